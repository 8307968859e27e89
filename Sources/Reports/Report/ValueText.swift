package import CircuitModel

extension Value {
  /// The value exactly, as machines read it: `7`, `-3/2`; for one that is not rational a decimal that says it is one, with
  /// a power of ten where the number is tiny or huge. Every digit is right; where none is known it is `?`.
  package var exactText: String {
    switch self {
    case .exact(let number): number.description
    case .enclosed, .smooth: rational?.description ?? approximation.map { "≈\($0)" } ?? "?"
    }
  }

  /// The value for a column of a table: as `exactText`, unless that would be too long to read.
  package var tableText: String { Value.tableText(exactText) }

  /// An exact text, or its beginning and its end with how many characters are left out between them.
  package static func tableText(_ exactText: String) -> String {
    let (widest, kept) = (24, 6)
    if exactText.utf8.count <= widest || exactText.count <= widest { return exactText }
    return "\(exactText.prefix(kept))...(\(exactText.count - 2 * kept) more)...\(exactText.suffix(kept))"
  }

  /// How many digits of a value that is not rational are shown.
  private static let digits = 6
  /// From this many digits before the point on, a number is written with a power of ten.
  private static let huge = 12

  /// Some digits of a value that is not rational.
  private var approximation: String? {
    if case .smooth(let function, of: let argument) = self {
      let text = function.decimal(of: argument, digits: Value.digits)
      let isTold = text.contains { $0.isNumber && $0 != "0" } || argument.magnitude > KnownDigits.mostTold
      if isTold { return text }
    }
    let known = KnownDigits(self)
    if let exponent = known.exponent, exponent < -3 || exponent >= Value.huge {
      return known.significant(Value.digits, exponent)
    }
    // A bound may meet the border of a digit, but not of the next too.
    for digits in Value.digits...(Value.digits + 2) {
      if let units = known.rounded(digits: digits) { return KnownDigits.text(units, digits: digits) }
    }
    return nil
  }
}

/// The values of a signal's components as one text: `1`, or `[0 1]` for a vector.
package func joined(_ components: [String], asVector isVector: Bool) -> String {
  isVector ? "[" + components.joined(separator: " ") + "]" : components.joined()
}
