/// Which steps of a run are drawn, side by side in rows: all, or where there are many the first and the last. Each row begins with
/// the steps that it looks back to.
struct UnrolledSteps {
  /// A step that is drawn.
  struct Shown {
    /// The step.
    var step: Int
    /// Whether only what later steps read of it is drawn, as it was given or is known.
    var isGiven: Bool
  }

  /// The steps, row by row from the left.
  let rows: [[Shown]]
  /// The steps that are left out.
  let omitted: ClosedRange<Int>?

  private static let most = 16
  private static let first = 6

  /// Chooses steps.
  ///
  /// - Parameters:
  ///   - length: how many there are.
  ///   - reach: how many steps back a unit looks at most.
  ///   - most: how many there may be in a row.
  init(of length: Int, reach: Int, atMost most: Int = .max) {
    func rows(_ first: Int, _ last: Int) -> [[Shown]] {
      let count = max(last - first + 1, 1)
      // Rows of nearly the same length.
      let number = (count - 1) / most + 1
      let each = (count - 1) / number + 1
      return stride(from: first, through: max(last, first), by: each).map { start in
        let given = stride(from: start - reach, to: start, by: 1).map { Shown(step: $0, isGiven: true) }
        let end = min(start + each - 1, last)
        return given + stride(from: start, through: end, by: 1).map { Shown(step: $0, isGiven: false) }
      }
    }
    guard length > UnrolledSteps.most else {
      (self.rows, omitted) = (rows(1, length), nil)
      return
    }
    let second = length - (UnrolledSteps.most - UnrolledSteps.first) + 1
    self.rows = rows(1, UnrolledSteps.first) + rows(second, length)
    omitted = UnrolledSteps.first + 1...second - 1
  }
}
