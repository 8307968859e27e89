// The running AND: the smallest network with a memory.

extension BenchCircuit {
  static let runningAnd = runningAnd(name: "running-and", bias: "1.5")

  /// The running AND with a bias that makes it fire always. Nobody may pass it: it shows that a wrong verdict is seen.
  static let runningAndWithASlip: BenchCircuit = {
    var circuit = runningAnd(name: "running-and-slip", bias: "0.5")
    circuit.summary = "the running AND with a wrong bias, which must not pass"
    circuit.occasion = .onlyByName
    return circuit
  }()

  private static func runningAnd(name: String, bias: String) -> BenchCircuit {
    BenchCircuit(
      name: name, summary: "running AND: y[t] iff all(x[1..t])",
      text: """
        circuit RunningAnd {
          input x: bit
          h[0] = 1
          h[t] = step(h[t-1] + x[t] - \(bias))
          output y[t] = h[t]
          prove correct: y[t] iff all(x[1..t])
        }
        """,
      runs: EngineRun.enumerations(32, 24, 36, quick: 10) + [.proof()],
      baselines: [
        PythonLoop(
          letters: "(0.0, 1.0)",
          start: """
            h = 1.0
            expected = True
            """,
          step: """
            h = 1.0 if h + x - \(bias) > 0.0 else 0.0
            expected = expected and x == 1.0
            wrong = (h == 1.0) != expected
            """, length: 16),
        NumPyMatrices(
          letters: "[[0], [1]]",
          prepare: """
            h = layer([[1, 1]], [-\(bias)])
            ins = np.empty((2, rows), f)
            expected, ones = np.empty(rows, bool), np.empty(rows, bool)
            """,
          start: """
            ins[0] = 1
            expected[:] = True
            """,
          step: """
            ins[1] = x[0]
            y = h(ins, ins[:1])[0]
            np.equal(x[0], f(1), out=ones)
            np.logical_and(expected, ones, out=expected)
            np.not_equal(y, expected, out=wrong)
            """, length: 20),
        NumPyPrefixes(
          letters: "[[0], [1]]",
          prepare: """
            sums, fires = np.empty(rows, f), np.empty(rows, bool)


            def make():
                return np.ones(rows, f), np.ones(rows, bool)
            """,
          step: """
            np.add(old[0], x[0], out=sums)
            np.greater(sums, f(\(bias)), out=fires)
            np.copyto(new[0], fires)
            np.logical_and(old[1], x[0] == 1, out=new[1])
            np.not_equal(fires, new[1], out=wrong)
            """, length: 27),
        HandWrittenC(name: "C, by hand", lastSteps: 0, hasSlip: bias != "1.5"),
        HandWrittenC(name: "C, by hand, last steps in registers", lastSteps: 3, hasSlip: bias != "1.5"),
      ])
  }
}
