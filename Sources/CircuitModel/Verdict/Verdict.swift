/// What an engine says of an obligation, before anyone has checked it.
public struct Verdict: Sendable {
  /// What was found.
  public var finding: Finding
  /// The name of the engine.
  public var engine: String
  /// How many merged states were met; `nil` where none are merged.
  public var states: Int?
  /// How many considered sequences the finding covers, where it covers finitely many.
  public var sequences: BigInteger?
  /// Whether the condition of the claim held at some step.
  public var triggered: Bool

  /// Makes a verdict.
  public init(
    _ finding: Finding, engine: String, states: Int? = nil, sequences: BigInteger? = nil, triggered: Bool
  ) {
    self.finding = finding
    self.engine = engine
    self.states = states
    self.sequences = sequences
    self.triggered = triggered
  }

  /// What can be found.
  public enum Finding: Sendable {
    /// The event is met at the end of this sequence: the shortest, and among those the least.
    case event(word: [Int])
    /// Something cannot be evaluated, or ties, at the end of this sequence; nothing shorter meets the event.
    case undefined(word: [Int])
    /// No sequence of any length meets the event: these states are all there are.
    case closed(StateSet)
    /// No considered sequence up to the length meets the event.
    case exhausted(upTo: Int)
    /// A budget ended; every considered sequence up to the length was covered.
    case stopped(Limit, upTo: Int)
  }

  /// What can end a search early.
  public enum Limit: Hashable, Sendable {
    case states(Int)
    case memory(Int)
    case numbers
    case time
    case interrupted
  }
}

/// A set of states of a network that holds the first one and is closed: the evidence of a proof.
public struct StateSet: Sendable {
  /// How many registers a state has.
  public let width: Int
  /// The registers of the states, one after the other; the first state is the one before the first step.
  public let numbers: [BigInteger]
  /// How many states there are.
  public let count: Int
  /// How each state was first met.
  public let origins: Origins

  /// Makes a state set.
  public init(width: Int, numbers: [BigInteger], count: Int, origins: Origins) {
    self.width = width
    self.numbers = numbers
    self.count = count
    self.origins = origins
  }

  /// The registers of a state.
  public subscript(_ state: Int) -> ArraySlice<BigInteger> { numbers[state * width..<(state + 1) * width] }
}

/// How states were first met: for each but the first, the state before it and the letter, in the order of their meeting.
public struct Origins: Sendable, ExpressibleByArrayLiteral {
  private var steps: [(state: Int, letter: Int)]

  /// Knows the states after the first by how they were met.
  public init(arrayLiteral steps: (state: Int, letter: Int)...) { self.steps = steps }

  /// How many bytes they take.
  public var bytes: Int { steps.capacity * MemoryLayout<(state: Int, letter: Int)>.stride }

  /// Notes how the next state was met.
  public mutating func append(state: Int, letter: Int) { steps.append((state, letter)) }

  /// The sequence by which a state was first met.
  public func word(to state: Int) -> [Int] {
    var word: [Int] = []
    var place = state
    while place > 0 {
      word.append(steps[place - 1].letter)
      place = steps[place - 1].state
    }
    return word.reversed()
  }
}
