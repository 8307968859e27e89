import LaneKernels

/// A straight-line program over planes, with every plane given by its distance from a base.
struct LaneProgram: Sendable {
  /// The instructions, in order.
  let instructions: [LaneInstruction]
  /// How many planes from the base on are read or written.
  let planeCount: Int

  /// Where an output is found after a run.
  enum Output: Hashable, Sendable {
    /// The same in every lane.
    case constant(Bool)
    /// In a plane, which is good until the next run.
    case plane(Int)
  }
}

extension LaneProgram {
  /// Schedules the gates that outputs need.
  ///
  /// Gates are computed in the order in which they were made, each into the plane that it is wanted in, or into one that
  /// nothing later reads. A gate may be computed as its complement, where that saves an instruction.
  ///
  /// - Parameters:
  ///   - graph: the gates.
  ///   - placed: outputs with the planes that they must end in, which overlap neither one another nor what is read.
  ///   - free: outputs that may end anywhere.
  ///   - scratch: the first plane that may be used for anything.
  /// - Returns: the program, and where the free outputs are.
  static func schedule(
    _ graph: GateGraph, placed: [(literal: Literal, plane: Int)], free: [Literal], scratch: Int
  ) -> (program: LaneProgram, outputs: [Output]) {
    var schedule = Schedule(graph, placed: placed, free: free, scratch: scratch)
    schedule.run()
    let program = LaneProgram(instructions: schedule.instructions, planeCount: schedule.planeCount)
    return (program, schedule.outputs)
  }
}

/// The scheduling of one program.
private struct Schedule {
  let graph: GateGraph
  let placed: [(literal: Literal, plane: Int)]
  let free: [Literal]
  var instructions: [LaneInstruction] = []
  var outputs: [LaneProgram.Output] = []
  var planeCount: Int
  /// How many gates and outputs still read a gate.
  private var readers: [Int]
  /// The plane that holds a gate, or its complement.
  private var places: [Int]
  private var isComplement: [Bool]
  /// The output that a gate is computed straight into.
  private var targets: [(plane: Int, isComplemented: Bool)?]
  /// Whether a gate is computed within its only reader.
  private var isFused: [Bool]
  private var spare: [Int] = []
  private let scratch: Int

  init(_ graph: GateGraph, placed: [(literal: Literal, plane: Int)], free: [Literal], scratch: Int) {
    self.graph = graph
    self.placed = placed
    self.free = free
    self.scratch = scratch
    planeCount = scratch
    let count = graph.gates.count
    readers = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
    isComplement = Array(repeating: false, count: count)
    targets = Array(repeating: nil, count: count)
    isFused = Array(repeating: false, count: count)
  }

  mutating func run() {
    countReaders()
    for (literal, plane) in placed where graph.gates[literal.gate].kind.isComputed && targets[literal.gate] == nil {
      targets[literal.gate] = (plane, literal.isComplemented)
    }
    fuse()
    for (number, gate) in graph.gates.enumerated() {
      switch gate.kind {
      case .zero: continue
      case .plane: places[number] = number - 1
      default: if readers[number] > 0 && !isFused[number] { compute(number) }
      }
    }
    for (literal, plane) in placed { place(literal, in: plane) }
    for literal in free { outputs.append(output(literal)) }
  }

  private mutating func countReaders() {
    for literal in placed.map(\.literal) + free { readers[literal.gate] += 1 }
    for (number, gate) in graph.gates.enumerated().reversed() where readers[number] > 0 {
      for operand in gate.operands { readers[operand.gate] += 1 }
    }
  }

  /// An exclusive or that only another one reads becomes part of it.
  private mutating func fuse() {
    for (number, gate) in graph.gates.enumerated() where readers[number] > 0 && gate.kind == .xor {
      if let inner = [gate.a.gate, gate.b.gate].first(where: { isFusible($0) }), !isFused[number] {
        isFused[inner] = true
      }
    }
  }

  private func isFusible(_ number: Int) -> Bool {
    guard graph.gates[number].kind == .xor, readers[number] == 1, targets[number] == nil else { return false }
    // It must not hold another one itself.
    return !graph.gates[number].operands.contains { isFused[$0.gate] }
  }

