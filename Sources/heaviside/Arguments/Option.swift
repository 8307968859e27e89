import Verification

/// Every option of the command, sorted by name: parsing, help and suggestions come from this one table.
enum Option: String, CaseIterable {
  case cache = "--cache"
  case certificate = "--certificate"
  case check = "--check"
  case circuit = "--circuit"
  case claim = "--claim"
  case claimTimeLimit = "--claim-time-limit"
  case color = "--color"
  case engine = "--engine"
  case format = "--format"
  case help = "--help"
  case input = "--input"
  case jobs = "--jobs"
  case maxMemory = "--max-memory"
  case maxStates = "--max-states"
  case noCache = "--no-cache"
  case quiet = "--quiet"
  case refresh = "--refresh"
  case require = "--require"
  case root = "--root"
  case runMaxMemory = "--run-max-memory"
  case runMaxStates = "--run-max-states"
  case stdinFilename = "--stdin-filename"
  case timeLimit = "--time-limit"
  case timings = "--timings"
  case upTo = "--up-to"
  case version = "--version"
  case watch = "--watch"

  /// What the table says of an option.
  struct Entry {
    /// The name of the value that the option takes; `nil` for a switch.
    var value: String?
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
    /// What it does.
    var summary: String
  }

  /// The option's line of the table.
  var entry: Entry {
    switch self {
    case .cache:
      Entry(
        value: "DIR", verbs: [.check], summary: "keep verdicts in this folder, and do not find out anew what it knows")
    case .certificate:
      Entry(value: "DIR", verbs: [.check], summary: "write what shows each proof into this folder, a file a claim")
    case .check:
      Entry(verbs: [.fmt], summary: "write nothing; list the files that would change, and end with status 1 if any")
    case .circuit:
      Entry(
        value: "NAME", verbs: [.check, .trace],
        summary: "only this circuit; the name of a family means all its members")
    case .claim:
      Entry(value: "NAME", verbs: [.check], summary: "only this claim")
    case .claimTimeLimit:
      Entry(value: "SECONDS", verbs: [.check], summary: "time for a claim; beyond it: unknown")
    case .color:
      Entry(
        value: "WHEN", choices: ["auto", "always", "never"], verbs: [.check, .trace],
        summary: "colour the text; auto colours on a terminal only")
    case .engine:
      Entry(
        value: "ENGINE", choices: EngineChoice.allCases.map(\.rawValue),
        verbs: [.check], summary: "how to decide claims")
    case .format:
      Entry(
        value: "FORMAT[=FILE]", choices: ["text", "json"],
        laterChoices: ["jsonl", "junit", "sarif", "github", "tap", "markdown"], verbs: [.check, .trace],
        isRepeatable: true, summary: "how to report; with =FILE into a file")
    case .help:
      Entry(verbs: Verb.allCases, summary: "describe the command or the verb")
    case .input:
      Entry(value: "LETTERS", verbs: [.trace], isRepeatable: true, summary: "the sequence, a letter a step")
    case .jobs:
      Entry(
        value: "N", verbs: [.certify, .check], summary: "threads that may work at a time; as many as cores unless given"
      )
    case .maxMemory:
      Entry(value: "SIZE", verbs: [.check], summary: "memory for a claim's states, such as 512M; beyond it: unknown")
    case .maxStates:
      Entry(value: "N", verbs: [.check], summary: "states that a claim may reach; beyond it: unknown")
    case .noCache:
      Entry(verbs: [.check], summary: "keep and recall no verdicts, whatever the configuration says")
    case .quiet:
      Entry(verbs: [.certify, .check], summary: "print only what is not a pass")
    case .refresh:
      Entry(verbs: [.check], summary: "find out everything anew, and keep it in the cache")
    case .require:
      Entry(
        value: "WHAT", choices: ["proof"], verbs: [.check],
        summary: "a claim that holds only up to its bound is undecided")
    case .root:
      Entry(
        value: "DIR", verbs: [.certify],
        summary: "the folder from which the paths in certificates are seen; the current one unless given")
    case .runMaxMemory:
      Entry(
        value: "SIZE", verbs: [.check], summary: "memory for all states that are kept at a time; beyond it: unknown")
    case .runMaxStates:
      Entry(
        value: "N", verbs: [.check],
        summary: "states that all claims together may reach, each file its share; beyond it: unknown")
    case .stdinFilename:
      Entry(
        value: "NAME", verbs: [.check, .fmt, .trace],
        summary: "what to call standard input; imports are relative to it")
    case .timeLimit:
      Entry(
        value: "SECONDS", verbs: [.check], summary: "time for the whole run, each file its share; beyond it: unknown")
    case .timings:
      Entry(verbs: [.check], summary: "say how long each circuit took")
    case .upTo:
      Entry(
        value: "N", verbs: [.check, .trace],
        summary: "the length to check where no proof is found; the steps of a trace without inputs")
    case .version:
      Entry(verbs: Verb.allCases, summary: "print the version")
    case .watch:
      Entry(verbs: [.check], summary: "check again whenever a file changes, until stopped by Ctrl-C")
    }
  }
}

extension Option {
  /// The names of the options that a verb takes; of all where no verb is known.
  static func names(of verb: Verb?) -> [String] {
    allCases.filter { option in verb.map { option.entry.verbs.contains($0) } ?? true }.map(\.rawValue)
  }
}
