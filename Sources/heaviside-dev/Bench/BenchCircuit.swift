import CircuitLanguage
import CircuitModel

/// A circuit with one claim, who is to decide it, and who else is asked the same.
struct BenchCircuit: Sendable {
  /// What `--only` and the table call it.
  var name: String
  /// What it is, in a line.
  var summary: String
  /// The circuit, with one claim.
  var text: String
  /// The runs of our engines.
  var runs: [EngineRun]
  /// The programs of others.
  var baselines: [any Baseline] = []
  /// When it is run without being asked for by name.
  var occasion = Occasion.always

  /// When a circuit is run.
  enum Occasion: Sendable {
    case always
    /// Not with `--quick`.
    case whenThereIsTime
    /// Never.
    case onlyByName
  }

  /// Every circuit of the benchmark, in the order of the table.
  static let all: [BenchCircuit] =
    [runningAnd, equality, serialAdder, parity, pattern101, countModulo3]
    + [12, 16, 18, 20, 22].map(shiftRegister)
    + [linearCounter, alternatingSum, wideBits, wideOneHot, sigmoidGradient, runningAndWithASlip]
}

/// One of our engines, with what it is asked.
struct EngineRun: Sendable {
  /// What the verdict must be.
  enum Expectation: Sendable {
    case proved, holds
  }

  /// The engine's name.
  var engine: String
  /// The length to cover.
  var length: Int
  /// The length to cover in a quick run.
  var quickLength: Int
  /// How many threads.
  var workers = 1
  /// What the verdict must be.
  var expected = Expectation.proved

  /// Every sequence, on one core and, for the first length, on two.
  static func enumerations(_ lengths: Int..., quick: Int) -> [EngineRun] {
    let alone = lengths.map { EngineRun(engine: "enumerate", length: $0, quickLength: quick, expected: .holds) }
    return [alone[0], alone[0].onTwoCores] + alone.dropFirst()
  }

  /// A proof by merged states.
  static func proof(by engine: String = "merge", upTo length: Int = 10_000) -> EngineRun {
    EngineRun(engine: engine, length: length, quickLength: min(length, 100))
  }

  /// The same with two threads.
  var onTwoCores: EngineRun {
    var run = self
    run.workers = 2
    return run
  }

  /// The length that is covered.
  func length(isQuick: Bool) -> Int { isQuick ? quickLength : length }

  /// The verdict as `EngineProcess` words it, if it is as it must be.
  func expectedAnswer(isQuick: Bool) -> String {
    expected == .proved ? "proved" : "holds up to \(length(isQuick: isQuick))"
  }
}

/// A benchmark's circuit from text to network.
struct Question {
  /// The claim.
  let claim: Claim
  /// What it asks.
  let obligation: Obligation
  /// What that was lowered to; `nil` where numbers are not rational.
  let network: CompiledNetwork?

  /// Reads a circuit of the benchmark.
  init(_ circuit: BenchCircuit) throws {
    let source = SourceFile(path: "\(circuit.name).circuit", bytes: Array(circuit.text.utf8))
    let (tree, problems) = parse(source)
    let (circuits, findings) = problems.isEmpty ? check(Program(source, tree)) : ([], [])
    guard let first = circuits.first, let claim = first.claims.first, let obligation = Obligation(claim, in: first)
    else { throw Unavailable("it has no claim: \((problems + findings).map(\.headline).joined(separator: "; "))") }
    self.claim = claim
    self.obligation = obligation
    do {
      network = first.isContinuous ? nil : try obligation.lowered()
    } catch {
      throw Unavailable("it cannot be lowered: \(error.text)")
    }
  }
}

extension Question {
  /// The network, for those who ask about it.
  func needNetwork() throws -> CompiledNetwork {
    guard let network else { throw Unavailable("its numbers are not rational") }
    return network
  }
}
