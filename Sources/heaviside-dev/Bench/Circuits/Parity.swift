// Is the number of ones odd? Exclusive or of two threshold units, fed back.

extension BenchCircuit {
  static let parity = BenchCircuit(
    name: "parity", summary: "parity: y[t] iff the number of ones is odd",
    text: """
      circuit Parity {
        input x: bit
        p[0] = 0
        some[t] = step(p[t-1] + x[t] - 0.5)
        both[t] = step(p[t-1] + x[t] - 1.5)
        p[t] = step(some[t] - both[t] - 0.5)
        output y[t] = p[t]
        prove odd: y[t] iff count(x[i] == 1 for i in 1..t) % 2 == 1
      }
      """,
    runs: EngineRun.enumerations(32, quick: 10) + [.proof()],
    baselines: [
      PythonLoop(
        letters: "(0.0, 1.0)",
        start: """
          p = 0.0
          count = 0
          """,
        step: """
          some = 1.0 if p + x - 0.5 > 0.0 else 0.0
          both = 1.0 if p + x - 1.5 > 0.0 else 0.0
          p = 1.0 if some - both - 0.5 > 0.0 else 0.0
          count += x == 1.0
          wrong = (p == 1.0) != (count % 2 == 1)
          """, length: 16),
      NumPyMatrices(
        letters: "[[0], [1]]",
        prepare: """
          h = layer([[1, 1], [1, 1]], [-0.5, -1.5])
          p = layer([[1, -1]], [-0.5])
          ins, hidden = np.empty((2, rows), f), np.empty((2, rows), f)
          count, odd = np.empty(rows, np.uint8), np.empty(rows, np.uint8)
          expected, ones = np.empty(rows, bool), np.empty(rows, bool)
          """,
        start: """
          ins[0] = 0
          count[:] = 0
          """,
        step: """
          ins[1] = x[0]
          h(ins, hidden)
          y = p(hidden, ins[:1])[0]
          np.equal(x[0], f(1), out=ones)
          np.add(count, ones, out=count)
          np.bitwise_and(count, 1, out=odd)
          np.not_equal(y, odd.view(bool), out=wrong)
          """, length: 20),
      NumPyPrefixes(
        letters: "[[0], [1]]",
        prepare: """
          sums, some, both = (np.empty(rows, f) for _ in range(3))
          fires, odd = np.empty(rows, bool), np.empty(rows, np.uint8)


          def make():
              return np.zeros(rows, f), np.zeros(rows, np.uint8)
          """,
        step: """
          np.add(old[0], x[0], out=sums)
          np.greater(sums, f(0.5), out=fires)
          np.copyto(some, fires)
          np.greater(sums, f(1.5), out=fires)
          np.copyto(both, fires)
          np.subtract(some, both, out=some)
          np.greater(some, f(0.5), out=fires)
          np.copyto(new[0], fires)
          np.add(old[1], np.uint8(k[0]), out=new[1])
          np.bitwise_and(new[1], 1, out=odd)
          np.not_equal(fires, odd.view(bool), out=wrong)
          """, length: 26),
    ])
}
