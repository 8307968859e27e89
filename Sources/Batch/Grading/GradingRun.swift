public import CircuitLanguage
import CircuitModel
public import Reports
import Synchronization
import Verification

/// Grades students' files, side by side: each is placed under the teacher's claims, which are then judged as in any run.
///
/// A path that is named twice is graded once.
public struct GradingRun: Sendable {
  private let rubric: Rubric
  private let settings: Settings
  private let requiresProof: Bool
  private let limits: StrangerLimits?
  private let sharesCount: Bool
  private var run: BatchRun

  /// Prepares to grade.
  ///
  /// - Parameters:
  ///   - items: the students' files.
  ///   - rubric: the teacher's claims.
  ///   - settings: how they are judged.
  ///   - requiresProof: whether a claim that holds only up to a length earns nothing.
  ///   - limits: what a file may ask for; none unless given.
  ///   - sharesCount: whether a claim that fails earns the share of sequences on which it holds.
  ///   - workers: how many threads may work at a time.
  ///   - read: reads a file.
  public init(
    _ items: [BatchItem], under rubric: Rubric, _ settings: Settings, requiresProof: Bool, limits: StrangerLimits?,
    sharesCount: Bool, workers: Int, read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.rubric = rubric
    self.settings = settings
    self.requiresProof = requiresProof
    self.limits = limits
    self.sharesCount = sharesCount
    var known: Set<String> = []
    run = BatchRun(items.filter { known.insert($0.path).inserted }, settings, workers: workers, read: read)
  }

  /// Watches how far the run is.
  public var watch: BatchWatch {
    get { run.watch }
    set { run.watch = newValue }
  }

  /// The status of the signal that has come, if one has.
  public var interruption: @Sendable () -> ExitStatus? {
    get { run.interruption }
    set { run.interruption = newValue }
  }
}

extension GradingRun {
  /// What is known of files that are being graded, by path.
  private final class Desk: Sendable {
    private let submissions = Mutex<[String: Submission]>([:])
    private let shares = Mutex<[ClaimName: PartialCredit.Outcome]>([:])

    struct ClaimName: Hashable {
      var path: String
      var circuit: String
      var claim: String
    }

    func keep(_ submission: Submission, of path: String) { submissions.withLock { $0[path] = submission } }
    func keep(_ outcome: PartialCredit.Outcome, of claim: ClaimName) { shares.withLock { $0[claim] = outcome } }
    func submission(of path: String) -> Submission? { submissions.withLock { $0[path] } }
    func share(of claim: ClaimName) -> PartialCredit.Outcome? { shares.withLock { $0[claim] } }

    func forget(_ path: String) {
      submissions.withLock { $0[path] = nil }
      shares.withLock { shares in shares = shares.filter { $0.key.path != path } }
    }
  }

  /// The grade of a file at which nobody has looked yet.
  public func unfinished(_ item: BatchItem) -> Grade {
    let claims = rubric.unanswered.flatMap { circuit in
      circuit.claims.map { Grade.Claim(circuit: circuit.name, name: $0.name, maximum: $0.points, state: .open) }
    }
    return Grade(path: item.path, claims: claims, requiresProof: requiresProof)
  }

  /// Grades every file.
  ///
  /// - Parameter receive: told of each file's grade whenever one more claim of it is judged, and at last when nothing more
  ///   is; in the order of the files.
  /// - Returns: how the run ended.
  public func grade(_ receive: @escaping @Sendable (Grade, _ isLast: Bool) -> Void) -> Report.Ending {
    let desk = Desk()
    var run = run
    run.open = { path, bytes in
      let submission = rubric.judge(SourceFile(path: path, bytes: bytes), within: limits)
      desk.keep(submission, of: path)
      return CircuitFile(
        path: path, sources: submission.files, diagnostics: submission.diagnostics,
        circuits: submission.circuits.compactMap(\.reported))
    }
    if sharesCount {
      let deadline = settings.runLimits.seconds.map { ContinuousClock.now + Limits.duration($0) }
      run.observe = { verdict, claim, circuit, file in
        guard let outcome = count(claim, verdict, in: circuit, until: deadline) else { return }
        desk.keep(outcome, of: .init(path: file.path, circuit: circuit.name, claim: claim.name))
      }
    }
    let known = Mutex<[Report.JudgedCircuit]>([])
    return run.run { event in
      switch event {
      case .claim(let claim, let circuit, let file):
        let circuits = known.withLock { known in
          if known.last?.name != circuit.name { known.append(circuit) }
          known[known.count - 1].claims.append(claim)
          return known
        }
        receive(grade(file, circuits, desk), false)
      case .file(let file):
        known.withLock { $0 = [] }
        receive(grade(file, file.circuits, desk), true)
        desk.forget(file.path)
      }
    }
  }

  /// Counts on what share of the sequences a claim holds, where that is worth points: `prove` says something of every
  /// sequence, and fails on some.
  private func count(
    _ claim: Claim, _ verdict: AuditedVerdict, in circuit: Circuit, until deadline: ContinuousClock.Instant?
  ) -> PartialCredit.Outcome? {
    guard case .prove = claim.kind else { return nil }
    let status = Report.JudgedClaim(claim, verdict, of: circuit).exitStatus(requiringProof: false)
    guard status == .failed else { return nil }
    var budget = Budget(isCancelled: { interruption() != nil })
    settings.claimLimits.limit(&budget)
    budget.deadline = [budget.deadline, deadline].compactMap(\.self).min()
    return partialCredit(of: claim, in: circuit, after: verdict, upTo: settings.upTo, within: budget)
  }

  private func grade(_ file: Report.File, _ circuits: [Report.JudgedCircuit], _ desk: Desk) -> Grade {
    // A file that cannot be read has no submission, and has answered nothing.
    let answers = desk.submission(of: file.path)?.circuits ?? rubric.unanswered
    let claims = answers.flatMap { answer -> [Grade.Claim] in
      let judged = circuits.first { $0.name == answer.name }?.claims ?? []
      return answer.claims.map { claim in
        var graded = Grade.Claim(circuit: answer.name, name: claim.name, maximum: claim.points, state: .lost)
        guard claim.place != nil else { return graded }
        graded.state = judged.first { $0.range == claim.range }.map { .judged($0) } ?? .open
        desk.share(of: .init(path: file.path, circuit: answer.name, claim: claim.name)).map { graded.add($0) }
        return graded
      }
    }
    return Grade(
      path: file.path, sources: file.sources, diagnostics: file.diagnostics, claims: claims,
      requiresProof: requiresProof)
  }
}

extension Grade.Claim {
  /// Notes on what share of the sequences the claim holds, or why nobody knows.
  fileprivate mutating func add(_ outcome: PartialCredit.Outcome) {
    switch outcome {
    case .counted(let shares):
      guard let score = shares.score else { return }
      share = Grade.Share(
        considered: shares.lengths.map(\.considered), right: shares.lengths.map(\.right), score: score)
    case .notAProof: break
    case .stopped: note = "no partial credit: a limit ended the counting of sequences"
    case .notMergeable(let reason): note = "no partial credit: sequences cannot be counted, since \(reason)"
    case .unclearAssumption: note = "no partial credit: an assumption cannot be evaluated on some sequences"
    case .tooLong(let most): note = "no partial credit: sequences are counted up to length \(most)"
    }
  }
}
