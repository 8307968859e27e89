/// A problem that can say itself: each kind is an enum, and its words are written in its `report` alone.
protocol Reportable {
  /// The problem in words.
  func report() -> Diagnostic
}
