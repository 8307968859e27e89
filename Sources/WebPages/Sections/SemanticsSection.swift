import CircuitModel
import Insight
import Reports
import Verification

/// What the words of a circuit mean here: where it starts, what it reads, how it counts, what happens at a tie.
struct SemanticsSection {
  private let circuit: Circuit
  private let file: Report.File
  private let upTo: Int?

  init(_ circuit: Circuit, _ file: Report.File, upTo: Int?) {
    self.upTo = upTo
    self.circuit = circuit
    self.file = file
  }

  /// The section.
  var markup: Markup {
    .element("h3", [:], "What this rests on")
      + .definitions([
        ("Inputs", Markup(inputs)), ("Sequences", assumptions), ("Start", Markup(start)), ("Ties", Markup(ties)),
        (
          "Numbers",
          "Every number is an exact fraction; nothing is rounded. A sigmoid or tanh is compared exactly, and shown as a "
            + "decimal after ≈, every digit of which is right."
        ),
        (
          "Claims",
          "A claim is judged at every step, when all values of the step are known; the first step is 1. An equation that "
            + "cannot be computed is an error, never a pass."
        ),
        (
          "Bound",
          Markup("Where no proof for every length is found, lengths up to \(bound).")
        ),
      ])
  }

  private var bound: String {
    if let upTo { return "\(upTo) are covered, as the command asked" }
    return circuit.bound.map { "\($0) are covered, as the file says" }
      ?? "\(Judge.usualLength) are covered, since the file gives no bound"
  }

  private var inputs: String {
    let texts = zip(circuit.alphabet.inputs, circuit.signals.filter { $0.role == .input }).map { input, signal in
      let values =
        switch input.choices {
        case .oneHot: "one 1 among zeros"
        case .real: "any number"
        case .each(let values) where values.count <= 8: values.map { "\($0)" }.joined(separator: ", ")
        case .each(let values): "\(values.count) values from \(values[0]) to \(values[values.count - 1])"
        }
      return signal.isVector
        ? "\(signal.name.visible), a vector of \(counted(input.cells.count, "component")): \(values)"
        : "\(signal.name.visible): \(values)"
    }
    let letters = counted(circuit.alphabet.count, "letter")
    return texts.isEmpty
      ? "None; there is one sequence of each length." : "\(texts.joined(separator: "; ")) (\(letters))."
  }

  private var assumptions: Markup {
    if circuit.assumptions.isEmpty { return "All sequences are considered." }
    return "Only sequences that keep this at every step: "
      + Markup(
        circuit.assumptions.map { .element("code", [:], Markup(file.text(of: $0.range))) }, separatedBy: "; ")
  }

  private var start: String {
    let values = circuit.cells.indices.flatMap { place in
      circuit.cells[place].initial.enumerated().compactMap { lag, value in
        value.map { "\(circuit.name(of: CellID(place), at: -lag)) = \($0)" }
      }
    }
    return values.isEmpty ? "Nothing before step 1 is read." : values.joined(separator: ", ") + "."
  }

  private var ties: String {
    var rules: [String] = []
    for preActivation in circuit.preActivations {
      guard case .activation(let activation) = preActivation.use else { continue }
      let rule: String
      switch activation {
      case .step(.undeclared), .sign(.undeclared):
        rule = "no rule says what \(activation.word)(0) is, so meeting it would be reported"
      default:
        guard let answer = activation.answerAtTie else { continue }
        rule = "\(activation.word)(0) = \(answer)"
      }
      if !rules.contains(rule) { rules.append(rule) }
    }
    return rules.isEmpty ? "No unit decides by the sign of a sum." : rules.joined(separator: "; ") + "."
  }
}
