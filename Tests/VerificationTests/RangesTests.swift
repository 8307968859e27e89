import CircuitModel
import Fuzzing
import TestSupport
import Testing

@testable import Verification

/// Claims over real inputs, from text to audited verdict.
@Suite struct RangesTests {
  private func judge(
    _ body: String, input: String = "real", with engine: EngineChoice = .auto, upTo length: Int? = 3
  ) throws -> AuditedVerdict {
    let text = "circuit Test {\ninput x: \(input)\n\(body)\n}"
    return try #require(try verify(circuit(text), with: engine, upTo: length, within: Budget()).first).verdict
  }

  private static let recurrent = """
    h[0] = 0
    h[t] = sigmoid(2 * h[t-1] + x[t] - 1)
    """

  private static let gated = """
    h[0] = 0
    z[t] = sigmoid(x[t] + h[t-1])
    r[t] = sigmoid(2 * x[t] - h[t-1])
    g[t] = tanh(x[t] + r[t] * h[t-1])
    output h[t] = (1 - z[t]) * h[t-1] + z[t] * g[t]
    """

  private static let lossy = """
    c[0] = 0
    f[t] = sigmoid(x[t])
    c[t] = f[t] * c[t-1] + f[t] * tanh(x[t])
    output h[t] = f[t] * tanh(c[t])
    """

  private static let ramp = """
    h[0] = 0
    h[t] = h[t-1] + relu(x[t])
    """

  // MARK: Proofs

  @Test(arguments: [
    (recurrent, "prove: h[t] > 0 and h[t] < 1"), (recurrent, "prove: h[t-1] >= 0"),
    (recurrent, "prove: h[t] != h[t-1] + 2"), (recurrent, "prove: x[t] > 1 implies h[t] > 0.5"),
    (recurrent, "prove: h[t] >= 0.5 when x[t] >= 1"), (recurrent, "prove: t > 1 implies h[t-1] > 0"),
    (gated, "prove: h[t] > -1 and h[t] < 1"), (lossy, "prove: f[t] > 0 and abs(h[t]) < 1"),
    (ramp, "prove: h[t] >= h[0] and h[t] - h[t] == 0"), (ramp, "prove: x[t] <= 0 or log(h[t] + 1) >= 0"),
    ("h[t] = x[t] * x[t]", "prove: h[t] >= 0"), ("h[t] = log(exp(x[t]) + 1)", "prove: h[t] > 0"),
    ("h[t] = x[t]\nassume x[t] >= 0 and x[t] <= 1", "prove: sigmoid(h[t]) >= 0.5 and h[t] <= 1"),
    ("h[t] = sigmoid(x[t])\nassume abs(x[t]) <= 1", "prove: h[t] < 0.75 and h[t] > 0.25"),
    ("h[t] = 1 / (x[t] - 1)\nassume x[t] > 1", "prove: h[t] > 0"),
    ("h[1] = 3\nref h[t] = min(h[t-1], relu(x[t]))", "prove: h[t] <= 3 and h[t] >= 0"),
    ("ref h[t] = if x[t] > 0 then tanh(x[t]) else -1", "prove: abs(h[t]) <= 1 and h[t] < 1"),
  ])
  func whatRangesShowIsProvedForEveryLength(body: String, claim: String) throws {
    for engine in [EngineChoice.auto, .ranges] {
      let verdict = try judge("\(body)\n\(claim)", with: engine)
      guard case .proved = verdict.judgement else { return failed(verdict, claim) }
      #expect(verdict.engine == "ranges" && verdict.states == nil && verdict.sequences == nil)
    }
  }

