import CircuitModel

extension RangeInvariant.Statement {
  /// The most ranges that are written out.
  private static let mostWritten = 6

  /// What shows a claim for every length: `every length by the ranges f[t] in (0, 1)`.
  func text(in circuit: Circuit) -> String {
    guard !ranges.isEmpty else { return "every length by the ranges of what is computed with" }
    let written = ranges.prefix(Self.mostWritten).map { "\(circuit.name(of: $0.cell, at: "t")) in \($0.range.text)" }
    let rest = ranges.count - written.count
    return "every length by the ranges \((written + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", "))"
  }
}

extension RealRange {
  /// How many digits stand after the point of an end that is no short fraction.
  private static let digits = 6

  /// The range for a reader; ends that are long are rounded outward, so that what is said stays true.
  fileprivate var text: String {
    let (low, high) = (lower.shortened(.down), upper.shortened(.up))
    return RealRange(low.end, high.end).isEmpty
      ? description : "\(low.end.isClosed ? "[" : "(")\(low.text), \(high.text)\(high.end.isClosed ? "]" : ")")"
  }
}

extension RealRange.End {
  fileprivate enum Side { case down, up }

  /// An end not inside this one, with its text.
  fileprivate func shortened(_ side: Side) -> (end: RealRange.End, text: String) {
    guard let number else { return (self, side == .down ? "-inf" : "inf") }
    if number.description.utf8.count <= 8 { return (self, number.description) }
    let scale = Rational(1_000_000)
    let floor = Rational((number * scale).floor())
    let rounded = (side == .down || floor == number * scale ? floor : floor + 1) / scale
    return (rounded == number ? self : .open(rounded), rounded.decimal(digits: 6))
  }
}
