/// What is known of a truth that depends on up to six others: on which rows it is 1, on which 0; on all others, which never
/// come up, it may be either.
///
/// Row 0 has all variables 0; the first variable is the highest bit of a row's number.
public struct PartialFunction: Hashable, Sendable {
  /// How many variables there are.
  public let variables: Int
  /// The rows on which it is 1, a bit a row.
  public private(set) var on: UInt64 = 0
  /// The rows on which it is 0.
  public private(set) var off: UInt64 = 0

  /// The most variables that there can be.
  public static let mostVariables = 6

  /// Makes a function of which nothing is known.
  public init(variables: Int) {
    precondition(variables <= PartialFunction.mostVariables, "a row a bit of a word")
    self.variables = variables
  }

  /// Makes a function from its rows.
  public init(variables: Int, on: UInt64, off: UInt64) {
    self.init(variables: variables)
    self.on = on
    self.off = off
  }
}

extension PartialFunction {
  /// How many rows there are.
  public var rows: Int { 1 << variables }

  /// A bit for each row.
  var everything: UInt64 { rows == 64 ? .max : (1 << UInt64(rows)) - 1 }

  /// The value on a row; `nil` where it may be either.
  public subscript(_ row: Int) -> Bool? {
    on >> UInt64(row) & 1 == 1 ? true : off >> UInt64(row) & 1 == 1 ? false : nil
  }

  /// Notes the value on a row.
  /// - Returns: Whether nothing else was known of the row.
  mutating func note(_ value: Bool, on row: Int) -> Bool {
    if value { on |= 1 << UInt64(row) } else { off |= 1 << UInt64(row) }
    return on & off == 0
  }

  /// What is 1 where this is 0, and 0 where it is 1.
  var complement: PartialFunction { PartialFunction(variables: variables, on: off, off: on) }

  /// Whether a function of the same variables, given by the rows on which it is 1, agrees with what is known.
  func agrees(with function: UInt64) -> Bool { function & on == on && function & off == 0 }

  /// The rows on which a variable is 1.
  func rows(of variable: Int) -> UInt64 {
    var found: UInt64 = 0
    for row in 0..<rows where row >> (variables - 1 - variable) & 1 == 1 { found |= 1 << UInt64(row) }
    return found
  }

  /// The function of some of the variables that takes the place of this one; `nil` where they do not tell.
  func projected(to chosen: [Int]) -> PartialFunction? {
    var function = PartialFunction(variables: chosen.count)
    for row in 0..<rows {
      guard let value = self[row] else { continue }
      let place = chosen.reduce(0) { $0 << 1 | row >> (variables - 1 - $1) & 1 }
      if !function.note(value, on: place) { return nil }
    }
    return function
  }
}
