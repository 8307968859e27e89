import CircuitModel

extension Rational {
  /// Where the number lies on the way from one to another, 0 at the one and 1 at the other: for places in a picture, which need
  /// not be exact. The two differ.
  func share(from low: Rational, to high: Rational) -> Double {
    let fine = 1 << 20
    let steps = ((self - low) / (high - low) * Rational(fine)).floor()
    return Double(Int(exactly: steps) ?? (steps < 0 ? -1 << 30 : 1 << 30)) / Double(fine)
  }
}
