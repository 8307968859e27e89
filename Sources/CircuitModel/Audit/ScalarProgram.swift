/// A network as a list of scalar operations on machine words: one step at a time, and every overflow noticed.
///
/// This is the plainest code that is still fast. A step writes the values of one step, in their order, into a buffer
/// that the caller keeps; constants stand in that buffer from the beginning. A sum or product that does not fit ends the
/// step without a result, and the caller repeats it in integers of any size: nothing wraps, nothing is rounded.
struct ScalarProgram: Sendable {
  /// The values with every constant in its place: what a buffer must be made of.
  let blank: [Int]
  private var operations: [Operation] = []
  private var coefficients: [(factor: Int, value: Int)] = []
  private var tables: [Int] = []
  /// Where the registers are read: the value that is a copy of one.
  private var reads: [(register: Int, value: Int)] = []
  /// Where inputs are read, and what each is, a row for each letter.
  private var inputs: [(slot: Int, value: Int)] = []
  private var letterValues: [Int] = []
  private let slotCount: Int
  private let next: [Int]
  private let outputs: (valid: Int, undefined: Int, bad: Int, triggered: Int)

  private enum Code {
    case linear, product, positive, isZero, not, and, or, xor, select, minimum, maximum, quotient, remainder, lookup
  }

  /// One value: up to three earlier ones, or a range of `coefficients` or `tables`, and a constant.
  private struct Operation {
    var code: Code
    var target: Int
    var a = 0
    var b = 0
    var c = 0
    var constant = 0
  }

  /// A program of no network.
  init() {
    blank = []
    slotCount = 0
    next = []
    outputs = (0, 0, 0, 0)
  }

  /// Converts a network; `nil` where a constant of it does not fit a machine word.
  init?(_ network: CompiledNetwork, letters: [Int]) {
    slotCount = network.slots.count
    next = network.registers.map(\.next)
    outputs = (network.valid, network.undefined, network.bad, network.triggered)
    var blank = Array(repeating: 0, count: network.values.count)
    for (value, instruction) in network.values.enumerated() {
      if case .constant(let constant) = instruction {
        guard let word = Int(exactly: constant) else { return nil }
        blank[value] = word
      }
    }
    self.blank = blank
    for letter in letters {
      for slot in network.slots {
        guard let word = Int(exactly: slot.value(in: letter)) else { return nil }
        letterValues.append(word)
      }
    }
    for (value, instruction) in network.values.enumerated() {
      guard add(instruction, as: value) else { return nil }
    }
  }

  private mutating func add(_ instruction: Instruction, as target: Int) -> Bool {
    var operation: Operation
    switch instruction {
    case .constant: return true
    case .input(let slot):
      inputs.append((slot, target))
      return true
    case .register(let register):
      reads.append((register, target))
      return true
    case .linear(let terms, let constant):
      guard let constant = Int(exactly: constant) else { return false }
      operation = Operation(code: .linear, target: target, a: coefficients.count, constant: constant)
      for term in terms {
        guard let factor = Int(exactly: term.coefficient) else { return false }
        coefficients.append((factor, term.value))
      }
      operation.b = coefficients.count
    case .product(let a, let b): operation = Operation(code: .product, target: target, a: a, b: b)
    case .positive(let a): operation = Operation(code: .positive, target: target, a: a)
    case .isZero(let a): operation = Operation(code: .isZero, target: target, a: a)
    case .not(let a): operation = Operation(code: .not, target: target, a: a)
    case .and(let a, let b): operation = Operation(code: .and, target: target, a: a, b: b)
    case .or(let a, let b): operation = Operation(code: .or, target: target, a: a, b: b)
    case .xor(let a, let b): operation = Operation(code: .xor, target: target, a: a, b: b)
    case .select(let a, let b, let c): operation = Operation(code: .select, target: target, a: a, b: b, c: c)
    case .minimum(let a, let b): operation = Operation(code: .minimum, target: target, a: a, b: b)
    case .maximum(let a, let b): operation = Operation(code: .maximum, target: target, a: a, b: b)
    case .quotient(let a, let divisor):
      guard let divisor = Int(exactly: divisor) else { return false }
      operation = Operation(code: .quotient, target: target, a: a, constant: divisor)
    case .remainder(let a, let divisor):
      guard let divisor = Int(exactly: divisor) else { return false }
      operation = Operation(code: .remainder, target: target, a: a, constant: divisor)
    case .lookup(let table, let a):
      operation = Operation(code: .lookup, target: target, a: a, b: tables.count, c: table.count)
      tables += table
    }
    operations.append(operation)
    return true
  }
}

extension ScalarProgram {
  /// Computes the values of one step.
  ///
  /// - Parameters:
  ///   - registers: what the registers hold.
  ///   - letter: the letter, by its place among those given at the beginning.
  ///   - values: `blank`, or what an earlier step left.
  /// - Returns: whether every number fits and every table is looked up at one of its entries; otherwise the values are
  ///   of no use.
  func step(from registers: [Int], letter: Int, into values: inout [Int]) -> Bool {
    for place in reads.indices { values[reads[place].value] = registers[reads[place].register] }
    for place in inputs.indices {
      values[inputs[place].value] = letterValues[letter * slotCount + inputs[place].slot]
    }
    for place in operations.indices {
      let operation = operations[place]
      let result: Int
      switch operation.code {
      case .linear:
        var sum = operation.constant
        for place in operation.a..<operation.b {
          let (product, isTooLarge) = coefficients[place].factor
            .multipliedReportingOverflow(by: values[coefficients[place].value])
          let (total, overflows) = sum.addingReportingOverflow(product)
          if isTooLarge || overflows { return false }
          sum = total
        }
        result = sum
      case .product:
        let (product, overflows) = values[operation.a].multipliedReportingOverflow(by: values[operation.b])
        if overflows { return false }
        result = product
      case .positive: result = values[operation.a] > 0 ? 1 : 0
      case .isZero: result = values[operation.a] == 0 ? 1 : 0
      case .not:
        let (difference, overflows) = 1.subtractingReportingOverflow(values[operation.a])
        if overflows { return false }
        result = difference
      case .and: result = values[operation.a] == 0 ? 0 : values[operation.b]
      case .or: result = values[operation.a] == 0 ? values[operation.b] : 1
      case .xor: result = values[operation.a] == values[operation.b] ? 0 : 1
      case .select: result = values[operation.a] == 0 ? values[operation.c] : values[operation.b]
      case .minimum: result = min(values[operation.a], values[operation.b])
      case .maximum: result = max(values[operation.a], values[operation.b])
      case .quotient:
        let (quotient, remainder) = values[operation.a].quotientAndRemainder(dividingBy: operation.constant)
        result = remainder < 0 ? quotient - 1 : quotient
      case .remainder:
        let remainder = values[operation.a] % operation.constant
        result = remainder < 0 ? remainder + operation.constant : remainder
      case .lookup:
        let place = values[operation.a]
        guard (0..<operation.c).contains(place) else { return false }
        result = tables[operation.b + place]
      }
      values[operation.target] = result
    }
    return true
  }

  /// What the values of a step say of the obligation.
  func reading(of values: [Int]) -> CompiledNetwork.Reading {
    if values[outputs.valid] == 0 { return .notConsidered }
    if values[outputs.undefined] != 0 { return .undefined }
    if values[outputs.bad] != 0 { return .event }
    return .quiet(triggered: values[outputs.triggered] != 0)
  }

  /// What the registers hold after a step.
  func takeNext(of values: [Int], into registers: inout [Int]) {
    for register in next.indices { registers[register] = values[next[register]] }
  }
}
