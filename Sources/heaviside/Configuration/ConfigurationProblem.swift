import CircuitLanguage
import Reports

/// What can be wrong with a file with settings, and where.
struct ConfigurationProblem: Error, Hashable {
  /// The path of the file.
  var path: String
  /// The line, counted from 1; 0 where the file cannot be read at all.
  var line = 0
  /// The column, counted from 1.
  var column = 0
  /// What is wrong.
  var kind: Kind

  /// What can be wrong.
  indirect enum Kind: Error, Hashable {
    case unreadable(FileProblem)
    case malformed(JSONProblem)
    case unknownKey(String)
    case notConfigurable(Option)
    case wrongKind(Option, String)
    case refused(UsageProblem)
  }
}

extension ConfigurationProblem {
  /// What to tell the user.
  var message: String { (line == 0 ? path.visible : "\(path.visible):\(line):\(column)") + ": " + kind.message }
}

extension ConfigurationProblem.Kind {
  /// What to tell the user, without the place.
  fileprivate var message: String {
    switch self {
    case .unreadable(let problem): "the settings cannot be read: \(problem.reason)"
    case .malformed(let problem): problem.message
    case .unknownKey(let key):
      "there is no setting `\(key.visible)`; "
        + (didYouMean(nearestNames(to: key, among: Option.configurable.map(\.key)))
          ?? "there are \(Option.configurable.map { "`\($0.key)`" }.joined(separator: ", "))")
    case .notConfigurable(let option):
      "`\(option.key)` cannot be set in a file; give `\(option.rawValue)` on the command line"
    case .wrongKind(let option, let kind): "`\(option.key)` needs \(option.settingKind), but \(kind) was given"
    case .refused(let problem): problem.message
    }
  }
}

extension Option {
  /// What a file sets it to, as part of a sentence.
  fileprivate var settingKind: String {
    if entry.value == nil { return "true or false" }
    switch entry.kind {
    case .number: return "a whole number"
    case .size: return "a number of bytes or a size such as \"512M\""
    case .file, .folder: return "a path in quotes"
    case .word: return entry.choices.isEmpty ? "a string" : "one of \(entry.choices.joined(separator: ", "))"
    }
  }
}
