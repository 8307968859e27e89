import CircuitModel

/// The integers that a machine computes in: machine words, or integers of any size where words do not suffice.
protocol MachineNumber: Hashable, Comparable, Sendable {
  /// The number, or `nil` where it does not fit.
  init?(_ number: BigInteger)
  /// The number in any size.
  var big: BigInteger { get }
  static var zero: Self { get }
  static var one: Self { get }
  /// A sum; notes when it does not fit, and is then of no use.
  static func sum(_ a: Self, _ b: Self, _ overflow: inout Bool) -> Self
  /// A product; notes when it does not fit, and is then of no use.
  static func product(_ a: Self, _ b: Self, _ overflow: inout Bool) -> Self
  /// The greatest integer not above the quotient by a positive divisor.
  func flooredQuotient(by divisor: Self) -> Self
  /// The remainder, from 0 on, by a positive divisor.
  func flooredRemainder(by divisor: Self) -> Self
  /// The place in a table; values looked up are always small.
  var place: Int { get }
}

extension Int: MachineNumber {
  init?(_ number: BigInteger) { self.init(exactly: number) }

  var big: BigInteger { BigInteger(self) }
  static var one: Int { 1 }
  var place: Int { self }

  static func sum(_ a: Int, _ b: Int, _ overflow: inout Bool) -> Int {
    let (sum, overflowed) = a.addingReportingOverflow(b)
    overflow = overflow || overflowed
    return sum
  }

  static func product(_ a: Int, _ b: Int, _ overflow: inout Bool) -> Int {
    let (product, overflowed) = a.multipliedReportingOverflow(by: b)
    overflow = overflow || overflowed
    return product
  }

  func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  func flooredRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension BigInteger: MachineNumber {
  init?(_ number: BigInteger) { self = number }

  var big: BigInteger { self }
  static var zero: BigInteger { 0 }
  static var one: BigInteger { 1 }

  var place: Int {
    guard let place = Int(exactly: self) else { preconditionFailure("a table is looked up outside its entries") }
    return place
  }

  static func sum(_ a: BigInteger, _ b: BigInteger, _ overflow: inout Bool) -> BigInteger { a + b }

  /// A product beyond this many bits is refused, since squaring over and over would never end.
  private static var mostBits: Int { 100_000 }

  static func product(_ a: BigInteger, _ b: BigInteger, _ overflow: inout Bool) -> BigInteger {
    if overflow || a.bitWidth + b.bitWidth > mostBits {
      overflow = true
      return 0
    }
    return a * b
  }
}
