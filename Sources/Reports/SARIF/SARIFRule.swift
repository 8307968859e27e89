import CircuitLanguage

extension Notice.Rule {
  /// The rule as a `reportingDescriptor`.
  var json: JSONValue {
    let (title, meaning, help) = texts
    return .object([
      ("id", .string(id)), ("shortDescription", SARIFText.message(title)),
      ("fullDescription", SARIFText.message(meaning)), ("help", SARIFText.message(help)),
    ])
  }

  private var texts: (title: String, meaning: String, help: String) {
    switch self {
    case .claim(let finding): (finding.title, finding.meaning, finding.help)
    case .file(let code):
      (
        "\(code.page.headline) (\(code.rawValue))", code.page.meaning.joined(separator: " "),
        "The message of each result says what is wrong at that place, and how to mend it; "
          + "`heaviside help \(code.rawValue)` shows an example."
      )
    }
  }
}
