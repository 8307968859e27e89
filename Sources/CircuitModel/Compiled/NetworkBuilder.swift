/// Builds the values of a network: shares equal subterms, folds constants, and keeps an interval for every value.
///
/// Equal instructions get equal ids (hash-consing), and a comparison whose interval decides it becomes a constant, so
/// that a tie that cannot happen and a guard that always holds leave nothing behind.
struct NetworkBuilder {
  private(set) var values: [Instruction] = []
  private(set) var intervals: [Interval] = []
  private(set) var slots: [CompiledNetwork.Slot] = []
  private(set) var registers: [CompiledNetwork.Register] = []
  private var ids: [Instruction: ValueID] = [:]
  private var slotNumbers: [CompiledNetwork.Slot: Int] = [:]

  /// The value of an instruction, which is made if it is new.
  mutating func emit(_ instruction: Instruction) -> ValueID {
    if let id = ids[instruction] { return id }
    let interval = instruction.interval(
      value: { intervals[$0] }, register: { registers[$0].range }, slot: { slots[$0].interval })
    if let only = interval.onlyMember, instruction != .constant(only) { return emit(.constant(only)) }
    values.append(instruction)
    intervals.append(interval)
    ids[instruction] = values.count - 1
    return values.count - 1
  }

  // MARK: Inputs and registers

  /// The scaled value of an input's component.
  mutating func input(_ slot: CompiledNetwork.Slot) -> Form {
    let number = slotNumbers[slot] ?? slots.count
    if number == slots.count {
      slots.append(slot)
      slotNumbers[slot] = number
    }
    return formed(.input(number))
  }

  /// A new register, whose next value is set later.
  mutating func register(initial: BigInteger, range: Interval, origin: Origin? = nil) -> Int {
    registers.append(CompiledNetwork.Register(initial: initial, next: -1, range: range, origin: origin))
    return registers.count - 1
  }

  /// Says what a register holds after the step.
  mutating func setNext(_ register: Int, _ value: ValueID) { registers[register].next = value }

  /// Reads a register.
  mutating func read(_ register: Int) -> Form { formed(.register(register)) }

  // MARK: Forms

  /// The value of an instruction as a form.
  mutating func formed(_ instruction: Instruction) -> Form {
    let value = emit(instruction)
    return form(of: value)
  }

  /// A value as a form: a constant where it is one.
  func form(of value: ValueID) -> Form {
    if case .constant(let constant) = values[value] { return Form(Rational(constant)) }
    return Form(value: value)
  }

  /// The value that is a form times a scale, or `nil` where that is not a whole linear form.
  mutating func integer(_ form: Form, times scale: BigInteger) -> ValueID? {
    let scaled = Rational(scale) * form
    guard scaled.denominator == 1 else { return nil }
    return whole(scaled)
  }

  /// A form as an integer value with the denominator to divide it by.
  mutating func integer(_ form: Form) -> (value: ValueID, denominator: BigInteger) {
    let denominator = form.denominator
    return (whole(Rational(denominator) * form), denominator)
  }

  /// The value of a form with whole coefficients.
  private mutating func whole(_ form: Form) -> ValueID {
    if form.terms.isEmpty { return emit(.constant(form.constant.numerator)) }
    if form.terms.count == 1, let term = form.terms.first {
      if term.coefficient == 1 && form.constant.isZero { return term.value }
      if term.coefficient == -1 && form.constant == 1 && intervals[term.value].isBit {
        if case .not(let operand) = values[term.value] { return operand }
        return emit(.not(term.value))
      }
    }
    let terms = form.terms.map { LinearTerm(coefficient: $0.coefficient.numerator, value: $0.value) }
    return emit(.linear(terms, constant: form.constant.numerator))
  }

  /// What is known of a form with whole coefficients.
  private func interval(ofWhole form: Form) -> Interval {
    form.terms.reduce(Interval(form.constant.numerator)) { $0 + $1.coefficient.numerator * intervals[$1.value] }
  }

  /// What is known of a form: bounds of its multiple by `denominator`.
  func interval(of form: Form) -> (Interval, denominator: BigInteger) {
    let denominator = form.denominator
    return (interval(ofWhole: Rational(denominator) * form), denominator)
  }

  // MARK: Comparisons

