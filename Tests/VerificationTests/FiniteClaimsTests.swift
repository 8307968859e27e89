import CircuitModel
import TestSupport
import Testing
import Verification

/// Claims that are finite in substance close for every length, with no more states than they need.
@Suite struct FiniteClaimsTests {
  /// A claim about two free bits, and the number of states of its least monitor, the start included.
  struct Sample: CustomTestStringConvertible {
    var claim: String
    var states: Int
    var testDescription: String { claim }

    init(_ claim: String, _ states: Int) {
      self.claim = claim
      self.states = states
    }
  }

  private static let samples: [Sample] = [
    // A truth for ever: the claim is its own negation or not, so that the monitor is explored whole.
    Sample("all(x[1..t]) or not all(x[1..t])", 1),
    Sample("once(x[t] == 1) iff any(x[1..t])", 2),
    Sample("historically(x[t] == 1) iff all(x[1..t])", 2),
    Sample("previously(x[t] == 1) iff t > 1 and x[max(1, t-1)] == 1", 7),
    Sample("since(x[t] == 1, y[t] == 1) iff any(y[i] == 1 and all(x[j] == 1 for j in i+1..t) for i in 1..t)", 2),
    Sample("parity(x[1..t]) == count(x[1..t]) % 2", 2),
    Sample("count(x[1..t]) >= 3 iff count(x[i] == 1 for i in 1..t) > 2", 4),
    Sample("count(x[1..t]) % 3 == 1 implies count(x[1..t]) >= 1", 5),
    Sample("t >= 4 or t < 4", 1),
    Sample("t % 3 == 1 iff (t + 2) % 3 == 0", 3),
    Sample("value(x[1..t]) % 3 == 2 or value(x[1..t]) % 3 < 2", 3),
    Sample("value(x[1..t]) % 3 == (2 * value(x[1..t])) % 3 iff value(x[1..t]) % 3 == 0", 3),
    Sample("value(x[1..t]) < value(y[1..t]) implies x[1..t] != y[1..t]", 4),
    Sample("value(reverse(x[1..t])) < value(reverse(y[1..t])) implies x[1..t] != y[1..t]", 4),
    Sample("count(x[1..t]) == t iff all(x[1..t])", 2),
    Sample("sum((-1)^(t-i) * x[i] for i in 1..t) % 2 == parity(x[1..t])", 2),
    Sample("x[1..t] matches \"(0|1)*101\" iff t >= 3 and x[max(1, t-2)..t] matches \"101\"", 12),
    Sample("max(x[1..t]) == 1 iff any(x[1..t])", 3),
    Sample(
      "any(x[i] == 1 and all(y[j] == 1 for j in i..t) for i in 1..t) iff since(y[t] == 1, x[t] == 1 and y[t] == 1)", 2),
  ]

  @Test(arguments: samples)
  func aClaimThatIsFiniteInSubstanceCloses(_ sample: Sample) throws {
    let text = "circuit C {\n input x: bit\n input y: bit\n prove: \(sample.claim)\n}"
    let verdict = try verify(circuit(text), with: .auto, upTo: 8, within: Budget())[0].verdict
    guard case .proved = verdict.judgement else {
      Issue.record("\(verdict)")
      return
    }
    #expect((verdict.states ?? .max) <= sample.states, "\(verdict.states ?? 0) states")
  }

  // MARK: What reduction must not do

  @Test func aRegisterSeenModuloTwoNumbersIsKeptModuloBoth() throws {
    let text = """
      circuit C {
        input x: bit
        d[0] = 0
        d[t] = d[t-1] + x[t]
        reach: d[t] % 2 == 1 and d[t] % 3 == 2
      }
      """
    let verdict = try verify(circuit(text), with: .auto, upTo: 8, within: Budget())[0].verdict
    guard case .witnessed(let trace) = verdict.judgement else {
      Issue.record("\(verdict)")
      return
    }
    #expect(trace.word == [1, 1, 1, 1, 1])
  }

  @Test func aCounterIsCutOffWhereItsComparisonsAreDecided() throws {
    let text = "circuit C {\n input x: bit\n reach: count(x[1..t]) >= 3\n}"
    let verdict = try verify(circuit(text), with: .auto, upTo: 8, within: Budget())[0].verdict
    guard case .witnessed(let trace) = verdict.judgement else {
      Issue.record("\(verdict)")
      return
    }
    #expect(trace.word == [1, 1, 1])
  }

  @Test func aValueThatOnlyTheBeginningHasIsSeen() throws {
    let text = "circuit C {\n input x: bit\n h[0] = 1\n h[t] = 0\n prove: h[t-1] == 0\n}"
    let verdict = try verify(circuit(text), with: .auto, upTo: 8, within: Budget())[0].verdict
    guard case .fails(let trace) = verdict.judgement else {
      Issue.record("\(verdict)")
      return
    }
    #expect(trace.word == [0])
  }

  @Test func registersThatBeginDifferentlyAreNotMerged() throws {
    let text = """
      circuit C {
        input x: bit
        a[0] = 0
        a[t] = x[t]
        b[0] = 1
        b[t] = x[t]
        prove: a[t-1] == b[t-1]
      }
      """
    let verdict = try verify(circuit(text), with: .auto, upTo: 8, within: Budget())[0].verdict
    guard case .fails(let trace) = verdict.judgement else {
      Issue.record("\(verdict)")
      return
    }
    #expect(trace.word == [0])
  }
}