  private mutating func compute(_ number: Int) {
    let gate = graph.gates[number]
    let target = targets[number]
    let wantsComplement = target?.isComplemented ?? false
    func plane(_ literal: Literal) -> Int32 { Int32(places[literal.gate]) }
    func isOff(_ literal: Literal) -> Bool { literal.isComplemented != isComplement[literal.gate] }
    var operands = gate.operands
    let operation: LaneOperation
    var complement = false
    switch gate.kind {
    case .zero, .plane: return
    case .and:
      if isOff(operands[0]) && !isOff(operands[1]) { operands.swapAt(0, 1) }
      complement = wantsComplement
      switch (isOff(operands[0]), isOff(operands[1])) {
      case (false, false): operation = complement ? .nand : .and
      case (false, true):
        operation = complement ? .orNot : .andNot
        // ~(a & ~b) = b | ~a
        if complement { operands.swapAt(0, 1) }
      case (true, _): operation = complement ? .or : .nor
      }
    case .xor:
      if let place = operands.firstIndex(where: { isFused[$0.gate] }) {
        operands = [operands[1 - place]] + graph.gates[operands[place].gate].operands
        complement = operands.count(where: isOff) % 2 == 1
        operation = .xor3
      } else {
        let isOdd = operands.count(where: isOff) % 2 == 1
        complement = wantsComplement
        operation = isOdd == complement ? .xor : .xnor
      }
    case .select:
      let (condition, a, b) = (operands[0], operands[1], operands[2])
      let (one, other) = isOff(condition) ? (b, a) : (a, b)
      operands = [condition, one, other]
      complement = isOff(one)
      operation = isOff(one) == isOff(other) ? .select : .selectNot
    case .majority:
      let off = operands.count(where: isOff)
      complement = off >= 2
      operands.sort { isOff($0) == complement && isOff($1) != complement }
      operation = off == 0 || off == 3 ? .majority : .majorityNot
    }
    let read = operands
    for literal in read { release(literal.gate) }
    // What the last reader reads may be overwritten by it.
    let result = target?.plane ?? take()
    let planes = read.map { plane($0) } + [0, 0]
    instructions.append(LaneInstruction(operation, result: Int32(result), planes[0], planes[1], planes[2]))
    if target != nil && complement != wantsComplement {
      instructions.append(LaneInstruction(.not, result: Int32(result), Int32(result)))
      complement = wantsComplement
    }
    places[number] = result
    isComplement[number] = complement
  }

  private mutating func release(_ number: Int) {
    readers[number] -= 1
    if readers[number] == 0, places[number] >= scratch, graph.gates[number].kind.isComputed, targets[number] == nil {
      spare.append(places[number])
    }
  }

  private mutating func take() -> Int {
    if let plane = spare.popLast() { return plane }
    planeCount += 1
    return planeCount - 1
  }

  /// Brings an output to its plane.
  private mutating func place(_ literal: Literal, in plane: Int) {
    planeCount = max(planeCount, plane + 1)
    if literal.isConstant {
      instructions.append(LaneInstruction(literal == .one ? .one : .zero, result: Int32(plane)))
      return
    }
    let isOff = literal.isComplemented != isComplement[literal.gate]
    if let target = targets[literal.gate], target.plane == plane { return }
    instructions.append(
      LaneInstruction(isOff ? .not : .copy, result: Int32(plane), Int32(places[literal.gate])))
  }

  private mutating func output(_ literal: Literal) -> LaneProgram.Output {
    if literal.isConstant { return .constant(literal == .one) }
    if literal.isComplemented == isComplement[literal.gate] { return .plane(places[literal.gate]) }
    let plane = take()
    instructions.append(LaneInstruction(.not, result: Int32(plane), Int32(places[literal.gate])))
    return .plane(plane)
  }
}

extension GateGraph.Kind {
  /// Whether the gate takes an instruction.
  fileprivate var isComputed: Bool { self != .zero && self != .plane }
}
