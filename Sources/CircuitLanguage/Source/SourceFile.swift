public import CircuitModel

/// A file as it was read: its bytes, where its lines begin, and the path as given.
///
/// Nothing is checked here. Whether the bytes are text at all is for the lexer to say, since that is where a problem
/// can be pointed at.
///
/// ```swift
/// let file = SourceFile(path: "x.circuit", bytes: Array("h[0] = 1\nh[t] = 0".utf8))
/// file.position(of: 9)  // (line: 2, column: 1)
/// ```
public struct SourceFile: Sendable {
  /// The path, as the user wrote it.
  public let path: String
  /// The bytes, as they are on disk.
  public let bytes: [UInt8]
  /// The place of the file in the list of files that a run has read; every range into the file carries it.
  public let number: Int
  /// The offset of the first byte of each line.
  private let lineStarts: [UInt32]

  /// Makes a source file.
  ///
  /// - Parameters:
  ///   - path: the path as given, for messages.
  ///   - bytes: the contents; less than 4 GB.
  ///   - number: the place of the file in the list of files that were read.
  /// - Complexity: O(number of bytes)
  public init(path: String, bytes: [UInt8], number: Int = 0) {
    self.path = path
    self.bytes = bytes
    self.number = number
    self.lineStarts = SourceFile.lineStarts(of: bytes)
  }

  /// Makes a source file from text.
  public init(path: String, text: String, number: Int = 0) {
    self.init(path: path, bytes: Array(text.utf8), number: number)
  }
}

extension SourceFile {
  /// The same text under another name.
  public func renamed(_ path: String) -> SourceFile { SourceFile(path: path, bytes: bytes, number: number) }

  /// What the name of an exercise ends in: a circuit file in which `?` leaves numbers open.
  public static let exerciseSuffix = ".exercise"

  /// Whether `?` may stand for a number here.
  public var isExercise: Bool { path.hasSuffix(SourceFile.exerciseSuffix) }

  /// How many lines there are; at least one. A line end at the very end of the file begins one more, empty line.
  public var lineCount: Int { lineStarts.count }

  /// The line that holds a byte, counted from 1. An offset past the end belongs to the last line.
  /// - Complexity: O(log of the number of lines)
  public func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a byte stands, for people: line and column, both counted from 1.
  ///
  /// Columns count Unicode scalars, as editors that follow the Language Server Protocol's `utf-32` do: a letter with a
  /// combining accent is two columns, a tab is one. Bytes that are not UTF-8 count one each. A byte order mark at the
  /// start of the file is not counted.
  /// - Complexity: O(log of the number of lines + offset within the line)
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    var column = 1
    var place = Int(lineStarts[line - 1])
    let end = min(offset, bytes.count)
    while place < end {
      place += bytes[place] < 0x80 ? 1 : SourceFile.scalarLength(in: bytes, at: place)
      column += 1
    }
    return (line, column)
  }

  /// The offsets of a line, counted from 1, without what ends it.
  /// - Complexity: O(1)
  public func offsets(ofLine line: Int) -> Range<Int> {
    let start = Int(lineStarts[line - 1])
    guard line < lineStarts.count else { return start..<bytes.count }
    var end = Int(lineStarts[line]) - 1
    if bytes[end] == UInt8(ascii: "\n"), end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The text of a line, counted from 1, without what ends it; bytes that are not UTF-8 become U+FFFD.
  /// - Complexity: O(length of the line)
  public func text(ofLine line: Int) -> String { String(decoding: bytes[offsets(ofLine: line)], as: UTF8.self) }

  /// The text of a range; bytes that are not UTF-8 become U+FFFD.
  /// - Complexity: O(length of the range)
  public func text(of range: SourceRange) -> String {
    let start = min(max(range.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(range.end, start), bytes.count)], as: UTF8.self)
  }

  /// The range of some bytes of this file.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(file: number, start: offsets.lowerBound, end: offsets.upperBound)
  }
}

extension SourceFile {
  /// The Unicode scalar at an offset and its number of bytes, or `nil` where the bytes are not UTF-8.
  ///
  /// Overlong forms and surrogates are not UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = bytes[offset]
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    for place in (offset + 1)..<(offset + length) {
      guard bytes[place] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[place] & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// How many bytes the scalar at an offset takes; 1 where the bytes are not UTF-8.
  static func scalarLength(in bytes: [UInt8], at offset: Int) -> Int { scalar(in: bytes, at: offset)?.length ?? 1 }

  /// Whether the bytes begin with the mark that some editors put before UTF-8 text.
  static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  /// A line ends at LF, CR, or CR LF.
  private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [hasByteOrderMark(bytes) ? 3 : 0]
    var previousIsReturn = false
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        if previousIsReturn { starts.removeLast() }
        starts.append(UInt32(offset + 1))
        previousIsReturn = false
      } else {
        previousIsReturn = byte == UInt8(ascii: "\r")
        if previousIsReturn { starts.append(UInt32(offset + 1)) }
      }
    }
    return starts
  }
}
