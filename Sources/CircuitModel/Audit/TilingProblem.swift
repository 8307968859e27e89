/// Why the ranges of parts do not make up a whole, each number of it in one of them.
public enum TilingProblem: Error, Hashable, Sendable {
  /// No part covers these numbers.
  case gap(Range<Int>)
  /// More than one part covers these numbers.
  case overlap(Range<Int>)
  /// A part covers numbers that there are not.
  case beyond(Range<Int>)
  /// A part covers nothing.
  case empty(at: Int)

  /// Looks for the first problem with ranges that should tile the numbers below a count.
  ///
  /// - Parameters:
  ///   - ranges: the ranges, in any order.
  ///   - count: how many numbers there are, from 0 on.
  /// - Returns: the first by number; `nil` where they tile them.
  public static func first(in ranges: [Range<Int>], of count: Int) -> TilingProblem? {
    var end = 0
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if range.lowerBound < 0 || range.upperBound > count { return .beyond(range) }
      if range.isEmpty { return .empty(at: range.lowerBound) }
      if range.lowerBound > end { return .gap(end..<range.lowerBound) }
      if range.lowerBound < end { return .overlap(range.lowerBound..<min(end, range.upperBound)) }
      end = range.upperBound
    }
    return end < count ? .gap(end..<count) : nil
  }

  /// What to tell.
  public var message: String {
    switch self {
    case .gap(let range): "no part covers \(range)"
    case .overlap(let range): "more than one part covers \(range)"
    case .beyond(let range): "a part covers \(range), which there are not"
    case .empty(let place): "a part covers nothing, at \(place)"
    }
  }
}
