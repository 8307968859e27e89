// Numbers that are not rational: every sequence in bounds of 128 bits after the point, and all lengths by ranges.

extension BenchCircuit {
  /// Floats are what people use; 39 digits are as many as the bounds have, but nobody says how many of them are right.
  static let sigmoidGradient = BenchCircuit(
    name: "sigmoid-gradient", summary: "a sigmoid unit: abs(d(h[t], h[t-1])) <= abs(W) / 4",
    text: """
      circuit SigmoidGradient {
        input x: bit
        let W = 3/2
        h[0] = 0
        output h[t] = sigmoid(W * h[t-1] + x[t] - 1/2)
        prove bounded: abs(d(h[t], h[t-1])) <= abs(W) / 4
      }
      """,
    runs: [recorded, recorded.onTwoCores, .proof(by: "ranges")],
    baselines: [
      PythonLoop(
        setup: "from math import exp", letters: "(0.0, 1.0)", start: "h = 0.0",
        step: """
          h = 1.0 / (1.0 + exp(-(1.5 * h + x - 0.5)))
          wrong = abs(1.5 * h * (1.0 - h)) > 1.5 / 4.0
          """, length: 14),
      PythonLoop(
        name: "Python, 39 digits",
        setup: """
          from decimal import Decimal, getcontext
          getcontext().prec = 39
          W, HALF, ONE = Decimal("1.5"), Decimal("0.5"), Decimal(1)
          """,
        letters: "(Decimal(0), Decimal(1))", start: "h = Decimal(0)",
        step: """
          h = ONE / (ONE + (-(W * h + x - HALF)).exp())
          wrong = abs(W * h * (ONE - h)) > W / 4
          """, length: 12),
    ])

  private static let recorded = EngineRun(engine: "record", length: 14, quickLength: 6, expected: .holds)
}