  @Test func aSigmoidOverBitsIsProvedForEveryLengthToo() throws {
    let verdict = try judge("\(Self.recurrent)\nprove: h[t] > 0", input: "bit")
    guard case .proved = verdict.judgement else { return failed(verdict) }
    #expect(
      verdict.engine == "ranges"
        && verdict.ranges?.ranges.first?.range.isSubset(of: RealRange(.open(0), .open(1))) ?? false)
    // What ranges do not decide is still walked up to the length.
    let tighter = try judge("\(Self.recurrent)\nprove: h[t] * (1 - h[t]) < 0.26", input: "bit")
    guard case .holds(upTo: 3) = tighter.judgement else { return failed(tighter) }
    let wrong = try judge("\(Self.recurrent)\nprove: h[t] > 0.5", input: "bit")
    guard case .fails(let trace) = wrong.judgement else { return failed(wrong) }
    #expect(trace.word == [0] && wrong.note == nil)
  }

  // MARK: Counterexamples

  @Test(arguments: [
    (recurrent, "prove: h[t] > 0.5"), (recurrent, "refute: x[t] == 0 implies h[t] == h[t-1]"),
    (gated, "prove: h[t] > -0.4"), (lossy, "refute: c[t] >= 0"), (ramp, "prove: h[t] <= 25"),
    (ramp, "reach: h[t] == 3"), (ramp, "prove: x[t] != 17"), (ramp, "prove: h[t] < 0.1 when x[t] > 0"),
  ])
  func whatIsFalseIsShownWithItsInputs(body: String, claim: String) throws {
    let verdict = try judge("\(body)\n\(claim)")
    let trace: Trace
    switch verdict.judgement {
    case .fails(let found) where claim.hasPrefix("prove"): trace = found
    case .witnessed(let found) where !claim.hasPrefix("prove"): trace = found
    default: return failed(verdict, claim)
    }
    #expect(trace.word.allSatisfy { $0 == 0 } && !trace.word.isEmpty)
    #expect(trace.values[0].allSatisfy { $0?.rational != nil })
    #expect(verdict.note == ContinuousSearch.note)
  }

  @Test func aComponentThatTheFormulaMentionsIsTried() throws {
    let verdict = try judge(
      "h[t] = sigmoid(x[t][1] - x[t][2])\nrefute: x[t] == [4, 7] implies h[t] > 0.5", input: "real[2]")
    guard case .witnessed(let trace) = verdict.judgement else { return failed(verdict) }
    #expect(trace.values[0] == [.exact(4)] && trace.values[1] == [.exact(7)])
  }

  @Test func whatHasNoValueIsShown() throws {
    let divided = try judge("h[t] = 1 / (x[t] - 1)\nprove: h[t] < 100")
    guard case .undefined(let trace, .divisionByZero) = divided.judgement else { return failed(divided) }
    #expect(trace.value(of: CellID(0), atStep: 1) == .exact(1))
    let tied = try judge("h[t] = step(x[t])\nprove: h[t] >= 0")
    guard case .tie = tied.judgement else { return failed(tied) }
  }

  @Test func whatIsTrueHasNoWitness() throws {
    for claim in ["refute: h[t] > 0", "reach: h[t] > 1"] {
      let verdict = try judge("\(Self.recurrent)\n\(claim)")
      guard case .noWitness = verdict.judgement else { return failed(verdict, claim) }
    }
  }

  // MARK: Neither

  @Test func aConditionThatNeverHoldsIsVacuous() throws {
    let verdict = try judge("\(Self.recurrent)\nprove: h[t] > 0.9 when h[t] < 0")
    guard case .vacuous = verdict.judgement else { return failed(verdict) }
  }

  @Test(arguments: [
    // True, but not by ranges.
    (recurrent, "prove: h[t] * (1 - h[t]) < 0.26"), (ramp, "prove: h[t] >= h[t-1]"),
    // No condition or sequence is found that shows it to say something.
    (recurrent, "prove: h[t] > 0 when x[t] * x[t] * x[t] == 7"),
    ("h[t] = sigmoid(x[t])\nassume x[t] * x[t] * x[t] == 7", "prove: h[t] > 0"),
    // What ranges do not follow.
    (recurrent, "prove: d(h[t], h[0]) > 0"), (recurrent, "prove: sum(h[1..t]) > 0"),
    // What may have no value, although none of the inputs that are tried shows it.
    (recurrent, "prove: 1 / (x[t] * x[t] * x[t] - 7) < 100000"),
  ])
  func whatIsNotDecidedIsUnknownAndNeverProved(body: String, claim: String) throws {
    let verdict = try judge("\(body)\n\(claim)", upTo: 2)
    guard case .unknown(_, upTo: 0) = verdict.judgement else { return failed(verdict, claim) }
  }

  @Test func theEngineThatRecordsDoesNotAskRanges() throws {
    let verdict = try judge("\(Self.recurrent)\nprove: h[t] > 0", with: .record, upTo: 1)
    guard case .unknown = verdict.judgement else { return failed(verdict) }
  }

  @Test func theSameSearchFindsTheSame() throws {
    let verdicts = try (0..<2).map { _ in try judge("\(Self.gated)\nprove: h[t] < 0.5") }
    let values = verdicts.map { verdict -> [[Value?]] in
      if case .fails(let trace) = verdict.judgement { trace.values } else { [] }
    }
    #expect(values[0] == values[1] && !values[0].isEmpty)
  }

  private func failed(
    _ verdict: AuditedVerdict, _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    Issue.record("\(what): \(verdict.judgement)", sourceLocation: sourceLocation)
  }
}

