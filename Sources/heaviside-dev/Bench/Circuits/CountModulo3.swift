// Is the number of ones a multiple of 3? An automaton of three states as nine threshold units.

extension BenchCircuit {
  static let countModulo3 = BenchCircuit(
    name: "count-modulo-3", summary: "counter: s0[t] iff the number of ones is a multiple of 3",
    text: """
      circuit OnesModThree {
        input x: bit
        s0[0] = 1
        s1[0] = 0
        s2[0] = 0
        up0[t] = step(s0[t-1] + x[t] - 3/2)
        up1[t] = step(s1[t-1] + x[t] - 3/2)
        up2[t] = step(s2[t-1] + x[t] - 3/2)
        stay0[t] = step(s0[t-1] - x[t] - 1/2)
        stay1[t] = step(s1[t-1] - x[t] - 1/2)
        stay2[t] = step(s2[t-1] - x[t] - 1/2)
        output s0[t] = step(up2[t] + stay0[t] - 1/2)
        s1[t] = step(up0[t] + stay1[t] - 1/2)
        s2[t] = step(up1[t] + stay2[t] - 1/2)
        prove multiple: s0[t] iff count(x[i] == 1 for i in 1..t) % 3 == 0
      }
      """,
    runs: EngineRun.enumerations(31, quick: 10) + [.proof()],
    baselines: [
      PythonLoop(
        letters: "(0.0, 1.0)",
        start: """
          s0, s1, s2 = 1.0, 0.0, 0.0
          count = 0
          """,
        step: """
          up0 = 1.0 if s0 + x - 1.5 > 0.0 else 0.0
          up1 = 1.0 if s1 + x - 1.5 > 0.0 else 0.0
          up2 = 1.0 if s2 + x - 1.5 > 0.0 else 0.0
          stay0 = 1.0 if s0 - x - 0.5 > 0.0 else 0.0
          stay1 = 1.0 if s1 - x - 0.5 > 0.0 else 0.0
          stay2 = 1.0 if s2 - x - 0.5 > 0.0 else 0.0
          s0 = 1.0 if up2 + stay0 - 0.5 > 0.0 else 0.0
          s1 = 1.0 if up0 + stay1 - 0.5 > 0.0 else 0.0
          s2 = 1.0 if up1 + stay2 - 0.5 > 0.0 else 0.0
          count += x == 1.0
          wrong = (s0 == 1.0) != (count % 3 == 0)
          """, length: 15),
      NumPyMatrices(
        letters: "[[0], [1]]",
        prepare: """
          h = layer(
              [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, -1], [0, 1, 0, -1], [0, 0, 1, -1]],
              [-1.5, -1.5, -1.5, -0.5, -0.5, -0.5])
          s = layer([[0, 0, 1, 1, 0, 0], [1, 0, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]], [-0.5, -0.5, -0.5])
          ins, hidden = np.empty((4, rows), f), np.empty((6, rows), f)
          count, expected, other = np.empty(rows, np.uint8), np.empty(rows, bool), np.empty(rows, bool)
          """,
        start: """
          ins[0], ins[1], ins[2] = 1, 0, 0
          count[:] = 0
          """,
        step: """
          ins[3] = x[0]
          h(ins, hidden)
          y = s(hidden, ins[:3])[0]
          # The count without its multiples of 3: a remainder would take longer than all the rest.
          np.equal(x[0], f(1), out=other)
          np.add(count, other, out=count)
          np.not_equal(count, 3, out=other)
          np.multiply(count, other.view(np.uint8), out=count)
          np.equal(count, 0, out=expected)
          np.not_equal(y, expected, out=wrong)
          """, length: 19),
      NumPyPrefixes(
        letters: "[[0], [1]]",
        prepare: """
          sums, up, stay = (np.empty((3, rows), f) for _ in range(3))
          fires, expected, other = np.empty((3, rows), bool), np.empty(rows, bool), np.empty(rows, bool)


          def make():
              s = np.zeros((3, rows), f)
              s[0] = 1
              return s, np.zeros(rows, np.uint8)
          """,
        step: """
          np.add(old[0], x[0], out=sums)
          np.greater(sums, f(1.5), out=fires)
          np.copyto(up[1:], fires[:2])
          np.copyto(up[0], fires[2])
          np.subtract(old[0], x[0], out=sums)
          np.greater(sums, f(0.5), out=fires)
          np.copyto(stay, fires)
          np.add(up, stay, out=sums)
          np.greater(sums, f(0.5), out=fires)
          np.copyto(new[0], fires)
          np.add(old[1], np.uint8(k[0]), out=new[1])
          np.not_equal(new[1], 3, out=other)
          np.multiply(new[1], other.view(np.uint8), out=new[1])
          np.equal(new[1], 0, out=expected)
          np.not_equal(fires[0], expected, out=wrong)
          """, length: 24),
    ])
}
