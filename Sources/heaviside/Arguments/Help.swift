import CircuitLanguage
import Reports

/// The text of `--help`, made of the tables of verbs and options.
enum Help {
  /// What the command is for, and its verbs.
  static var overview: String {
    let available = Verb.allCases
    let width = available.map { $0.usage.count }.max() ?? 0
    var text = """
      heaviside verifies hand-written recurrent threshold networks: it reads circuit files and judges what they claim.

      Usage:

      """
    for verb in available {
      text += "  heaviside \(pad(verb.usage, to: width))   \(verb.summary)\n"
    }
    text += """
        heaviside \(pad("--version", to: width))   print the version

      `heaviside help VERB` describes a verb and its options.
      `heaviside help CODE` tells more about an error, such as E0103; `heaviside help codes` lists the codes.

      """
    return text
  }

  /// The word that asks for the list of codes.
  static let codesWord = "codes"

  /// Whether a word is meant as the code of a diagnostic: an E and digits.
  static func looksLikeCode(_ word: String) -> Bool {
    (word.first == "E" || word.first == "e") && word.count > 1
      && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What `help` can be followed by.
  static var words: [String] {
    Verb.allCases.map(\.rawValue) + [codesWord] + DiagnosticCode.allCases.map(\.rawValue)
  }

  /// What a verb does, and its options.
  static func text(of verb: Verb) -> String {
    var text = "heaviside \(verb.usage)\n\n  \(verb.summary)\n"
    if !verb.details.isEmpty { text += "\n\(verb.details)\n" }
    let options = Option.all(of: verb)
    let width = options.map { heading($0).count }.max() ?? 0
    text += "\nOptions:\n"
    for option in options {
      let line = "  \(pad(heading(option), to: width))   \(option.entry.summary)"
      let choices = choices(option, verb)
      // What does not fit stands in a line of its own, below the summary.
      let gap = line.count + choices.count < 120 ? " " : "\n" + String(repeating: " ", count: width + 5)
      text += line + (choices.isEmpty ? "" : gap + choices) + "\n"
    }
    return text
  }

  private static func heading(_ option: Option) -> String {
    let name = [option.entry.short, option.rawValue].compactMap(\.self).joined(separator: ", ")
    return option.entry.value.map { "\(name) \($0)" } ?? name
  }

  private static func choices(_ option: Option, _ verb: Verb) -> String {
    let choices = option.choices(for: verb)
    return choices.count < 2 ? "" : "(\(choices.joined(separator: ", ")))"
  }

  private static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
