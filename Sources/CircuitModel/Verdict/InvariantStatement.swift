/// What an invariant says of the numbers that grow, for people to read.
public struct InvariantStatement: Sendable {
  /// How many pieces there are.
  public let pieces: Int
  /// One of these lists of equations holds at the start and after every step, those with fewer equations first. Pieces
  /// that say the same, or more, share one.
  public let alternatives: [[Equation]]

  /// `Σ coefficient · register + constant == 0`, in the smallest whole numbers, the first coefficient above 0.
  public struct Equation: Hashable, Sendable {
    /// The terms, by increasing number of their register.
    public let terms: [Term]
    /// What is added to the terms.
    public let constant: BigInteger
  }

  /// A term of an equation.
  public struct Term: Hashable, Sendable {
    /// What the register's meaning is multiplied by.
    public let coefficient: BigInteger
    /// The register's number.
    public let register: Int
    /// What it stands for, where that is known.
    public let origin: Origin?
  }

  init(_ invariant: Invariant, of network: CompiledNetwork) {
    pieces = invariant.pieces.count
    var systems: [EquationSystem] = []
    for piece in invariant.pieces {
      let system = EquationSystem(point: piece.point, directions: piece.directions)
      if systems.contains(where: { $0.contains(system) }) { continue }
      systems.removeAll { system.contains($0) }
      systems.append(system)
    }
    let free = network.registers.indices.filter { !invariant.tracked.contains($0) }
    let registers = free.map { ($0, network.registers[$0].origin) }
    let lists = systems.map { $0.equations.compactMap { Equation($0, of: registers) } }
    alternatives = (0...free.count).flatMap { count in lists.filter { $0.count == count } }
  }
}

extension EquationSystem {
  /// Whether every solution of the other system is one of this.
  fileprivate func contains(_ other: EquationSystem) -> Bool { equations.allSatisfy(other.implies) }
}

extension InvariantStatement.Equation {
  /// The equation of a row; `nil` where it says nothing of what the registers stand for.
  fileprivate init?(_ row: EquationSystem.Row, of registers: [(number: Int, origin: Origin?)]) {
    // Registers that hold multiples of one thing are one.
    var parts: [(coefficient: Rational, register: Int, origin: Origin?)] = []
    for (coefficient, register) in zip(row, registers) where !coefficient.isZero {
      let (multiple, origin) = register.origin.map { ($0.multiple, $0.simplest) } ?? (1, nil)
      if let place = parts.firstIndex(where: { origin != nil && $0.origin == origin }) {
        parts[place].coefficient += multiple * coefficient
      } else {
        parts.append((multiple * coefficient, register.number, origin))
      }
    }
    parts.removeAll(where: \.coefficient.isZero)
    guard let first = parts.first, let last = row.last else { return nil }
    let numbers = parts.map(\.coefficient) + [last]
    let denominator = numbers.reduce(BigInteger(1)) { leastCommonMultiple($0, $1.denominator) }
    let divisor = numbers.reduce(BigInteger(0)) {
      .greatestCommonDivisor($0, (Rational(denominator) * $1).numerator)
    }
    let factor = Rational(first.coefficient.signum()) * Rational(denominator, divisor)
    terms = parts.map { part in
      InvariantStatement.Term(
        coefficient: (factor * part.coefficient).numerator, register: part.register, origin: part.origin)
    }
    constant = (factor * last).numerator
  }
}

extension Origin {
  /// How many times `simplest` the register holds.
  fileprivate var multiple: Rational {
    switch self {
    case .cell(_, _, let scale): Rational(scale)
    case .sum(let summands, _, _):
      summands.first.map { first in
        let divisor = summands.reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1.coefficient.numerator) }
        let denominator = summands.reduce(BigInteger(1)) { leastCommonMultiple($0, $1.coefficient.denominator) }
        return Rational(first.coefficient.signum()) * Rational(divisor, denominator)
      } ?? 1
    }
  }

  /// The same thing, of which others are multiples.
  fileprivate var simplest: Origin {
    switch self {
    case .cell(let cell, let stepsAgo, _): return .cell(cell, stepsAgo: stepsAgo, scale: 1)
    case .sum(let summands, let weight, let stepsAgo):
      let simplest = summands.map { Summand(coefficient: $0.coefficient / multiple, cell: $0.cell) }
      return .sum(simplest, weight: weight, stepsAgo: stepsAgo)
    }
  }
}
