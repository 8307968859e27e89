public import CircuitModel

/// A sequence of letters, or of numbers, as it is written on the command line.
///
/// The letters of one input stand one a step, those of a vector in brackets: `1 1 0`, `[0 1] [1 1]`. Several inputs are
/// named: `a = 1 0; b = 1 1`, in one text or in several. Numbers are written as in circuit files.
public struct InputSequence: Sendable {
  /// The letters given for an input: a list of components for each step.
  private struct Letters {
    var name: String?
    var steps: [(components: [Rational], isVector: Bool)]
  }

  private let given: [Letters]

  /// Reads texts.
  public init(_ texts: [String]) throws(InputProblem) {
    var given: [Letters] = []
    for text in texts {
      for part in text.split(separator: ";") where part.contains(where: { !$0.isWhitespace }) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = sides.count == 2 ? sides[0].split(whereSeparator: \.isWhitespace).joined(separator: " ") : nil
        given.append(Letters(name: name, steps: try InputSequence.steps(of: sides[sides.count - 1])))
      }
    }
    self.given = given
  }
}

extension InputSequence {
  /// The sequence for a circuit: a letter of its alphabet for each step, or the numbers where some input is real.
  public func inputs(for circuit: Circuit) throws(InputProblem) -> Inputs {
    let inputs = circuit.namedInputs
    let names = inputs.map(\.name)
    if given.isEmpty { throw .nothingGiven(inputs: names) }
    if inputs.isEmpty { throw .noInputs(circuit: circuit.name) }
    var letters: [[[Rational]]] = []
    for input in inputs {
      let mine = given.filter { $0.name == input.name || $0.name == nil && inputs.count == 1 }
      if mine.count > 1 { throw .givenTwice(input.name) }
      guard let mine = mine.first else {
        try findMisnamed(among: names, in: circuit)
        throw .notGiven(input.name, inputs: names)
      }
      letters.append(try input.check(mine.steps))
    }
    try findMisnamed(among: names, in: circuit)
    let length = letters[0].count
    if let other = letters.firstIndex(where: { $0.count != length }) {
      throw .differentLengths(names[0], length, names[other], letters[other].count)
    }
    if length == 0 { throw .nothingGiven(inputs: names) }
    let steps = (0..<length).map { step in letters.flatMap { $0[step] } }
    if circuit.alphabet.isReal { return .numbers(steps) }
    // Every component was found among those that its input can take, so each step is a letter.
    return .letters(steps.compactMap(circuit.alphabet.letter))
  }

  private func findMisnamed(among names: [String], in circuit: Circuit) throws(InputProblem) {
    for letters in given {
      guard let name = letters.name else {
        if names.count > 1 { throw .nameNeeded(inputs: names) }
        continue
      }
      if !names.contains(name) { throw .unknownInput(name, circuit: circuit.name, inputs: names) }
    }
  }

  private static func steps(
    of text: Substring
  ) throws(InputProblem) -> [(components: [Rational], isVector: Bool)] {
    var steps: [(components: [Rational], isVector: Bool)] = []
    var vector: [Rational]?
    for word in InputSequence.words(of: text) {
      switch word {
      case "[":
        if vector != nil { throw .unreadable("[", "a bracket inside a vector") }
        vector = []
      case "]":
        guard let components = vector else { throw .unreadable("]", "a bracket that closes nothing") }
        steps.append((components, true))
        vector = nil
      default:
        guard let number = InputSequence.number(word) else { throw .unreadable(word, "not a number") }
        if vector != nil { vector?.append(number) } else { steps.append(([number], false)) }
      }
    }
    if vector != nil { throw .unreadable("[", "a bracket that is never closed") }
    return steps
  }

  /// Numbers and brackets; commas separate as spaces do.
  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text {
      if character.isWhitespace || character == "," {
        finish()
      } else if character == "[" || character == "]" {
        finish()
        words.append(String(character))
      } else {
        word.append(character)
      }
    }
    finish()
    return words
  }

  private static func number(_ word: String) -> Rational? {
    let digits = word.hasPrefix("-") ? String(word.dropFirst()) : word
    let parts = digits.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let numerator = Rational(decimal: parts[0]) else { return nil }
    let sign: Rational = word.hasPrefix("-") ? -1 : 1
    guard parts.count == 2 else { return sign * numerator }
    guard let denominator = Rational(decimal: parts[1]), !denominator.isZero else { return nil }
    return sign * numerator / denominator
  }
}

/// An input of a circuit with the name that the text gives it.
private struct NamedInput {
  var name: String
  var isVector: Bool
  var input: Alphabet.Input

  /// The components of each step, after a look at their shapes and values.
  func check(_ steps: [(components: [Rational], isVector: Bool)]) throws(InputProblem) -> [[Rational]] {
    var checked: [[Rational]] = []
    for (place, step) in steps.enumerated() {
      guard step.isVector == isVector, step.components.count == input.cells.count else {
        throw .wrongShape(name, step: place + 1, components: isVector ? input.cells.count : nil)
      }
      guard input.choices.include(step.components) else {
        let letter = joined(step.components.map { Value.exact($0).tableText }, asVector: isVector)
        throw .notALetter(letter, input: name, step: place + 1, allowed: input.choices.text(isVector: isVector))
      }
      checked.append(step.components)
    }
    return checked
  }
}

extension Circuit {
  fileprivate var namedInputs: [NamedInput] {
    alphabet.inputs.map { input in
      let signal = signals.first { $0.role == .input && $0.components == input.cells }
      return NamedInput(name: signal?.name ?? "", isVector: signal?.isVector ?? false, input: input)
    }
  }
}

extension Alphabet.Choices {
  fileprivate func include(_ components: [Rational]) -> Bool {
    switch self {
    case .each(let values): components.allSatisfy(values.contains)
    case .real: true
    case .oneHot: components.filter { $0 == 1 }.count == 1 && components.allSatisfy { $0 == 0 || $0 == 1 }
    }
  }

  /// What a letter can be, for a message: `0, 1`.
  fileprivate func text(isVector: Bool) -> String {
    switch self {
    case .real: return "any number"
    case .oneHot: return "a single 1 among zeros"
    case .each(let values):
      let most = 10
      let list =
        values.count <= most
        ? values.map(\.description).joined(separator: ", ")
        : "\(counted(values.count, "value")) from \(values[0]) to \(values[values.count - 1])"
      return isVector ? "components among \(list)" : list
    }
  }
}
