package import CircuitModel
public import Insight

extension Explanation {
  /// The parts, in the order in which they are told: a new kind of insight is a property, and a line here.
  package var sections: [ExplanationSection] {
    [
      units.section(of: circuit), marginsSection,
      start?.section(of: circuit) ?? ExplanationSection(title: "The start", paragraphs: [], key: "start", json: .null),
      machine.section,
    ]
  }

  private var marginsSection: ExplanationSection {
    switch margins {
    case .success(let margins): margins.section
    case .failure: ExplanationSection(title: "Ties and margins", paragraphs: [], key: "margins", json: .null)
    }
  }

  /// How many states were looked at, and whether they are all.
  package var extent: String {
    switch units.extent {
    case .complete(let states):
      let sequences = circuit.assumptions.isEmpty ? "all sequences" : "all sequences that keep the assumptions"
      return "\(counted(states, "state")) can be reached; what follows holds for \(sequences)."
    case .cut(let states, let limit):
      let ending =
        switch limit {
        case .time: "\(counted(states, "state")) were met before the time was over"
        case .interrupted: "\(counted(states, "state")) were met before this was stopped"
        default: "More than \(counted(states, "state")) can be reached"
        }
      return "\(ending), and not all were looked at: tables show what was met, and nothing is said that was not proved."
    case .none(.continuous(let continuity)):
      return "There are no states to list, since \(continuity.text): tables, margins, starts and the machine are left "
        + "out."
    case .none(let obstacle): return "The states of this circuit cannot be told apart: \(obstacle.reason(in: circuit))."
    }
  }
}

extension Circuit {
  /// What the circuit is for: the description up to the end of a sentence; the rest is in the file.
  fileprivate var firstSentence: String {
    let words = summary.split(whereSeparator: \.isWhitespace).map { String($0).visible }
    let end = words.firstIndex { $0.hasSuffix(".") || $0.hasSuffix("?") || $0.hasSuffix("!") } ?? words.count - 1
    return words.prefix(end + 1).joined(separator: " ")
  }
}

extension StatesObstacle {
  /// Why states cannot be told apart.
  package func reason(in circuit: Circuit) -> String {
    switch self {
    case .continuous(let continuity): continuity.text
    case .history(let cell): "\(circuit.name(of: cell, at: "t")) reads more than the last few steps"
    case .smooth(let cell): "\(circuit.name(of: cell, at: "t")) is remembered, and is not rational"
    case .assumption(let obstacle): "an assumption remembers too much: \(obstacle.text)"
    }
  }
}

/// What `explain` says of the circuits of a file.
public struct ExplanationReport: Sendable {
  /// The version of the tool.
  public var version: String
  /// The file, with nothing judged.
  public var file: Report.File
  /// The circuits.
  public var explanations: [Explanation]

  /// Makes a report.
  public init(_ explanations: [Explanation], of file: Report.File, version: String) {
    self.explanations = explanations
    self.file = file
    self.version = version
  }
}

extension ExplanationReport {
  /// The report for people.
  public func text(width: Int = 80, usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    var text = palette.paint(file.path.visible, .heading) + "\n"
    for (place, explanation) in explanations.enumerated() {
      let circuit = explanation.circuit
      if place > 0 { text += "\n" }
      text += "  \(palette.paint(circuit.name.visible, .heading))\n"
      for line in circuit.firstSentence.broken(to: width - 4) { text += "    \(palette.paint(line, .aside))\n" }
      for line in explanation.extent.broken(to: width - 4) { text += "    \(line)\n" }
      for section in explanation.sections where !section.paragraphs.isEmpty {
        text += "\n" + section.text(palette, width: width, indent: 4)
      }
    }
    return text
  }

  /// The report for machines: the schema `heaviside.explain/1`, described by `Schemas/explain-1.schema.json`.
  public var json: String {
    JSONValue.object([
      ("schema", .string("heaviside.explain/1")), ("version", .string(version)), ("path", .string(file.path)),
      ("circuits", .array(explanations.map(json))),
    ]).text
  }

  private func json(_ explanation: Explanation) -> JSONValue {
    var states: [(key: String, value: JSONValue)]
    switch explanation.units.extent {
    case .complete(let count): states = [("count", .number(count)), ("complete", .boolean(true)), ("reason", .null)]
    case .cut(let count, let limit):
      states = [("count", .number(count)), ("complete", .boolean(false)), ("reason", .string(limit.word))]
    case .none(let obstacle):
      states = [
        ("count", .null), ("complete", .boolean(false)), ("reason", .string(obstacle.reason(in: explanation.circuit))),
      ]
    }
    return .object(
      [("name", .string(explanation.circuit.name)), ("states", .object(states))]
        + explanation.sections.map { ($0.key, $0.json) })
  }
}

extension Verdict.Limit {
  /// What ended a look at the states.
  fileprivate var word: String {
    switch self {
    case .states: "states"
    case .memory: "memory"
    case .time: "time"
    case .interrupted: "interrupted"
    case .numbers, .sequences, .noInvariant, .noTrigger, .precision, .ranges: "limit"
    }
  }
}
