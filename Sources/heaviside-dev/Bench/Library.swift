import CircuitLanguage
import CircuitModel
import Foundation
import Verification

/// The circuits of a folder, each claim timed by itself: the slowest proof, and the slowest cover of a long length.
struct Library {
  /// The length that must be covered where states merge and never close.
  private static let longLength = 10_000
  /// Whoever takes longer than this is stopped and left out.
  private static let patience = Duration.seconds(1)

  /// What is looked at of each claim: the first engine that proves it, and how merging covers it where it cannot.
  private var (merged, affine, covered) = (Tally(), Tally(), Tally())
  private var wrong: String?
  private let length: Int

  private struct Tally {
    var count = 0
    var auditSeconds = 0.0
    var slowest = (name: "", seconds: 0.0)
  }

  /// Times the claims of every circuit below a folder.
  init(_ folder: String, rounds: Int, isQuick: Bool) throws {
    length = isQuick ? 100 : Self.longLength
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in files.sorted() where path.hasSuffix(".circuit") {
      for circuit in try Self.circuits(at: "\(folder)/\(path)") {
        for claim in circuit.claims {
          if let obligation = Obligation(claim, in: circuit) { time(claim, obligation, rounds: rounds) }
        }
      }
    }
  }

  /// The lines of the table.
  var rows: [BenchRow] {
    [
      row(of: merged, by: "merge", "proved", length: nil), row(of: affine, by: "affine", "proved", length: nil),
      row(of: covered, by: "merge", "covered", length: length),
    ].compactMap { $0 }
  }

  private func row(of tally: Tally, by engine: String, _ what: String, length: Int?) -> BenchRow? {
    guard tally.count > 0 else { return nil }
    let answer = "\(tally.count) claims \(what)"
    let sample = Sample(
      answer: answer, unit: .proofs, amount: 1, seconds: tally.slowest.seconds, auditSeconds: tally.auditSeconds)
    return BenchRow(
      circuit: "the library", name: "\(engine), slowest: \(tally.slowest.name)", role: .library, length: length,
      answer: wrong ?? answer, expected: answer, sample: sample)
  }
}

extension Library {
  private mutating func time(_ claim: Claim, _ obligation: Obligation, rounds: Int) {
    guard let network = try? obligation.lowered() else { return }
    do {
      let first = try time(Reachability(), claim, obligation, network, rounds: rounds)
      if case .closed = first.finding { return Self.note(first, in: &merged) }
      if case .exhausted = first.finding { Self.note(first, in: &covered) }
      guard !network.registers.allSatisfy(\.range.isBounded) else { return }
      let second = try time(Affine(), claim, obligation, network, rounds: rounds)
      if case .closed = second.finding { Self.note(second, in: &affine) }
    } catch {
      wrong = "\(obligation.circuit.name).\(claim.name): \(error)"
    }
  }

  /// What one engine finds about a claim, and how long that and its audit take.
  private typealias Timing = (name: String, finding: Verdict.Finding, seconds: Double, auditSeconds: Double)

  private func time(
    _ engine: some Engine, _ claim: Claim, _ obligation: Obligation, _ network: CompiledNetwork, rounds: Int
  ) throws -> Timing {
    func run() -> (verdict: Verdict, seconds: Double) {
      let start = ContinuousClock.now
      let budget = Budget(deadline: start + Self.patience)
      let verdict = engine.run(obligation, network, upTo: length, within: budget)
      return (verdict, (ContinuousClock.now - start) / .seconds(1))
    }
    let runs = (0..<rounds).map { _ in run() }
    let start = ContinuousClock.now
    _ = try Audit(claim, obligation, network: network).confirm(runs[0].verdict)
    let audit = (ContinuousClock.now - start) / .seconds(1)
    return (
      "\(obligation.circuit.name).\(claim.name)", runs[0].verdict.finding, median(runs.map(\.seconds)), audit
    )
  }

  private static func note(_ timing: Timing, in tally: inout Tally) {
    tally.count += 1
    tally.auditSeconds += timing.auditSeconds
    if timing.seconds > tally.slowest.seconds { tally.slowest = (timing.name, timing.seconds) }
  }

  /// The circuits of a file, with what it imports.
  static func circuits(at path: String) throws -> [Circuit] {
    func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }
    let loader = Loader { path in bytes(path).map { .success($0) } ?? .failure(.missing) }
    let (program, problems) = loader.load(SourceFile(path: path, bytes: bytes(path) ?? []))
    guard problems.isEmpty else { throw Unavailable("\(path) has something wrong with it") }
    return check(program).circuits
  }
}
