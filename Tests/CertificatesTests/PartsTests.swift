import CircuitModel
import TestSupport
import Testing

@testable import Certificates

/// Certificates whose states are checked range by range, against `certify`.
@Suite struct PartsTests {
  // MARK: Every way to cut

  @Test func proofsAreCertifiedHoweverTheirStatesAreCut() throws {
    let (proofs, library) = CertificateTests.library
    try expectProved(DamageTests.certificates(), DamageTests.proofs)
    try expectProved(library, proofs)
  }

  private func expectProved(_ certificates: [Certificate], _ proofs: Proofs) throws {
    for certificate in certificates {
      let prepared = try certificate.prepared(workers: 1, read: proofs.read)
      #expect(prepared.claim.name == certificate.claim && prepared.circuit.name == certificate.circuit)
      for ranges in Self.cuts(of: prepared.count) {
        let verdict = try prepared.verdict(from: ranges.shuffledAlike.map { prepared.part($0) })
        guard case .proved = verdict.judgement else {
          Issue.record("\(verdict.judgement)")
          continue
        }
        #expect(verdict.engine == "certificate" && verdict.sequences == nil)
        switch certificate.evidence {
        case .states(let states): #expect(verdict.states == states.count && verdict.invariant == nil)
        case .ranges: Issue.record("no certificate is written of ranges")
        case .invariant: #expect(verdict.states == nil && verdict.invariant != nil && prepared.count == 1)
        }
      }
    }
  }

  @Test func damageIsNoticedHoweverTheStatesAreCut() throws {
    var noticed = 0
    for certificate in try DamageTests.certificates() {
      for damage in DamageTests.damages(of: Proofs.lines(certificate.text)) {
        var reader = CertificateReader()
        guard (try? reader.read(Array(Proofs.sealed(damage.lines).utf8))) != nil, let damaged = try? reader.finish(),
          (try? damaged.prepared(workers: 1, read: DamageTests.proofs.read).count) != nil
        else { continue }
        let prepared = try damaged.prepared(workers: 1, read: DamageTests.proofs.read)
        let whole = problem { () throws(CertificationProblem) in
          try damaged.certify(workers: 1, read: DamageTests.proofs.read)
        }
        // Where only the last line is damaged, sealing mends it.
        guard damaged.text != certificate.text else { continue }
        noticed += 1
        #expect(whole != nil, "\(damage.what)")
        for ranges in Self.cuts(of: prepared.count) {
          let parts = ranges.map { prepared.part($0) }
          let found = problem { () throws(CertificationProblem) in _ = try prepared.verdict(from: parts) }
          #expect(found == whole, "\(certificate.circuit): \(damage.what), \(ranges)")
        }
      }
    }
    #expect(noticed > 50)
  }

  // MARK: What is no whole

  @Test func partsThatAreNotAllStatesOnceAreRefused() throws {
    for certificate in try DamageTests.certificates() {
      let prepared = try certificate.prepared(workers: 1, read: DamageTests.proofs.read)
      let count = prepared.count
      let parts = (0..<count).map { prepared.part($0..<$0 + 1) }
      func problem(_ parts: [EvidencePart]) -> TilingProblem? {
        do throws(CertificationProblem) {
          _ = try prepared.verdict(from: parts)
          return nil
        } catch {
          guard case .incomplete(let problem) = error else { return nil }
          #expect(!error.isAboutEvidence && error.message.hasPrefix("the states were not all checked, each once: "))
          return problem
        }
      }
      #expect(problem([]) == .gap(0..<count))
      for place in parts.indices {
        var some = parts
        some.remove(at: place)
        #expect(problem(some) == .gap(place..<place + 1))
        #expect(problem(parts + [parts[place]]) == .overlap(place..<place + 1))
        #expect(problem(parts + [EvidencePart(states: place..<place)]) == .empty(at: place))
      }
      for range in [count..<count + 1, 0..<count + 1, -1..<count] {
        #expect(prepared.part(range).problem == "there are no states \(range)")
        #expect(problem(parts + [EvidencePart(states: range)]) == .beyond(range))
      }
    }
  }

  @Test func whatPartsSayMustAddUp() throws {
    for certificate in try DamageTests.certificates() {
      let prepared = try certificate.prepared(workers: 1, read: DamageTests.proofs.read)
      let parts = (0..<prepared.count).map { prepared.part($0..<$0 + 1) }
      func problem(_ parts: [EvidencePart]) -> String? {
        self.problem { () throws(CertificationProblem) in _ = try prepared.verdict(from: parts) }
      }
      #expect(problem(parts) == nil)
      for place in parts.indices {
        for change in [-1, 1, .max] {
          var some = parts
          some[place].confirmedOrigins &+= change
          #expect(problem(some) != nil, "\(change)")
        }
        var some = parts
        some[place].problem = "it fell"
        #expect(problem(some)?.hasSuffix("it fell") ?? false)
      }
      var quiet = parts
      for place in quiet.indices { quiet[place].isTriggered = false }
      #expect(problem(quiet)?.hasSuffix("the condition after `when` holds nowhere") ?? false)
    }
  }

  // MARK: -

  private func problem(_ body: () throws(CertificationProblem) -> Void) -> String? {
    do throws(CertificationProblem) {
      try body()
      return nil
    } catch {
      return error.message
    }
  }

  /// Every way to cut a few states; some ways to cut many.
  private static func cuts(of count: Int) -> [[Range<Int>]] {
    let choices = count <= 6 ? Array(0..<1 << (count - 1)) : [0, 1, 1 << 5, 0b1011, 0x5A5A]
    return choices.map { choice in
      let ends = [0] + (1..<max(2, count)).filter { count > 1 && choice >> (($0 - 1) % 16) & 1 == 1 } + [count]
      return zip(ends, ends.dropFirst()).map { $0..<$1 }
    }
  }
}

extension [Range<Int>] {
  /// The same in another order.
  fileprivate var shuffledAlike: [Range<Int>] {
    indices.filter { $0 % 2 == 1 }.map { self[$0] } + indices.filter { $0 % 2 == 0 }.reversed().map { self[$0] }
  }
}
