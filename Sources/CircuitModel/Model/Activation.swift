/// What a threshold unit answers when its pre-activation is exactly 0.
public enum TieRule: Hashable, Sendable {
  /// The value written in `convention step(0) = …`: 0, 1/2 or 1 for `step`, −1, 0 or 1 for `sign`.
  case value(Rational)
  /// No convention was given: meeting 0 is an event of its own, reported as *tie undeclared*.
  case undeclared
}

/// A function that turns a pre-activation into the value of a unit.
///
/// `threshold(z, θ)` is `step` of `z - θ`, and `clamp` is written with `Expression.extremum`, so neither has a case.
public enum Activation: Hashable, Sendable {
  /// 1 above 0, 0 below it; the tie rule decides at 0.
  case step(TieRule)
  /// 1 above 0, −1 below it; the tie rule decides at 0.
  case sign(TieRule)
  /// The greater of 0 and the argument.
  case relu
  /// The greatest integer not above the argument.
  case floor
  /// The distance from 0.
  case abs
  /// 1 / (1 + e^−z). Its value is not rational: see `Value.smooth`.
  case sigmoid
  /// (e^z − e^−z) / (e^z + e^−z). Its value is not rational: see `Value.smooth`.
  case tanh
  /// e^z.
  case exp
  /// The natural logarithm, of numbers above 0.
  case log
  /// The root that is not below 0, of numbers from 0 up.
  case sqrt

  /// Whether this is sigmoid or tanh: irrational nearly everywhere, but increasing, so that comparisons with constants
  /// are exact.
  public var isSmooth: Bool {
    switch self {
    case .sigmoid, .tanh: true
    case .step, .sign, .relu, .floor, .abs, .exp, .log, .sqrt: false
    }
  }

  /// Whether the value is irrational nearly everywhere, and nothing but bounds of it can be worked with.
  public var isTranscendental: Bool {
    switch self {
    case .exp, .log, .sqrt: true
    case .step, .sign, .relu, .floor, .abs, .sigmoid, .tanh: false
    }
  }

  /// What a threshold activation answers at 0; `nil` for any other.
  package var tieRule: TieRule? {
    switch self {
    case .step(let rule), .sign(let rule): rule
    case .relu, .floor, .abs, .sigmoid, .tanh, .exp, .log, .sqrt: nil
    }
  }

  /// The function's name in the language.
  public var word: String {
    switch self {
    case .step: "step"
    case .sign: "sign"
    case .relu: "relu"
    case .floor: "floor"
    case .abs: "abs"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .exp: "exp"
    case .log: "log"
    case .sqrt: "sqrt"
    }
  }
}
