/// A key that means something while one walks through a sequence.
public enum StepKey: Hashable, Sendable, CaseIterable {
  case forward, back, start, end, nextLetter, previousLetter, append, delete, failure, help, quit
}

/// Reads keys from the bytes that a terminal sends.
///
/// Arrows and their like come as a sequence that begins with the byte of the escape key; that byte alone is the key itself
/// where nothing follows it at once.
public struct StepKeyReader: Sendable {
  /// Bytes that are the beginning of a sequence.
  private var pending: [UInt8] = []

  /// Makes a reader that has read nothing.
  public init() {}
}

extension StepKeyReader {
  /// Whether more bytes may belong to what was read so far.
  public var isWaiting: Bool { !pending.isEmpty }

  /// Takes bytes; the keys that they complete. What means nothing is passed over.
  public mutating func read(_ bytes: [UInt8]) -> [StepKey] {
    var keys: [StepKey] = []
    for byte in bytes {
      pending.append(byte)
      if StepKeyReader.isUnfinished(pending) { continue }
      if pending.count > 1, pending[0] == StepKeyReader.escape, byte == StepKeyReader.escape {
        // The escape key twice.
        keys.append(.quit)
      } else if let key = StepKeyReader.key(of: pending) {
        keys.append(key)
      }
      pending = []
    }
    return keys
  }

  /// Says that nothing follows what was read; the key that it was.
  public mutating func finish() -> StepKey? {
    defer { pending = [] }
    return pending == [StepKeyReader.escape] ? .quit : nil
  }

  private static let escape: UInt8 = 0x1B

  /// Whether bytes are the beginning of a sequence: `ESC [` or `ESC O`, parameters, and a last byte from `@` on.
  private static func isUnfinished(_ bytes: [UInt8]) -> Bool {
    guard bytes[0] == escape, bytes.count < 16 else { return false }
    if bytes.count == 1 { return true }
    guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return false }
    return bytes.dropFirst(2).allSatisfy { (0x20...0x3F).contains($0) }
  }

  private static func key(of bytes: [UInt8]) -> StepKey? {
    switch String(decoding: bytes, as: UTF8.self) {
    case "\u{1B}[C", "\u{1B}OC", "l", " ": .forward
    case "\u{1B}[D", "\u{1B}OD", "h": .back
    case "\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~", "0": .start
    case "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~", "$": .end
    case "\u{1B}[A", "\u{1B}OA": .nextLetter
    case "\u{1B}[B", "\u{1B}OB": .previousLetter
    case "a": .append
    case "d", "\u{7F}", "\u{8}": .delete
    case "f": .failure
    case "?": .help
    case "q": .quit
    default: nil
    }
  }
}
