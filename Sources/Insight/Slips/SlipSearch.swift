public import CircuitModel
public import Verification

/// Looks for the usual slips after which the wrong numbers of an example would come out.
///
/// A slip is named only where it gives a wrong number to the digits written. What each slip makes of the circuit is worked
/// out once, and compared with every wrong number of the example: one that gives many of them is more likely than one
/// that happens to give a single one.
public struct SlipSearch: Sendable {
  /// A slip that gives wrong numbers of a claim.
  public struct Found: Hashable, Sendable {
    /// The slip.
    public let slip: Slip
    /// The numbers that it gives, by their place among those of the claim; nothing where it gives all of them.
    public let components: [Int]

    /// Names a slip.
    public init(slip: Slip, components: [Int] = []) {
      self.slip = slip
      self.components = components
    }
  }

  private let circuit: Circuit
  private let example: String
  private let inputs: Inputs
  /// What was found, by the place of the claim; `nil` as long as nobody looked.
  private var found: [Int: [Found]]?
  /// Whether somebody stopped it before everything was tried.
  public private(set) var isCutShort = false

  /// The most slips that are named for one claim.
  public static let mostNamed = 3
  /// Constants of more components than this are not tried out one by one.
  private static let mostConstants = 48
  /// The most equations of all steps that are worked out, in all circuits with slips together, for each claim again.
  private static let mostWork = 500_000

  /// Prepares to look into an example of a circuit.
  public init(of circuit: Circuit, _ claim: WorkedClaim) {
    self.circuit = circuit
    example = claim.example
    inputs = claim.inputs
  }
}

extension SlipSearch {
  /// Whether a claim is about the same example.
  public func isAbout(_ claim: WorkedClaim) -> Bool { claim.example == example && claim.inputs == inputs }

  /// The slips of which each alone gives the wrong numbers of a claim.
  ///
  /// - Parameters:
  ///   - place: which claim of the circuit.
  ///   - budget: its end stops the search.
  /// - Returns: the simplest first, and no more than a few.
  public mutating func slips(behindClaim place: Int, within budget: Budget = Budget()) -> [Found] {
    if let found { return found[place] ?? [] }
    var trial = Trial(circuit, inputs, claims: printedNumbers)
    isCutShort = !trial.run(mostConstants: Self.mostConstants, mostWork: Self.mostWork, within: budget)
    let all = isCutShort ? [:] : trial.found
    found = all
    return all[place] ?? []
  }

  /// What is printed by the claims of the example, by their places.
  private var printedNumbers: [(place: Int, numbers: [PrintedNumber])] {
    circuit.claims.enumerated().compactMap { place, claim in
      guard case .worked(let worked) = claim.kind, isAbout(worked) else { return nil }
      let numbers = worked.printedNumbers(claim)
      return numbers.isEmpty ? nil : (place, numbers)
    }
  }
}

extension WorkedClaim {
  /// The numbers that a claim prints: those after a `~`, or one side of `==` where it is a number.
  fileprivate func printedNumbers(_ claim: Claim) -> [PrintedNumber] {
    if let figure = figures.first {
      return figures.count > 1 ? [] : zip(figure.values, figure.written).map { PrintedNumber($0, $1) }
    }
    guard claim.sides.count == 2, formula.isEquality,
      let given = claim.sides.lastIndex(where: { $0.components.allSatisfy { $0.literal != nil } })
    else { return [] }
    let numbers = zip(claim.sides[1 - given].components, claim.sides[given].components).map {
      PrintedNumber($0, equalling: $1.literal ?? 0)
    }
    return numbers.contains { $0 == nil } ? [] : numbers.compactMap(\.self)
  }
}

extension Expression {
  /// The number, where the expression is one as it is written.
  package var literal: Rational? {
    switch self {
    case .number(let number): number
    case .arithmetic(.subtract, .number(0), .number(let number), _): -number
    default: nil
    }
  }

  fileprivate var isEquality: Bool {
    switch self {
    case .compare(.equal, _, _): true
    case .connect(.and, let left, let right): left.isEquality && right.isEquality
    default: false
    }
  }
}
