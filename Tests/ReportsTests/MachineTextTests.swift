import CircuitModel
import Insight
import TestSupport
import Testing

@testable import Reports

@Suite struct MachineTextTests {
  private func analysis(_ text: String) throws -> MachineAnalysis {
    let circuit = try circuit(text)
    return MachineAnalysis(
      of: circuit, reaching: Result { () throws(StatesObstacle) in try ReachableStates(of: circuit) })
  }

  private func lines(_ analysis: MachineAnalysis) -> [String] {
    analysis.section.paragraphs.flatMap { paragraph -> [String] in
      switch paragraph {
      case .prose(let text): return [text]
      case .table(let head, let rows, _): return ([head] + rows).map { $0.joined(separator: "|") }
      case .subject, .code, .lines: return []
      }
    }
  }

  private let equality = """
    circuit A {
      input a: bit
      input b: bit
      h1[t] = step(0.5 - a[t] - b[t])
      h2[t] = step(a[t] + b[t] - 1.5)
      y[0] = 1
      output y[t] = step(h1[t] + h2[t] + y[t-1] - 1.5)
      prove equal: y[t] iff a[1..t] == b[1..t]
      prove wrong: y[t] iff a[t] == b[t]
    }
    """

  @Test func theMachineIsATableAndItsClaimsAreCompared() throws {
    #expect(
      try lines(analysis(equality)) == [
        "The output y comes down to a machine with 2 states after the start:",
        "state|y|(0 0), (1 1)|(0 1), (1 0)", "start||(0 0)|(0 1)", "(0 0)|1|(0 0)|(0 1)", "(0 1)|0|(0 1)|(0 1)",
        "A letter is (a b). A state is named by the shortest sequence that leads to it. "
          + "What the network remembers from step to step has 2 states, counting that before step 1.",
        "The network begins as if in state (0 0).",
        "`equal` asks for a machine with 2 states after the start, and that is the machine of y[t]. 2 states have to be "
          + "told apart, so any circuit for `equal` needs at least 1 threshold unit; this circuit has 3 threshold units.",
        "`wrong` asks for a machine with 2 states after the start; that of y[t] is another one, with 2 states. They part "
          + "at step 2 of (0 1) (0 0), where y[t] is 0 and the claim asks for 1. 2 states have to be told apart, so any "
          + "circuit for `wrong` needs at least 1 threshold unit; this circuit has 3 threshold units.",
      ])
  }

  @Test func whatGrowsIsSaidToHaveNoMachine() throws {
    let count = try analysis(
      "circuit A {\n  input x: bit\n  h[0] = 0\n  h[t] = h[t-1] + x[t]\n  output y[t] = h[t]\n  prove n: y[t] == count(x[1..t])\n}"
    )
    #expect(
      lines(count) == [
        "The output y cannot be shown as a machine: what has to be remembered is more than 16,384 states, and may grow "
          + "without bound.",
        "What `n` asks for is no finite machine, as far as known: it takes more than 64 values, and may grow without bound.",
      ])
    let json = try JSON(count.json.text)
    #expect(json["machine"]?["states"] == .null && json["bound"] == .null)
  }

  @Test func theJSONHoldsEveryStateAndTheDifference() throws {
    let json = try JSON(analysis(equality).json.text)
    let states = json["machine"]?["states"]?.elements ?? []
    #expect(states.count == 3 && states[0]["output"] == .null && states[1]["word"]?.elements.map(\.string) == ["(0 0)"])
    #expect(states[2]["next"]?.elements.map { $0["state"]?.integer } == [2, 2])
    let claims = json["claims"]?.elements ?? []
    #expect(claims.map { $0["comparison"]?.string } == ["same", "different"])
    #expect(try claims[1]["difference"]?["inputs"] == JSON(#"{"a": ["0", "0"], "b": ["1", "0"]}"#))
    #expect(json["bound"]?["units"]?.integer == 1 && json["units"]?.integer == 3)
  }
}
