extension Audit {
  /// An audit of evidence from elsewhere that can be done in parts, on several machines.
  ///
  /// It is as strict as can be: the states of a set must stand in the order in which a search by breadth meets them, letters
  /// ascending, and come from where it meets them first. So there is one set for a claim, and any change of it is seen.
  ///
  /// What concerns the set as a whole, that no state stands in it twice and that it begins where it must, is checked before
  /// any part. A part takes every step from its states. That each state can be reached is seen from the number of those
  /// that some step was seen to lead to, over all parts.
  public struct Certification: ~Copyable, Sendable {
    private let audit: Audit
    private let evidence: Evidence
    private let subject: Subject

    /// What there is to check.
    private enum Subject: ~Copyable {
      case states(StateSetCheck)
      case invariant(Invariant)
      case none(problem: String)
    }

    /// The name of the engine in reports of what was certified.
    public static let engineName = "certificate"

    /// Why parts do not show a claim.
    public enum Problem: Error, Sendable {
      /// They are not all of the evidence.
      case incomplete(TilingProblem)
      /// The evidence does not show it.
      case notShown(Disagreement)
    }

    /// Prepares to check evidence for the claim of an audit.
    ///
    /// - Parameters:
    ///   - evidence: what is said to show the claim.
    ///   - audit: who checks it.
    public init(_ evidence: Evidence, by audit: Audit) {
      self.audit = audit
      self.evidence = evidence
      guard case .prove = audit.claim.kind else {
        subject = .none(problem: "only what is claimed by `prove` can be certified")
        return
      }
      switch (evidence, audit.network) {
      case (.states, nil): subject = .none(problem: "a state set without a network")
      case (.states(let states), let network?):
        do throws(StateSetCheck.Problem) {
          subject = .states(try StateSetCheck(states, of: network, demandsOrder: true))
        } catch {
          subject = .none(problem: error.text)
        }
      case (.invariant(let invariant), _): subject = .invariant(invariant)
      case (.ranges, _): subject = .none(problem: "a proof by ranges is not written as a certificate")
      }
    }
  }
}

extension Audit.Certification {
  /// Into how many parts the check can be cut: as many as there are states; an invariant cannot be cut.
  public var count: Int { evidence.partCount }

  /// Checks some of the states.
  ///
  /// - Parameter range: which of them, below `count`.
  /// - Returns: what that came to, which shows nothing by itself.
  public func part(_ range: Range<Int>) -> EvidencePart {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      return EvidencePart(states: range, problem: "there are no states \(range)")
    }
    switch subject {
    case .none(let problem): return EvidencePart(states: range, problem: problem)
    case .states(let check):
      let outcome = check.run(range, workers: audit.workers)
      // How far threads came beyond the first state at fault is of no interest.
      if let problem = outcome.problem { return EvidencePart(states: range, problem: problem.text) }
      return EvidencePart(
        states: range, confirmedOrigins: outcome.confirmedOrigins, isTriggered: outcome.isTriggered)
    case .invariant(let invariant):
      do throws(Disagreement) {
        return EvidencePart(states: range, isTriggered: try audit.check(invariant))
      } catch {
        return EvidencePart(states: range, problem: error.description)
      }
    }
  }

  /// The verdict that parts give together.
  ///
  /// - Parameter parts: what the parts came to, in any order; the verdict does not depend on it.
  /// - Returns: that the claim is proved.
  /// - Throws: that parts are missing or checked twice, or why the evidence does not show the claim.
  public func verdict(from parts: [EvidencePart]) throws(Problem) -> AuditedVerdict {
    if let problem = TilingProblem.first(in: parts.map(\.states), of: count) { throw .incomplete(problem) }
    do throws(Disagreement) {
      try demand(parts)
      if try !audit.admitsASequence() { throw audit.disagreement("the assumptions admit no sequence at all") }
    } catch {
      throw .notShown(error)
    }
    guard parts.contains(where: \.isTriggered) else {
      throw .notShown(audit.disagreement("the condition after `when` holds nowhere"))
    }
    let states: Int? = if case .states = evidence { count } else { nil }
    return AuditedVerdict(
      judgement: .proved, engine: Self.engineName, states: states, invariant: audit.statement(of: evidence),
      evidence: evidence)
  }

  /// Checks that parts, which tile the evidence, found nothing wrong with it.
  private func demand(_ parts: [EvidencePart]) throws(Disagreement) {
    let first = parts.filter { $0.problem != nil }.min { $0.states.lowerBound < $1.states.lowerBound }
    if let problem = first?.problem { throw audit.disagreement(problem) }
    switch subject {
    case .none(let problem): throw audit.disagreement(problem)
    case .invariant: return
    case .states(let check):
      do throws(StateSetCheck.Problem) {
        try check.demandOrigins(parts.reduce(0) { $0 &+ $1.confirmedOrigins })
      } catch {
        throw audit.disagreement(error.text)
      }
      try audit.compareWithInterpreter(along: audit.accessWords(of: check.states))
    }
  }
}
