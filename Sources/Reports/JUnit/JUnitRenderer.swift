import CircuitLanguage

/// A report as JUnit writes the results of tests: a suite for each file, a case for each claim.
///
/// A claim that is known not to hold is a failure. One that is undecided or cannot be judged is an error, and so is a file
/// that is rejected or cannot be read. Nothing is ever skipped, since that would be green, and a run without a case has an
/// error instead.
public struct JUnitRenderer: ReportRenderer {
  private var requiresProof = false
  private var isEmpty = true

  /// Makes a renderer.
  public init() {}
}

extension JUnitRenderer {
  /// The beginning of the document.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="heaviside">

      """
  }

  /// The suite of a file; none where nothing was asked of it.
  public mutating func add(_ file: Report.File) -> String {
    let claims = file.circuits.flatMap { circuit in circuit.claims.map { testCase($0, of: circuit, in: file) } }
    let problems = file.noticesBesideClaims.filter { $0.severity == .error }.map { notice in
      TestCase(
        name: notice.rule.id, group: file.path, place: notice.place,
        result: .error(type: notice.rule.id, message: notice.line, body: notice.evidence))
    }
    return suite(file.path, claims + problems)
  }

  /// The end of the document, with an error where the run did not look at everything.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    var text = ""
    if let sentence = ending.sentence, let id = ending.id {
      text = runSuite(id, sentence)
    } else if isEmpty {
      text = runSuite("nothing", "no claim was judged")
    }
    return text + "</testsuites>\n"
  }
}

extension JUnitRenderer {
  /// A case before it is written.
  private struct TestCase {
    enum Result {
      case passed
      case failure(type: String, message: String, body: [String])
      case error(type: String, message: String, body: [String])
    }

    var name: String
    var group: String
    var place: Place?
    var properties: [(name: String, value: String)] = []
    var result: Result
  }

  private func testCase(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> TestCase {
    let notice = Notice(claim, of: circuit, in: file, requiringProof: requiresProof)
    let properties: [(name: String, value: String?)] = [
      ("verdict", claim.outcome.machineWord), ("engine", claim.engine),
      ("states", claim.states.map(String.init)), ("upTo", claim.lengthCovered.map(String.init)),
      ("sequences", claim.sequences), ("invariant", claim.invariant),
    ]
    return TestCase(
      name: claim.name, group: circuit.name, place: file.place(of: claim.range),
      properties: properties.compactMap { name, value in value.map { (name, $0) } }, result: result(notice))
  }

  private func result(_ notice: Notice?) -> TestCase.Result {
    guard let notice else { return .passed }
    guard case .claim(let finding) = notice.rule, finding.exitStatus == .failed else {
      return .error(type: notice.rule.id, message: notice.line, body: notice.evidence)
    }
    return .failure(type: finding.rawValue, message: notice.line, body: notice.evidence)
  }

  private mutating func runSuite(_ id: String, _ message: String) -> String {
    let run = TestCase(name: "run", group: "heaviside", result: .error(type: id, message: message, body: []))
    return suite("heaviside", [run])
  }

  private mutating func suite(_ name: String, _ cases: [TestCase]) -> String {
    if cases.isEmpty { return "" }
    isEmpty = false
    let failures = cases.count { if case .failure = $0.result { true } else { false } }
    let errors = cases.count { if case .error = $0.result { true } else { false } }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
    return "  <testsuite name=\"\(name.xmlAttribute)\" \(counts)>\n" + cases.map(element).joined() + "  </testsuite>\n"
  }

  private func element(_ testCase: TestCase) -> String {
    let place = testCase.place.map { " file=\"\($0.path.xmlAttribute)\" line=\"\($0.line)\"" } ?? ""
    let name = "name=\"\(testCase.name.xmlAttribute)\" classname=\"\(testCase.group.xmlAttribute)\""
    var lines = ["    <testcase \(name)\(place)>"]
    if !testCase.properties.isEmpty {
      let list = testCase.properties.map { name, value in
        "        <property name=\"\(name)\" value=\"\(value.xmlAttribute)\"/>"
      }
      lines += ["      <properties>"] + list + ["      </properties>"]
    }
    switch testCase.result {
    case .passed: break
    case .failure(let type, let message, let body): lines.append(problem("failure", type, message, body))
    case .error(let type, let message, let body): lines.append(problem("error", type, message, body))
    }
    return (lines + ["    </testcase>"]).map { $0 + "\n" }.joined()
  }

  private func problem(_ tag: String, _ type: String, _ message: String, _ body: [String]) -> String {
    let head = "      <\(tag) type=\"\(type)\" message=\"\(message.xmlAttribute)\""
    return body.isEmpty ? head + "/>" : head + ">\n\(body.joined(separator: "\n").xmlText)\n</\(tag)>"
  }
}
