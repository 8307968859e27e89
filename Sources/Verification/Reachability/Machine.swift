import CircuitModel

/// A compiled network in one kind of number, ready to be stepped fast.
///
/// Constants and the values of each distinct letter are converted once; a step is one pass over a flat array of
/// operations into a buffer that is used again.
struct Machine<Number: MachineNumber> {
  /// What one value is computed from; terms of linear forms stand in `terms`.
  private enum Operation {
    case constant(Number)
    case input(Int)
    case register(Int)
    case linear(Range<Int>, constant: Number)
    case product(Int, Int)
    case positive(Int)
    case isZero(Int)
    case not(Int)
    case and(Int, Int)
    case or(Int, Int)
    case xor(Int, Int)
    case select(Int, Int, Int)
    case minimum(Int, Int)
    case maximum(Int, Int)
    case quotient(Int, Number)
    case remainder(Int, Number)
    case lookup([Number], Int)
  }

  let width: Int
  let initial: [Number]
  private var operations: [Operation] = []
  private var terms: [(coefficient: Number, value: Int)] = []
  /// The values of the slots, a row for each distinct letter.
  private var inputs: [Number] = []
  private let slotCount: Int
  private let next: [Int]
  private let outputs: (valid: Int, undefined: Int, bad: Int, triggered: Int)
  /// The values of the last step.
  private(set) var values: [Number]
  /// Whether a number of the last step did not fit.
  private(set) var overflowed = false

  /// Converts a network; `nil` where a constant of it does not fit.
  init?(_ network: CompiledNetwork, letters: [Int]) {
    width = network.registers.count
    slotCount = network.slots.count
    next = network.registers.map(\.next)
    outputs = (network.valid, network.undefined, network.bad, network.triggered)
    values = Array(repeating: .zero, count: network.values.count)
    var initial: [Number] = []
    for register in network.registers {
      guard let number = Number(register.initial) else { return nil }
      initial.append(number)
    }
    self.initial = initial
    for letter in letters {
      for slot in network.slots {
        guard let number = Number(slot.value(in: letter)) else { return nil }
        inputs.append(number)
      }
    }
    for instruction in network.values {
      guard let operation = operation(instruction) else { return nil }
      operations.append(operation)
    }
  }

  private mutating func operation(_ instruction: Instruction) -> Operation? {
    switch instruction {
    case .constant(let constant): return Number(constant).map { .constant($0) }
    case .input(let slot): return .input(slot)
    case .register(let register): return .register(register)
    case .linear(let linear, let constant):
      let start = terms.count
      for term in linear {
        guard let coefficient = Number(term.coefficient) else { return nil }
        terms.append((coefficient, term.value))
      }
      return Number(constant).map { .linear(start..<terms.count, constant: $0) }
    case .product(let a, let b): return .product(a, b)
    case .positive(let a): return .positive(a)
    case .isZero(let a): return .isZero(a)
    case .not(let a): return .not(a)
    case .and(let a, let b): return .and(a, b)
    case .or(let a, let b): return .or(a, b)
    case .xor(let a, let b): return .xor(a, b)
    case .select(let condition, let a, let b): return .select(condition, a, b)
    case .minimum(let a, let b): return .minimum(a, b)
    case .maximum(let a, let b): return .maximum(a, b)
    case .quotient(let a, let divisor): return Number(divisor).map { .quotient(a, $0) }
    case .remainder(let a, let divisor): return Number(divisor).map { .remainder(a, $0) }
    case .lookup(let table, let a):
      let numbers = table.compactMap { Number(BigInteger($0)) }
      return numbers.count == table.count ? .lookup(numbers, a) : nil
    }
  }
}

extension Machine {
  /// What a step says of the obligation.
  enum Reading {
    case notConsidered, undefined, event, quiet
  }

  /// Takes one step from a state of `states`, given a letter by its place among the distinct ones.
  mutating func step(from states: [Number], at start: Int, letter: Int) -> Reading {
    overflowed = false
    for (place, operation) in operations.enumerated() {
      values[place] = result(of: operation, states, start, letter * slotCount)
    }
    if values[outputs.valid] == .zero { return .notConsidered }
    if values[outputs.undefined] != .zero { return .undefined }
    return values[outputs.bad] != .zero ? .event : .quiet
  }

  /// Whether the condition of the claim held at the last step.
  var isTriggered: Bool { values[outputs.triggered] != .zero }

  /// A register after the last step.
  func nextValue(of register: Int) -> Number { values[next[register]] }

  private mutating func result(of operation: Operation, _ states: [Number], _ start: Int, _ row: Int) -> Number {
    switch operation {
    case .constant(let constant): return constant
    case .input(let slot): return inputs[row + slot]
    case .register(let register): return states[start + register]
    case .linear(let range, let constant):
      var sum = constant
      for place in range {
        let (coefficient, value) = terms[place]
        sum = .sum(sum, .product(coefficient, values[value], &overflowed), &overflowed)
      }
      return sum
    case .product(let a, let b): return .product(values[a], values[b], &overflowed)
    case .positive(let a): return values[a] > .zero ? .one : .zero
    case .isZero(let a): return values[a] == .zero ? .one : .zero
    case .not(let a): return values[a] == .zero ? .one : .zero
    case .and(let a, let b): return values[a] == .zero ? .zero : values[b]
    case .or(let a, let b): return values[a] == .zero ? values[b] : .one
    case .xor(let a, let b): return values[a] == values[b] ? .zero : .one
    case .select(let condition, let a, let b): return values[condition] == .zero ? values[b] : values[a]
    case .minimum(let a, let b): return min(values[a], values[b])
    case .maximum(let a, let b): return max(values[a], values[b])
    case .quotient(let a, let divisor): return values[a].flooredQuotient(by: divisor)
    case .remainder(let a, let divisor): return values[a].flooredRemainder(by: divisor)
    case .lookup(let table, let a): return table[values[a].place]
    }
  }
}
