/// A mistake that is often made, and how this circuit would look without it.
///
/// Which mistakes these are was taken from published solutions of homework, and from what they print wrongly: a sign, a
/// start, a tie rule, two numbers the other way round, a step too late.
public struct UsualMistake: Hashable, Sendable {
  /// The mistakes, in the order in which they are thought of: of several that explain a failure alone, the first is
  /// named first.
  public enum Kind: String, CaseIterable, Sendable {
    /// The output is what the claim asks for, some steps later.
    case late
    /// The output is what the claim asks for, some steps earlier.
    case early
    /// The output is the opposite of what the claim asks for.
    case inverted
    /// The claim reads bits in the other order.
    case bitOrder = "bit-order"
    /// A tie is decided otherwise, or by no rule at all.
    case tieRule = "tie-rule"
    /// `>` for `>=`, or the other way round.
    case comparison
    /// A unit begins with another value.
    case initialValue = "initial-value"
    /// The first step has no equation of its own.
    case missingFirstStep = "missing-first-step"
    /// The first step has an equation of its own, and needs none.
    case needlessFirstStep = "needless-first-step"
    /// Two inputs, or two components of one, are taken for each other.
    case inputsExchanged = "inputs-exchanged"
    /// The components of an input are read from the other end.
    case componentsReversed = "components-reversed"
    /// A number has the wrong sign.
    case sign
    /// Two neighbouring numbers are taken for each other.
    case neighbours
    /// Two neighbouring numbers have the wrong sign.
    case signs
    // What follows is only thought of where nothing above explains the failure.
    /// A unit reads something that it should not.
    case needlessConnection = "needless-connection"
    /// A bias is one too much or too little.
    case offByOne = "off-by-one"
    /// A number is twice or half of what it should be.
    case factorOfTwo = "factor-of-two"
    /// The decimal point stands in the wrong place.
    case decimalPoint = "decimal-point"
  }

  /// The mistake.
  public var kind: Kind
  /// What to make different for the claims to hold; nothing where the claim was read otherwise, and not the network.
  public var changes: [Change]
  /// By how many steps the output is late or early; 0 for everything else.
  public var steps: Int

  /// Names a mistake.
  public init(kind: Kind, changes: [Change] = [], steps: Int = 0) {
    self.kind = kind
    self.changes = changes
    self.steps = steps
  }
}
