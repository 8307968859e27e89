import CircuitModel
import Foundation
import Verification

/// `bench-run`: one run of one engine in a process of its own, as every baseline has one, so that memory can be told.
enum EngineProcess {
  static let command = DevCommand(
    name: "bench-run", usage: "CIRCUIT ENGINE LENGTH WORKERS [audit]   (what bench starts)", run: run)

  /// An engine that can be measured.
  struct Measured: Sendable {
    var name: String
    /// Decides a question up to a length.
    var search: @Sendable (Question, Int, Budget) throws -> Verdict

    init(_ engine: some Engine) {
      name = engine.name
      search = { try engine.run($0.obligation, $0.needNetwork(), upTo: $1, within: $2) }
    }

    /// One for numbers that are not rational.
    init(_ choice: EngineChoice) {
      name = choice.rawValue
      search = { try ContinuousSearch($0.obligation, with: choice, upTo: $1, $2).run() }
    }
  }

  /// The engines that can be measured; a new one is a word here.
  static let engines = [
    Measured(Enumeration()), Measured(Reachability()), Measured(Affine()), Measured(.record), Measured(.ranges),
  ]

  /// A contestant for one of our engines.
  static func contestant(_ run: EngineRun, on circuit: BenchCircuit, in workshop: Workshop) throws -> Contestant {
    guard engines.contains(where: { $0.name == run.engine }) else {
      throw Unavailable("this build has no engine of that name")
    }
    let length = run.length(isQuick: workshop.isQuick)
    let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    var isAudited = false
    return Contestant(
      name: "\(run.engine), \(run.workers) \(run.workers == 1 ? "core" : "cores")", length: length,
      expected: run.expectedAnswer(isQuick: workshop.isQuick)
    ) {
      // Runs repeat each other to the bit, so one audit is enough.
      let words = ["bench-run", circuit.name, run.engine, "\(length)", "\(run.workers)"] + (isAudited ? [] : ["audit"])
      let account = Account(try workshop.run(executable, words, limit: 1800))
      isAudited = true
      let states = account.optionalNumber("states").map { Int($0) }
      let (unit, amount): (Sample.Unit, Double)
      if let sequences = account.optionalNumber("sequences"), states == nil {
        (unit, amount) = (.steps, sequences)
      } else {
        (unit, amount) = states.map { (.states, Double($0)) } ?? (.proofs, 1)
      }
      return Sample(
        answer: try account.text("answer"), unit: unit, amount: amount, seconds: try account.number("search"),
        processorSeconds: try account.number("processor"), auditSeconds: account.optionalNumber("audit"),
        states: states, accountedBytes: account.optionalNumber("evidence").map { Int($0) },
        residentBytes: account.optionalNumber("resident").map { Int($0) })
    }
  }

  private static func run(_ words: [String]) -> Int32 {
    guard words.count >= 4, let circuit = BenchCircuit.all.first(where: { $0.name == words[0] }),
      let engine = engines.first(where: { $0.name == words[1] }), let length = Int(words[2]),
      let workers = Int(words[3])
    else {
      print("usage: heaviside-dev bench-run \(command.usage)")
      return 2
    }
    do {
      try measure(engine, on: Question(circuit), upTo: length, workers: workers, isAudited: words.count > 4)
      return 0
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      return 1
    }
  }

  private static func measure(
    _ engine: Measured, on question: Question, upTo length: Int, workers: Int, isAudited: Bool
  ) throws {
    let budget = Budget(maximumBytes: 16 << 30, workers: workers)
    let (memory, processor, start) = (Self.memory, Self.processorSeconds, ContinuousClock.now)
    let verdict = try engine.search(question, length, budget)
    let search = (ContinuousClock.now - start) / .seconds(1)
    print("search \(search)")
    print("processor \(Self.processorSeconds - processor)")
    if let memory, let peak = Self.memory { print("resident \(peak - memory)") }
    if let states = verdict.states { print("states \(states)") }
    if let sequences = verdict.sequences { print("sequences \(sequences)") }
    if case .closed(.states(let set)) = verdict.finding {
      print("evidence \(set.words.count * MemoryLayout<UInt64>.stride + set.origins.bytes)")
    }
    guard isAudited else { return print("answer \(verdict.finding.summary)") }
    let middle = ContinuousClock.now
    let audited = try Audit(question.claim, question.obligation, network: question.network).confirm(verdict)
    print("audit \((ContinuousClock.now - middle) / .seconds(1))")
    print("answer \(audited.judgement.summary)")
  }

  /// The seconds that processors have worked for this process.
  private static var processorSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most bytes of memory that this process has had so far, where the system tells.
  private static var memory: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}

extension AuditedVerdict.Judgement {
  /// The verdict in a few words.
  fileprivate var summary: String {
    switch self {
    case .proved: "proved"
    case .holds(let length): "holds up to \(length)"
    case .witnessed: "witnessed"
    case .fails(let trace): "fails at step \(trace.word.count)"
    case .noWitness: "no witness"
    case .vacuous: "vacuous"
    case .tie: "tie"
    case .undefined: "undefined"
    case .nothingConsidered: "nothing considered"
    case .unknown(let reason, let length): "unknown after \(length): \(reason)"
    }
  }
}

extension Verdict.Finding {
  /// What the audit will say of it if it agrees, for a claim that must hold.
  fileprivate var summary: String {
    switch self {
    case .closed: "proved"
    case .exhausted(let length): "holds up to \(length)"
    case .event(let word): "fails at step \(word.count)"
    case .met(let inputs): "fails at step \(inputs.length)"
    case .undefined: "undefined"
    case .stopped(let limit, let length): "unknown after \(length): \(limit)"
    }
  }
}
