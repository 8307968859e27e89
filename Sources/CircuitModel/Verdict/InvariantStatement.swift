/// What an invariant says of the numbers that grow, for people to read.
public struct InvariantStatement: Sendable {
  /// How many pieces there are.
  public let pieces: Int
  /// One of these lists of equations holds at the start and after every step, those with fewer equations first. Pieces
  /// that say the same, or more, share one. Nothing is said of very many pieces.
  public let alternatives: [[Equation]]

  /// `Σ coefficient · register + constant == 0`, in the smallest whole numbers, the first coefficient above 0.
  public struct Equation: Hashable, Sendable {
    /// The terms: cells, then sums, by increasing number of their registers.
    public let terms: [Term]
    /// What is added to the terms.
    public let constant: BigInteger
  }

  /// A term of an equation.
  public struct Term: Hashable, Sendable {
    /// What the subject is multiplied by.
    public let coefficient: BigInteger
    /// What the term is about.
    public let subject: Subject
  }

  /// What can be said of a register.
  public enum Subject: Hashable, Sendable {
    /// What it stands for.
    case known(Origin)
    /// Its number alone.
    case register(Int)
  }

  /// The most pieces that are compared with one another.
  private static let mostPieces = 256

  init(pieces: Int, alternatives: [[Equation]]) {
    self.pieces = pieces
    self.alternatives = alternatives
  }

  init(_ invariant: Invariant, of network: CompiledNetwork) {
    pieces = invariant.pieces.count
    var systems: [EquationSystem] = []
    for piece in invariant.pieces where pieces <= Self.mostPieces {
      let system = EquationSystem(point: piece.point, directions: piece.directions)
      if systems.contains(where: { $0.contains(system) }) { continue }
      systems.removeAll { system.contains($0) }
      systems.append(system)
    }
    let free = network.registers.indices.filter { !invariant.tracked.contains($0) }
    let registers = free.map { ($0, network.registers[$0].origin) }
    let lists = systems.map { system in
      system.equations.reduce(into: [Equation]()) { list, row in
        if let equation = Equation(row, of: registers), !list.contains(equation) { list.append(equation) }
      }
    }
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
    // Registers that hold multiples of one thing are one; cells come before sums.
    var parts: [(coefficient: Rational, subject: InvariantStatement.Subject)] = []
    for (coefficient, register) in zip(row, registers) where !coefficient.isZero {
      let multiple = register.origin?.multiple ?? 1
      let subject = register.origin.map { .known($0.simplest) } ?? InvariantStatement.Subject.register(register.number)
      if let place = parts.firstIndex(where: { $0.subject == subject }) {
        parts[place].coefficient += multiple * coefficient
      } else {
        parts.append((multiple * coefficient, subject))
      }
    }
    parts.removeAll(where: \.coefficient.isZero)
    parts = parts.filter(\.subject.isCell) + parts.filter { !$0.subject.isCell }
    guard let first = parts.first, let last = row.last else { return nil }
    let numbers = parts.map(\.coefficient) + [last]
    let denominator = numbers.reduce(BigInteger(1)) { leastCommonMultiple($0, $1.denominator) }
    let divisor = numbers.reduce(BigInteger(0)) {
      .greatestCommonDivisor($0, (Rational(denominator) * $1).numerator)
    }
    let factor = Rational(first.coefficient.signum()) * Rational(denominator, divisor)
    terms = parts.map { part in
      InvariantStatement.Term(coefficient: (factor * part.coefficient).numerator, subject: part.subject)
    }
    constant = (factor * last).numerator
  }
}

extension InvariantStatement.Subject {
  fileprivate var isCell: Bool { if case .known(.cell) = self { true } else { false } }
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
