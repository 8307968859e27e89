/// The script for fish.
enum FishCompletions {
  /// The script.
  static var script: String {
    let head = """
      # Completions of heaviside for fish, made by `heaviside completions fish`.

      complete -c heaviside -f
      complete -c heaviside -n __fish_use_subcommand -l help -d 'describe the command'
      complete -c heaviside -n __fish_use_subcommand -l version -d 'print the version'

      """
    return head + Verb.allCases.map(lines).joined()
  }

  private static func lines(of verb: Verb) -> String {
    let isGiven = "complete -c heaviside -n '__fish_seen_subcommand_from \(verb)'"
    var text = "\ncomplete -c heaviside -n __fish_use_subcommand -a \(verb) -d \(quoted(verb.summary))\n"
    text += "\(isGiven) \(argument(verb.completion))\n"
    for option in Option.all(of: verb) {
      text += "\(isGiven) -l \(option.rawValue.dropFirst(2))"
      if let completion = option.completion(for: verb) { text += " -x \(argument(completion))" }
      text += " -d \(quoted(option.entry.summary))\n"
    }
    return text
  }

  private static func argument(_ completion: Completion) -> String {
    switch completion {
    case .words(let words): "-a \(quoted(words.joined(separator: " ")))"
    case .wordsWithFiles(let words):
      "-a \(quoted((words + words.map { "\($0)=" }).joined(separator: " ")))"
    case .files(let suffix): "-k -a '(__fish_complete_suffix \(suffix))'"
    case .folders: "-a '(__fish_complete_directories)'"
    case .nothing: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
