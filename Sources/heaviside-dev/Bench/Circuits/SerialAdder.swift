// Two numbers, lowest bit first, against their sum: the adder of a course, three hidden units that count.

extension BenchCircuit {
  static let serialAdder = BenchCircuit(
    name: "serial-adder", summary: "serial adder: y[t] is the digit of the sum",
    text: """
      circuit SerialAdder {
        input x: bit[2]
        let U = [[1, 1], [1, 1], [1, 1]]
        let W = [[0, 1, 0], [0, 1, 0], [0, 1, 0]]
        let b = [-0.5, -1.5, -2.5]
        let v = [1, -1, 1]
        h[0] = [0, 0, 0]
        h[t] = step(U * x[t] + W * h[t-1] + b)
        output y[t] = step(v * h[t] - 0.5)
        prove digit: y[t] == floor((value(reverse(x[1..t][1])) + value(reverse(x[1..t][2]))) / 2^(t-1)) % 2
      }
      """,
    runs: EngineRun.enumerations(16, quick: 5) + [.proof()],
    baselines: [
      PythonLoop(
        letters: "((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))",
        start: """
          carry = 0.0
          total = 0
          """,
        step: """
          count = x[0] + x[1] + carry
          one = 1.0 if count - 0.5 > 0.0 else 0.0
          two = 1.0 if count - 1.5 > 0.0 else 0.0
          three = 1.0 if count - 2.5 > 0.0 else 0.0
          carry = two
          y = 1.0 if one - two + three - 0.5 > 0.0 else 0.0
          total += int(x[0] + x[1]) << (t - 1)
          wrong = int(y) != total >> (t - 1) & 1
          """, length: 8),
      NumPyMatrices(
        letters: "[[0, 0], [0, 1], [1, 0], [1, 1]]",
        prepare: """
          h = layer([[0, 1, 0, 1, 1]] * 3, [-0.5, -1.5, -2.5])
          y = layer([[1, -1, 1]], [-0.5])
          ins, out = np.empty((5, rows), f), np.empty((1, rows), f)
          both, total, digit = np.empty(rows, f), np.empty(rows, np.int32), np.empty(rows, np.int32)
          expected = np.empty(rows, bool)
          """,
        start: """
          ins[:3] = 0
          total[:] = 0
          """,
        step: """
          ins[3:] = x
          h(ins, ins[:3])
          sum_digit = y(ins[:3], out)[0]
          np.add(x[0], x[1], out=both)
          np.copyto(digit, both, casting="unsafe")
          np.left_shift(digit, t - 1, out=digit)
          np.add(total, digit, out=total)
          np.right_shift(total, t - 1, out=digit)
          np.bitwise_and(digit, 1, out=digit)
          np.copyto(expected, digit, casting="unsafe")
          np.not_equal(sum_digit, expected, out=wrong)
          """, length: 10),
      NumPyPrefixes(
        letters: "[[0, 0], [0, 1], [1, 0], [1, 1]]",
        prepare: """
          count, first, third = (np.empty(rows, f) for _ in range(3))
          fires, y, expected = (np.empty(rows, bool) for _ in range(3))
          digit = np.empty(rows, np.int32)


          def make():
              return np.zeros(rows, f), np.zeros(rows, np.int32)
          """,
        step: """
          np.add(old[0], x[0] + x[1], out=count)
          for bias, unit in ((0.5, first), (1.5, new[0]), (2.5, third)):
              np.greater(count, f(bias), out=fires)
              np.copyto(unit, fires)
          np.subtract(first, new[0], out=first)
          np.add(first, third, out=first)
          np.greater(first, f(0.5), out=y)
          np.add(old[1], (k[0] + k[1]) << (t - 1), out=new[1])
          np.right_shift(new[1], t - 1, out=digit)
          np.bitwise_and(digit, 1, out=digit)
          np.copyto(expected, digit, casting="unsafe")
          np.not_equal(y, expected, out=wrong)
          """, length: 12),
      Z3(), ABC(blif: blif),
    ])

  /// The same adder and its claim, by hand, in truth tables: the threshold units, and a full adder that they must equal.
  private static let blif = """
    .model adder
    .inputs a b
    .outputs bad
    .latch two carry 0
    .latch spec_next spec 0
    .names a b carry one
    1-- 1
    -1- 1
    --1 1
    .names a b carry two
    11- 1
    1-1 1
    -11 1
    .names a b carry three
    111 1
    .names one two three y
    10- 1
    1-1 1
    -01 1
    .names a b half
    10 1
    01 1
    .names half spec digit
    10 1
    01 1
    .names a b half spec spec_next
    11-- 1
    --11 1
    .names y digit bad
    10 1
    01 1
    .end

    """
}
