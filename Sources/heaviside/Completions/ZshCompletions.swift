/// The script for zsh: a function for `fpath`, which may also be read as a script once `compinit` has run.
enum ZshCompletions {
  /// The script.
  static var script: String {
    """
    #compdef heaviside
    # Completions of heaviside for zsh, made by `heaviside completions zsh`.

    _heaviside_formats() {
      if compset -P '*='; then _files; else compadd -S '' -- "$@"; fi
    }

    _heaviside() {
      local -a verbs
      verbs=(
    \(Verb.allCases.map { "    \(quoted("\($0):\($0.summary)"))" }.joined(separator: "\n"))
      )
      if (( CURRENT == 2 )); then
        _describe -t verbs verb verbs
        [[ $words[2] == -* ]] && compadd -- --help --version
        return
      fi
      local verb=$words[2]
      shift words
      (( CURRENT-- ))
      case $verb in
    \(Verb.allCases.map(arguments).joined(separator: "\n"))
      esac
    }

    if [[ $funcstack[1] == _heaviside ]]; then _heaviside "$@"; else compdef _heaviside heaviside; fi

    """
  }

  private static func arguments(of verb: Verb) -> String {
    let options = Option.all(of: verb).map { quoted(specification(of: $0, for: verb)) }
    let all = options + [quoted("*:\(verb.operandName):\(action(verb.completion))")]
    return "    \(verb))\n      _arguments \\\n        \(all.joined(separator: " \\\n        ")) ;;"
  }

  /// An option as `_arguments` reads it: `--name=[summary]:VALUE:action`.
  private static func specification(of option: Option, for verb: Verb) -> String {
    let name = (option.entry.isRepeatable ? "*" : "") + option.rawValue
    let summary = option.entry.summary.replacing("]", with: "\\]").replacing(":", with: "\\:")
    guard let value = option.entry.value, let completion = option.completion(for: verb) else {
      return "\(name)[\(summary)]"
    }
    return "\(name)=[\(summary)]:\(value):\(action(completion))"
  }

  private static func action(_ completion: Completion) -> String {
    switch completion {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .wordsWithFiles(let words): " _heaviside_formats \(words.joined(separator: " "))"
    case .files(let suffix): "_files -g \"*\(suffix)\""
    case .folders: "_files -/"
    case .nothing: " "
    }
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
