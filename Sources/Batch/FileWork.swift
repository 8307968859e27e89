import CircuitModel
import Insight
import Reports
import Verification

/// The claims of one file, as far as they are judged.
struct FileWork: Sendable {
  /// The file.
  let file: CircuitFile
  /// Whether every verdict so far will be the same whenever the file is judged again with these settings: none is that the
  /// time was over, that somebody stopped it, or that other files needed too much.
  private(set) var isRepeatable = true
  private var circuits: [CircuitWork]
  private let upTo: Int?
  /// The first claim that was not announced.
  private var next = (circuit: 0, claim: 0)

  private struct CircuitWork: Sendable {
    let circuit: Circuit
    let claims: [Int]
    var judge: Judge
    var diagnosis: Diagnosis?
    var judged: [Report.JudgedClaim?]
    /// Claims that only their share has ended so far, by their places.
    var starved: [Int: Starved] = [:]
    var duration = Duration.zero
  }

  /// How far a claim came with its share of the first round.
  private struct Starved {
    let claim: Report.JudgedClaim
    let limit: Verdict.Limit
    let duration: Duration
  }

  /// Begins with a file of which nothing is judged.
  init(_ file: CircuitFile, _ settings: Settings) {
    self.file = file
    upTo = settings.upTo
    circuits = settings.selection.choose(from: file.circuits).map { circuit, claims in
      CircuitWork(
        circuit: circuit, claims: claims, judge: Judge(circuit, with: settings.engine, upTo: settings.upTo),
        judged: Array(repeating: nil, count: claims.count))
    }
  }
}

extension FileWork {
  /// How many claims are not judged yet.
  var claimsLeft: Int { circuits.reduce(0) { $0 + $1.judged.count { $0 == nil } } }

  /// Judges the claims that are not judged yet, in order, until somebody stops it.
  ///
  /// - Parameters:
  ///   - run: what the file is a part of.
  ///   - tell: told of each claim as soon as it and all before it are judged.
  /// - Throws: a disagreement between an engine and the audit.
  mutating func judge(in run: BatchRun.Context, _ tell: (BatchEvent) -> Void) throws(Disagreement) {
    var share = run.allowance.share(claims: claimsLeft)
    for number in circuits.indices {
      for place in circuits[number].claims.indices {
        if circuits[number].judged[place] != nil { continue }
        if run.isStopped() { return }
        run.watch.begin(circuits[number].circuit.name)
        circuits[number].judged[place] = try judge(place, of: number, in: run, &share)
        announce(tell)
      }
    }
  }

  /// Tells of the claims that are judged and were not told of, in order, as far as none before them is missing.
  ///
  /// - Parameters:
  ///   - isLast: whether those that are missing stay so, and keep nothing back.
  ///   - tell: told of each claim.
  mutating func announce(isLast: Bool = false, _ tell: (BatchEvent) -> Void) {
    while next.circuit < circuits.count {
      let work = circuits[next.circuit]
      while next.claim < work.judged.count {
        if let claim = work.judged[next.claim] {
          tell(.claim(claim, of: Report.JudgedCircuit(work.circuit), in: file.report()))
        } else if !isLast {
          return
        }
        next.claim += 1
      }
      next = (next.circuit + 1, 0)
    }
  }

  /// Takes for the last word what is known of claims that wait for more room.
  mutating func settle() {
    for number in circuits.indices {
      for (place, starved) in circuits[number].starved where circuits[number].judged[place] == nil {
        circuits[number].judged[place] = starved.claim
        isRepeatable = false
      }
    }
  }

