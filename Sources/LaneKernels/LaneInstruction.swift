/// What one instruction does with its planes, lane by lane.
public enum LaneOperation: UInt8, Sendable {
  /// 0 in every lane.
  case zero
  /// 1 in every lane.
  case one
  case copy
  case not
  case and
  /// `a & ~b`.
  case andNot
  case nor
  case or
  /// `a | ~b`.
  case orNot
  case nand
  case xor
  case xnor
  /// `a ^ b ^ c`.
  case xor3
  /// `b` where `a` is 1, otherwise `c`.
  case select
  /// `b` where `a` is 1, otherwise `~c`.
  case selectNot
  /// Whether two of the three are 1.
  case majority
  /// Whether two of `a`, `b` and `~c` are 1.
  case majorityNot
}

/// One instruction of a program over planes; planes are given by their distance from the program's base.
public struct LaneInstruction: Sendable {
  public var operation: LaneOperation
  public var result: Int32
  public var a: Int32
  public var b: Int32
  public var c: Int32

  public init(_ operation: LaneOperation, result: Int32, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.operation = operation
    self.result = result
    self.a = a
    self.b = b
    self.c = c
  }
}
