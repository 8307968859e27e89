/// The value of a signal at a step: a rational number, the image of one under a smooth activation, or bounds of a number
/// that is neither.
///
/// A smooth value is kept as its argument, so that it can be compared with a constant exactly: sigmoid and tanh are
/// increasing, and their inverses of rational numbers are logarithms.
public enum Value: Hashable, Sendable {
  /// A rational number.
  case exact(Rational)
  /// `function(argument)`, where the function is `sigmoid` or `tanh`.
  case smooth(Activation, of: Rational)
  /// A number between two bounds.
  indirect case enclosed(Enclosure)

  /// The number, where it is rational.
  public var rational: Rational? {
    switch self {
    case .exact(let number): number
    case .smooth(.sigmoid, of: 0): Rational(1, 2)
    case .smooth(.tanh, of: 0): 0
    case .smooth, .enclosed: nil
    }
  }
}
