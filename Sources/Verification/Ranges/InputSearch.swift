import CircuitModel

/// Looks for a sequence of inputs that does something, among a few of each length, shorter ones first.
///
/// Real numbers cannot be gone through: what is found is the first of those that are tried, and where nothing is found,
/// nothing is said. Every sequence that goes on is tried with its last inputs once more, and with as many others as there is
/// room for. The same sequences are tried on every machine: what ends the search is a number of operations.
struct InputSearch {
  private let obligation: Obligation
  private let length: Int
  private let budget: Budget
  private let candidates: InputCandidates
  /// How often numbers were worked with more bits than usual.
  private var refinements = 0

  /// What is looked for.
  enum Aim {
    /// The event, or something without a value.
    case event
    /// A step at which the condition of the claim holds.
    case trigger
  }

  /// What came of it.
  enum Outcome {
    case found(Inputs)
    case nothing
    case stopped(Verdict.Limit)
  }

  /// How many sequences of a length are tried.
  private static let mostOfALength = 512
  /// How many operations are recorded in all.
  private static let mostOperations = 60_000
  /// How many steps are worked out with more bits than usual.
  private static let mostRefinements = 8

  /// Prepares to look for sequences up to a length.
  init(_ obligation: Obligation, upTo length: Int, _ budget: Budget) {
    self.obligation = obligation
    self.length = length
    self.budget = budget
    candidates = InputCandidates(for: obligation)
  }
}

extension InputSearch {
  /// A sequence that can be extended.
  private struct Kept {
    var recording: Recording
    var places: [Int] = []
  }

  /// Looks for the first sequence.
  mutating func first(_ aim: Aim) throws(EvaluationProblem) -> Outcome {
    var kept = [Kept(recording: try Recording(obligation.circuit, bits: Precision.usualBits))]
    var operations = 0
    for _ in 0..<length {
      if let limit = budget.interruption() { return .stopped(limit) }
      let share = max(1, Self.mostOfALength / max(1, kept.count))
      var next: [Kept] = []
      for sequence in kept {
        for place in order(after: sequence.places.last).prefix(share) {
          var longer = sequence
          longer.recording.advance(with: candidates.steps[place])
          longer.places.append(place)
          operations += longer.recording.size - sequence.recording.size
          if operations > Self.mostOperations { return .nothing }
          switch observation(of: &longer) {
          case .quiet(let isTriggered):
            if aim == .trigger, isTriggered { return .found(candidates.sequence(longer.places)) }
            next.append(longer)
          case let other where other == .event || other.isProblem:
            if aim == .event { return .found(candidates.sequence(longer.places)) }
          default: break
          }
        }
      }
      kept = next
    }
    return .nothing
  }

  /// The places of all candidates, the last one first.
  private func order(after last: Int?) -> [Int] {
    let places = Array(candidates.steps.indices)
    return last.map { last in [last] + places.filter { $0 != last } } ?? places
  }

  /// What the last step says; with as many bits as that needs, unless that was done too often.
  private mutating func observation(of sequence: inout Kept) -> Obligation.Observation {
    let first = sequence.recording.observe(obligation)
    guard case .undefined(.undecided) = first, refinements < Self.mostRefinements else { return first }
    refinements += 1
    return Recording.observation(of: obligation, after: sequence.places.map { candidates.steps[$0] })
  }
}
