/// Confirms what engines say, with code that shares nothing with them.
///
/// A counterexample is replayed by the interpreter. A proof's state set is checked to hold the start, to be closed and to
/// be safe, by stepping the network in plain big integers; that the network means what the circuit means is checked
/// by running both side by side along the words that lead to its states. What cannot be confirmed is a `Disagreement`.
public struct Audit: Sendable {
  private let claim: Claim
  private let obligation: Obligation
  private let network: CompiledNetwork?

  /// How many steps of the interpreter a proof is checked with.
  private static let mostSteps = 600

  /// Prepares to audit verdicts on one obligation of a claim, and on what it was lowered to, where it could be.
  public init(_ claim: Claim, _ obligation: Obligation, network: CompiledNetwork?) {
    self.claim = claim
    self.obligation = obligation
    self.network = network
  }

  /// Confirms a verdict and says what it means for the claim.
  ///
  /// - Parameters:
  ///   - verdict: what an engine says.
  ///   - note: what a reader should know about how the verdict came about.
  /// - Returns: the verdict as it may be reported.
  /// - Throws: a disagreement, when the verdict is not confirmed.
  public func confirm(_ verdict: Verdict, note: String? = nil) throws(Disagreement) -> AuditedVerdict {
    AuditedVerdict(
      judgement: try judgement(of: verdict), engine: verdict.engine, states: verdict.states,
      sequences: verdict.sequences, note: note, invariant: statement(of: verdict))
  }

  /// What the invariant of a proof says.
  private func statement(of verdict: Verdict) -> InvariantStatement? {
    guard case .closed(.invariant(let invariant)) = verdict.finding, let network else { return nil }
    return InvariantStatement(invariant, of: network)
  }

  private func judgement(of verdict: Verdict) throws(Disagreement) -> AuditedVerdict.Judgement {
    switch verdict.finding {
    case .event(let word):
      let run = try replay(word, expecting: "an event") { $0 == .event }
      let trace = run.trace(sides: claim.sides)
      if case .prove = claim.kind { return .fails(trace) }
      return .witnessed(trace)
    case .undefined(let word):
      var problem: EvaluationProblem?
      let run = try replay(word, expecting: "a problem") {
        if case .undefined(let found) = $0 { problem = found }
        return problem != nil
      }
      guard let problem else { throw disagreement("nothing goes wrong on \(word)") }
      let trace = run.trace(sides: claim.sides)
      if case .tie = problem { return .tie(trace, problem) }
      return .undefined(trace, problem)
    case .closed(let evidence):
      let isTriggered =
        switch evidence {
        case .states(let states): try check(states)
        case .invariant(let invariant): try check(invariant)
        }
      if try !admitsASequence() { return .nothingConsidered }
      guard case .prove = claim.kind else { return .noWitness }
      return isTriggered ? .proved : .vacuous
    case .exhausted(let length):
      try checkCoverage(verdict, upTo: length)
      try compareWithInterpreter(along: everyWord(upTo: length))
      if try !admitsASequence() { return .nothingConsidered }
      guard case .prove = claim.kind else {
        return .unknown(reason: "no witness up to length \(length)", upTo: length)
      }
      return verdict.triggered
        ? .holds(upTo: length)
        : .unknown(reason: "the condition after `when` holds nowhere up to length \(length)", upTo: length)
    case .stopped(let limit, let length):
      return .unknown(reason: limit.text, upTo: length)
    }
  }

  private func disagreement(_ text: String) -> Disagreement {
    Disagreement(text, claim: claim.name, in: obligation.circuit.name)
  }
}

// MARK: - Replaying

extension Audit {
  /// Runs a sequence on which nothing may happen before the last step, and the last step must be as expected.
  private func replay(
    _ word: [Int], expecting what: String, _ isExpected: (Obligation.Observation) -> Bool
  ) throws(Disagreement) -> Run {
    var run = Run(obligation.circuit)
    for (place, letter) in word.enumerated() {
      run.advance(by: letter)
      let observation = obligation.observe(run)
      if place == word.count - 1 {
        guard isExpected(observation) else {
          throw disagreement("the engine reports \(what) after \(word); the interpreter finds \(observation)")
        }
      } else {
        guard case .quiet = observation else {
          throw disagreement("on \(word) the interpreter stops at step \(place + 1): \(observation)")
        }
      }
    }
    guard !word.isEmpty else { throw disagreement("the engine reports \(what) without a sequence") }
    return run
  }

