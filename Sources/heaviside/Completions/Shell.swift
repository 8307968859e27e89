/// A shell that completes this command, by a script made of the tables of verbs and options.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// The script.
  var completions: String {
    switch self {
    case .bash: BashCompletions.script
    case .zsh: ZshCompletions.script
    case .fish: FishCompletions.script
    }
  }
}

/// What can be completed where a value or an operand stands.
enum Completion {
  /// One of a few words.
  case words([String])
  /// A word of a few, or such a word, `=`, and a file.
  case wordsWithFiles([String])
  /// A file of a kind of name, or a folder on the way to one.
  case files(suffix: String)
  /// Any folder.
  case folders
  /// Nothing that a shell could know.
  case nothing
}

extension Option {
  /// The options of a verb, but for the one that all have.
  static func all(of verb: Verb) -> [Option] { allCases.filter { $0.belongs(to: verb) && $0 != .version } }

  /// What the option's value can be completed to after a verb; `nil` for a switch.
  func completion(for verb: Verb) -> Completion? {
    guard let value = entry.value else { return nil }
    let choices = choices(for: verb)
    if value.hasSuffix("[=FILE]") { return .wordsWithFiles(choices) }
    if !choices.isEmpty { return .words(choices) }
    switch entry.kind {
    case .file: return .files(suffix: "")
    case .folder: return .folders
    case .number, .size, .word: return .nothing
    }
  }
}

extension Verb {
  /// What the verb's operands can be completed to.
  var completion: Completion {
    switch self {
    case .certify: .files(suffix: ".certificate")
    case .completions: .words(Shell.allCases.map(\.rawValue))
    case .config: .nothing
    case .help: .words(Help.words)
    case .solve: .files(suffix: ".exercise")
    default: .files(suffix: ".circuit")
    }
  }
}
