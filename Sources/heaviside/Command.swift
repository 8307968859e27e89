import CircuitLanguage
import Reports

/// The whole command: from a command line to an exit status.
enum Command {
  /// Does what a command line, without the name of the program, asks for.
  static func run(_ words: [String]) -> ExitStatus {
    do throws(UsageProblem) {
      var arguments = try Arguments(words)
      if arguments.has(.version) { return print("heaviside \(Version.current)\n") }
      if arguments.has(.help) { return print(try help(arguments)) }
      let configuration = try Configuration.read(for: arguments)
      let given = arguments
      arguments.fill(from: configuration)
      switch arguments.verb {
      case .certify: return unlessInterrupted(try CertifyCommand(arguments).run())
      case .check: return Check(try CheckSettings(arguments)).run()
      case .completions: return print(try completions(arguments))
      case .config: return try ConfigCommand(given, configuration).run()
      case .draw: return unlessInterrupted(try DrawCommand(arguments).run())
      case .explain: return unlessInterrupted(try ExplainCommand(arguments).run())
      case .fmt: return unlessInterrupted(try FormatCommand(arguments).run())
      case .grade: return try GradeCommand(arguments).run()
      case .help: return print(try help(arguments))
      case .merge: return try MergeCommand(arguments).run()
      case .mutate: return unlessInterrupted(try MutateCommand(arguments).run())
      case .plan: return try PlanCommand(arguments).run()
      case .repair: return try RepairCommand(arguments).run()
      case .report: return unlessInterrupted(try ReportCommand(arguments).run())
      case .run: return try RunCommand(arguments).run()
      case .solve: return try SolveCommand(arguments).run()
      case .trace: return unlessInterrupted(try TraceCommand(arguments).run())
      }
    } catch {
      StandardStreams.note("\(error.message)\nTry `heaviside --help`.")
      return .unusable
    }
  }

  /// The status of a verb that cannot be stopped half way; a signal that came while it read is told all the same.
  private static func unlessInterrupted(_ status: ExitStatus) -> ExitStatus {
    .severest([status, Interruption.status ?? .passed])
  }

  private static func help(_ arguments: Arguments) throws(UsageProblem) -> String {
    guard arguments.verb == .help else { return Help.text(of: arguments.verb) }
    guard let word = arguments.operands.first else { return Help.overview }
    if arguments.operands.count > 1 { throw .extraOperand(.help, arguments.operands[1]) }
    if let verb = Verb(rawValue: word) { return verb == .help ? Help.overview : Help.text(of: verb) }
    if word == Help.codesWord { return DiagnosticPage.list }
    guard Help.looksLikeCode(word) else { throw .unknownHelp(word) }
    guard let code = DiagnosticCode(rawValue: word.uppercased()) else { throw .unknownCode(word.uppercased()) }
    return code.page.text(usesColor: Terminal.wantsColor)
  }

  private static func completions(_ arguments: Arguments) throws(UsageProblem) -> String {
    guard let word = arguments.operands.first else { throw .missingOperand(.completions) }
    if arguments.operands.count > 1 { throw .extraOperand(.completions, arguments.operands[1]) }
    guard let shell = Shell(rawValue: word) else { throw .unknownShell(word) }
    return shell.completions
  }

  private static func print(_ text: String) -> ExitStatus {
    do {
      try StandardStreams.write(text)
      return .passed
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }
}
