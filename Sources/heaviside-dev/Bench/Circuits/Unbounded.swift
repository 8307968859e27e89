// Linear units, whose values grow with the length: states merge but never repeat for good, so that only an engine that
// knows about affine spaces can prove them for every length.

extension BenchCircuit {
  static let linearCounter = BenchCircuit(
    name: "linear-counter", summary: "linear counter: h[t] is the number of ones",
    text: """
      circuit LinearCounter {
        input x: bit
        h[0] = 0
        output h[t] = h[t-1] + x[t]
        prove counts: h[t] == count(x[i] == 1 for i in 1..t)
      }
      """,
    runs: [grown, .proof(by: "affine")])

  static let alternatingSum = BenchCircuit(
    name: "alternating-sum", summary: "alternating sum: h[t] in closed form",
    text: """
      circuit AlternatingSum {
        input x: bit
        h[0] = 0
        output h[t] = x[t] - h[t-1]
        prove closed_form: h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)
      }
      """,
    runs: [grown, .proof(by: "affine")])

  /// Up to a length, since merging cannot close what grows.
  private static let grown = EngineRun(engine: "merge", length: 10_000, quickLength: 50, expected: .holds)
}