  /// Whether the assumptions are kept by some letter at the first step.
  private func admitsASequence() throws(Disagreement) -> Bool {
    if obligation.circuit.assumptions.isEmpty { return true }
    let letters = network?.distinctLetters.map(\.letter) ?? Array(0..<obligation.circuit.alphabet.count)
    return letters.contains { letter in
      var run = Run(obligation.circuit)
      run.advance(by: letter)
      return obligation.observe(run) != .notConsidered
    }
  }
}

// MARK: - Proofs

extension Audit {
  /// Checks that a state set holds the start, is closed, and that no step from it meets the event; says whether the
  /// condition of the claim holds at some step.
  private func check(_ states: StateSet) throws(Disagreement) -> Bool {
    guard let network else { throw disagreement("a state set without a network") }
    guard states.layout.fields.count == network.registers.count, states.count > 0,
      states.words.count == states.layout.wordCount * states.count, states[0] == network.initialState
    else { throw disagreement("the state set does not begin with the initial state") }
    var members = Set<[BigInteger]>()
    for state in 0..<states.count { members.insert(states[state]) }
    let letters = network.distinctLetters
    var isTriggered = false
    for state in 0..<states.count {
      for (letter, _) in letters {
        let (values, next) = network.step(from: states[state][...], letter: letter)
        switch network.reading(of: values) {
        case .notConsidered: continue
        case .quiet(let triggered):
          isTriggered = isTriggered || triggered
          guard members.contains(next) else { throw disagreement("the state set is not closed") }
        case .event, .undefined: throw disagreement("a state of the proof is not safe")
        }
      }
    }
    try compareWithInterpreter(along: accessWords(of: states, letters: letters.map(\.letter)))
    return isTriggered
  }

  /// Checks an invariant, and runs the interpreter along words, one of which shows that the condition of the claim holds
  /// at some step; says whether it does.
  private func check(_ invariant: Invariant) throws(Disagreement) -> Bool {
    guard let network else { throw disagreement("an invariant without a network") }
    let mayBeTriggered: Bool
    do {
      mayBeTriggered = try InvariantCheck(invariant, of: network).run()
    } catch {
      throw disagreement(error.text)
    }
    try compareWithInterpreter(along: everyWord(upTo: 8))
    try compareWithInterpreter(along: longWords())
    guard let trigger = invariant.trigger else {
      if mayBeTriggered { throw disagreement("it is not shown whether the condition ever holds") }
      return false
    }
    _ = try replay(trigger, expecting: "that the condition holds") { $0 == .quiet(triggered: true) }
    return true
  }

  /// A few long considered words that look as if drawn at random.
  private func longWords() -> [[Int]] {
    guard let network else { return [] }
    let letters = network.distinctLetters.map(\.letter)
    return (1...12).map { number in
      var word: [Int] = []
      var state = network.initialState
      for place in 1...40 {
        let first = (number * place * place + place * place / 7) % 101
        let taken = letters.indices.lazy.map { letters[(first + $0) % letters.count] }.first { letter in
          let (values, next) = network.step(from: state[...], letter: letter)
          guard case .quiet = network.reading(of: values) else { return false }
          state = next
          return true
        }
        guard let taken else { break }
        word.append(taken)
      }
      return word
    }
  }

  /// The words that lead to states and one letter on, as many as the audit has patience for.
  private func accessWords(of states: StateSet, letters: [Int]) -> some Sequence<[Int]> {
    (0..<states.count).lazy.flatMap { state in
      let access = states.origins.word(to: state)
      return letters.lazy.map { access + [$0] }
    }
  }

  /// Every word up to a length, by increasing length.
  private func everyWord(upTo length: Int) -> some Sequence<[Int]> {
    let letters = network?.distinctLetters.map(\.letter) ?? []
    var word: [Int] = []
    return AnyIterator {
      for place in word.indices.reversed() {
        if word[place] + 1 < letters.count {
          word[place] += 1
          return word.map { letters[$0] }
        }
        word[place] = 0
      }
      guard word.count < length, !letters.isEmpty else { return nil }
      word.append(0)
      return word.map { letters[$0] }
    }
  }

