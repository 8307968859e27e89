import CircuitModel
import Reports
import Verification

/// What a share says of a whole claim, which is believed only as far as nobody can see that it is wrong.
///
/// What a run shows is run again, and must come out to the letter. What no run shows, such as that a claim is proved, is
/// the word of whoever did the share: here it is only seen whether it can be said of such a claim at all.
struct Testimony {
  private let claim: Claim
  private let circuit: Circuit
  private let said: Report.JudgedClaim
  /// The letters of the run that shows it.
  private let word: [Int]?

  /// Takes what was said of a claim of a circuit.
  init(_ said: Report.JudgedClaim, showing word: [Int]?, on claim: Claim, of circuit: Circuit) {
    self.claim = claim
    self.circuit = circuit
    self.said = said
    self.word = word
  }
}

extension Testimony {
  /// Whether it is what comes out when it is run again, or, where no run shows it, can be said.
  var isConfirmed: Bool {
    guard isAboutTheClaim else { return false }
    if case .example(let example) = claim.kind {
      if Report.JudgedClaim(claim, Audit.judge(example, in: circuit), of: circuit) == said { return true }
      // Otherwise it can only be that something is wrong with the whole circuit, or that nobody knows.
      return word.map(comesOfUndefinedness) ?? (said.outcome == .unknown && isBare)
    }
    if case .worked(let worked) = claim.kind {
      // Time may have been over where it was judged.
      if said.outcome == .unknown, isBare { return true }
      return (try? Judge.verdict(on: worked, claim, in: circuit)).map {
        Report.JudgedClaim(claim, $0, of: circuit) == said
      } ?? false
    }
    if let word { return comesOfUndefinedness(word) || comesOfTheClaim(word) }
    return said.outcome == .rejected ? nothingIsConsidered : isBare && canBeSaidWithoutRun
  }

  private var isAboutTheClaim: Bool {
    let bare = Report.JudgedClaim(undecided: claim, because: "")
    return (said.name, said.kind, said.summary) == (bare.name, bare.kind, bare.summary) && said.range == bare.range
      && EngineChoice(rawValue: said.engine).map { $0 != .auto } ?? false
      && said.sequences?.utf8.allSatisfy { (0x30...0x39).contains($0) } ?? true
  }

  /// Whether nothing of what only runs show is said.
  private var isBare: Bool {
    said.run == nil && said.problem == nil && said.step == nil && said.unit == nil && said.sides.isEmpty
      && said.differences.isEmpty
  }

  /// Whether a search that met nothing can come to this on such a claim.
  private var canBeSaidWithoutRun: Bool {
    switch (said.outcome, said.kind) {
    case (.proved, .prove): said.lengthCovered == nil && said.explanation == nil
    case (.holds, .prove): said.lengthCovered != nil && said.explanation == nil
    case (.vacuous, .prove), (.fails, .refute), (.fails, .reach): said.lengthCovered == nil
    case (.unknown, _): said.lengthCovered != nil
    default: false
    }
  }

  /// Whether the assumptions admit no sequence at all.
  private var nothingIsConsidered: Bool {
    comes(of: .exhausted(upTo: 0), Obligation(.undefinedness, in: circuit), for: claim) && !circuit.assumptions.isEmpty
  }

  /// Whether the run shows that something has no value, whatever is claimed.
  private func comesOfUndefinedness(_ word: [Int]) -> Bool {
    let anything = Claim(name: circuit.name, kind: .prove(.number(1), when: nil))
    return comes(of: .undefined(word: word), Obligation(.undefinedness, in: circuit), for: anything)
  }

  private func comesOfTheClaim(_ word: [Int]) -> Bool {
    guard let obligation = Obligation(claim, in: circuit) else { return false }
    return comes(of: .event(word: word), obligation, for: claim)
      || comes(of: .undefined(word: word), obligation, for: claim)
  }

  /// Whether the audit confirms a finding about an obligation, and it comes to what was said.
  private func comes(of finding: Verdict.Finding, _ obligation: Obligation, for claim: Claim) -> Bool {
    guard word?.allSatisfy((0..<circuit.alphabet.count).contains) ?? true else { return false }
    let verdict = Verdict(
      finding, engine: said.engine, states: said.states, sequences: said.sequences.flatMap { BigInteger(decimal: $0) },
      triggered: true)
    guard let audited = try? Audit(claim, obligation, network: nil).confirm(verdict, note: said.note) else {
      return false
    }
    return Report.JudgedClaim(self.claim, audited, of: circuit) == said
  }
}
