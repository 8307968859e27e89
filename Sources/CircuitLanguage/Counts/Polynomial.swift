/// A whole number that depends on the dimensions of a circuit: a polynomial in their names.
///
/// ```swift
/// let (rows, columns) = (Polynomial(named: "Dh"), Polynomial(named: "d"))
/// (rows * rows + rows * columns).text(in: ["Dh", "d"])  // "Dh^2 + Dh*d"
/// ```
public struct Polynomial: Hashable, Sendable {
  /// A product of dimensions: the power of each, none of them 0.
  private typealias Monomial = [String: Int]

  /// The coefficients, none of them 0.
  private var terms: [Monomial: Int] = [:]

  /// The number that depends on nothing.
  public init(_ number: Int) { if number != 0 { terms[[:]] = number } }

  /// A dimension by its name.
  public init(named name: String) { terms[[name: 1]] = 1 }
}

extension Polynomial: ExpressibleByIntegerLiteral {
  /// The number that depends on nothing.
  public init(integerLiteral number: Int) { self.init(number) }
}

extension Polynomial {
  /// The sum.
  public static func + (left: Polynomial, right: Polynomial) -> Polynomial {
    var sum = left
    for (monomial, coefficient) in right.terms { sum.add(coefficient, monomial) }
    return sum
  }

  /// The difference.
  public static func - (left: Polynomial, right: Polynomial) -> Polynomial { left + -1 * right }

  /// The product.
  public static func * (left: Polynomial, right: Polynomial) -> Polynomial {
    var product: Polynomial = 0
    for (one, first) in left.terms {
      for (other, second) in right.terms { product.add(first * second, one.merging(other, uniquingKeysWith: +)) }
    }
    return product
  }

  /// Adds to this.
  public static func += (left: inout Polynomial, right: Polynomial) { left = left + right }

  private mutating func add(_ coefficient: Int, _ monomial: Monomial) {
    let sum = terms[monomial, default: 0] + coefficient
    terms[monomial] = sum == 0 ? nil : sum
  }
}

extension Polynomial {
  /// The number, where it depends on nothing.
  public var number: Int? {
    if terms.isEmpty { return 0 }
    return terms.count == 1 ? terms[[:]] : nil
  }

  /// Whether it is 0 whatever the dimensions are.
  public var isZero: Bool { terms.isEmpty }

  /// The dimensions that it depends on.
  var names: Set<String> { terms.keys.reduce(into: []) { $0.formUnion($1.keys) } }

  /// What it becomes when dimensions are other numbers; a name without one stays.
  public func replacing(_ values: [String: Polynomial]) -> Polynomial {
    var result: Polynomial = 0
    for (monomial, coefficient) in terms {
      var product = Polynomial(coefficient)
      for (name, exponent) in monomial {
        let factor = values[name] ?? Polynomial(named: name)
        for _ in 0..<exponent { product = product * factor }
      }
      result += product
    }
    return result
  }

  /// The polynomial as text: the highest powers first, and among them those of the first dimensions.
  ///
  /// - Parameter dimensions: the names in the order in which they count; all that it depends on.
  /// - Returns: the text, `0` where there is no term.
  public func text(in dimensions: [String]) -> String {
    let ordered = terms.map { monomial, coefficient in
      (exponents: dimensions.map { monomial[$0] ?? 0 }, coefficient: coefficient)
    }.sorted { left, right in
      let (one, other) = (left.exponents.reduce(0, +), right.exponents.reduce(0, +))
      return one == other ? right.exponents.lexicographicallyPrecedes(left.exponents) : one > other
    }
    var text = ""
    for (exponents, coefficient) in ordered {
      let factors = zip(dimensions, exponents).filter { $1 > 0 }.map { $1 == 1 ? $0 : "\($0)^\($1)" }
      let size = abs(coefficient)
      let parts = (size == 1 && !factors.isEmpty ? [] : ["\(size)"]) + factors
      let sign = text.isEmpty ? (coefficient < 0 ? "-" : "") : coefficient < 0 ? " - " : " + "
      text += sign + parts.joined(separator: "*")
    }
    return text.isEmpty ? "0" : text
  }
}
