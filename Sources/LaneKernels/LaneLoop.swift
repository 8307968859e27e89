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
///
/// Bits are counted side by side within bytes (Warren, Hacker's Delight, 2nd edition, section 5-1), since a machine
/// without wide vectors may not have an instruction for it either; at most 16 vectors fit the bytes.
public func countSet(_ plane: UnsafePointer<LaneVector>, width: Int) -> Int {
  var bytes = LaneVector(repeating: 0)
  for i in 0..<width {
    var part = plane[i]
    part = part &- ((part &>> 1) & 0x5555_5555_5555_5555)
    part = (part & 0x3333_3333_3333_3333) &+ ((part &>> 2) & 0x3333_3333_3333_3333)
    bytes = bytes &+ ((part &+ (part &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F)
  }
  let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes &>> 8) & 0x00FF_00FF_00FF_00FF)
  var sum: UInt64 = 0
  for i in 0..<8 { sum &+= (pairs[i] &* 0x0001_0001_0001_0001) &>> 48 }
  return Int(sum)
}
