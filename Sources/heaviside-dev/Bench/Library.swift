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

  private var proofs = Tally()
  private var covers = Tally()
  private var wrong: String?
  private let length: Int

  private struct Tally {
    var count = 0
    var seconds = 0.0
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
    let lines = [(proofs, "proved", nil), (covers, "covered up to \(length)", length)] as [(Tally, String, Int?)]
    return lines.filter { $0.0.count > 0 }.map { tally, what, length in
      let answer = "\(tally.count) claims \(what)"
      return BenchRow(
        circuit: "the library", name: "merge, slowest: \(tally.slowest.name)", role: .library, length: length,
        answer: wrong ?? answer, expected: answer,
        sample: Sample(
          answer: answer, unit: .proofs, amount: 1, seconds: tally.slowest.seconds, auditSeconds: tally.auditSeconds))
    }
  }
}

extension Library {
  private mutating func time(_ claim: Claim, _ obligation: Obligation, rounds: Int) {
    guard let network = try? obligation.lowered() else { return }
    var times: [Double] = []
    var last: Verdict?
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      let budget = Budget(deadline: start + Self.patience)
      last = Reachability().run(obligation, network, upTo: length, within: budget)
      times.append((ContinuousClock.now - start) / .seconds(1))
    }
    guard let last else { return }
    let name = "\(obligation.circuit.name).\(claim.name)"
    do {
      let start = ContinuousClock.now
      _ = try Audit(claim, obligation, network: network).confirm(last)
      let audit = (ContinuousClock.now - start) / .seconds(1)
      switch last.finding {
      case .closed: Self.note(name, median(times), audit, in: &proofs)
      case .exhausted: Self.note(name, median(times), audit, in: &covers)
      case .event, .undefined, .stopped: break
      }
    } catch {
      wrong = "\(name): \(error)"
    }
  }

  private static func note(_ name: String, _ seconds: Double, _ audit: Double, in tally: inout Tally) {
    tally.count += 1
    tally.seconds += seconds
    tally.auditSeconds += audit
    if seconds > tally.slowest.seconds { tally.slowest = (name, seconds) }
  }

  private static func circuits(at path: String) throws -> [Circuit] {
    func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }
    let loader = Loader { path in bytes(path).map { .success($0) } ?? .failure(.missing) }
    let (program, problems) = loader.load(SourceFile(path: path, bytes: bytes(path) ?? []))
    guard problems.isEmpty else { throw Unavailable("\(path) has something wrong with it") }
    return check(program).circuits
  }
}
