import CircuitModel

/// Checks a refutation without the search that found it.
///
/// That the cases leave nothing out is seen from their signs. Where one ends in requirements that cannot be kept together,
/// these are multiplied and added up. Where one ends in a sequence, the interpreter runs it: the answers of units with
/// holes are looked up among the requirements of the case, and nothing else decides them, so that whatever numbers keep
/// these run alike; and the claim must fail.
struct RefutationCheck {
  /// What comes of a check.
  enum Outcome: Equatable {
    case confirmed
    /// The refutation may be right, but this cannot see it; with the reason.
    case beyond(String)
    /// It is wrong; with the reason.
    case wrong(String)
  }

  private let exercise: Exercise
  private let sequences: [ExerciseSequence]
  private let answered: [AnsweredCircuit?]

  /// Prepares to check refutations by some sequences.
  init(_ exercise: Exercise, _ sequences: [ExerciseSequence]) {
    self.exercise = exercise
    self.sequences = sequences
    answered = exercise.circuits.map { AnsweredCircuit($0) }
  }
}

extension RefutationCheck {
  /// Checks a refutation, given what is required on the way to it.
  func check(_ refutation: Refutation, given path: [Requirement] = []) -> Outcome {
    switch refutation {
    case .open(let reason): return .wrong("a case is open: \(reason)")
    case .contradiction(let factors):
      guard factors.allSatisfy({ path.indices.contains($0.place) }),
        Requirement.contradict(factors.map { (path[$0.place], $0.factor) })
      else { return .wrong("requirements that can be kept together are said to contradict one another") }
      return .confirmed
    case .split(let cases):
      let sums = Set(cases.map(\.requirement.sum))
      let signs = cases.reduce(into: SignSet()) { $0.formUnion($1.requirement.signs) }
      guard sums.count == 1, signs == [.negative, .zero, .positive] else { return .wrong("a case was left out") }
      for part in cases {
        let outcome = check(part.refutation, given: path + [part.requirement])
        if outcome != .confirmed { return outcome }
      }
      return .confirmed
    case .violated(let number, let step, let claim):
      guard sequences.indices.contains(number) else { return .wrong("there is no such sequence") }
      return replay(sequences[number], to: step, claim, given: path)
    }
  }

  /// Runs a sequence whose answers follow from requirements, and looks whether it fails as it is said to.
  private func replay(
    _ sequence: ExerciseSequence, to step: Int, _ claim: Int?, given path: [Requirement]
  ) -> Outcome {
    let original = exercise.circuits[sequence.circuit]
    guard let answered = answered[sequence.circuit] else {
      return .beyond("`\(original.name)` uses holes otherwise than as weights and biases of units that decide")
    }
    if answered.hasOpenAssumptions {
      return .beyond("an assumption of `\(original.name)` depends on values that name a hole")
    }
    guard step <= sequence.word.count else { return .wrong("the sequence is shorter than it is said to be") }
    var replay = RefutationReplay(answered, original, exercise, sequence, path)
    for number in 1...step {
      switch replay.advance() {
      case .wrong(let reason): return .wrong(reason)
      case .ties: return number == step && claim == nil ? .confirmed : .wrong("a unit ties where none is said to")
      case .answered: break
      }
      guard number < step else { break }
      if replay.observation == .notConsidered { return .wrong("a sequence is not considered") }
    }
    guard let fails = replay.fails(claim) else {
      return .beyond("a claim of `\(original.name)` asks more of values that name a hole than how they compare")
    }
    return fails ? .confirmed : .wrong("nothing fails on a sequence that is said to fail")
  }
}
