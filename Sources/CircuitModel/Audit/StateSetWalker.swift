/// What one thread checks states with, one after the other.
struct StateSetWalker {
  private let check: StateSetCheck
  /// Whether the condition of the claim held at some step.
  private(set) var isTriggered = false
  private var registers: [Int]
  private var nextRegisters: [Int]
  private var values: [Int]
  /// The state that the last step led to, packed.
  private var target: [UInt64]

  init(_ check: StateSetCheck) {
    self.check = check
    let width = check.network.registers.count
    registers = Array(repeating: 0, count: width)
    nextRegisters = registers
    values = check.program?.blank ?? []
    target = Array(repeating: 0, count: check.states.layout.wordCount)
  }
}

extension StateSetWalker {
  typealias Problem = StateSetCheck.Problem

  /// What a step comes to; the target is of use where it is said to fit.
  private struct Step {
    var reading: CompiledNetwork.Reading
    var fits: Bool
  }

  /// What is wrong with the first state of a range with which something is.
  mutating func firstProblem(in range: Range<Int>) -> (state: Int, Problem)? {
    for state in range {
      if let problem = problem(with: state) { return (state, problem) }
    }
    return nil
  }

  private mutating func problem(with state: Int) -> Problem? {
    if state > 0, let problem = problemWithOrigin(of: state) { return problem }
    load(state)
    for letter in check.letters.indices {
      guard let step = step(from: state, letter) else {
        return .unsteppable(state: state, letter: check.letters[letter])
      }
      switch step.reading {
      case .notConsidered: continue
      case .undefined, .event: return .unsafe(state: state, letter: check.letters[letter])
      case .quiet(let triggers): isTriggered = isTriggered || triggers
      }
      guard step.fits, let place = check.sorted.place(of: target) else {
        return .notClosed(state: state, letter: check.letters[letter])
      }
      if check.demandsOrder, place > 0 {
        let origin = origin(of: place)
        if (state, letter) < (origin.state, origin.letter) { return .disordered(state: place) }
      }
    }
    return nil
  }

  /// Checks that a state is where the step leads that is noted with it.
  private mutating func problemWithOrigin(of state: Int) -> Problem? {
    let origin = origin(of: state)
    guard origin.state < state, origin.letter < check.letters.count else { return .unreachable(state: state) }
    if check.demandsOrder, state > 1 {
      let before = self.origin(of: state - 1)
      if (origin.state, origin.letter) <= (before.state, before.letter) { return .disordered(state: state) }
    }
    load(origin.state)
    guard let step = step(from: origin.state, origin.letter), case .quiet = step.reading, step.fits else {
      return .unreachable(state: state)
    }
    for word in target.indices where target[word] != check.states.words[state * target.count + word] {
      return .unreachable(state: state)
    }
    return nil
  }

  private func origin(of state: Int) -> (state: Int, letter: Int) {
    (check.states.origins.parent(of: state), check.states.origins.letterPlace(of: state))
  }

  private mutating func load(_ state: Int) {
    check.fields?.unpack(check.states.words, at: state * target.count, into: &registers)
  }

  /// Steps from the state that is loaded.
  private mutating func step(from state: Int, _ letter: Int) -> Step? {
    if let program = check.program, let fields = check.fields,
      program.step(from: registers, letter: letter, into: &values)
    {
      let reading = program.reading(of: values)
      guard case .quiet = reading else { return Step(reading: reading, fits: false) }
      program.takeNext(of: values, into: &nextRegisters)
      return Step(reading: reading, fits: fields.pack(nextRegisters, into: &target))
    }
    let network = check.network
    guard let (values, next) = network.stepIfPossible(from: check.states[state][...], letter: check.letters[letter])
    else { return nil }
    let packed = check.states.layout.pack(next)
    if let packed { target = packed }
    return Step(reading: network.reading(of: values), fits: packed != nil)
  }
}
