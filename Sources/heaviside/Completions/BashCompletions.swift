/// The script for bash, of any version from 3.2 on and without any package for completions.
///
/// Bash parts words at `=` before it asks. The script joins them again, decides, and gives back only what stands behind
/// the last `=`.
enum BashCompletions {
  /// The script.
  static var script: String {
    """
    # Completions of heaviside for bash, made by `heaviside completions bash`.

    _heaviside_add() {
      local candidate
      while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done
    }

    _heaviside_words() { _heaviside_add < <(compgen -W "$1" -- "$2"); }

    _heaviside_files() {
      compopt -o filenames 2>/dev/null
      _heaviside_add < <(compgen -f -X "!$1" -- "$2"; compgen -d -- "$2")
    }

    _heaviside() {
      local -a words=()
      local part glued="" place
      COMPREPLY=()
      for ((place = 1; place <= COMP_CWORD; place++)); do
        part="${COMP_WORDS[place]}"
        if [[ ${#words[@]} -gt 1 && ( "$part" == "=" || -n "$glued" ) ]]; then
          words[${#words[@]}-1]+="$part"
        else
          words+=("$part")
        fi
        if [[ "$part" == "=" ]]; then glued=1; else glued=""; fi
      done
      local count=${#words[@]}
      local word="${words[count-1]}" verb="${words[0]}" option="" value=""
      if [[ $count -le 1 ]]; then
        _heaviside_words "\((Verb.allCases.map(\.rawValue) + ["--help", "--version"]).joined(separator: " "))" "$word"
        return
      fi
      for ((place = 1; place < count - 1; place++)); do
        if [[ "${words[place]}" == "--" ]]; then option="--"; fi
      done
      if [[ "$option" != "--" ]]; then
        if [[ "$word" == --*=* ]]; then
          option="${word%%=*}" value="${word#*=}"
        elif [[ "${words[count-2]}" == --* ]]; then
          option="${words[count-2]}" value="$word"
        fi
      fi
      case "$verb $option" in
    \(cases.joined(separator: "\n"))
      esac
    }

    complete -F _heaviside heaviside

    """
  }

  /// A line for each option of each verb that takes a value, then one for each verb: its options and operands.
  private static var cases: [String] {
    let values = Verb.allCases.flatMap { verb in
      Option.all(of: verb).compactMap { option in
        option.completion(for: verb).map { "    \"\(verb) \(option.rawValue)\") \(commands($0)) ;;" }
      }
    }
    let verbs = Verb.allCases.map { verb in
      let names = Option.all(of: verb).map(\.rawValue).joined(separator: " ")
      return """
            "\(verb) "*)
              if [[ "$option" != "--" && "$word" == -* ]]; then
                _heaviside_words "\(names)" "$word"
              else
                value="$word"; \(commands(verb.completion))
              fi ;;
        """
    }
    return values + verbs
  }

  private static func commands(_ completion: Completion) -> String {
    switch completion {
    case .words(let words): "_heaviside_words \"\(words.joined(separator: " "))\" \"$value\""
    case .wordsWithFiles(let words):
      "if [[ \"$value\" == *=* ]]; then _heaviside_files \"*\" \"${value#*=}\"; "
        + "else _heaviside_words \"\(words.joined(separator: " "))\" \"$value\"; fi"
    case .files(let suffix): "_heaviside_files \"*\(suffix)\" \"$value\""
    case .folders: "_heaviside_files \"\" \"$value\""
    case .nothing: ":"
    }
  }
}
