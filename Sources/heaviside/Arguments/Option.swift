import Reports
import Verification

/// Every option of the command, sorted by name: parsing, help and suggestions come from this one table.
enum Option: String, CaseIterable {
  case cache = "--cache"
  case certificate = "--certificate"
  case check = "--check"
  case circuit = "--circuit"
  case claim = "--claim"
  case claimTimeLimit = "--claim-time-limit"
  case claims = "--claims"
  case color = "--color"
  case config = "--config"
  case counts = "--counts"
  case engine = "--engine"
  case format = "--format"
  case grid = "--grid"
  case help = "--help"
  case hint = "--hint"
  case input = "--input"
  case jobs = "--jobs"
  case margin = "--margin"
  case maxChanges = "--max-changes"
  case maxMemory = "--max-memory"
  case maxStates = "--max-states"
  case mutation = "--mutation"
  case noCache = "--no-cache"
  case noConfig = "--no-config"
  case noDiagnosis = "--no-diagnosis"
  case output = "--output"
  case partial = "--partial"
  case picture = "--picture"
  case quiet = "--quiet"
  case refresh = "--refresh"
  case require = "--require"
  case root = "--root"
  case runMaxMemory = "--run-max-memory"
  case runMaxStates = "--run-max-states"
  case shard = "--shard"
  case stdinFilename = "--stdin-filename"
  case step = "--step"
  case timeLimit = "--time-limit"
  case timings = "--timings"
  case units = "--units"
  case untrusted = "--untrusted"
  case upTo = "--up-to"
  case version = "--version"
  case watch = "--watch"

