public import CircuitModel

/// Whether requirements on numbers can be kept together, each answer with what shows it.
///
/// By Motzkin's transposition theorem a system of strict and weak linear inequalities either has a solution, or some
/// combination of them with factors that are not negative comes to `0 > 0`, or to a number below 0 that is said to be at
/// least 0. The factors are themselves the solution of a linear programme in equations; this one is solved exactly, and
/// where it has no solution, its dual solution is a point that keeps every requirement.
///
/// T. S. Motzkin, *Beiträge zur Theorie der linearen Ungleichungen*, Basel 1936; for weak inequalities: J. Farkas, *Theorie
/// der einfachen Ungleichungen*, J. reine angew. Math. 124 (1902), doi:10.1515/crll.1902.124.1. How pivots are chosen so
/// that it ends: R. G. Bland, *New finite pivoting rules for the simplex method*, Math. Oper. Res. 2 (1977),
/// doi:10.1287/moor.2.2.103.
///
/// ```swift
/// Feasibility([Requirement(HoleSum(hole: 0), .positive), Requirement(HoleSum(hole: 0), .negative)])
/// // contradiction [1, 1]: ?1 > 0 and -?1 > 0 add up to 0 > 0
/// ```
public enum Feasibility: Hashable, Sendable {
  /// Numbers that keep them all; holes that are not mentioned are left out.
  case point([Int: Rational])
  /// A factor for each requirement; see `Requirement.contradict`.
  case contradiction([Rational])

  /// Decides requirements.
  /// - Complexity: exponential in the worst case that is known of the simplex method; some dozen pivots in practice.
  public init(_ requirements: [Requirement]) {
    let holes = Set(requirements.flatMap { $0.sum.terms.map(\.hole) }).sorted()
    var columns: [Column] = []
    for (number, requirement) in requirements.enumerated() {
      let row = holes.map { requirement.sum.coefficient(of: $0) } + [requirement.sum.constant]
      let signs = requirement.signs
      // An equation is two weak inequalities.
      if !signs.contains(.negative) { columns.append(Column(number, 1, row, isStrict: signs == .positive)) }
      if !signs.contains(.positive) { columns.append(Column(number, -1, row, isStrict: signs == .negative)) }
    }
    // The system is made homogeneous: each number on its own is multiplied by one number more, which is above 0.
    columns.append(Column(nil, 1, holes.map { _ in 0 } + [1], isStrict: true))
    var tableau = Tableau(columns.map { $0.entries })
    guard let factors = tableau.solve() else {
      let dual = tableau.dual
      let scale = dual[holes.count]
      self = .point(Dictionary(uniqueKeysWithValues: zip(holes, dual.map { $0 / scale })))
      return
    }
    var multipliers = Array(repeating: Rational(0), count: requirements.count)
    for (column, factor) in zip(columns, factors) {
      if let number = column.requirement { multipliers[number] += column.factor * factor }
    }
    self = .contradiction(multipliers.scaledToWholeNumbers)
  }

  /// An inequality `factor · requirement`, above 0 or at least 0.
  private struct Column {
    let requirement: Int?
    let factor: Rational
    let entries: [Rational]

    init(_ requirement: Int?, _ factor: Rational, _ row: [Rational], isStrict: Bool) {
      self.requirement = requirement
      self.factor = factor
      entries = row.map { factor * $0 } + [isStrict ? 1 : 0]
    }
  }
}

extension [Rational] {
  /// The same numbers times the least factor that makes all of them whole.
  fileprivate var scaledToWholeNumbers: [Rational] {
    let divisor = reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1.numerator) }
    let multiple = reduce(BigInteger(1)) {
      $0.flooredQuotient(by: .greatestCommonDivisor($0, $1.denominator)) * $1.denominator
    }
    return divisor.isZero ? self : map { $0 * Rational(multiple) / Rational(divisor) }
  }
}

/// The first phase of the simplex method on `Σ factor · column = (0, …, 0, 1)` with factors that are not negative.
private struct Tableau {
  /// The equations: the columns, then one artificial number for each row, then the right side.
  private var rows: [[Rational]]
  /// What the sum of the artificial numbers loses by each column.
  private var costs: [Rational]
  private var basis: [Int]
  private let columnCount: Int

  init(_ columns: [[Rational]]) {
    let rowCount = columns[0].count
    columnCount = columns.count
    rows = (0..<rowCount).map { row in
      var entries = columns.map { $0[row] }
      entries += (0..<rowCount).map { $0 == row ? 1 : 0 }
      return entries + [row == rowCount - 1 ? 1 : 0]
    }
    basis = (0..<rowCount).map { columns.count + $0 }
    costs = columns.map { 0 - $0.reduce(0, +) } + Array(repeating: 0, count: rowCount) + [-1]
  }

  /// The factors, or `nil` where there are none.
  mutating func solve() -> [Rational]? {
    // Bland's rule: the first column that helps, and of the rows that give way first the one of the least number.
    while let column = (0..<columnCount).first(where: { costs[$0] < 0 }) {
      var leaving: (row: Int, ratio: Rational)?
      for row in rows.indices where rows[row][column] > 0 {
        let ratio = rows[row][rows[row].count - 1] / rows[row][column]
        if let best = leaving, (best.ratio, basis[best.row]) <= (ratio, basis[row]) { continue }
        leaving = (row, ratio)
      }
      // The sum of the artificial numbers is bounded, so some row always gives way.
      guard let leaving else { break }
      pivot(leaving.row, column)
    }
    guard costs[costs.count - 1].isZero else { return nil }
    var factors = Array(repeating: Rational(0), count: columnCount)
    for (row, column) in basis.enumerated() where column < columnCount {
      factors[column] = rows[row][rows[row].count - 1]
    }
    return factors
  }

  /// The point that separates the columns from the right side, but for the last row.
  var dual: [Rational] { (0..<(rows.count - 1)).map { costs[columnCount + $0] - 1 } }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let divisor = rows[row][column]
    if divisor != 1 { rows[row] = rows[row].map { $0.isZero ? $0 : $0 / divisor } }
    let pivotRow = rows[row]
    for other in rows.indices where other != row { Tableau.subtract(pivotRow, column, from: &rows[other]) }
    Tableau.subtract(pivotRow, column, from: &costs)
    basis[row] = column
  }

  private static func subtract(_ pivotRow: [Rational], _ column: Int, from entries: inout [Rational]) {
    let factor = entries[column]
    if factor.isZero { return }
    for place in entries.indices where !pivotRow[place].isZero { entries[place] -= factor * pivotRow[place] }
  }
}
