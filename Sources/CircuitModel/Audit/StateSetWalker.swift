/// What one thread checks states with, one after the other.
struct StateSetWalker: ~Copyable {
  /// Whether the condition of the claim held at some step.
  private(set) var isTriggered = false
  /// For how many states the step was seen that is noted with them.
  private(set) var confirmedOrigins = 0
  /// The state after the last one whose origin was seen: where states stand in the order in which a search meets them, the
  /// next one to be met.
  private var expected = 1
  /// The network on machine words, in arrays that no other thread counts itself an owner of; of use where it fits them.
  private let program: ScalarProgram
  private let fields: ScalarFields
  private let isScalar: Bool
  private var registers: [Int]
  private var nextRegisters: [Int]
  private var values: [Int]
  /// The state that the last step led to, packed.
  private var target: [UInt64]

  init(_ check: borrowing StateSetCheck) {
    registers = Array(repeating: 0, count: check.network.registers.count)
    nextRegisters = registers
    target = Array(repeating: 0, count: check.states.layout.wordCount)
    let (program, fields) = (
      ScalarProgram(check.network, letters: check.letters), ScalarFields(check.states.layout)
    )
    isScalar = program != nil && fields != nil
    self.program = program ?? ScalarProgram()
    self.fields = fields ?? ScalarFields()
    values = self.program.blank
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
  mutating func firstProblem(in range: Range<Int>, of check: borrowing StateSetCheck) -> (state: Int, problem: Problem)?
  {
    for state in range {
      if let problem = problem(with: state, of: check) { return (state, problem) }
    }
    return nil
  }

  private mutating func problem(with state: Int, of check: borrowing StateSetCheck) -> Problem? {
    if let problem = problemWithOrigin(of: state, in: check) { return problem }
    load(state, of: check)
    for letter in check.letters.indices {
      guard let step = step(from: state, letter, of: check) else {
        return .unsteppable(state: state, letter: check.letters[letter])
      }
      switch step.reading {
      case .notConsidered: continue
      case .undefined, .event: return .unsafe(state: state, letter: check.letters[letter])
      case .quiet(let triggers): isTriggered = isTriggered || triggers
      }
      guard step.fits, let place = place(after: state, letter, in: check) else {
        return .notClosed(state: state, letter: check.letters[letter])
      }
      if place == 0 { continue }
      let origin = origin(of: place, in: check)
      if origin == (state, letter) {
        confirmedOrigins += 1
        expected = place + 1
      }
      if check.demandsOrder, (state, letter) < origin { return .disordered(state: place) }
    }
    return nil
  }

  /// The place of the target of a step: looked for, unless it is the state that is expected to be met by that step.
  private func place(after state: Int, _ letter: Int, in check: borrowing StateSetCheck) -> Int? {
    if expected < check.states.count, origin(of: expected, in: check) == (state, letter),
      isTarget(expected, in: check)
    {
      return expected
    }
    return check.sorted.place(of: target)
  }

  private func isTarget(_ state: Int, in check: borrowing StateSetCheck) -> Bool {
    for word in target.indices where target[word] != check.states.words[state * target.count + word] { return false }
    return true
  }

  /// Checks what can be seen of a state's origin without a step.
  private func problemWithOrigin(of state: Int, in check: borrowing StateSetCheck) -> Problem? {
    if state == 0 { return nil }
    let origin = origin(of: state, in: check)
    guard origin.state < state, origin.letter < check.letters.count else { return .unreachable(state: state) }
    if check.demandsOrder, state > 1, origin <= self.origin(of: state - 1, in: check) {
      return .disordered(state: state)
    }
    return nil
  }

  /// Whether a state is where the step leads that is noted with it.
  mutating func confirmsOrigin(of state: Int, in check: borrowing StateSetCheck) -> Bool {
    let origin = origin(of: state, in: check)
    load(origin.state, of: check)
    guard let step = step(from: origin.state, origin.letter, of: check), case .quiet = step.reading, step.fits else {
      return false
    }
    return check.sorted.place(of: target) == state
  }

  private func origin(of state: Int, in check: borrowing StateSetCheck) -> (state: Int, letter: Int) {
    (check.states.origins.parent(of: state), check.states.origins.letterPlace(of: state))
  }

  private mutating func load(_ state: Int, of check: borrowing StateSetCheck) {
    if isScalar { fields.unpack(check.states.words, at: state * target.count, into: &registers) }
  }

  /// Steps from the state that is loaded.
  private mutating func step(from state: Int, _ letter: Int, of check: borrowing StateSetCheck) -> Step? {
    if let step = scalarStep(letter) { return step }
    let network = check.network
    guard let (values, next) = network.stepIfPossible(from: check.states[state][...], letter: check.letters[letter])
    else { return nil }
    let packed = check.states.layout.pack(next)
    if let packed { target = packed }
    return Step(reading: network.reading(of: values), fits: packed != nil)
  }

  /// The same on machine words, or `nil` where something does not fit them.
  private mutating func scalarStep(_ letter: Int) -> Step? {
    guard isScalar, program.step(from: registers, letter: letter, into: &values) else { return nil }
    let reading = program.reading(of: values)
    guard case .quiet = reading else { return Step(reading: reading, fits: false) }
    program.takeNext(of: values, into: &nextRegisters)
    return Step(reading: reading, fits: fields.pack(nextRegisters, into: &target))
  }
}