/// Ranges of circuits that nobody chose.
@Suite struct RandomRangesTests {
  /// A random expression of the language that has a value for all inputs.
  private func expression(_ depth: Int, _ random: inout SeededGenerator) -> String {
    guard depth > 0 else {
      return ["x[t]", "h[t-1]", "g[t-1]", "h[t-2]", "0", "1", "0.5", "-2", "w"].randomElement(using: &random) ?? "1"
    }
    let (a, b) = (expression(depth - 1, &random), expression(depth - 1, &random))
    let forms = [
      "(\(a) + \(b))", "(\(a) - \(b))", "(\(a) * \(b))", "min(\(a), \(b))", "max(\(a), \(b))", "sigmoid(\(a))",
      "tanh(\(a))", "relu(\(a))", "abs(\(a))", "sigmoid(\(a))", "((1 - sigmoid(\(a))) * \(b) + sigmoid(\(a)) * x[t])",
      "(if \(a) > \(b) then \(b) else 0.25)", "(\(a))^2", "exp(min(\(a), 1))", "log(1 + abs(\(a)))",
      "(\(a)) / (1 + abs(\(b)))", "sqrt(abs(\(a)))", "step(\(a))", "floor(sigmoid(\(a)) * 4)",
    ]
    return forms.randomElement(using: &random) ?? a
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func whatRangesShowIsConfirmedByTheAuditAndHoldsOnLongRuns(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<12 {
      let comment: Comment = "seed \(seed), round \(round)"
      let relation = ["<", "<=", ">", ">=", "!="].randomElement(using: &random) ?? "<"
      let bound = ["0", "1", "-1", "2", "0.5"].randomElement(using: &random) ?? "0"
      let text = """
        circuit Random {
          input x: \(Bool.random(using: &random) ? "real" : "{-1, 0, 1/2}")
          let w = 1.5
          convention step(0) = 1
          h[0] = 0
          h[-1] = 1
          g[0] = 0.5
          ref h[t] = \(expression(2, &random))
          ref g[t] = \(expression(2, &random))
          prove: \(Bool.random(using: &random) ? "h" : "g")[t] \(relation) \(bound)
        }
        """
      let circuit = try circuit(text)
      let claim = circuit.claims[0]
      let obligation = try #require(Obligation(claim, in: circuit))
      var search = try #require(RangeSearch(obligation), comment)
      guard case .closed(let found)? = search.run() else { continue }
      var trials = InputSearch(obligation, upTo: 1, Budget())
      guard case .found(let trigger) = try trials.first(.trigger) else { continue }
      let invariant = RangeInvariant(ranges: found.ranges, firstSteps: found.firstSteps, trigger: trigger)
      let verdict = Verdict(.closed(.ranges(invariant)), engine: "ranges", triggered: true)
      let audited = try Audit(claim, obligation, network: nil).confirm(verdict)
      guard case .proved = audited.judgement else {
        Issue.record("\(audited.judgement) of \(text)")
        continue
      }
      var run = Run(circuit)
      for _ in 0..<12 {
        if circuit.alphabet.isReal {
          run.advance(with: [Rational(Int.random(in: -60...60, using: &random), Int.random(in: 1...9, using: &random))])
        } else {
          run.advance(by: Int.random(in: 0..<circuit.alphabet.count, using: &random))
        }
        let observation = obligation.observe(run)
        if case .undefined = observation, !observation.isProblem { break }
        #expect(observation == .quiet(triggered: true), "\(comment) \(text)")
      }
    }
  }
}
