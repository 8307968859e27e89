import CircuitModel

extension Value {
  /// The value exactly, as machines read it: `7`, `-3/2`; for the value of a smooth unit a decimal that says it is one.
  var exactText: String {
    switch self {
    case .exact(let number): number.description
    case .smooth(let function, of: let argument):
      rational?.description ?? "≈\(function.decimal(of: argument, digits: Value.digits))"
    }
  }

  /// The value for a column of a table: as `exactText`, unless that would be too long to read.
  var tableText: String {
    let text = exactText
    return text.count <= Value.widestInTables ? text : Value.shortened(text)
  }

  private static let widestInTables = 24

  /// The beginning and the end of a number of many digits, with how many characters are left out between them.
  private static func shortened(_ text: String) -> String {
    let kept = 6
    return "\(text.prefix(kept))...(\(text.count - 2 * kept) more)...\(text.suffix(kept))"
  }

  /// How many digits of a value that is not rational are shown.
  private static let digits = 6
}

/// The values of a signal's components as one text: `1`, or `[0 1]` for a vector.
func joined(_ components: [String], asVector isVector: Bool) -> String {
  isVector ? "[" + components.joined(separator: " ") + "]" : components.joined()
}
