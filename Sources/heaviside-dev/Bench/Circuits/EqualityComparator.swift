// Two streams of bits: equal so far? The comparator of the founding homework, with half-integer biases.

extension BenchCircuit {
  static let equality = BenchCircuit(
    name: "equality", summary: "equality comparator: y[t] iff x[1..t][1] == x[1..t][2]",
    text: """
      circuit Equality {
        input x: bit[2]
        let W = [[-1, -1], [1, 1]]
        let b = [1/2, -3/2]
        h[t] = step(W * x[t] + b)
        y[0] = 1
        output y[t] = step([1, 1] * h[t] + y[t-1] - 3/2)
        prove equal: y[t] iff x[1..t][1] == x[1..t][2]
      }
      """,
    runs: EngineRun.enumerations(16, quick: 5) + [.proof()],
    baselines: [
      PythonLoop(
        letters: "((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))",
        start: """
          y = 1.0
          expected = True
          """,
        step: """
          a, b = x
          neither = 1.0 if -a - b + 0.5 > 0.0 else 0.0
          both = 1.0 if a + b - 1.5 > 0.0 else 0.0
          y = 1.0 if neither + both + y - 1.5 > 0.0 else 0.0
          expected = expected and a == b
          wrong = (y == 1.0) != expected
          """, length: 8),
      NumPyMatrices(
        letters: "[[0, 0], [0, 1], [1, 0], [1, 1]]",
        prepare: """
          h = layer([[-1, -1], [1, 1]], [0.5, -1.5])
          y = layer([[1, 1, 1]], [-1.5])
          ins = np.empty((3, rows), f)
          expected, alike = np.empty(rows, bool), np.empty(rows, bool)
          """,
        start: """
          ins[2] = 1
          expected[:] = True
          """,
        step: """
          h(x, ins[:2])
          equal = y(ins, ins[2:])[0]
          np.equal(x[0], x[1], out=alike)
          np.logical_and(expected, alike, out=expected)
          np.not_equal(equal, expected, out=wrong)
          """, length: 10),
      NumPyPrefixes(
        letters: "[[0, 0], [0, 1], [1, 0], [1, 1]]",
        prepare: """
          sums, fires = np.empty(rows, f), np.empty(rows, bool)


          def make():
              return np.ones(rows, f), np.ones(rows, bool)
          """,
        step: """
          # The hidden units see the letter alone, so they are the same for all columns once the letter is.
          both = x[0] + x[1]
          hidden = np.add(both < f(0.5), both > f(1.5), dtype=f)
          np.add(old[0], hidden, out=sums)
          np.greater(sums, f(1.5), out=fires)
          np.copyto(new[0], fires)
          np.logical_and(old[1], x[0] == x[1], out=new[1])
          np.not_equal(fires, new[1], out=wrong)
          """, length: 13),
    ])
}
