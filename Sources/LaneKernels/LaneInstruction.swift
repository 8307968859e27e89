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
  /// What is done.
  public var operation: LaneOperation
  /// The plane that is written.
  public var result: Int32
  /// The first plane that is read, if any is.
  public var a: Int32
  /// The second plane that is read, if there is one.
  public var b: Int32
  /// The third plane that is read, if there is one.
  public var c: Int32

  /// Makes an instruction; planes that the operation does not read are not looked at.
  public init(_ operation: LaneOperation, result: Int32, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.operation = operation
    self.result = result
    self.a = a
    self.b = b
    self.c = c
  }
}
