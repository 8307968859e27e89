import Certificates
import CircuitModel
import Reports
import Verification

/// The claims of one circuit, of which shares have done the work.
struct JointCircuit {
  private let circuit: Circuit
  private let plan: Plan
  private let tasks: [Int]
  private let units: [Int: [Int]]
  private let results: [Int: UnitResult]
  private let workers: Int
  private let read: @Sendable (String) -> Result<[UInt8], FileProblem>

  /// Takes what is known of a circuit.
  init(
    _ circuit: Circuit, _ plan: Plan, _ tasks: [Int], _ units: [Int: [Int]],
    _ results: [Int: UnitResult], workers: Int, _ read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.circuit = circuit
    self.plan = plan
    self.tasks = tasks
    self.units = units
    self.results = results
    self.workers = workers
    self.read = read
  }
}

extension JointCircuit {
  /// What is said of claims; of certificates, what they show, and nothing of other claims.
  func claims(_ places: [Int]) throws(MergeTrouble) -> [Report.JudgedClaim] {
    let undefined = try undefinedness()
    var judged: [Report.JudgedClaim] = []
    for place in places {
      let claim = circuit.claims[place]
      if let undefined {
        judged.append(undefined(claim))
      } else if let number = tasks.first(where: { plan.tasks[$0].place.claim == place }) {
        judged.append(try self.claim(claim, task: number))
      } else if plan.settings.engine == .enumerate, case .example(let example) = claim.kind {
        judged.append(Report.JudgedClaim(claim, Audit.judge(example, in: circuit), of: circuit))
      } else if plan.settings.engine == .enumerate, case .worked(let worked) = claim.kind {
        do {
          judged.append(Report.JudgedClaim(claim, try Judge.verdict(on: worked, claim, in: circuit), of: circuit))
        } catch {
          throw .disagreement(error)
        }
      }
    }
    return judged
  }

  /// What is said of every claim, where something has no value or nobody knows; `nil` where everything has one.
  private func undefinedness() throws(MergeTrouble) -> ((Claim) -> Report.JudgedClaim)? {
    guard let number = tasks.first(where: { plan.tasks[$0].place.claim == nil }) else { return nil }
    let claim = Claim(name: circuit.name, kind: .prove(.number(1), when: nil))
    guard let verdict = try sequences(claim, task: number) else {
      let reason = missing(number)
      return { Report.JudgedClaim(undecided: $0, because: reason) }
    }
    switch verdict.judgement {
    case .tie, .undefined, .unknown: return { Report.JudgedClaim($0, verdict, of: circuit) }
    default: return nil
    }
  }

  private func claim(_ claim: Claim, task number: Int) throws(MergeTrouble) -> Report.JudgedClaim {
    let undecided = Report.JudgedClaim(undecided: claim, because: missing(number))
    switch plan.tasks[number] {
    case .claim:
      guard let result = parts(number)?.first, let unit = units[number]?.first else { return undecided }
      guard case .claim(let said, let word, _) = result else { throw otherUnit(unit) }
      guard Testimony(said, showing: word, on: claim, of: circuit).isConfirmed else {
        throw .otherRun(circuit: circuit.name, claim: claim.name)
      }
      return said
    case .sequences:
      guard let verdict = try sequences(claim, task: number) else { return undecided }
      return Report.JudgedClaim(claim, verdict, of: circuit)
    case .certificate(_, let path, let digest, _):
      guard let results = parts(number) else { return undecided }
      var parts: [EvidencePart] = []
      for (unit, result) in zip(units[number] ?? [], results) {
        guard case .states(let part) = result, part.states == plan.units[unit].range else { throw otherUnit(unit) }
        parts.append(part)
      }
      return try certified(claim, path, digest, parts)
    }
  }

  /// The results of a task's units, in order; `nil` where one is missing.
  private func parts(_ task: Int) -> [UnitResult]? {
    let found = (units[task] ?? []).compactMap { results[$0] }
    return found.count == units[task]?.count ? found : nil
  }

  private func otherUnit(_ unit: Int) -> MergeTrouble { .otherUnit(circuit: circuit.name, unit: unit) }

  private func missing(_ task: Int) -> String {
    let all = units[task] ?? []
    let missing = all.filter { results[$0] == nil }
    return "no share has done \(missing.count) of its \(counted(all.count, "unit"))"
  }

  /// The verdict of the sequences of all units; `nil` where one is missing.
  private func sequences(_ claim: Claim, task number: Int) throws(MergeTrouble) -> AuditedVerdict? {
    guard let results = parts(number), case .sequences(let place, _, let length) = plan.tasks[number] else {
      return nil
    }
    var parts: [EnumeratedPart] = []
    for (unit, result) in zip(units[number] ?? [], results) {
      guard case .sequences(let part) = result, part.range.numbers == plan.units[unit].range else {
        throw otherUnit(unit)
      }
      parts.append(part)
    }
    guard let obligation = Obligation(at: place, in: circuit), let network = try? obligation.lowered() else {
      throw .plan(.otherPlan)
    }
    let verdict: Verdict
    do throws(PartsProblem) {
      verdict = try EnumeratedPart.combined(parts, of: network, upTo: length)
    } catch {
      throw .unfit(circuit: circuit.name, "\(claim.name): \(error.message)")
    }
    return try confirm { () throws(Disagreement) in
      try Audit(claim, obligation, network: network, workers: workers).confirm(verdict)
    }
  }

  /// What a certificate shows.
  private func certified(
    _ claim: Claim, _ certificate: String, _ digest: String, _ parts: [EvidencePart]
  ) throws(MergeTrouble) -> Report.JudgedClaim {
    do throws(PlanProblem) {
      let prepared = try PreparedCertificate.read(certificate, digest, workers: workers, read)
      do throws(CertificationProblem) {
        return Report.JudgedClaim(claim, try prepared.verdict(from: parts), of: circuit)
      } catch {
        return Report.JudgedClaim(
          undecided: claim, because: "the certificate \(certificate) does not show it: \(error.message)")
      }
    } catch {
      throw .plan(error)
    }
  }

  private func confirm(_ audit: () throws(Disagreement) -> AuditedVerdict) throws(MergeTrouble) -> AuditedVerdict {
    do throws(Disagreement) {
      return try audit()
    } catch {
      throw .disagreement(error)
    }
  }
}