  /// What the table says of an option.
  struct Entry {
    /// The name of the value that the option takes; `nil` for a switch.
    var value: String?
    /// The short name, for what is often written.
    var short: String?
    /// What the value is.
    var kind = Kind.word
    /// The words that the value is one of, or none where it can be anything.
    var choices: [String] = []
    /// The verbs that it belongs to.
    var verbs: [Verb]
    /// Whether it may be given more than once.
    var isRepeatable = false
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
    case .cache:
      Entry(
        value: "DIR", kind: .folder, verbs: [.check], isConfigurable: true,
        summary: "keep verdicts in this folder, and do not find out anew what it knows")
    case .certificate:
      Entry(
        value: "DIR", kind: .folder, verbs: [.check],
        summary: "write what shows each proof into this folder, a file a claim")
    case .check:
      Entry(verbs: [.fmt], summary: "write nothing; list the files that would change, and end with status 1 if any")
    case .circuit:
      Entry(
        value: "NAME", verbs: [.check, .draw, .explain, .mutate, .plan, .repair, .report, .solve, .trace],
        summary: "only this circuit; the name of a family means all its members")
    case .claim:
      Entry(
        value: "NAME", verbs: [.check, .draw, .plan, .repair, .trace],
        summary: "only this claim; of draw and trace: the sequence that it comes down to")
    case .claims:
      Entry(
        value: "FILE", kind: .file, verbs: [.grade],
        summary: "the teacher's circuit file, whose claims are judged")
    case .claimTimeLimit:
      Entry(
        value: "SECONDS", kind: .number, verbs: [.check, .grade, .plan], isConfigurable: true,
        summary: "time for a claim; beyond it: unknown")
    case .color:
      Entry(
        value: "WHEN", choices: ["auto", "always", "never"],
        verbs: [.check, .explain, .grade, .merge, .mutate, .solve, .trace],
        isConfigurable: true, usual: "auto", summary: "colour the text; auto colours on a terminal only")
    case .config:
      Entry(
        value: "FILE", kind: .file,
        verbs: [.certify, .check, .config, .draw, .explain, .grade, .mutate, .repair, .report, .solve, .trace],
        summary: "the file with settings, in place of the .heaviside.json here or nearest above")
    case .counts:
      Entry(
        verbs: [.check],
        summary: "say how many operations a step takes, forward and backward, in the sizes of the file")
    case .engine:
      Entry(
        value: "ENGINE", choices: EngineChoice.allCases.map(\.rawValue),
        verbs: [.check, .grade, .plan], isConfigurable: true, usual: "auto", summary: "how to decide claims")
    case .format:
      Entry(
        value: "FORMAT[=FILE]",
        verbs: [.check, .config, .draw, .explain, .grade, .merge, .mutate, .repair, .solve, .trace],
        isRepeatable: true,
        summary: "how to report; with =FILE into a file")
    case .grid:
      Entry(
        value: "STEP", verbs: [.repair], usual: "1/2",
        summary: "new numbers are multiples of this, such as 1/4, up to the network's greatest and 1 more")
    case .help:
      Entry(verbs: Verb.allCases, summary: "describe the command or the verb")
    case .hint:
      Entry(
        value: "LEVEL", choices: ["1", "2", "3"], verbs: [.repair],
        summary: "tell no more than which unit, which number, or which value")
    case .input:
      Entry(
        value: "LETTERS", verbs: [.draw, .explain, .trace], isRepeatable: true,
        summary: "the sequence, a letter a step; of explain: the one along which gradients flow")
    case .jobs:
      Entry(
        value: "N", kind: .number, verbs: [.certify, .check, .grade, .merge, .mutate, .report, .run],
        isConfigurable: true,
        summary: "threads that may work at a time; as many as cores unless given")
    case .margin:
      Entry(
        value: "M", verbs: [.repair],
        summary: "keep every decision at least M from its threshold; greatest: as far as can be")
    case .maxChanges:
      Entry(value: "N", kind: .number, verbs: [.repair], usual: "3", summary: "the most numbers that may change")
    case .maxMemory:
      Entry(
        value: "SIZE", kind: .size, verbs: [.check, .grade, .plan], isConfigurable: true,
        summary: "memory for a claim's states, such as 512M; beyond it: unknown")
    case .maxStates:
      Entry(
        value: "N", kind: .number, verbs: [.check, .draw, .explain, .grade, .mutate, .plan, .repair, .report, .solve],
        isConfigurable: true,
        summary: "states that a claim may reach, or cases that solve may look at; beyond it: unknown")
    case .mutation:
      Entry(verbs: [.report], summary: "also change each number, and say which changes the claims do not notice")
    case .noCache:
      Entry(verbs: [.check], summary: "keep and recall no verdicts, whatever a file with settings says")
    case .noConfig:
      Entry(
        verbs: [.certify, .check, .config, .draw, .explain, .grade, .mutate, .repair, .report, .solve, .trace],
        summary: "read no file with settings")
    case .noDiagnosis:
      Entry(
        verbs: [.check], isConfigurable: true, summary: "do not look for the usual mistake behind a claim that fails")
    case .output:
      Entry(
        value: "PATH", short: "-o", kind: .file, verbs: [.draw, .plan, .repair, .report, .run, .solve],
        summary: "where to write: a plan, a share, a circuit file, a picture, a page, a folder of pages")
    case .partial:
      Entry(
        verbs: [.grade], isConfigurable: true,
        summary: "a claim that fails earns the share of sequences on which it holds, exactly")
    case .picture:
      Entry(
        value: "WHAT", choices: ["network", "unrolled", "machine", "trace", "margins", "gradient"], verbs: [.draw],
        usual: "network",
        summary: "what to draw")
    case .quiet:
      Entry(
        verbs: [.certify, .check, .grade, .merge, .run], isConfigurable: true, summary: "print only what is not a pass")
    case .refresh:
      Entry(verbs: [.check], summary: "find out everything anew, and keep it in the cache")
    case .require:
      Entry(
        value: "WHAT", choices: ["proof"], verbs: [.check, .grade, .plan], isConfigurable: true,
        summary: "a claim that holds only up to its bound is undecided")
    case .root:
      Entry(
        value: "DIR", kind: .folder, verbs: [.certify, .merge, .run], isConfigurable: true,
        summary: "the folder from which paths in certificates and plans are seen")
    case .runMaxMemory:
      Entry(
        value: "SIZE", kind: .size, verbs: [.check, .grade], isConfigurable: true,
        summary: "memory for all states that are kept at a time; beyond it: unknown")
    case .runMaxStates:
      Entry(
        value: "N", kind: .number, verbs: [.check, .grade], isConfigurable: true,
        summary: "states that all claims together may reach, each file its share; beyond it: unknown")
    case .shard:
      Entry(
        value: "K/N", verbs: [.run],
        summary: "do share K of N; auto/N takes K from the variables of the engine that started this")
    case .stdinFilename:
      Entry(
        value: "NAME", verbs: [.check, .draw, .explain, .fmt, .grade, .mutate, .repair, .report, .solve, .trace],
        summary: "what to call standard input; imports are relative to it")
    case .step:
      Entry(verbs: [.trace], summary: "walk through the sequence with the keys of a terminal")
    case .timeLimit:
      Entry(
        value: "SECONDS", kind: .number, verbs: [.check, .explain, .grade, .mutate, .repair, .report, .solve],
        isConfigurable: true,
        summary: "time for the whole run, each file its share; beyond it: unknown")
    case .timings:
      Entry(verbs: [.check], isConfigurable: true, summary: "say how long each circuit took")
    case .units:
      Entry(
        value: "N", kind: .number, verbs: [.plan], usual: "64",
        summary: "into how many units to cut the work; a claim is at least one")
    case .untrusted:
      Entry(
        verbs: [.check, .grade],
        summary: "files come from strangers: no imports, no settings files, small limits")
    case .upTo:
      Entry(
        value: "N", kind: .number, verbs: [.check, .draw, .grade, .plan, .report, .solve, .trace],
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
    allCases.filter { option in verb.map(option.belongs) ?? true }.map(\.rawValue)
  }

  /// The words that the value is one of for a verb; what is printed differs from verb to verb.
  func choices(for verb: Verb) -> [String] {
    switch (self, verb) {
    case (.format, .check), (.format, .merge): ReportFormat.allCases.map(\.rawValue)
    case (.format, .draw): DrawFormat.allCases.map(\.rawValue)
    case (.format, .grade): GradeFormat.allCases.map(\.rawValue)
    case (.format, _): PlainFormat.allCases.map(\.rawValue)
    default: entry.choices
    }
  }

  /// Whether a verb takes the option; `config` takes what it can show.
  func belongs(to verb: Verb) -> Bool { entry.verbs.contains(verb) || verb == .config && entry.isConfigurable }

  /// The name without its dashes: the key in a file with settings.
  var key: String { String(rawValue.dropFirst(2)) }

  /// The options that a file with settings may set.
  static var configurable: [Option] { allCases.filter { $0.entry.isConfigurable } }
}
