public import CircuitModel

/// A slip that is often made where numbers are worked out by hand, as it would have to be for a wrong number to come out.
///
/// Which slips these are was taken from published solutions of homework, and from the numbers that they print.
public enum Slip: Hashable, Sendable {
  // The number is right, and is written down wrongly.
  /// The sign is missing, or one too many.
  case lostSign
  /// The digits that follow were cut off, where the last one should have been rounded up.
  case cutOff
  /// Two digits beside each other are exchanged.
  case neighbours
  /// A 0 after the point is left out.
  case lostZero
  /// The point stands so many places too far to the right, or to the left where it is below 0.
  case point(Int)
  // The formula is another one.
  /// The sigmoid of a signal, or every sigmoid, was worked out with e^z for e^(-z).
  case sigmoidSign(signal: Int?)
  /// Only paths that go back fewer steps than this were followed, where all were asked for.
  case window(Int)
  /// Only where a constant appears at one step was looked at, where all steps were asked for.
  case appearance(Int)
  /// All paths were followed, where only some were asked for.
  case total
  /// What reaches a signal at each step was taken in full, and so counted again at each later one.
  case doubled(signal: Int)
  /// The claim's values were read so many steps later.
  case reading(later: Int)
  /// In the equations, t was so much more than it is.
  case time(later: Int)
  /// The result lacks a factor: a constant, 2, or the number of steps.
  case withoutFactor(Factor)
  /// The result has a factor that it should not have.
  case withFactor(Factor)
  /// A constant was another number, with one slip in its digits.
  case constant(ParameterID, as: Rational)
  /// A factor of a product was left out.
  case forgotten(factor: Expression, in: SourceRange)
  /// A division was left out.
  case undivided(SourceRange)
  /// A square was left out.
  case notSquared(SourceRange)
  /// A root was left out.
  case withoutRoot(SourceRange)
  /// A signal began with 0.
  case zeroStart(signal: Int)
  /// Another function was taken, for every one or for those of a signal.
  case function(Activation, for: Activation, signal: Int?)
  /// Two of them together.
  indirect case both(Slip, Slip)

  /// A number by which a result may be off.
  public enum Factor: Hashable, Sendable {
    case two
    case length(Int)
    case constant(ParameterID)
  }
}

extension Slip {
  /// The names for machines.
  public enum Kind: String, CaseIterable, Sendable {
    case lostSign = "lost-sign"
    case cutOff = "cut-off"
    case digitsExchanged = "digits-exchanged"
    case lostZero = "lost-zero"
    case movedPoint = "moved-point"
    case sigmoidSign = "sigmoid-sign"
    case partialDerivative = "partial-derivative"
    case totalDerivative = "total-derivative"
    case countedTwice = "counted-twice"
    case otherStep = "other-step"
    case otherTime = "other-time"
    case missingFactor = "missing-factor"
    case needlessFactor = "needless-factor"
    case otherConstant = "other-constant"
    case forgottenFactor = "forgotten-factor"
    case forgottenDivision = "forgotten-division"
    case forgottenSquare = "forgotten-square"
    case forgottenRoot = "forgotten-root"
    case zeroStart = "zero-start"
    case otherFunction = "other-function"
    case twoSlips = "two-slips"
  }

  /// What kind of slip it is.
  public var kind: Kind {
    switch self {
    case .lostSign: .lostSign
    case .cutOff: .cutOff
    case .neighbours: .digitsExchanged
    case .lostZero: .lostZero
    case .point: .movedPoint
    case .sigmoidSign: .sigmoidSign
    case .window, .appearance: .partialDerivative
    case .total: .totalDerivative
    case .doubled: .countedTwice
    case .reading: .otherStep
    case .time: .otherTime
    case .withoutFactor: .missingFactor
    case .withFactor: .needlessFactor
    case .constant: .otherConstant
    case .forgotten: .forgottenFactor
    case .undivided: .forgottenDivision
    case .notSquared: .forgottenSquare
    case .withoutRoot: .forgottenRoot
    case .zeroStart: .zeroStart
    case .function: .otherFunction
    case .both: .twoSlips
    }
  }

  /// Whether this says nothing that a slip which explains as much does not say too: of the sigmoids of one signal, where it
  /// can be all of them.
  func isPart(of other: Slip) -> Bool {
    switch (self, other) {
    case (.sigmoidSign(.some), .sigmoidSign(nil)): true
    case (.function(let one, let right, .some), .function(let other, let otherRight, nil)):
      one == other && right == otherRight
    default: false
    }
  }
}
