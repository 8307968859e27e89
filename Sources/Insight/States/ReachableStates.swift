public import CircuitModel
public import Verification

/// The states that a network can be in, and every step between them: what "reachable" means wherever Insight says it.
///
/// A state is what later steps can still see: the last values of the cells that are read at `t-k`, whether a step with an
/// equation of its own is still to come, and what the assumptions remember. States are met breadth first, letters in order, so
/// that the first way to a state is the shortest, and among those the least; equal states are merged by full equality.
/// Each step is one step of the interpreter, begun from the state: nothing is scaled, packed or skipped.
///
/// ```swift
/// let states = try ReachableStates(of: runningAnd)
/// states.count        // 2: so far only 1s, and no longer
/// states.word(to: 1)  // [0]: the shortest sequence that leads to the second
/// ```
public struct ReachableStates: Sendable {
  /// One step: from a state, by a letter.
  public struct Step: Sendable {
    /// The state before.
    public var from: Int
    /// The letter.
    public var letter: Int
    /// The state after; `nil` where the step could not be computed, or lies beyond the limit.
    public var to: Int?
    /// The values of all cells of the network at the step, by cell; `nil` for references and what could not be computed.
    public var values: [Value?]
    /// Why the step could not be computed.
    public var problem: EvaluationProblem?
  }

  /// The circuit.
  public let circuit: Circuit
  /// The considered steps, by the state before and then by letter.
  public internal(set) var steps: [Step] = []
  /// What ended the search before every state was met; `nil` where these are all.
  public internal(set) var limit: Verdict.Limit?
  /// How each state but the first was met.
  var origins: [(state: Int, letter: Int)] = []
  /// For each state whose steps are known, where they begin in `steps`.
  var firstSteps: [Int] = []

  /// The most states and steps that are looked at unless a budget allows fewer.
  public static let mostStates = 1 << 14
  static let mostSteps = 1 << 16
  /// The most bits of a number that a state remembers, above or below the line.
  static let mostBits = 1 << 10

  /// Meets the states of a circuit.
  ///
  /// - Throws: what keeps its states from being told apart.
  /// - Complexity: a step of the interpreter for each state and letter.
  public init(of circuit: Circuit, within budget: Budget = Budget()) throws(StatesObstacle) {
    self.circuit = circuit
    var walk = try StateWalk(circuit)
    walk.run(into: &self, within: budget)
  }
}

extension ReachableStates {
  /// How many states there are; the first is the one before step 1.
  public var count: Int { origins.count + 1 }

  /// Whether these are all states, and all steps between them.
  public var isComplete: Bool { limit == nil }

  /// The shortest sequence that leads to a state, and among those the least.
  public func word(to state: Int) -> [Int] {
    var (word, place): ([Int], Int) = ([], state)
    while place > 0 {
      word.append(origins[place - 1].letter)
      place = origins[place - 1].state
    }
    return word.reversed()
  }

  /// The shortest sequence that ends with a step, and among those the least.
  public func word(through step: Step) -> [Int] { word(to: step.from) + [step.letter] }

  /// The steps from a state, by letter; none where the limit came before them.
  public func steps(from state: Int) -> ArraySlice<Step> {
    guard state < firstSteps.count else { return [] }
    return steps[firstSteps[state]..<(state + 1 < firstSteps.count ? firstSteps[state + 1] : steps.count)]
  }
}

/// What keeps the states of a circuit from being told apart.
public enum StatesObstacle: Error, Sendable {
  /// Inputs are real, or numbers are not rational.
  case continuous(Continuity)
  /// A unit reads more than the last few steps.
  case history(CellID)
  /// A value that is not rational is remembered.
  case smooth(CellID)
  /// An assumption remembers more than can be kept.
  case assumption(LoweringObstacle)
}
