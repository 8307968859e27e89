/// The shortest sum of products of a function of up to six variables.
///
/// The products that cannot lose a literal without becoming 1 where the function is 0 are found by joining neighbours, rows
/// that may be either included (W. V. Quine, "The Problem of Simplifying Truth Functions", Amer. Math. Monthly 59 (1952),
/// 521–531, DOI 10.1080/00029890.1952.11988183; E. J. McCluskey, "Minimization of Boolean Functions", Bell Syst. Tech. J. 35
/// (1956), 1417–1444, DOI 10.1002/j.1538-7305.1956.tb03835.x). Which of them are taken is an exact covering problem, solved
/// by branching on the row that the fewest products cover: fewest literals first, then fewest products.
struct TwoLevelFormula {
  /// Some variables with the value that each must have.
  private struct Product: Hashable {
    /// The variables that do not matter, as bits of a row's number.
    var free: Int
    /// The values of the others.
    var values: Int
  }

  private let function: PartialFunction
  private let products: [Product]
  /// The rows of each product.
  private let covered: [UInt64]
  private let prices: [Int]
  private var best: [Int] = []
  private var leastPrice = Int.max
  private var patience = TwoLevelFormula.mostBranches

  /// How many branches of the covering problem are followed before the best so far is taken.
  private static let mostBranches = 1 << 17
  /// More than any number of products, so that literals count before products.
  private static let perLiteral = 1 << 8

  private init(_ function: PartialFunction) {
    self.function = function
    let primes = TwoLevelFormula.primes(of: function).sorted { ($0.free, $1.values) > ($1.free, $0.values) }
    products = primes
    covered = primes.map { TwoLevelFormula.rows(of: $0, among: function.rows) }
    prices = primes.map {
      (function.variables - $0.free.nonzeroBitCount) * TwoLevelFormula.perLiteral + 1
    }
  }

  /// The shortest sum of products, or product of sums where that is shorter, that agrees with what is known.
  ///
  /// - Returns: the formula, and whether nothing of this form is shorter, or the search for that was given up.
  static func shortest(for function: PartialFunction) -> (formula: BooleanFormula, isShortest: Bool) {
    var (sum, dual) = (TwoLevelFormula(function), TwoLevelFormula(function.complement))
    sum.choose(covering: function.on, taken: [], price: 0)
    dual.choose(covering: function.off, taken: [], price: 0)
    let isShortest = sum.patience > 0 && dual.patience > 0
    return sum.leastPrice <= dual.leastPrice
      ? (sum.formula, isShortest) : (dual.formula.complemented, isShortest)
  }
}

extension TwoLevelFormula {
  private static func primes(of function: PartialFunction) -> [Product] {
    var level = Set((0..<function.rows).filter { function[$0] != false }.map { Product(free: 0, values: $0) })
    var primes: [Product] = []
    while !level.isEmpty {
      var (next, joined): (Set<Product>, Set<Product>) = ([], [])
      for product in level {
        for bit in (0..<function.variables).map({ 1 << $0 }) where product.free & bit == 0 {
          let neighbour = Product(free: product.free, values: product.values ^ bit)
          guard level.contains(neighbour) else { continue }
          joined.insert(product)
          next.insert(Product(free: product.free | bit, values: product.values & ~bit))
        }
      }
      primes += level.subtracting(joined)
      level = next
    }
    return primes
  }

  private static func rows(of product: Product, among count: Int) -> UInt64 {
    (0..<count).reduce(0) { $1 & ~product.free == product.values ? $0 | 1 << UInt64($1) : $0 }
  }

  /// Follows every choice of products that covers the rows and may cost less than the best so far.
  private mutating func choose(covering rows: UInt64, taken: [Int], price: Int) {
    if rows == 0 {
      if price < leastPrice { (best, leastPrice) = (taken, price) }
      return
    }
    patience -= 1
    guard patience > 0 || best.isEmpty else { return }
    var choice: (row: Int, count: Int)?
    var (atLeast, apart): (Int, UInt64) = (0, 0)
    for row in 0..<function.rows where rows >> UInt64(row) & 1 == 1 {
      let able = products.indices.filter { covered[$0] >> UInt64(row) & 1 == 1 }
      if able.count < choice?.count ?? .max { choice = (row, able.count) }
      // Rows that no product covers together have to be paid for one by one.
      if apart >> UInt64(row) & 1 == 0 {
        atLeast += able.map { prices[$0] }.min() ?? 0
        for product in able { apart |= covered[product] }
      }
    }
    guard price + atLeast < leastPrice, let choice else { return }
    for product in products.indices where covered[product] >> UInt64(choice.row) & 1 == 1 {
      choose(covering: rows & ~covered[product], taken: taken + [product], price: price + prices[product])
    }
  }

  private var formula: BooleanFormula {
    let sums = best.sorted().map { number -> BooleanFormula in
      let product = products[number]
      let literals = (0..<function.variables).compactMap { variable -> BooleanFormula? in
        let bit = 1 << (function.variables - 1 - variable)
        if product.free & bit != 0 { return nil }
        return product.values & bit != 0 ? .variable(variable) : .not(.variable(variable))
      }
      return literals.dropFirst().reduce(literals.first ?? .constant(true)) { .and($0, $1) }
    }
    return sums.dropFirst().reduce(sums.first ?? .constant(false)) { .or($0, $1) }
  }
}

extension BooleanFormula {
  /// The formula that is 1 where this one is 0, with `and` and `or` in each other's place.
  fileprivate var complemented: BooleanFormula {
    switch self {
    case .and(let left, let right): .or(left.complemented, right.complemented)
    case .or(let left, let right): .and(left.complemented, right.complemented)
    default: negated
    }
  }
}