  /// 1 where the form is above 0.
  mutating func positive(_ form: Form) -> Form {
    // Σ cv + b > 0 with g = gcd(c) is Σ (c/g)v + ⌈b/g⌉ > 0 over the integers.
    guard let (reduced, divisor) = primitive(form) else { return form.constant > 0 ? .one : .zero }
    var whole = reduced
    let constant = reduced.constant / Rational(divisor)
    whole.constant = -Rational((-constant).floor())
    let range = interval(ofWhole: whole)
    if let lower = range.lower, lower > 0 { return .one }
    if let upper = range.upper, upper <= 0 { return .zero }
    if whole.terms.count == 1, range == .bit { return whole }
    // f > 0 is not (1 - f > 0) over the integers: a comparison and its opposite are one value.
    if let first = whole.terms.first, first.coefficient < 0 { return .one - positive(.one - whole) }
    return formed(.positive(self.whole(whole)))
  }

  /// 1 where the form is 0.
  mutating func isZero(_ form: Form) -> Form {
    guard let (reduced, divisor) = primitive(form) else { return form.constant.isZero ? .one : .zero }
    var whole = reduced
    whole.constant = reduced.constant / Rational(divisor)
    // No multiple of the coefficients' divisor makes up for another constant: a tie that cannot happen.
    guard whole.constant.isInteger else { return .zero }
    if let first = whole.terms.first, first.coefficient < 0 { whole = -1 * whole }
    let range = interval(ofWhole: whole)
    if let lower = range.lower, lower > 0 { return .zero }
    if let upper = range.upper, upper < 0 { return .zero }
    if whole.terms.count == 1 {
      if range == .bit { return .one - whole }
      if range == Interval(-1, 0) { return whole + .one }
    }
    return formed(.isZero(self.whole(whole)))
  }

  /// A form scaled so that its coefficients are whole and have no common divisor; the constant is still to be divided.
  private func primitive(_ form: Form) -> (form: Form, divisor: BigInteger)? {
    guard !form.terms.isEmpty else { return nil }
    let scaled = Rational(form.denominator) * form
    let divisor = scaled.terms.reduce(BigInteger(0)) {
      BigInteger.greatestCommonDivisor($0, $1.coefficient.numerator)
    }
    var reduced = Rational(1, divisor) * scaled
    reduced.constant = scaled.constant
    return (reduced, divisor)
  }

  // MARK: Truths

  /// A truth as a form with whole coefficients.
  ///
  /// A cell may be remembered in halves, because it ties at 1/2 as far as its equation shows, and yet be known to be 0 or 1:
  /// what is read back is then half a register, and the register itself, 0 or 2, is no truth.
  mutating func truth(_ form: Form) -> Form { form.denominator == 1 ? form : .one - isZero(form) }

  /// 1 where both are.
  mutating func and(_ left: Form, _ right: Form) -> Form {
    let (left, right) = (truth(left), truth(right))
    if left == .zero || right == .zero || left == .one - right { return .zero }
    if left == .one || left == right { return right }
    if right == .one { return left }
    let (a, b) = (whole(left), whole(right))
    return formed(.and(min(a, b), max(a, b)))
  }

  /// 1 where either is.
  mutating func or(_ left: Form, _ right: Form) -> Form {
    let (left, right) = (truth(left), truth(right))
    if left == .one || right == .one || left == .one - right { return .one }
    if left == .zero || left == right { return right }
    if right == .zero { return left }
    let (a, b) = (whole(left), whole(right))
    return formed(.or(min(a, b), max(a, b)))
  }

  /// 1 where exactly one is.
  mutating func xor(_ left: Form, _ right: Form) -> Form {
    let (left, right) = (truth(left), truth(right))
    if let constant = left.constantValue { return constant.isZero ? right : .one - right }
    if let constant = right.constantValue { return constant.isZero ? left : .one - left }
    if left == right { return .zero }
    if left == .one - right { return .one }
    let (a, b) = (whole(left), whole(right))
    return formed(.xor(min(a, b), max(a, b)))
  }

  /// The second where the truth is 1, otherwise the third.
  mutating func select(_ condition: Form, _ yes: Form, _ no: Form) -> Form {
    let condition = truth(condition)
    if let constant = condition.constantValue { return constant.isZero ? no : yes }
    if yes == no { return yes }
    if isBit(yes) && isBit(no) {
      if yes == .one && no == .zero { return condition }
      if yes == .zero { return and(.one - condition, no) }
      if no == .zero { return and(condition, yes) }
      if yes == .one { return or(condition, no) }
      if no == .one { return or(.one - condition, yes) }
    }
    let denominator = leastCommonMultiple(yes.denominator, no.denominator)
    let (a, b) = (whole(Rational(denominator) * yes), whole(Rational(denominator) * no))
    return Rational(1, denominator) * formed(.select(whole(condition), a, b))
  }

