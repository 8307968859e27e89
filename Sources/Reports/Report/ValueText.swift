package import CircuitModel

extension Value {
  /// The value exactly, as machines read it: `7`, `-3/2`; for the value of a smooth unit a decimal that says it is one.
  package var exactText: String {
    switch self {
    case .exact(let number): number.description
    case .enclosed(let bounds):
      // Bounds that are far apart, or lie on both sides of a half, give fewer digits.
      (0...Value.digits).reversed().lazy.compactMap { digits in
        bounds.rounded(digits: digits).map {
          "≈\(Rational($0, BigInteger(10).power(digits)).decimal(digits: digits))"
        }
      }.first ?? "?"
    case .smooth(let function, of: let argument):
      rational?.description ?? "≈\(function.decimal(of: argument, digits: Value.digits))"
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
}

/// The values of a signal's components as one text: `1`, or `[0 1]` for a vector.
package func joined(_ components: [String], asVector isVector: Bool) -> String {
  isVector ? "[" + components.joined(separator: " ") + "]" : components.joined()
}
