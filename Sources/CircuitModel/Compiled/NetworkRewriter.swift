extension CompiledNetwork {
  /// This network built anew, with the changes that a closure asks for; constants are folded on the way.
  func rewritten(_ prepare: (inout NetworkRewriter) -> Void) -> CompiledNetwork {
    var rewriter = NetworkRewriter(self)
    prepare(&rewriter)
    return rewriter.finish()
  }
}

/// Copies a network value by value, making small changes to its registers.
struct NetworkRewriter {
  private let network: CompiledNetwork
  private var builder = NetworkBuilder()
  private var isKept: [Bool]
  private var moduli: [BigInteger?]
  private var ranges: [Interval]
  private var twins: [Int: Int] = [:]
  private var limits: [ValueID: (lower: BigInteger?, upper: BigInteger?)] = [:]

  init(_ network: CompiledNetwork) {
    self.network = network
    self.isKept = network.registers.map { _ in true }
    self.moduli = network.registers.map { _ in nil }
    self.ranges = network.registers.map(\.range)
  }

  /// Drops a register unless the condition holds; nothing that is kept may use it.
  mutating func keepRegister(_ number: Int, if condition: Bool) { isKept[number] = condition }

  /// Reads another register, one before it, wherever this one is read.
  mutating func mergeRegister(_ number: Int, into other: Int) {
    isKept[number] = false
    twins[number] = other
  }

  /// Keeps a register modulo m.
  mutating func reduce(_ number: Int, modulo modulus: BigInteger) { moduli[number] = modulus }

  /// States what a register stays within.
  mutating func restrict(_ number: Int, to range: Interval) { ranges[number] = range }

  /// Cuts a register, and the value that is its next one wherever it is used, off at bounds.
  mutating func saturate(_ number: Int, next: ValueID, between lower: BigInteger?, and upper: BigInteger?) {
    limits[next] = (lower, upper)
  }

  /// The network with the changes made.
  mutating func finish() -> CompiledNetwork {
    var copies: [Int?] = []
    for (number, register) in network.registers.enumerated() {
      let initial = moduli[number].map { register.initial.flooredRemainder(by: $0) } ?? register.initial
      // The range of a register that is newly reduced or cut off is found again by the next range analysis.
      let range = moduli[number].map { Interval(0, $0 - 1) } ?? ranges[number]
      let isChanged = moduli[number] != nil || limits[register.next] != nil
      let origin = isChanged ? nil : register.origin
      copies.append(isKept[number] ? builder.register(initial: initial, range: range, origin: origin) : nil)
    }
    let seen = seenValues()
    var forms = Array(repeating: Form.zero, count: network.values.count)
    for (id, instruction) in network.values.enumerated() where seen[id] {
      var form = copy(instruction, forms, copies)
      if let (lower, upper) = limits[id] {
        if let upper { form = builder.extremum(.minimum, form, Form(Rational(upper))) }
        if let lower { form = builder.extremum(.maximum, form, Form(Rational(lower))) }
      }
      let value = builder.integer(form).value
      forms[id] = builder.form(of: value)
    }
    for (number, register) in network.registers.enumerated() {
      guard let copy = copies[number] else { continue }
      var next = forms[register.next]
      if let modulus = moduli[number] { next = builder.remainder(next, by: Rational(modulus)) }
      builder.setNext(copy, builder.integer(next).value)
    }
    return CompiledNetwork(
      letterCount: network.letterCount, valid: builder.integer(forms[network.valid]).value,
      undefined: builder.integer(forms[network.undefined]).value, bad: builder.integer(forms[network.bad]).value,
      triggered: builder.integer(forms[network.triggered]).value, from: builder)
  }

  /// What the outputs and the kept registers are computed from.
  private func seenValues() -> [Bool] {
    var seen = Array(repeating: false, count: network.values.count)
    for output in [network.valid, network.undefined, network.bad, network.triggered] { seen[output] = true }
    for (number, register) in network.registers.enumerated() where isKept[number] { seen[register.next] = true }
    for id in network.values.indices.reversed() where seen[id] {
      for operand in network.values[id].operands { seen[operand] = true }
    }
    return seen
  }

  private mutating func copy(_ instruction: Instruction, _ forms: [Form], _ copies: [Int?]) -> Form {
    switch instruction {
    case .constant(let constant): return Form(Rational(constant))
    case .input(let number): return builder.input(network.slots[number])
    case .register(let number):
      guard let copy = copies[twins[number] ?? number] else { return .zero }
      return builder.read(copy)
    case .linear(let terms, let constant):
      return Form(sumOf: terms.map { (Rational($0.coefficient), forms[$0.value]) }, plus: Rational(constant))
    case .product(let a, let b): return builder.product(forms[a], forms[b])
    case .positive(let a): return builder.positive(forms[a])
    case .isZero(let a): return builder.isZero(forms[a])
    case .not(let a): return .one - forms[a]
    case .and(let a, let b): return builder.and(forms[a], forms[b])
    case .or(let a, let b): return builder.or(forms[a], forms[b])
    case .xor(let a, let b): return builder.xor(forms[a], forms[b])
    case .select(let condition, let a, let b): return builder.select(forms[condition], forms[a], forms[b])
    case .minimum(let a, let b): return builder.extremum(.minimum, forms[a], forms[b])
    case .maximum(let a, let b): return builder.extremum(.maximum, forms[a], forms[b])
    case .quotient(let a, let divisor): return builder.floor(Rational(1, divisor) * forms[a])
    case .remainder(let a, let divisor): return builder.remainder(forms[a], by: Rational(divisor))
    case .lookup(let table, let a):
      let place = builder.integer(forms[a]).value
      return builder.formed(.lookup(table, place))
    }
  }
}

extension CompiledNetwork {
  /// Makes a network of what a builder has built.
  init(
    letterCount: Int, valid: ValueID, undefined: ValueID, bad: ValueID, triggered: ValueID, from builder: NetworkBuilder
  ) {
    self.init(
      letterCount: letterCount, slots: builder.slots, values: builder.values, registers: builder.registers,
      valid: valid, undefined: undefined, bad: bad, triggered: triggered)
  }
}