  /// Whether a form is known to be 0 or 1.
  func isBit(_ form: Form) -> Bool { form.denominator == 1 && interval(ofWhole: form).isBit }

  // MARK: Arithmetic

  mutating func product(_ left: Form, _ right: Form) -> Form {
    if let constant = left.constantValue { return constant * right }
    if let constant = right.constantValue { return constant * left }
    if isBit(left) && isBit(right) { return and(left, right) }
    let ((a, p), (b, q)) = (integer(left), integer(right))
    return Rational(1, p * q) * formed(.product(min(a, b), max(a, b)))
  }

  mutating func extremum(_ kind: Extremum, _ left: Form, _ right: Form) -> Form {
    if left == right { return left }
    if let a = left.constantValue, let b = right.constantValue { return Form(kind == .minimum ? min(a, b) : max(a, b)) }
    let denominator = leastCommonMultiple(left.denominator, right.denominator)
    let (a, b) = (whole(Rational(denominator) * left), whole(Rational(denominator) * right))
    let value = kind == .minimum ? emit(.minimum(min(a, b), max(a, b))) : emit(.maximum(min(a, b), max(a, b)))
    return Rational(1, denominator) * form(of: value)
  }

  mutating func floor(_ form: Form) -> Form {
    let (value, denominator) = integer(form)
    return denominator == 1 ? form : formed(.quotient(value, by: denominator))
  }

  /// The remainder with the sign of the divisor, which is not 0.
  mutating func remainder(_ form: Form, by divisor: Rational) -> Form {
    if divisor < 0 { return -1 * remainder(-1 * form, by: -divisor) }
    let denominator = leastCommonMultiple(form.denominator, divisor.denominator)
    let value = whole(Rational(denominator) * form)
    let modulus = (Rational(denominator) * divisor).numerator
    if let lower = intervals[value].lower, let upper = intervals[value].upper, lower >= 0, upper < modulus {
      return form
    }
    return Rational(1, denominator) * formed(.remainder(value, by: modulus))
  }
}

extension CompiledNetwork.Slot {
  /// What the values of the table stay within.
  var interval: Interval {
    switch content {
    case .table(let table): Interval(table.min(), table.max())
    case .indicator(_, let number): Interval(min(number, 0), max(number, 0))
    }
  }
}

extension Instruction {
  /// What a value is known to stay within, from what its operands stay within.
  package func interval(
    value: (ValueID) -> Interval, register: (Int) -> Interval, slot: (Int) -> Interval
  ) -> Interval {
    switch self {
    case .constant(let constant): return Interval(constant)
    case .input(let number): return slot(number)
    case .register(let number): return register(number)
    case .linear(let terms, let constant):
      return terms.reduce(Interval(constant)) { $0 + $1.coefficient * value($1.value) }
    case .product(let a, let b): return value(a) * value(b)
    case .positive(let a):
      if let lower = value(a).lower, lower > 0 { return Interval(1) }
      if let upper = value(a).upper, upper <= 0 { return Interval(0) }
      return .bit
    case .isZero(let a):
      let range = value(a)
      if range.onlyMember == 0 { return Interval(1) }
      if let lower = range.lower, lower > 0 { return Interval(0) }
      if let upper = range.upper, upper < 0 { return Interval(0) }
      return .bit
    case .not(let a): return Interval(1) + -1 * value(a)
    case .and(let a, let b): return value(a).minimum(value(b))
    case .or(let a, let b): return value(a).maximum(value(b))
    case .xor: return .bit
    case .select(let condition, let a, let b):
      switch value(condition).onlyMember {
      case 0: return value(b)
      case 1: return value(a)
      default: return value(a).union(value(b))
      }
    case .minimum(let a, let b): return value(a).minimum(value(b))
    case .maximum(let a, let b): return value(a).maximum(value(b))
    case .quotient(let a, let divisor): return value(a).quotient(by: divisor)
    case .remainder(let a, let divisor): return value(a).remainder(by: divisor)
    case .lookup(let table, _): return Interval(table.min().map { BigInteger($0) }, table.max().map { BigInteger($0) })
    }
  }
}
