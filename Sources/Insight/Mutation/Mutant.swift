public import CircuitModel

/// A circuit with one thing made different, to see whether its claims notice.
public struct Mutant: Sendable {
  /// What was made different.
  public enum Kind: String, CaseIterable, Sendable {
    case weight, bias
    case initial = "initial value"
    case tieRule = "tie rule"
    case comparison
    case ownEquation = "first step"
    case connection
  }

  /// What was made different.
  public let kind: Kind
  /// The change, with what it brings along: a value for a step before the first that is now read.
  public let changes: [Change]
  /// The circuit that it makes.
  public let circuit: Circuit
}

/// The mutants of a circuit: each differs from it, and from the others, as a network.
///
/// The idea of judging tests by small faults is that of R. A. DeMillo, R. J. Lipton and F. G. Sayward, "Hints on test data
/// selection: help for the practicing programmer", 1978, doi:10.1109/C-M.1978.218136.
public struct Mutants: Sendable {
  /// The mutants, by kind.
  public let all: [Mutant]
  /// How many there are, those that a limit left out among them.
  public let possible: Int

  /// The most mutants that are made unless told otherwise; of more, some are taken in even distances.
  public static let usualMost = 500

  /// Makes the mutants of a circuit.
  ///
  /// - Weights become one more, one less, their negative, and 0, which removes the connection.
  /// - Biases become one more, one less, their negative, 0, and on each side the nearest at which the unit decides otherwise
  ///   in some state that is met.
  /// - Initial values become the other values that the cell takes.
  /// - Tie rules become the other ones; comparisons lose or gain their equality.
  /// - Equations of single steps are given up for the general one.
  /// - Connections come from one step earlier or later, or from another input or unit of the same kind.
  public init(of circuit: Circuit, most: Int = Mutants.usualMost) {
    var mutation = Mutation(circuit)
    mutation.changeNumbers()
    mutation.changeRules()
    mutation.changeConnections()
    let order = Mutant.Kind.allCases
    let found = mutation.found.enumerated().sorted {
      (order.firstIndex(of: $0.element.kind) ?? 0, $0.offset) < (order.firstIndex(of: $1.element.kind) ?? 0, $1.offset)
    }.map(\.element)
    possible = found.count
    all = found.count <= most ? found : (0..<most).map { found[$0 * found.count / most] }
  }
}
