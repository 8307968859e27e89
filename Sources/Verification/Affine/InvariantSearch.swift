import CircuitModel

/// The search for an invariant: pieces are looked at until none of them grows.
struct InvariantSearch {
  private let network: CompiledNetwork
  private let tracked: [Int]
  private let effort: Affine.Effort
  private let budget: Budget
  private let letters: [Int]
  private var pieces: [(values: [BigInteger], space: AffineSpace)] = []
  private var places: [[BigInteger]: Int] = [:]
  /// The pieces to be looked at, in the order in which they were met or have grown.
  private var queue: [Int] = []
  private var isQueued: [Bool] = []
  private var work = 0

  /// How a search ends.
  enum Outcome {
    case found
    /// A register that is to be tracked has values that cannot be told.
    case untold(register: Int)
    case failed(Verdict.Limit)
  }

  init(_ network: CompiledNetwork, tracked: [Int], _ effort: Affine.Effort, _ budget: Budget) {
    self.network = network
    self.tracked = tracked
    self.effort = effort
    self.budget = budget
    letters = network.distinctLetters.map(\.letter)
    let free = network.registers.indices.filter { !tracked.contains($0) }
    include(
      tracked.map { network.registers[$0].initial },
      free.map { AffineForm(Rational(network.registers[$0].initial)) })
  }

  /// Looks at every piece until none grows.
  mutating func run() -> Outcome {
    let step = SymbolicStep(network, tracked: tracked)
    var first = 0
    while first < queue.count {
      let piece = queue[first]
      first += 1
      isQueued[piece] = false
      if let limit = limit() { return .failed(limit) }
      for letter in letters {
        if let outcome = look(at: piece, letter, step) { return outcome }
      }
    }
    return .found
  }

  /// Takes a step from a piece; says how the search ends, if it does.
  private mutating func look(at piece: Int, _ letter: Int, _ step: SymbolicStep) -> Outcome? {
    var outcome: Outcome?
    let (values, space) = pieces[piece]
    var states: [(tracked: [BigInteger], free: [AffineForm])] = []
    work += step.ends(from: values, space, letter: letter, mostPaths: effort.paths) { end in
      switch end {
      case .state(let tracked, let free, _): states.append((tracked, free))
      case .untold(let register): outcome = .untold(register: register)
      case .unsafe, .stuck, .tooMany: outcome = .failed(.noInvariant)
      }
      return outcome == nil
    }
    if outcome != nil { return outcome }
    for (tracked, free) in states { include(tracked, free) }
    return nil
  }

  /// Makes a piece hold what the forms can be; if it did not, it must be looked at again.
  private mutating func include(_ values: [BigInteger], _ forms: [AffineForm]) {
    if let place = places[values] {
      if pieces[place].space.include(forms) && !isQueued[place] { enqueue(place) }
      return
    }
    var space = AffineSpace(point: forms.map(\.constant))
    _ = space.include(forms)
    places[values] = pieces.count
    pieces.append((values, space))
    isQueued.append(false)
    enqueue(pieces.count - 1)
  }

  private mutating func enqueue(_ place: Int) {
    isQueued[place] = true
    queue.append(place)
  }

  private func limit() -> Verdict.Limit? {
    if let limit = budget.interruption() ?? budget.exhausted(states: pieces.count, bytes: 0) { return limit }
    return pieces.count > effort.pieces || work > effort.work ? .noInvariant : nil
  }
}

// MARK: - What was found

extension InvariantSearch {
  /// What was found, as evidence.
  func invariant(trigger: [Int]?) -> Invariant {
    Invariant(
      tracked: tracked,
      pieces: pieces.map { values, space in
        Invariant.Piece(values: values, point: space.point, directions: space.directions)
      }, trigger: trigger)
  }

  /// The most states that are looked at for a step at which the condition of the claim holds.
  private static let mostStates = 1 << 14

  /// Whether a trigger could be told.
  enum Trigger {
    /// A considered sequence at whose last step the condition of the claim holds; `nil` where there is none.
    case word([Int]?)
    case failed(Verdict.Limit)
  }

  /// Looks for a step of a real run at which the condition of the claim holds, or shows that there is none.
  ///
  /// Real runs are symbolic ones in which every register is tracked.
  func trigger() -> Trigger {
    let step = SymbolicStep(network, tracked: Array(network.registers.indices), asksForTrigger: true)
    let nowhere = AffineSpace(point: [])
    var states = [network.registers.map(\.initial)]
    var known: Set<[BigInteger]> = [states[0]]
    var origins = Origins(alphabet: letters)
    var first = 0
    while first < states.count && states.count < Self.mostStates {
      let state = first
      first += 1
      if let limit = budget.interruption() { return .failed(limit) }
      for (place, letter) in letters.enumerated() {
        var isTriggered = false
        _ = step.ends(from: states[state], nowhere, letter: letter, mostPaths: 1) { end in
          guard case .state(let next, _, let triggered) = end else { return false }
          isTriggered = triggered
          if known.insert(next).inserted {
            states.append(next)
            origins.append(state: state, letterPlace: place)
          }
          return true
        }
        if isTriggered { return .word(origins.word(to: state) + [letter]) }
      }
    }
    if first == states.count || !mayBeTriggered { return .word(nil) }
    return .failed(.noTrigger)
  }

  /// Whether some path from some piece meets the condition of the claim.
  private var mayBeTriggered: Bool {
    let step = SymbolicStep(network, tracked: tracked, asksForTrigger: true)
    var isPossible = false
    for (values, space) in pieces {
      for letter in letters where !isPossible {
        _ = step.ends(from: values, space, letter: letter, mostPaths: effort.paths) { end in
          if case .state(_, _, triggered: false) = end { return true }
          isPossible = true
          return false
        }
      }
    }
    return isPossible
  }
}
