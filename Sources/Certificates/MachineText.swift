import CircuitModel

/// A compiled network as lines of plain words, so that anyone can run it; `Format.md` says what they mean.
enum MachineText {
  /// The lines, in a form that is the same for equal networks and for no others.
  static func lines(of network: CompiledNetwork) -> [String] {
    let letters = network.distinctLetters.map { "\($0.letter)" }
    var lines = [(["letters", "\(network.letterCount)", ":"] + letters).joined(separator: " ")]
    lines.append("slots \(network.slots.count)")
    lines += network.slots.map(line)
    lines.append("registers \(network.registers.count)")
    lines += network.registers.map { "register \($0.initial) next \($0.next)" }
    lines.append("values \(network.values.count)")
    lines += network.values.map(line)
    lines.append("outputs \(network.valid) \(network.undefined) \(network.bad) \(network.triggered)")
    return lines
  }

  private static func line(of slot: CompiledNetwork.Slot) -> String {
    switch slot.content {
    case .table(let table): "slot \(slot.weight) \(slot.base) table " + words(table)
    case .indicator(let digit, let number): "slot \(slot.weight) \(slot.base) only \(digit) \(number)"
    }
  }

  private static func line(of instruction: Instruction) -> String {
    switch instruction {
    case .constant(let constant): "constant \(constant)"
    case .input(let slot): "input \(slot)"
    case .register(let register): "register \(register)"
    case .linear(let terms, let constant):
      (["linear", "\(constant)"] + terms.map { "\($0.coefficient) \($0.value)" }).joined(separator: " ")
    case .product(let a, let b): "product \(a) \(b)"
    case .positive(let a): "positive \(a)"
    case .isZero(let a): "zero \(a)"
    case .not(let a): "not \(a)"
    case .and(let a, let b): "and \(a) \(b)"
    case .or(let a, let b): "or \(a) \(b)"
    case .xor(let a, let b): "xor \(a) \(b)"
    case .select(let a, let b, let c): "select \(a) \(b) \(c)"
    case .minimum(let a, let b): "minimum \(a) \(b)"
    case .maximum(let a, let b): "maximum \(a) \(b)"
    case .quotient(let a, let divisor): "quotient \(a) \(divisor)"
    case .remainder(let a, let divisor): "remainder \(a) \(divisor)"
    case .lookup(let table, let a): "lookup \(a) " + words(table)
    }
  }

  private static func words(_ numbers: [some CustomStringConvertible]) -> String {
    numbers.map(\.description).joined(separator: " ")
  }
}
