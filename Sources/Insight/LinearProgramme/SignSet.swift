import CircuitModel

/// What the sign of a number may be.
public struct SignSet: OptionSet, Hashable, Sendable {
  /// One bit a sign.
  public let rawValue: UInt8

  /// Takes the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Below 0.
  public static let negative = SignSet(rawValue: 1)
  /// 0.
  public static let zero = SignSet(rawValue: 2)
  /// Above 0.
  public static let positive = SignSet(rawValue: 4)
}

extension SignSet {
  /// The sign of a number.
  init(of number: Rational) { self = number.isZero ? .zero : number > 0 ? .positive : .negative }

  /// The signs of what is subtracted from 0.
  var mirrored: SignSet {
    var mirrored = intersection(.zero)
    if contains(.negative) { mirrored.insert(.positive) }
    if contains(.positive) { mirrored.insert(.negative) }
    return mirrored
  }

  /// How a sum with such a sign is compared with 0: `> 0`, `<= 0`.
  public var relationText: String {
    switch self {
    case .negative: "< 0"
    case .zero: "== 0"
    case .positive: "> 0"
    case [.negative, .zero]: "<= 0"
    case [.zero, .positive]: ">= 0"
    default: "!= 0"
    }
  }
}
