// Inputs of many letters, of which units and claim tell few apart.

extension BenchCircuit {
  static let wideBits = BenchCircuit(
    name: "wide-bits", summary: "65,536 letters: y[t] iff a bit of 16 was 1 at every step so far",
    text: """
      circuit WideBits {
        input x: bit[16]
        h[0] = 1
        h[t] = step(h[t-1] + x[t][3] - 1.5)
        output y[t] = h[t]
        prove correct: y[t] iff all(x[i][3] for i in 1..t)
      }
      """,
    runs: [.proof()])

  static let wideOneHot = BenchCircuit(
    name: "wide-one-hot", summary: "an alphabet of 26: y[t] iff the letters so far end in \"the\"",
    text: """
      circuit WideOneHot {
        input x: onehot[26]
        t1[0] = 0
        th[0] = 0
        t1[t] = step(x[t][20] - 1/2)
        th[t] = step(t1[t-1] + x[t][8] - 3/2)
        output y[t] = step(th[t-1] + x[t][5] - 3/2)
        prove found: y[t] iff t >= 3 and x[t-2][20] == 1 and x[t-1][8] == 1 and x[t][5] == 1
      }
      """,
    runs: [.proof()])
}
