import CircuitModel
import Verification

/// Looks for numbers that make every claim true, or for the proof that there are none.
///
/// A threshold unit only asks on which side of 0 its sum lies, so numbers matter by the signs of finitely many sums. The
/// search keeps numbers that agree with what is required so far, and asks the engines about them. A counterexample is
/// kept; the decisions on the way to its failure say which numbers fail alike, and some decision must fall otherwise: each
/// is tried in turn, with a linear programme saying whether any numbers are left. When none are, the cases tried are a
/// proof. This is counterexample-guided synthesis with linear arithmetic for the oracle: A. Solar-Lezama et al.,
/// *Combinatorial sketching for finite programs*, ASPLOS 2006, doi:10.1145/1168857.1168907.
struct HoleSearch {
  let exercise: Exercise
  let limits: SolveLimits
  /// The sequences that numbers were refuted by, and those to begin with.
  private(set) var sequences: [ExerciseSequence]
  private var known: Set<ExerciseSequence>
  /// Whether numbers that pass on every sequence are put before the engines.
  private let asksEngines: Bool
  /// Whether every sequence is gone through in turn, also where numbers pass on it: what each one needs is then told in the
  /// order of the sequences.
  private let isOrdered: Bool
  private var steps = 0

  /// Why a search ends before its cases are all looked at.
  enum Ending: Error {
    /// Numbers pass.
    case found(Region)
    /// A limit was met.
    case stopped(String)
    /// What engines say is not what the sequence shows.
    case disagreement(Disagreement)
  }

  /// Begins with the examples and the sequences of one step.
  init(_ exercise: Exercise, _ limits: SolveLimits) {
    self.init(exercise, limits, sequences: exercise.firstSequences, asksEngines: true, isOrdered: false)
  }

  /// Looks at some sequences and nothing else.
  init(_ exercise: Exercise, _ limits: SolveLimits, only sequences: [ExerciseSequence], isOrdered: Bool) {
    self.init(exercise, limits, sequences: sequences, asksEngines: false, isOrdered: isOrdered)
  }

  private init(
    _ exercise: Exercise, _ limits: SolveLimits, sequences: [ExerciseSequence], asksEngines: Bool, isOrdered: Bool
  ) {
    self.exercise = exercise
    self.limits = limits
    self.sequences = sequences
    self.asksEngines = asksEngines
    self.isOrdered = isOrdered
    known = Set(sequences)
  }
}

extension HoleSearch {
  /// The same search with all its steps before it; the sequences that it met stay.
  var renewed: HoleSearch {
    var search = self
    search.steps = 0
    return search
  }

  /// Looks at every case; ends early with numbers that pass.
  mutating func refute() throws(Ending) -> Refutation {
    try explore(Region(holes: exercise.holes.count))
  }

  private mutating func explore(_ region: Region) throws(Ending) -> Refutation {
    while true {
      try takeStep()
      guard let (number, trial) = conflict(at: region.point, in: isOrdered ? region : nil) else {
        switch try examine(region.point) {
        case .good: throw .found(region)
        case .counterexample: continue
        case .unclear(let reason):
          return try split(region, along: exercise.probes(at: region.point)[...], to: .open(reason))
        }
      }
      switch trial.outcome {
      case .beyond(let reason): return .open(reason)
      case .passes: return try split(region, along: trial.decisions[...], to: nil)
      case .violates(let step, let claim):
        let leaf = Refutation.violated(sequence: number, step: step, claim: claim)
        return try split(region, along: trial.decisions[...], to: leaf)
      }
    }
  }

  /// Divides a region by the decisions that numbers of it make. Where all of them fall alike there is nothing more to see,
  /// or, without a leaf, the search goes on.
  private mutating func split(
    _ region: Region, along decisions: ArraySlice<OpenRun.Decision>, to leaf: Refutation?
  ) throws(Ending) -> Refutation {
    let rest = decisions.drop { region.implies($0.sum, $0.signs) }
    guard let decision = rest.first else {
      if let leaf { return leaf }
      return try explore(region)
    }
    var cases: [Refutation.Case] = []
    for signs in [decision.signs] + decision.others {
      let requirement = Requirement(decision.sum, signs)
      let refutation: Refutation
      switch region.adding(requirement) {
      case .contradiction(let factors): refutation = .contradiction(factors)
      case .region(let part) where signs == decision.signs:
        refutation = try split(part, along: rest.dropFirst(), to: leaf)
      case .region(let part): refutation = try explore(part)
      }
      cases.append(Refutation.Case(requirement: requirement, refutation: refutation))
    }
    return .split(cases)
  }

  /// The first sequence on which numbers fail.
  ///
  /// - Parameters:
  ///   - point: the numbers.
  ///   - region: where given, a sequence on which they pass is as good, as long as other numbers of the region might decide
  ///     otherwise on it.
  /// - Returns: the sequence, by its number, and what came of it; `nil` where there is none.
  func conflict(at point: [Rational], in region: Region? = nil) -> (number: Int, Trial)? {
    for (number, sequence) in sequences.enumerated() {
      let trial = exercise.trial(of: sequence, at: point)
      if case .passes = trial.outcome {
        guard let region, !trial.decisions.allSatisfy({ region.implies($0.sum, $0.signs) }) else { continue }
      }
      return (number, trial)
    }
    return nil
  }

  /// Counts a step of the search.
  mutating func takeStep() throws(Ending) {
    steps += 1
    if steps > limits.mostSteps { throw .stopped("the limit of \(limits.mostSteps) cases ended the search") }
    if let reason = limits.interruption() { throw .stopped(reason) }
  }

  /// What the engines say of numbers that pass on every sequence so far; a counterexample joins these.
  mutating func examine(_ point: [Rational]) throws(Ending) -> Examination {
    guard asksEngines else { return .good }
    let examination: Examination
    do {
      examination = try exercise.examine(point, limits)
    } catch {
      throw .disagreement(error)
    }
    guard case .counterexample(let sequence, let claim) = examination else { return examination }
    guard case .violates = exercise.trial(of: sequence, at: point).outcome, known.insert(sequence).inserted else {
      let name = exercise.circuits[sequence.circuit].claims[claim].name
      return .unclear("`\(name)` fails in a way that is not looked at")
    }
    sequences.append(sequence)
    return examination
  }
}
