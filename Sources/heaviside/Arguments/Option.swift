import Verification

/// Every option of the command, sorted by name: parsing, help and suggestions come from this one table.
enum Option: String, CaseIterable {
  case certificate = "--certificate"
  case check = "--check"
  case circuit = "--circuit"
  case claim = "--claim"
  case color = "--color"
  case config = "--config"
  case engine = "--engine"
  case format = "--format"
  case help = "--help"
  case input = "--input"
  case jobs = "--jobs"
  case maxMemory = "--max-memory"
  case maxStates = "--max-states"
  case noConfig = "--no-config"
  case quiet = "--quiet"
  case require = "--require"
  case root = "--root"
  case stdinFilename = "--stdin-filename"
  case timeLimit = "--time-limit"
  case timings = "--timings"
  case upTo = "--up-to"
  case version = "--version"

  /// What the table says of an option.
  struct Entry {
    /// The name of the value that the option takes; `nil` for a switch.
    var value: String?
    /// What the value is.
    var kind = Kind.word
    /// The words that the value is one of, or none where it can be anything.
    var choices: [String] = []
    /// Words that a later version will accept.
    var laterChoices: [String] = []
    /// The verbs that it belongs to.
    var verbs: [Verb]
    /// Whether it may be given more than once.
    var isRepeatable = false
    /// Whether this version has it.
    var isAvailable = true
    /// Whether a file with settings may set it. Never so for what narrows what is checked, or says where to write: a file
    /// that lies far above would pass over circuits, or write files, without anyone having asked for it.
    var isConfigurable = false
    /// What it is unless given, where that is the same everywhere.
    var usual: String?
    /// What it does.
    var summary: String
  }

  /// What the value of an option is, for shells that complete it and files that set it.
  enum Kind {
    case file, folder, number, size, word
  }

  /// The option's line of the table.
  var entry: Entry {
    switch self {
    case .certificate:
      Entry(
        value: "DIR", kind: .folder, verbs: [.check],
        summary: "write what shows each proof into this folder, a file a claim")
    case .check:
      Entry(verbs: [.fmt], summary: "write nothing; list the files that would change, and end with status 1 if any")
    case .circuit:
      Entry(
        value: "NAME", verbs: [.check, .trace],
        summary: "only this circuit; the name of a family means all its members")
    case .claim:
      Entry(value: "NAME", verbs: [.check], summary: "only this claim")
    case .color:
      Entry(
        value: "WHEN", choices: ["auto", "always", "never"], verbs: [.check, .trace],
        isConfigurable: true, usual: "auto", summary: "colour the text; auto colours on a terminal only")
    case .config:
      Entry(
        value: "FILE", kind: .file, verbs: [.certify, .check, .config, .trace],
        summary: "the file with settings, in place of the .heaviside.json here or nearest above")
    case .engine:
      Entry(
        value: "ENGINE", choices: EngineChoice.allCases.map(\.rawValue),
        verbs: [.check], isConfigurable: true, usual: "auto", summary: "how to decide claims")
    case .format:
      Entry(
        value: "FORMAT[=FILE]", choices: ["text", "json"],
        laterChoices: ["jsonl", "junit", "sarif", "github", "tap", "markdown"], verbs: [.check, .config, .trace],
        isRepeatable: true, summary: "how to report; with =FILE into a file")
    case .help:
      Entry(verbs: Verb.allCases, summary: "describe the command or the verb")
    case .input:
      Entry(value: "LETTERS", verbs: [.trace], isRepeatable: true, summary: "the sequence, a letter a step")
    case .jobs:
      Entry(
        value: "N", kind: .number, verbs: [.certify, .check], isConfigurable: true,
        summary: "threads that may work at a time; as many as cores unless given")
    case .maxMemory:
      Entry(
        value: "SIZE", kind: .size, verbs: [.check], isConfigurable: true,
        summary: "memory for a claim's states, such as 512M; beyond it: unknown")
    case .maxStates:
      Entry(
        value: "N", kind: .number, verbs: [.check], isConfigurable: true,
        summary: "states that a claim may reach; beyond it: unknown")
    case .noConfig:
      Entry(verbs: [.certify, .check, .config, .trace], summary: "read no file with settings")
    case .quiet:
      Entry(verbs: [.certify, .check], isConfigurable: true, summary: "print only what is not a pass")
    case .require:
      Entry(
        value: "WHAT", choices: ["proof"], verbs: [.check], isConfigurable: true,
        summary: "a claim that holds only up to its bound is undecided")
    case .root:
      Entry(
        value: "DIR", kind: .folder, verbs: [.certify], isConfigurable: true,
        summary: "the folder from which the paths in certificates are seen; the current one unless given")
    case .stdinFilename:
      Entry(
        value: "NAME", verbs: [.check, .fmt, .trace],
        summary: "what to call standard input; imports are relative to it")
    case .timeLimit:
      Entry(
        value: "SECONDS", kind: .number, verbs: [.check], isConfigurable: true,
        summary: "time for the whole run; beyond it: unknown")
    case .timings:
      Entry(verbs: [.check], isConfigurable: true, summary: "say how long each circuit took")
    case .upTo:
      Entry(
        value: "N", kind: .number, verbs: [.check, .trace],
        summary: "the length to check where no proof is found; the steps of a trace without inputs")
    case .version:
      Entry(verbs: Verb.allCases, summary: "print the version")
    }
  }
}

extension Option {
  /// The names of the options that a verb takes; of all where no verb is known.
  static func names(of verb: Verb?) -> [String] {
    allCases.filter { option in verb.map(option.belongs) ?? true }.map(\.rawValue)
  }

  /// Whether a verb takes the option; `config` takes what it can show.
  func belongs(to verb: Verb) -> Bool { entry.verbs.contains(verb) || verb == .config && entry.isConfigurable }

  /// The name without its dashes: the key in a file with settings.
  var key: String { String(rawValue.dropFirst(2)) }

  /// The options that a file with settings may set.
  static var configurable: [Option] { allCases.filter { $0.entry.isConfigurable && $0.entry.isAvailable } }
}
