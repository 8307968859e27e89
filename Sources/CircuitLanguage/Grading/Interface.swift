import CircuitModel

/// What a circuit shows to the outside: what it is given and what it answers.
struct Interface: Sendable {
  /// An input.
  struct Input: Sendable {
    /// The name, and where it is declared.
    var name: NameSyntax
    /// What it can be.
    var choices: Alphabet.Choices
    /// Its shape.
    var shape: Shape
  }

  /// A signal that may be asked for as an output.
  struct Answer: Sendable {
    /// The name, and where it is declared.
    var name: NameSyntax
    /// Its shape.
    var shape: Shape
    /// Whether the text calls it an `output`.
    var isOutput: Bool
    /// The values given for the steps before the first, as written.
    var initialValues: [InitialValue]
  }

  /// A value for a step before the first.
  struct InitialValue: Sendable {
    var step: Int
    var value: ExpressionSyntax
    var range: SourceRange
  }

  /// The inputs, in the order declared.
  var inputs: [Input] = []
  /// The units that the text itself defines, in the order declared.
  var answers: [Answer] = []

  /// What a sound draft shows.
  init(_ draft: Draft) {
    for place in draft.signalOrder {
      let signal = draft.signals[place]
      guard !signal.isOfInstance, let shape = signal.shape else { continue }
      let name = NameSyntax(text: signal.name, range: signal.declaration)
      switch signal.role {
      case .input:
        guard let choices = signal.choices else { continue }
        inputs.append(Input(name: name, choices: choices, shape: shape))
      case .unit, .output:
        answers.append(
          Answer(
            name: name, shape: shape, isOutput: signal.role == .output,
            initialValues: signal.initialValues.map { .init(step: $0.step, value: $0.value, range: $0.range) }))
      case .reference, .wire: continue
      }
    }
  }
}

extension Interface {
  /// The signals that the text calls outputs.
  var outputs: [Answer] { answers.filter(\.isOutput) }

  /// The answer of a name.
  func answer(_ name: String) -> Answer? { answers.first { $0.name.text == name } }

  /// How a student's circuit differs from what this one asks for: nothing where it can take its place.
  ///
  /// - Parameters:
  ///   - other: what the student's circuit shows.
  ///   - written: the student's circuit as written, references included.
  /// - Returns: what is missing, what is there and not asked for, and what has another type or shape.
  func differences(of other: Interface, in written: CircuitSyntax) -> Findings {
    var findings = Findings()
    let circuit = written.name
    for input in inputs {
      guard let given = other.inputs.first(where: { $0.name.text == input.name.text }) else {
        let near = nearestNames(to: input.name.text, among: other.inputs.map(\.name.text))
        findings.add(GradingProblem.missingInput(input, circuit, nearest: near).report())
        continue
      }
      if given.choices != input.choices || given.shape != input.shape {
        findings.add(GradingProblem.otherInput(given, asked: input).report())
      }
    }
    for input in other.inputs where !inputs.contains(where: { $0.name.text == input.name.text }) {
      findings.add(GradingProblem.unaskedInput(input, asked: inputs.map(\.name.text)).report())
    }
    for output in outputs {
      guard let given = other.answer(output.name.text) else {
        let name = output.name.text
        if let place = written.references[name] ?? written.inputs[name] {
          let isReference = written.references[name] != nil
          findings.add(GradingProblem.noAnswer(output.name, isReference: isReference, place).report())
        } else {
          let near = nearestNames(to: name, among: other.answers.map(\.name.text))
          findings.add(GradingProblem.missingOutput(output, circuit, nearest: near).report())
        }
        continue
      }
      if given.shape != output.shape {
        findings.add(GradingProblem.otherOutput(given, asked: output).report())
      }
    }
    return findings
  }
}

extension Interface.Input {
  /// The type as the text would write it.
  var type: String {
    let size = shape == .number ? "" : "[\(shape.count)]"
    guard case .each(let values) = choices else { return "onehot\(size)" }
    switch values {
    case [0, 1]: return "bit\(size)"
    case [-1, 1]: return "sign\(size)"
    default: return values.type + size
    }
  }
}

extension [Rational] {
  /// The type of a number that can be any of these: a range where they follow each other, otherwise a set.
  fileprivate var type: String {
    if count > 2, let first, let last, allSatisfy(\.isInteger), last - first == Rational(count - 1) {
      return "\(first)..\(last)"
    }
    return "{\(prefix(8).map(\.description).joined(separator: ", "))\(count > 8 ? ", …" : "")}"
  }
}
