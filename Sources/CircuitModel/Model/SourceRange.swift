/// A stretch of bytes in one of the files that a run has read.
///
/// The model keeps ranges so that a verdict, a tie or a run-time error can point at the text that caused it; it never
/// keeps the text itself.
public struct SourceRange: Hashable, Sendable {
  /// The file, by its place in the list of files that were read (0 is the file named on the command line).
  public var file: Int
  /// The offset of the first byte.
  public var start: Int
  /// The offset just past the last byte.
  public var end: Int

  /// Makes the range `start..<end` of a file.
  public init(file: Int = 0, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// A place that stands for no text; used by circuits that were built without a file.
  public static let none = SourceRange(file: 0, start: 0, end: 0)

  /// The smallest range that covers this one and another of the same file.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}
