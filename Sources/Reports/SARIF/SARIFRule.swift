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
    case .file(let code): ("A circuit file is rejected: \(code.subject)", code.meaning, code.help)
    }
  }
}

extension DiagnosticCode {
  /// What the code is about, by its first digits.
  private enum Group {
    case spelling, names, shapes, circuits, evaluation, files
  }

  private var group: Group {
    switch rawValue.prefix(3) {
    case "E01": .spelling
    case "E02": .names
    case "E03": .shapes
    case "E04": .circuits
    case "E05": .evaluation
    default: .files
    }
  }

  fileprivate var subject: String {
    switch group {
    case .spelling: "spelling and grammar (\(rawValue))"
    case .names: "names (\(rawValue))"
    case .shapes: "shapes and constants (\(rawValue))"
    case .circuits: "what a circuit must have (\(rawValue))"
    case .evaluation: "the value of a formula (\(rawValue))"
    case .files: "reading it (\(rawValue))"
    }
  }

  fileprivate var meaning: String {
    switch group {
    case .spelling: "The text is not what the language of circuits allows, so that nothing in the file is judged."
    case .names: "A name is unknown, taken twice, or used for what it is not, so that nothing in the file is judged."
    case .shapes: "Numbers, vectors and constants do not fit together, so that nothing in the file is judged."
    case .circuits:
      "A circuit as a whole lacks something, or contradicts itself, so that nothing in the file is judged."
    case .evaluation: "A formula has no value on some sequence, so that its claim cannot be judged."
    case .files: "A file that was asked for, or that is imported, cannot be read, so that nothing in it is judged."
    }
  }

  fileprivate var help: String { "The message of each result says what is wrong at that place, and how to mend it." }
}
