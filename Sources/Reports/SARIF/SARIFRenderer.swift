import CircuitLanguage
import CircuitModel

/// A report in the Static Analysis Results Interchange Format, version 2.1.0, as GitHub's code scanning takes it: a result
/// for each claim that is no pass and for each thing that is wrong with a file, with the run that shows it as a flow.
///
/// Results stand before the rules that they name, so that each can be written when it is found out.
public struct SARIFRenderer: ReportRenderer {
  /// The folder of the repository.
  public var root: SourceRoot
  /// The most results that are written; of more, code scanning refuses the file.
  public var resultLimit: Int
  private var requiresProof = false
  private var resultCount = 0
  private var leftOutCount = 0
  /// The rules named so far, those of claims first.
  private var rules = Finding.allCases.map(Notice.Rule.claim)

  /// Makes a renderer.
  public init(root: SourceRoot = SourceRoot(), resultLimit: Int = 25_000) {
    self.root = root
    self.resultLimit = resultLimit
  }
}

extension SARIFRenderer {
  /// The beginning of the log and of its one run, up to the results.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    let log = JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
    ])
    let folder = JSONValue.object([("description", SARIFText.message("The root of the repository."))])
    let run = JSONValue.object([
      ("columnKind", .string("unicodeCodePoints")), ("originalUriBaseIds", .object([(SARIFText.rootID, folder)])),
    ])
    return log.opened(by: "runs") + "\n    " + run.opened(by: "results", indentedBy: 2)
  }

  /// The result of a claim that is no pass. One that cannot be judged is told with its file, once for all such claims.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String {
    guard let notice = Notice.ofClaim(claim, of: circuit, in: file, requiringProof: requiresProof) else {
      return ""
    }
    return add(notice, identity: [file.path, claim.kind.rawValue, circuit.name, claim.name])
  }

  /// The results of what is wrong with a file.
  public mutating func add(_ file: Report.File) -> String {
    var text = ""
    var known: [[String]: Int] = [:]
    for diagnostic in file.diagnostics {
      let identity = [file.path, diagnostic.code.rawValue, diagnostic.headline]
      known[identity, default: 0] += 1
      text += add(Notice(diagnostic, in: file), identity: identity + ["\(known[identity, default: 0])"])
    }
    return text
  }

  /// The rules, and how the run ended.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    let driver = JSONValue.object([
      ("name", .string("heaviside")), ("semanticVersion", .string(summary.setting.version)),
      ("rules", .array(rules.map(\.json))),
    ])
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])), ("invocations", .array([invocation(summary, ending)])),
    ])
    return (resultCount == 0 ? "]" : "\n      ]") + run.closing(indentedBy: 2) + "\n  ]\n}\n"
  }
}

extension SARIFRenderer {
  private mutating func add(_ notice: Notice, identity: [String]) -> String {
    guard resultCount < resultLimit else {
      leftOutCount += 1
      return ""
    }
    if !rules.contains(notice.rule) { rules.append(notice.rule) }
    defer { resultCount += 1 }
    // A line each: indented, the flow of a long run would be mostly blanks.
    return (resultCount == 0 ? "\n        " : ",\n        ") + result(notice, identity).line.dropLast()
  }

  private func result(_ notice: Notice, _ identity: [String]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("ruleId", .string(notice.rule.id)), ("ruleIndex", .number(rules.firstIndex(of: notice.rule) ?? 0)),
      ("level", .string(notice.severity.rawValue)),
      ("message", SARIFText.message(([notice.line] + notice.causes).joined(separator: "; "))),
      ("locations", .array([.object([physical(notice.place)] + logical(notice))])),
      ("partialFingerprints", .object([("heavisideIdentity/v1", .string(SARIFText.fingerprint(identity)))])),
    ]
    if let run = notice.run, run.length > 0 {
      let flow = JSONValue.object([("locations", .array(steps(of: run, at: notice.place)))])
      members.append(("codeFlows", .array([.object([("threadFlows", .array([flow]))])])))
    }
    return .object(members)
  }

  private func logical(_ notice: Notice) -> [(key: String, value: JSONValue)] {
    notice.subject.map {
      [("logicalLocations", .array([.object([("fullyQualifiedName", .string($0)), ("kind", .string("claim"))])]))]
    } ?? []
  }

  private func physical(_ place: Place) -> (key: String, value: JSONValue) {
    let (path, isBelowRoot) = root.path(to: place.path)
    let artifact: [(key: String, value: JSONValue)] =
      isBelowRoot
      ? [("uri", .string(path.uriPath)), ("uriBaseId", .string(SARIFText.rootID))]
      : [("uri", .string("file://" + path.uriPath))]
    let region: [(key: String, value: JSONValue)] = [
      ("startLine", .number(place.line)), ("startColumn", .number(place.column)), ("endLine", .number(place.endLine)),
      ("endColumn", .number(place.endColumn)),
    ]
    return ("physicalLocation", .object([("artifactLocation", .object(artifact)), ("region", .object(region))]))
  }

  /// A location for each step of a run, as many as code scanning shows: of a longer run the beginning and the end.
  private func steps(of run: Report.Run, at place: Place) -> [JSONValue] {
    func location(_ text: String) -> JSONValue {
      .object([("location", .object([physical(place), ("message", SARIFText.message(text))]))])
    }
    func locations(_ steps: ClosedRange<Int>) -> [JSONValue] {
      steps.map { location("step \($0)" + (run.stepText($0).isEmpty ? "" : ": \(run.stepText($0))")) }
    }
    guard run.length > Self.mostSteps else { return locations(1...run.length) }
    let half = Self.mostSteps / 2
    let (first, last) = (half, run.length - half + 1)
    return locations(1...(first - 1)) + [location("steps \(first) to \(last - 1) are left out here")]
      + locations(last...run.length)
  }

  private static let mostSteps = 1000

  private func invocation(_ summary: Summary, _ ending: Report.Ending) -> JSONValue {
    let status = ExitStatus.severest([summary.exitStatus, ending.exitStatus])
    let leftOut =
      leftOutCount == 0
      ? [] : [("warning", "code scanning takes no more results than these; \(leftOutCount) more are left out here")]
    let problems = leftOut + (ending.sentence.map { [("error", $0)] } ?? [])
    let notifications = problems.map { level, text in
      JSONValue.object([("level", .string(level)), ("message", SARIFText.message(text))])
    }
    return .object([
      ("executionSuccessful", .boolean(ending == .complete)), ("exitCode", .number(Int(status.rawValue))),
      ("toolExecutionNotifications", .array(notifications)),
    ])
  }
}

extension Report.Run {
  /// The values of all signals at a step, counted from 1: `x = 1, y = 0`.
  fileprivate func stepText(_ step: Int) -> String {
    signalsInReadingOrder.map { "\($0.name.visible) = \($0.tableText(atStep: step))" }.joined(separator: ", ")
  }
}