  /// Judges one claim; `nil` where it is to be judged again when there is more room.
  private mutating func judge(
    _ place: Int, of number: Int, in run: BatchRun.Context, _ share: inout Allowance.Share
  ) throws(Disagreement) -> Report.JudgedClaim? {
    let circuit = circuits[number].circuit
    let claim = circuit.claims[circuits[number].claims[place]]
    var budget = run.budget
    run.allowance.limit(&budget, of: share)
    let earlier = circuits[number].starved[place]
    if let earlier, !budget.exceeds(earlier.limit, after: earlier.duration) {
      run.allowance.skip(&share)
      isRepeatable = false
      return earlier.claim
    }
    let start = ContinuousClock.now
    let verdict = try circuits[number].judge.verdict(
      onClaim: circuits[number].claims[place], within: budget, keepingEvidence: run.keepsEvidence)
    let duration = ContinuousClock.now - start
    circuits[number].duration += duration
    let isOfShare = run.allowance.note(limit: verdict.limit, states: verdict.states, took: duration, of: &share)
    var judged = Report.JudgedClaim(claim, verdict, of: circuit)
    if isOfShare, let limit = verdict.limit {
      let note = "the limit is the claim's share of what the whole run may use"
      judged.note = judged.note.map { "\($0); \(note)" } ?? note
      if !run.allowance.isLastRound {
        circuits[number].starved[place] = Starved(claim: judged, limit: limit, duration: duration)
        return nil
      }
    }
    if run.settings.diagnoses { judged.diagnosis = try diagnose(verdict, place, of: number, within: budget) }
    run.observe(verdict, claim, circuit, file)
    switch verdict.limit {
    case .time, .interrupted: isRepeatable = false
    case .states, .memory: isRepeatable = isRepeatable && run.settings.runLimits.isEmpty
    default: break
    }
    // Of two searches that decide nothing the one that came further counts.
    if let earlier, judged.outcome == .unknown, judged.lengthCovered ?? 0 < earlier.claim.lengthCovered ?? 0 {
      return earlier.claim
    }
    return judged
  }

  /// The usual mistakes behind a failure; what is found is part of what there is to say of the claim, and takes a small part
  /// of its time.
  private mutating func diagnose(
    _ verdict: AuditedVerdict, _ place: Int, of number: Int, within budget: Budget
  ) throws(Disagreement) -> [LikelyCause] {
    let (circuit, claim) = (circuits[number].circuit, circuits[number].claims[place])
    let failure: Diagnosis.Failure
    switch (verdict.judgement, circuit.claims[claim].kind) {
    case (.fails(let trace), .example(let example)):
      return Diagnosis.mistakes(inCopying: example, from: trace).map {
        LikelyCause($0, in: circuit, behind: circuit.claims[claim])
      }
    // Changed networks are judged over letters and states.
    case (_, .prove) where circuit.continuity != nil: return []
    case (.fails(let trace), .prove): failure = .counterexample(trace.word)
    case (.tie, .prove): failure = .tie
    default: return []
    }
    var diagnosis = circuits[number].diagnosis ?? Diagnosis(of: circuit, upTo: upTo)
    let mistakes = try diagnosis.mistakes(behind: failure, ofClaim: claim, within: budget)
    circuits[number].diagnosis = diagnosis
    if diagnosis.isCutShort { isRepeatable = false }
    return mistakes.map { LikelyCause($0, in: circuit, behind: circuit.claims[claim]) }
  }

  /// What is reported of the file; circuits at which nobody has looked are left out.
  func report(timed: Bool) -> Report.File {
    let judged = circuits.compactMap { work -> Report.JudgedCircuit? in
      let claims = work.judged.compactMap(\.self)
      if claims.isEmpty, !work.judged.isEmpty { return nil }
      var circuit = Report.JudgedCircuit(work.circuit)
      circuit.claims = claims
      circuit.duration = timed ? work.duration : nil
      return circuit
    }
    return file.report(with: judged)
  }
}

extension Budget {
  /// Whether there is more than what ended a search that took so long.
  fileprivate func exceeds(_ limit: Verdict.Limit, after duration: Duration) -> Bool {
    switch limit {
    case .states(let most): maximumStates ?? .max > most
    case .memory(let most): maximumBytes ?? .max > most
    case .time: deadline.map { $0 - .now > duration } ?? true
    case .numbers, .sequences, .noInvariant, .noTrigger, .precision, .ranges, .interrupted: true
    }
  }
}
