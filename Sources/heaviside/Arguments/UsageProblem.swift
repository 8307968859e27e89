import CircuitLanguage
import Reports

/// What can be wrong with a command line, before any file is read.
enum UsageProblem: Error, Hashable {
  case noVerb
  case unknownVerb(String)
  case unknownOption(String, Verb?)
  case optionOfAnotherVerb(Option, Verb)
  case missingValue(Option)
  case unexpectedValue(Option, String)
  case notAChoice(Option, String, among: [String])
  case notANumber(Option, String)
  case notASize(Option, String)
  case notPositive(Option, String)
  case repeated(Option)
  case missingOperand(Verb)
  case unknownShell(String)
  case extraOperand(Verb, String)
  case severalFormatsOnStandardOutput
  case sameFileTwice(String)
  case standardInputTwice
  case certificateOfStandardInput
  case missingInput
  case emptyValue(Option)
  case refreshWithoutCache
  case missingOption(Verb, Option)
  case planOfStandardInput
  case configToFile(String)
  case severalStudents(String)
  case notAShard(String)
  case noShardVariable([String])
  case severalShardVariables([String])
  case shardOutOfRange(String, String, from: Int, count: Int)
  case watchOfStandardInput
  case exclusive(Option, Option)
  case unknownEnding(String)
  case noGraph(picture: String, format: String)
  case optionOfSequence(Option, picture: String)
  case standardInputNameTaken(String)
  case configuration(ConfigurationProblem)

  /// What to tell the user, in one place.
  var message: String {
    switch self {
    case .noVerb:
      "nothing to do: say what, for example `heaviside check Circuits`"
    case .unknownVerb(let word):
      "there is no verb `\(word.visible)`" + suggestion(for: word, among: Verb.allCases.map(\.rawValue))
    case .unknownOption(let word, let verb):
      "there is no option `\(word.visible)`"
        + suggestion(for: word, among: Option.names(of: verb))
    case .optionOfAnotherVerb(let option, let verb):
      "`\(option.rawValue)` is not an option of `\(verb)`, but of "
        + option.entry.verbs.map { "`\($0)`" }.joined(separator: " and ")
    case .missingValue(let option):
      "`\(option.rawValue)` needs a value: \(option.rawValue) \(option.entry.value ?? "")"
    case .unexpectedValue(let option, let value):
      "`\(option.rawValue)` takes no value, but `\(value.visible)` was given"
    case .notAChoice(let option, let word, let choices):
      "`\(option.rawValue)` does not know `\(word.visible)`; it takes \(choices.joined(separator: ", "))"
        + suggestion(for: word, among: choices)
    case .configToFile(let path):
      "`config` prints to standard output; write `> \(path.visible)` instead"
    case .notANumber(let option, let text):
      "`\(option.rawValue)` needs a whole number of at least 1, but `\(text.visible)` was given"
    case .notASize(let option, let text):
      "`\(option.rawValue)` needs a size such as 512M (K, M, G and T are powers of 1024), but `\(text.visible)` was given"
    case .notPositive(let option, let text):
      "`\(option.rawValue)` needs a number above 0 such as 1/4 or 0.25, but `\(text.visible)` was given"
    case .repeated(let option):
      "`\(option.rawValue)` is given twice"
    case .missingOperand(let verb):
      "`\(verb)` needs a \(verb.operandName): heaviside \(verb) \(verb.operands)"
    case .unknownShell(let word):
      "there are no completions for `\(word.visible)`, but for bash, zsh and fish"
    case .extraOperand(let verb, let text):
      "`\(verb)` takes \(verb.operands.isEmpty ? "options only" : "one \(verb.operandName)"), so `\(text.visible)` is too much"
    case .severalFormatsOnStandardOutput:
      "only one format can go to standard output; give the others a file, as in --format json=report.json"
    case .sameFileTwice(let path):
      "two formats are to be written to `\(path.visible)`"
    case .standardInputTwice:
      "standard input (-) can be read only once"
    case .certificateOfStandardInput:
      "a certificate names its circuit file; say what standard input is with --stdin-filename NAME"
    case .missingOption(let verb, let option):
      "`\(verb)` needs `\(option.rawValue)`: heaviside \(verb.usage)"
    case .planOfStandardInput:
      "standard input cannot be planned, since whoever does a share must read it again; name files"
    case .severalStudents(let format):
      "the format \(format) is about one student, and several were named; ask for csv or json"
    case .notAShard(let text):
      "`--shard` needs a share such as 3/16, or auto/16, but `\(text.visible)` was given"
    case .noShardVariable(let names):
      "`--shard auto/N` finds none of the variables that say which share: \(names.joined(separator: ", "))"
    case .severalShardVariables(let names):
      "`--shard auto/N` finds several variables that say which share: \(names.joined(separator: ", ")); "
        + "set HEAVISIDE_SHARD_INDEX (from 1) to say which is meant, or --shard K/N"
    case .shardOutOfRange(let name, let value, let first, let count):
      "\(name) is `\(value.visible)`, but \(count) shares are numbered from \(first) to \(count - 1 + first) there"
    case .refreshWithoutCache:
      "`--refresh` finds out anew what a cache knows; name the cache with --cache DIR"
    case .watchOfStandardInput:
      "`--watch` waits for files to change, and standard input (-) is read once"
    case .missingInput:
      "`trace` needs the sequence: --input \"1 1 0 1\""
    case .emptyValue(let option):
      "`\(option.rawValue)` needs a value that is not empty"
    case .exclusive(let one, let other):
      "`\(one.rawValue)` and `\(other.rawValue)` exclude each other"
    case .unknownEnding(let path):
      "the ending of `\(path.visible)` says no format (.svg, .dot, .gv or .mmd); name it with --format"
    case .noGraph(let picture, let format):
      "the picture `\(picture)` is no graph, so there is no `\(format)` of it; leave out --format for SVG"
    case .optionOfSequence(let option, let picture):
      "`\(option.rawValue)` is about one sequence, and the picture `\(picture)` shows none; "
        + "draw --picture trace or --picture unrolled"
    case .standardInputNameTaken(let name):
      "standard input is called `\(name.visible)` like a file that is graded; give it another name with --stdin-filename"
    case .configuration(let problem):
      problem.message
    }
  }

  private func suggestion(for word: String, among words: [String]) -> String {
    didYouMean(nearestNames(to: word, among: words)).map { "; \($0)" } ?? ""
  }
}
