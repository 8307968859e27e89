extension [Int] {
  /// Whether a sequence is reported and not another one: it is shorter, or as long and lesser.
  func isShorterOrLess(than other: [Int]) -> Bool {
    count < other.count || count == other.count && lexicographicallyPrecedes(other)
  }
}
