// Pointers and operators only: no imports, generics, arrays or preconditions. The same source is correct however wide
// the machine's vectors are; who calls answers for the planes being there.

/// 512 lanes, one bit each.
public typealias LaneVector = SIMD8<UInt64>

/// Runs a program once over a block of planes.
///
/// - Parameters:
///   - program: the instructions, in order.
///   - count: how many there are.
///   - base: the first vector of plane 0; planes follow one another.
///   - width: how many vectors a plane has.
public func run(
  _ program: UnsafePointer<LaneInstruction>, count: Int, at base: UnsafeMutablePointer<LaneVector>, width: Int
) {
  for place in 0..<count {
    let instruction = program[place]
    let result = base + Int(instruction.result) &* width
    let a = base + Int(instruction.a) &* width
    let b = base + Int(instruction.b) &* width
    let c = base + Int(instruction.c) &* width
    switch instruction.operation {
    case .zero: for i in 0..<width { result[i] = LaneVector(repeating: 0) }
    case .one: for i in 0..<width { result[i] = LaneVector(repeating: .max) }
    case .copy: for i in 0..<width { result[i] = a[i] }
    case .not: for i in 0..<width { result[i] = ~a[i] }
    case .and: for i in 0..<width { result[i] = a[i] & b[i] }
    case .andNot: for i in 0..<width { result[i] = a[i] & ~b[i] }
    case .nor: for i in 0..<width { result[i] = ~(a[i] | b[i]) }
    case .or: for i in 0..<width { result[i] = a[i] | b[i] }
    case .orNot: for i in 0..<width { result[i] = a[i] | ~b[i] }
    case .nand: for i in 0..<width { result[i] = ~(a[i] & b[i]) }
    case .xor: for i in 0..<width { result[i] = a[i] ^ b[i] }
    case .xnor: for i in 0..<width { result[i] = ~(a[i] ^ b[i]) }
    case .xor3: for i in 0..<width { result[i] = a[i] ^ b[i] ^ c[i] }
    case .select: for i in 0..<width { result[i] = (a[i] & b[i]) | (~a[i] & c[i]) }
    case .selectNot: for i in 0..<width { result[i] = (a[i] & b[i]) | ~(a[i] | c[i]) }
    case .majority: for i in 0..<width { result[i] = (a[i] & b[i]) | (c[i] & (a[i] | b[i])) }
    case .majorityNot: for i in 0..<width { result[i] = (a[i] & b[i]) | (~c[i] & (a[i] | b[i])) }
    }
  }
}

/// Whether any lane of a plane is 1.
public func isAnySet(_ plane: UnsafePointer<LaneVector>, width: Int) -> Bool {
  var all = plane[0]
  for i in 1..<width { all |= plane[i] }
  let quarter = all.lowHalf | all.highHalf
  return (quarter[0] | quarter[1] | quarter[2] | quarter[3]) != 0
}

/// In how many lanes a plane is 1.
public func countSet(_ plane: UnsafePointer<LaneVector>, width: Int) -> Int {
  let words = UnsafeRawPointer(plane).assumingMemoryBound(to: UInt64.self)
  var count = 0
  for i in 0..<width &* 8 { count &+= words[i].nonzeroBitCount }
  return count
}
