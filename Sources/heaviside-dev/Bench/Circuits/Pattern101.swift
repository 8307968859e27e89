// Fires at the end of every 1 0 1: one unit that sees three letters.

extension BenchCircuit {
  static let pattern101 = BenchCircuit(
    name: "pattern-101", summary: "detector: y[t] iff x[1..t] ends in 101",
    text: """
      circuit Pattern101 {
        input x: bit
        x[0] = 0
        p[0] = 0
        p[t] = x[t-1]
        output y[t] = step(x[t] - x[t-1] + p[t-1] - 3/2)
        prove language: y[t] iff x[1..t] matches "(0|1)*101"
      }
      """,
    runs: EngineRun.enumerations(32, quick: 10) + [.proof()],
    baselines: [
      PythonLoop(
        letters: "(0.0, 1.0)",
        start: """
          last = before = 0.0
          """,
        step: """
          y = x - last + before - 1.5 > 0.0
          last, before = x, last
          wrong = y != (t >= 3 and word[t - 3] == 1.0 and word[t - 2] == 0.0 and x == 1.0)
          """, length: 16),
      NumPyMatrices(
        letters: "[[0], [1]]",
        prepare: """
          unit = layer([[1, -1, 1]], [-1.5])
          ins, out = np.empty((3, rows), f), np.empty((1, rows), f)
          one, zero, one_before, expected = (np.empty(rows, bool) for _ in range(4))
          """,
        start: """
          ins[:] = 0
          one_before[:] = one[:] = False
          """,
        step: """
          ins[2], ins[1], ins[0] = ins[1], ins[0], x[0]
          y = unit(ins, out)[0]
          # Here `one` is about the last letter, `one_before` about the one before it.
          np.logical_not(one, out=zero)
          np.logical_and(one_before, zero, out=expected)
          np.copyto(one_before, one)
          np.equal(x[0], f(1), out=one)
          np.logical_and(expected, one, out=expected)
          np.not_equal(y, expected, out=wrong)
          """, length: 20),
      NumPyPrefixes(
        letters: "[[0], [1]]",
        prepare: """
          sums = np.empty(rows, f)
          fires, expected = np.empty(rows, bool), np.empty(rows, bool)


          def make():
              return np.zeros(rows, f), np.zeros(rows, f), np.zeros(rows, bool), np.zeros(rows, bool)
          """,
        step: """
          np.subtract(old[1], old[0], out=sums)
          np.add(sums, x[0], out=sums)
          np.greater(sums, f(1.5), out=fires)
          np.copyto(new[0], x[0])
          np.copyto(new[1], old[0])
          np.greater(old[3], old[2], out=expected)
          np.logical_and(expected, x[0] == 1, out=expected)
          np.copyto(new[2], x[0] == 1)
          np.copyto(new[3], old[2])
          np.not_equal(fires, expected, out=wrong)
          """, length: 26),
    ])
}
