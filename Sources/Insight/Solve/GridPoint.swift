import CircuitModel

/// The least whole numbers that keep linear inequalities: by the sum of their magnitudes, and among those of the same sum
/// the first in order, where 0 comes before 1, 1 before −1, −1 before 2, number by number.
///
/// All vectors of sum 0, 1, 2, … are tried in that order, each as far as what is left of the sum can still mend every
/// inequality: the additive algorithm of E. Balas, *An additive algorithm for solving linear programs with zero-one
/// variables*, Oper. Res. 13 (1965), doi:10.1287/opre.13.4.517, with magnitudes in place of ones.
struct GridPoint {
  /// What comes of the search.
  enum Outcome {
    /// The numbers, and the sum of their magnitudes.
    case found([Int], sum: Int)
    /// There are none up to a sum.
    case none
    /// The limit ended it, or a number is too large to be worked with.
    case stopped
  }

  fileprivate struct Row {
    var coefficients: [Int]
    /// The greatest magnitude among the coefficients from each place on.
    var reach: [Int]
    /// `coefficients · numbers` must be at least this.
    var bound: Int
  }

  private let rows: [Row]
  private let count: Int
  private var numbers: [Int]
  private var steps = 0

  /// How many numbers are tried before the search gives up.
  private static let mostSteps = 3_000_000

  /// Takes requirements on holes, which are whole multiples of `1 / denominator`; `nil` where a number is too large.
  init?(_ requirements: [Requirement], of holes: [Int], denominator: Int) {
    var rows: [Row] = []
    for requirement in requirements {
      for (side, opposite, factor) in [(SignSet.negative, SignSet.positive, 1), (.positive, .negative, -1)] {
        if requirement.signs.contains(side) { continue }
        guard
          let row = Row(requirement.sum, times: factor, isStrict: requirement.signs == opposite, holes, denominator)
        else { return nil }
        rows.append(row)
      }
    }
    self.rows = rows
    count = holes.count
    numbers = Array(repeating: 0, count: holes.count)
  }

  /// Finds the least numbers whose sum lies between two.
  mutating func least(from first: Int, to last: Int) -> Outcome {
    steps = 0
    var sum = first
    while sum <= last {
      let slack = rows.map { -$0.bound }
      switch extend(0, slack, rest: sum) {
      case true?: return .found(numbers, sum: sum)
      case nil: return .stopped
      case false?: sum += 1
      }
    }
    return .none
  }

  /// Chooses the numbers from a place on, whose magnitudes add up to the rest exactly; `nil` where the limit ended it.
  private mutating func extend(_ place: Int, _ slack: [Int], rest: Int) -> Bool? {
    steps += 1
    if steps > GridPoint.mostSteps { return nil }
    if place == count { return rest == 0 && slack.allSatisfy { $0 >= 0 } }
    for (row, slack) in zip(rows, slack) where slack + row.reach[place] * rest < 0 { return false }
    for size in (place == count - 1 ? rest : 0)...rest {
      for number in size == 0 ? [0] : [size, -size] {
        numbers[place] = number
        let next = zip(rows, slack).map { $1 + $0.coefficients[place] * number }
        guard let isFound = extend(place + 1, next, rest: rest - size) else { return nil }
        if isFound { return true }
      }
    }
    return false
  }
}

extension GridPoint.Row {
  /// The largest coefficient that is worked with: sums of products then never overflow.
  private static let greatest = BigInteger(1 << 30)

  /// `factor · sum`, above 0 or at least 0, as an inequality between whole numbers.
  fileprivate init?(_ sum: HoleSum, times factor: Int, isStrict: Bool, _ holes: [Int], _ denominator: Int) {
    let terms = holes.map { sum.coefficient(of: $0) } + [Rational(denominator) * sum.constant]
    let multiple = terms.reduce(BigInteger(1)) {
      $0.flooredQuotient(by: .greatestCommonDivisor($0, $1.denominator)) * $1.denominator
    }
    var whole: [Int] = []
    for term in terms {
      let number = (Rational(multiple) * term).numerator
      guard number.magnitude < Self.greatest, let small = Int(exactly: number) else { return nil }
      whole.append(factor * small)
    }
    bound = (isStrict ? 1 : 0) - whole.removeLast()
    coefficients = whole
    reach = whole.indices.map { place in whole[place...].reduce(0) { max($0, abs($1)) } } + [0]
  }
}