  /// Runs interpreter and network side by side along words, and compares what they say of every step.
  private func compareWithInterpreter(along words: some Sequence<[Int]>) throws(Disagreement) {
    guard let network else { return }
    var steps = 0
    for word in words {
      steps += word.count
      if steps > Audit.mostSteps { return }
      var run = Run(obligation.circuit)
      var state = network.initialState
      for letter in word {
        run.advance(by: letter)
        let observation = obligation.observe(run).reading
        let (values, next) = network.step(from: state[...], letter: letter)
        guard observation == network.reading(of: values) else {
          throw disagreement("after \(run.word) the network reads otherwise than the interpreter: \(observation)")
        }
        guard case .quiet = observation else { break }
        state = next
      }
    }
  }

  /// Checks that the sequences that an engine says it covered are as many as there are.
  private func checkCoverage(_ verdict: Verdict, upTo length: Int) throws(Disagreement) {
    guard obligation.circuit.assumptions.isEmpty else { return }
    let all = BigInteger.sequences(upTo: length, letters: obligation.circuit.alphabet.count)
    guard verdict.sequences == all else {
      throw disagreement("\(verdict.sequences?.description ?? "no") sequences were covered instead of \(all)")
    }
  }
}

// MARK: - Examples

extension Audit {
  /// Runs an example and compares it with its rows.
  ///
  /// - Returns: that it matches, how it differs, or why it cannot be run; no engine is involved.
  public static func judge(_ example: Example, in circuit: Circuit) -> AuditedVerdict {
    var run = Run(circuit)
    let obligation = Obligation(.undefinedness, in: circuit)
    for letter in example.word {
      run.advance(by: letter)
      switch obligation.observe(run) {
      case .notConsidered: return AuditedVerdict(judgement: .vacuous, engine: Run.engineName)
      case .undefined(let problem):
        if case .tie = problem { return AuditedVerdict(judgement: .tie(run.trace, problem), engine: Run.engineName) }
        return AuditedVerdict(judgement: .undefined(run.trace, problem), engine: Run.engineName)
      case .quiet, .event: continue
      }
    }
    let trace = run.trace
    var differences: [Trace.Difference] = []
    for (place, row) in example.rows.enumerated() {
      let steps = row.values.indices.filter { step in
        guard let value = trace.value(of: row.cell, atStep: step + 1) else { return true }
        return !value.isWithin(row.tolerance, of: row.values[step])
      }
      if !steps.isEmpty { differences.append(Trace.Difference(row: place, steps: steps.map { $0 + 1 })) }
    }
    if differences.isEmpty {
      return AuditedVerdict(judgement: .holds(upTo: example.word.count), engine: Run.engineName, sequences: 1)
    }
    let differing = Trace(word: trace.word, values: trace.values, differences: differences)
    return AuditedVerdict(judgement: .fails(differing), engine: Run.engineName)
  }
}

extension Value {
  /// Whether the value is at most a tolerance off a number.
  fileprivate func isWithin(_ tolerance: Rational, of number: Rational) -> Bool {
    let (low, high) = (order(against: .exact(number - tolerance)), order(against: .exact(number + tolerance)))
    return (low ?? -1) >= 0 && (high ?? 1) <= 0
  }
}

// MARK: -

extension Run {
  /// Everything that happened so far, with what the sides of a claim are at the last step.
  fileprivate func trace(sides: [Claim.Side]) -> Trace {
    let values = sides.map { side in side.components.map { try? value(of: $0) } }
    return Trace(word: word, values: trace.values, sides: values)
  }
}

extension Obligation.Observation {
  fileprivate var reading: CompiledNetwork.Reading {
    switch self {
    case .notConsidered: .notConsidered
    case .undefined: .undefined
    case .event: .event
    case .quiet(let triggered): .quiet(triggered: triggered)
    }
  }
}

extension Verdict.Limit {
  /// What a report says about it.
  fileprivate var text: String {
    switch self {
    case .states(let most): "the limit of \(most) states ended the search"
    case .memory(let most): "the limit of \(most) bytes of memory ended the search"
    case .numbers: "numbers grew beyond what is worked with, which ended the search"
    case .time: "the time limit ended the search"
    case .interrupted: "the search was interrupted"
    case .noInvariant: "linear equations between the numbers that grow, and what a step decides by them, do not show it"
    case .noTrigger: "an invariant shows it, but no step was found at which the condition after `when` holds"
    }
  }
}

extension BigInteger {
  /// How many sequences there are of length 1 up to a length, over an alphabet.
  public static func sequences(upTo length: Int, letters: Int) -> BigInteger {
    var (total, power): (BigInteger, BigInteger) = (0, 1)
    for _ in 0..<length {
      power *= BigInteger(letters)
      total += power
    }
    return total
  }
}
