import TestSupport
import Testing

@testable import CircuitModel

/// A proof by ranges is not believed: every damaged one must end in a disagreement.
@Suite struct RangeAuditTests {
  private static let text = """
    circuit Average {
      input x: real
      h[0] = 0
      g[t] = sigmoid(x[t])
      h[t] = 0.5 * h[t-1] + 0.5 * g[t]
      output y[t] = h[t]
      prove below: y[t] < 1
      prove never: y[t] < 1 when g[t] < 0
      refute small: h[t] < 1
    }
    """

  private let circuit: Circuit
  /// Sound ranges of x, g, h and y.
  private let sound: [RealRange]
  private let trigger = Inputs.numbers([[0]])

  init() throws {
    circuit = try TestSupport.circuit(Self.text)
    let unit = RealRange(.open(0), .open(1))
    sound = circuit.cells.map { $0.name == "x" ? .everything : unit }
  }

  private func confirm(
    _ ranges: [RealRange], firstSteps: Int = 1, trigger: Inputs?, claim place: Int = 0
  ) throws -> AuditedVerdict {
    let claim = circuit.claims[place]
    let invariant = RangeInvariant(ranges: ranges, firstSteps: firstSteps, trigger: trigger)
    return try Audit(claim, try #require(Obligation(claim, in: circuit)), network: nil)
      .confirm(Verdict(.closed(.ranges(invariant)), engine: "test", triggered: true))
  }

  @Test func aSoundInvariantIsConfirmed() throws {
    guard case .proved = try confirm(sound, trigger: trigger).judgement else {
      Issue.record("not proved")
      return
    }
    guard case .vacuous = try confirm(sound, trigger: nil, claim: 1).judgement else {
      Issue.record("not vacuous")
      return
    }
    guard case .noWitness = try confirm(sound, trigger: trigger, claim: 2).judgement else {
      Issue.record("a witness")
      return
    }
  }

  @Test func everyEndThatIsSetFurtherInIsRejected() throws {
    for cell in sound.indices {
      let (low, high) = (sound[cell].lower.number ?? -3, sound[cell].upper.number ?? 3)
      let step = Rational(1, 100)
      for damaged in [
        RealRange(.open(low + step), sound[cell].upper), RealRange(sound[cell].lower, .open(high - step)), .empty,
        RealRange(.closed(low + step), .closed(high - step)),
      ] {
        var ranges = sound
        ranges[cell] = damaged
        #expect(throws: Disagreement.self, "\(circuit.cells[cell].name) in \(damaged)") {
          try confirm(ranges, trigger: trigger)
        }
      }
    }
  }

  @Test func rangesThatDoNotDecideTheClaimAreRejected() {
    #expect(throws: Disagreement.self) {
      try confirm(sound.map { $0.hull(RealRange.closed(-1, 2)) }, trigger: trigger)
    }
    #expect(throws: Disagreement.self) { try confirm(sound.map { _ in .everything }, trigger: trigger) }
  }

  @Test func rangesOfAnotherCircuitAreRejected() {
    #expect(throws: Disagreement.self) { try confirm(Array(sound.dropLast()), trigger: trigger) }
    for steps in [-1, .max] {
      #expect(throws: Disagreement.self) { try confirm(sound, firstSteps: steps, trigger: trigger) }
    }
  }

  @Test func initialValuesThatLieOutsideAreSeen() throws {
    // Everything after the first step lies in these; the first step begins at 0.
    var ranges = sound
    for (cell, name) in circuit.cells.map(\.name).enumerated() where name == "h" || name == "y" {
      ranges[cell] = RealRange(.open(Rational(1, 2)), .open(1))
    }
    #expect(throws: Disagreement.self) { try confirm(ranges, trigger: trigger) }
    #expect(throws: Disagreement.self) { try confirm(ranges, firstSteps: 0, trigger: trigger) }
  }

  @Test func aTriggerMustBeASequenceOnWhichTheConditionHolds() {
    let others: [Inputs?] = [nil, .letters([0]), .numbers([]), .numbers([[]]), .numbers([[0, 0]])]
    for other in others {
      #expect(throws: Disagreement.self) { try confirm(sound, trigger: other) }
    }
    #expect(throws: Disagreement.self) { try confirm(sound, trigger: trigger, claim: 1) }
  }

  @Test func aFindingOfNumbersIsReplayed() throws {
    let claim = Claim(
      name: "low", kind: .prove(.compare(.less, .read(CellID(0), at: .relative(lag: 0), .none), .number(5)), when: nil))
    let audit = Audit(claim, try #require(Obligation(claim, in: circuit)), network: nil)
    guard
      case .fails(let trace) = try audit.confirm(Verdict(.met(.numbers([[1], [7]])), engine: "test", triggered: true))
        .judgement
    else {
      Issue.record("no failure")
      return
    }
    #expect(trace.value(of: CellID(0), atStep: 2) == .exact(7))
    for wrong: Inputs in [.numbers([[1]]), .numbers([[7], [7]]), .letters([0]), .numbers([])] {
      #expect(throws: Disagreement.self) {
        try audit.confirm(Verdict(.met(wrong), engine: "test", triggered: true))
      }
    }
  }
}
