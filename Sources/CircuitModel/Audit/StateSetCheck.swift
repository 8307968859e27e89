import Dispatch
import Synchronization

/// Checks that a set of states is what it is said to be: exactly the states that can be reached, none of which steps into
/// the event.
///
/// - It begins with the state before the first step.
/// - Every other state is a step away from an earlier one, by the letter that is noted with it, which is seen when that
///   step is taken. By induction each can be reached; so no state can be added.
/// - Every step from every state, by every letter that some value can tell from the others, leads to one of them, or is
///   not considered. By induction nothing else can be reached; so no state can be left out.
/// - None of these steps meets the event, or something that cannot be evaluated.
///
/// States are stepped by a `ScalarProgram`, and in integers of any size where a number does not fit, and looked for among
/// `SortedStates`. Ranges of them are checked side by side; what is reported is the first state at fault, whatever the
/// number of threads.
///
/// Cost: for each state and letter one step and at most one search. It cannot be copied, since to count the owners of its
/// arrays at every step would cost more than the steps, all the more with several threads.
struct StateSetCheck: ~Copyable, Sendable {
  let states: StateSet
  let network: CompiledNetwork
  let letters: [Int]
  let sorted: SortedStates
  /// Whether the states must stand in the order in which a search by breadth meets them, and come from where it does.
  let demandsOrder: Bool

  /// What is wrong with a state set.
  enum Problem: Error, Hashable {
    case shape
    case start
    case repeated(state: Int)
    case unreachable(state: Int)
    case disordered(state: Int)
    case notClosed(state: Int, letter: Int)
    case unsafe(state: Int, letter: Int)
    case unsteppable(state: Int, letter: Int)
    case miscounted(Int)
  }

  /// Checks that a state set has the form of one, and begins where it must.
  init(_ states: StateSet, of network: CompiledNetwork, demandsOrder: Bool) throws(Problem) {
    let letters = network.distinctLetters.map(\.letter)
    let layout = states.layout
    guard layout.fields.count == network.registers.count, states.count > 0, states.count <= UInt32.max,
      states.words.count == layout.wordCount * states.count, states.origins.count == states.count - 1,
      states.origins.alphabet == letters
    else { throw .shape }
    guard layout.pack(network.initialState) == Array(states.words.prefix(layout.wordCount)) else { throw .start }
    let spare = layout.wordCount * 64 - layout.bitCount
    for state in 0..<states.count where spare > 0 {
      let last = states.words[(state + 1) * layout.wordCount - 1]
      if last >> UInt64(64 - spare) != 0 { throw .unreachable(state: state) }
    }
    let sorted = SortedStates(states)
    if let state = sorted.repetition { throw .repeated(state: state) }
    (self.states, self.network, self.letters, self.demandsOrder) = (states, network, letters, demandsOrder)
    self.sorted = sorted
  }
}

extension StateSetCheck {
  /// What checking some of the states came to.
  struct Outcome: Sendable {
    /// What is wrong with the first state with which something is.
    var problem: Problem?
    /// How many states were seen to be where the step leads that is noted with them, from one of these.
    var confirmedOrigins = 0
    /// Whether the condition of the claim holds at some step from one of these.
    var isTriggered = false
  }

  /// Checks every state; says whether the condition of the claim holds at some step.
  func run(workers: Int) throws(Problem) -> Bool {
    let outcome = run(0..<states.count, workers: workers)
    if let problem = outcome.problem { throw problem }
    try demandOrigins(outcome.confirmedOrigins)
    return outcome.isTriggered
  }

  /// Checks some of the states.
  func run(_ range: Range<Int>, workers: Int) -> Outcome {
    /// How many states are looked at in one go.
    let stretch = 4096
    let next = Atomic(range.lowerBound)
    let leastAtFault = Atomic(Int.max)
    let total = Mutex(Outcome())
    let stretches = (range.count + stretch - 1) / stretch
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, stretches))) { _ in
      var walker = StateSetWalker(self)
      while true {
        let start = next.wrappingAdd(stretch, ordering: .relaxed).oldValue
        // Stretches are handed out in order, so nothing before the first state at fault is left out.
        if start >= range.upperBound || start > leastAtFault.load(ordering: .relaxed) { break }
        if let found = walker.firstProblem(in: start..<min(range.upperBound, start + stretch), of: self) {
          total.withLock {
            if found.state >= leastAtFault.load(ordering: .relaxed) { return }
            leastAtFault.store(found.state, ordering: .relaxed)
            $0.problem = found.problem
          }
        }
      }
      total.withLock {
        $0.isTriggered = $0.isTriggered || walker.isTriggered
        $0.confirmedOrigins += walker.confirmedOrigins
      }
    }
    return total.withLock { $0 }
  }

  /// Checks that every state but the first was seen to be where the step leads that is noted with it.
  ///
  /// Each step was taken once, and each state has one origin, so that the number tells whether all are confirmed.
  func demandOrigins(_ confirmed: Int) throws(Problem) {
    if confirmed != states.count - 1 {
      var walker = StateSetWalker(self)
      for state in 1..<states.count where !walker.confirmsOrigin(of: state, in: self) {
        throw .unreachable(state: state)
      }
      throw .miscounted(confirmed)
    }
  }
}

extension StateSetCheck.Problem {
  /// What to say of it.
  var text: String {
    switch self {
    case .shape: "the state set has not the form of one of this machine"
    case .start: "the state set does not begin with the initial state"
    case .repeated(let state): "state \(state) of the state set stands there before"
    case .unreachable(let state): "state \(state) of the state set is not where the step leads that is noted with it"
    case .disordered(let state): "state \(state) of the state set is not in the order in which a search meets it"
    case .notClosed(let state, let letter):
      "the state set is not closed: letter \(letter) leads out of it from state \(state)"
    case .unsafe(let state, let letter):
      "a state of the proof is not safe: letter \(letter) steps into the event from state \(state)"
    case .unsteppable(let state, let letter):
      "letter \(letter) cannot be followed from state \(state) of the state set"
    case .miscounted(let confirmed): "\(confirmed) states of the state set are said to be reached, which are others"
    }
  }
}
