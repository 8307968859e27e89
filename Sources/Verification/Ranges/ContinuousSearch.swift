package import CircuitModel

/// Decides an obligation about numbers that are not rational, or inputs that are any.
///
/// Ranges are asked first, since they say something of every length at once. Where they do not decide, every sequence of
/// letters is walked; of real numbers some are tried, which can show that the event is met, but never that it is not.
package struct ContinuousSearch {
  private let obligation: Obligation
  private let choice: EngineChoice
  private let length: Int
  private let budget: Budget

  /// What readers are told of a sequence of real numbers.
  static let note = "inputs can be any real numbers: the sequence is the first found, not the shortest of all"

  /// Prepares to decide an obligation.
  package init(_ obligation: Obligation, with choice: EngineChoice, upTo length: Int, _ budget: Budget) {
    self.obligation = obligation
    self.choice = choice
    self.length = length
    self.budget = budget
  }
}

extension ContinuousSearch {
  /// Decides it, or says what ended the search.
  package func run() throws(EvaluationProblem) -> Verdict {
    if choice != .record, let verdict = try verdictByRanges() { return verdict }
    if obligation.circuit.alphabet.isReal { return try verdictByTrials() }
    guard choice != .ranges else { return stopped(.ranges, RangeSearch.name) }
    return try SequenceWalk(obligation, upTo: length, budget).run()
  }

  private func verdictByRanges() throws(EvaluationProblem) -> Verdict? {
    guard var search = RangeSearch(obligation) else { return nil }
    switch search.run() {
    case nil: return nil
    case .neverTriggered(let invariant):
      return Verdict(.closed(.ranges(invariant)), engine: RangeSearch.name, triggered: false)
    case .closed(let invariant):
      var trials = InputSearch(obligation, upTo: length, budget)
      switch try trials.first(.trigger) {
      case .found(let trigger):
        let shown = RangeInvariant(ranges: invariant.ranges, firstSteps: invariant.firstSteps, trigger: trigger)
        return Verdict(.closed(.ranges(shown)), engine: RangeSearch.name, triggered: true)
      case .stopped(let limit): return stopped(limit, RangeSearch.name)
      case .nothing:
        // A walk over all letters may find what some trials did not.
        guard obligation.circuit.alphabet.isReal else { return nil }
        return stopped(obligation.formulas.count > 1 ? .noTrigger : .ranges, RangeSearch.name)
      }
    }
  }

  private func verdictByTrials() throws(EvaluationProblem) -> Verdict {
    var trials = InputSearch(obligation, upTo: length, budget)
    switch try trials.first(.event) {
    case .found(let inputs): return Verdict(.met(inputs), engine: Recording.engineName, triggered: true)
    case .stopped(let limit): return stopped(limit, Recording.engineName)
    case .nothing: return stopped(.ranges, choice == .record ? Recording.engineName : RangeSearch.name)
    }
  }

  private func stopped(_ limit: Verdict.Limit, _ engine: String) -> Verdict {
    Verdict(.stopped(limit, upTo: 0), engine: engine, triggered: false)
  }
}
