/// Why a text is not a sequence of letters of a circuit.
public enum InputProblem: Error, Hashable, Sendable {
  /// There is no letter at all.
  case nothingGiven(inputs: [String])
  /// The circuit reads nothing.
  case noInputs(circuit: String)
  /// A word that is neither a number nor a vector, and why.
  case unreadable(String, String)
  /// A name that no input has.
  case unknownInput(String, circuit: String, inputs: [String])
  /// Letters without a name where there are several inputs.
  case nameNeeded(inputs: [String])
  /// Two sequences for one input.
  case givenTwice(String)
  /// An input without letters.
  case notGiven(String, inputs: [String])
  /// A number where a vector is needed, or the other way round, or a vector of the wrong size; `nil` is a number.
  case wrongShape(String, step: Int, components: Int?)
  /// A value that the input cannot take.
  case notALetter(String, input: String, step: Int, allowed: String)
  /// Two inputs with different numbers of letters.
  case differentLengths(String, Int, String, Int)

  /// What to tell the user, in one place.
  public var message: String {
    switch self {
    case .nothingGiven(let inputs):
      "the sequence has no letters; write one a step: \(InputProblem.sample(inputs))"
    case .noInputs(let circuit):
      "`\(circuit.visible)` has no input; say how many steps to run with --up-to N instead of --input"
    case .unreadable(let word, let reason):
      "`\(word.visible)` in --input is \(reason); letters are numbers such as 1, -1 or 3/2, and vectors such as [0 1]"
    case .unknownInput(let name, let circuit, let inputs):
      "`\(circuit.visible)` has no input `\(name.visible)`; \(InputProblem.list(inputs))"
    case .nameNeeded(let inputs):
      "there are several inputs, so each sequence needs a name: \(InputProblem.sample(inputs))"
    case .givenTwice(let name):
      "the input `\(name.visible)` is given two sequences"
    case .notGiven(let name, let inputs):
      "the input `\(name.visible)` is given no letters: \(InputProblem.sample(inputs))"
    case .wrongShape(let name, let step, nil):
      "the input `\(name.visible)` takes one number a step, but letter \(step) is a vector; write it without brackets"
    case .wrongShape(let name, let step, let components?):
      "the input `\(name.visible)` takes a vector of \(components) a step, but letter \(step) is not one; "
        + "write [\(Array(repeating: "0", count: min(components, 8)).joined(separator: " "))"
        + (components > 8 ? " ...]" : "]")
    case .notALetter(let letter, let input, let step, let allowed):
      "letter \(step) of the input `\(input.visible)` is \(letter), but it takes \(allowed)"
    case .differentLengths(let first, let length, let second, let otherLength):
      "every input needs as many letters as the others, but `\(first.visible)` has \(length) and "
        + "`\(second.visible)` has \(otherLength)"
    }
  }

  private static func sample(_ inputs: [String]) -> String {
    inputs.count < 2
      ? "--input \"1 1 0 1\""
      : "--input \"" + inputs.prefix(4).map { "\($0.visible) = 1 0 1" }.joined(separator: "; ") + "\""
  }

  private static func list(_ inputs: [String]) -> String {
    let names = inputs.map { "`\($0.visible)`" }.joined(separator: ", ")
    return inputs.count == 1 ? "its input is \(names)" : "its inputs are \(names)"
  }
}
