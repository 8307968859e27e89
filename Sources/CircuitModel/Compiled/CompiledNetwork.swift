/// A circuit and one obligation about it as a machine over the integers: what engines run.
///
/// One step gives the inputs a letter, computes the values in order, each from earlier ones, and then moves every
/// register to its next value. Rational signals have been scaled to integers, history has become registers, and what
/// the obligation cannot see is gone. No name, claim or rational is left: an engine looks for a step at which `bad` or
/// `undefined` is 1, along steps at which `valid` is.
public struct CompiledNetwork: Sendable {
  /// How many letters the circuit's alphabet has.
  public var letterCount: Int
  /// The inputs that are seen.
  public var slots: [Slot]
  /// The values of a step, in an order in which they can be computed.
  public var values: [Instruction]
  /// What is remembered from step to step.
  public var registers: [Register]
  /// 1 where every assumption holds; a sequence is considered while it does.
  public var valid: ValueID
  /// 1 where the circuit or a formula cannot be evaluated, or meets an undeclared tie.
  public var undefined: ValueID
  /// 1 where the event is met that the obligation is about.
  public var bad: ValueID
  /// 1 where the condition of the claim (`when`) holds.
  public var triggered: ValueID

  /// What is remembered from step to step.
  public struct Register: Hashable, Sendable {
    /// The value before the first step.
    public var initial: BigInteger
    /// The value that it has after the step.
    public var next: ValueID
    /// What it is known to stay within.
    public var range: Interval
    /// What it stands for in the circuit, where that can be said.
    public var origin: Origin?

    init(initial: BigInteger, next: ValueID, range: Interval = .all, origin: Origin? = nil) {
      self.initial = initial
      self.next = next
      self.range = range
      self.origin = origin
    }
  }

  /// An input's component: a function of the digit `letter / weight % base`.
  public struct Slot: Hashable, Sendable {
    /// How many letters share a digit of everything before it.
    public var weight: Int
    /// How many digits there are.
    public var base: Int
    /// The scaled value as a function of the digit.
    public var content: Content

    /// What the value of a digit is.
    public enum Content: Hashable, Sendable {
      /// The entry of the digit.
      case table([BigInteger])
      /// The number at one digit, and 0 at every other: a component of a one-hot input.
      case indicator(of: Int, BigInteger)
    }

    /// The value of a digit.
    public func value(ofDigit digit: Int) -> BigInteger {
      switch content {
      case .table(let table): table[digit]
      case .indicator(let hot, let number): digit == hot ? number : 0
      }
    }

    /// The value in a letter.
    public func value(in letter: Int) -> BigInteger { value(ofDigit: letter / weight % base) }
  }
}

/// A value of a step, by its place in `CompiledNetwork.values`.
public typealias ValueID = Int

/// How a value follows from earlier ones. Truths are 0 and 1.
public enum Instruction: Hashable, Sendable {
  case constant(BigInteger)
  /// The scaled value of an input, by its place in `CompiledNetwork.slots`.
  case input(Int)
  /// What a register holds, by its place in `CompiledNetwork.registers`.
  case register(Int)
  /// `Σ coefficient · value + constant`; the terms ascend by value.
  case linear([LinearTerm], constant: BigInteger)
  case product(ValueID, ValueID)
  /// 1 where the value is above 0.
  case positive(ValueID)
  /// 1 where the value is 0.
  case isZero(ValueID)
  /// 1 − a truth.
  case not(ValueID)
  case and(ValueID, ValueID)
  case or(ValueID, ValueID)
  case xor(ValueID, ValueID)
  /// The second where the truth is 1, otherwise the third.
  case select(ValueID, ValueID, ValueID)
  case minimum(ValueID, ValueID)
  case maximum(ValueID, ValueID)
  /// The greatest integer not above the quotient by a positive constant.
  case quotient(ValueID, by: BigInteger)
  /// The remainder, from 0 on, by a positive constant.
  case remainder(ValueID, by: BigInteger)
  /// The entry of the table at the value, which is never outside it.
  case lookup([Int], ValueID)
}

/// A term of a linear form over the integers.
public struct LinearTerm: Hashable, Sendable {
  /// What the value is multiplied by; not 0.
  public var coefficient: BigInteger
  /// The value.
  public var value: ValueID
}

extension Instruction {
  /// The values that this one is computed from.
  public var operands: [ValueID] {
    switch self {
    case .constant, .input, .register: []
    case .linear(let terms, _): terms.map(\.value)
    case .positive(let a), .isZero(let a), .not(let a), .quotient(let a, _), .remainder(let a, _), .lookup(_, let a):
      [a]
    case .product(let a, let b), .and(let a, let b), .or(let a, let b), .xor(let a, let b), .minimum(let a, let b),
      .maximum(let a, let b):
      [a, b]
    case .select(let a, let b, let c): [a, b, c]
    }
  }
}
