import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerTruthTests {
  /// Whether a circuit of these statements lets `h[t]` stand as a formula.
  private func isTruth(_ statements: String) -> Bool {
    let found = codes(of: "input x: bit\ninput z: bit\ninput n: -2..3\ninput s: sign\n\(statements)\nprove h[t]")
    return found.isEmpty
  }

  @Test(arguments: [
    "h[t] = x[t]", "h[0] = 1\nh[t] = h[t-1]", "h[t] = step(n[t])", "h[t] = n[t] >= 1.5", "h[t] = 1 - x[t]",
    "h[t] = x[t] * z[t]", "h[t] = x[t] + z[t] - 2 * x[t] * z[t]", "h[t] = abs(x[t] - z[t])", "h[t] = x[t]^2",
    "let w3 = 1\nlet b2 = 0\ng[t] = step(n[t])\nh[t] = w3 * g[t] + b2", "h[t] = clamp(n[t], 0, 1)",
    "h[0] = 0\nh[t] = clamp(h[t-1] + n[t], 0, 1)", "h[t] = (s[t] + 1) / 2", "h[t] = relu(s[t])",
    "ref h[t] = n[t] % 2", "ref h[t] = t % 2", "ref h[t] = if n[t] > 0 then x[t] else 1", "ref h[t] = min(x[t], z[t])",
    "ref h[t] = max(x[t], z[t], 0)", "ref h[t] = (-1)^t / 2 + 1/2", "ref h[t] = sum(x[1..t]) % 2",
    "ref h[t] = max(x[1..t])", "ref h[t] = floor(n[t] / 4 + 1/2)", "convention step(0) = 1\nh[t] = step(n[t])",
    "h[0] = 0\nh[t] = g[t-1]\ng[0] = 1\ng[t] = h[t]",
  ])
  func whatIsAlwaysZeroOrOneMayStandAsAFormula(_ statements: String) {
    #expect(isTruth(statements))
  }

  @Test(arguments: [
    "h[t] = n[t]", "h[t] = s[t]", "h[0] = 2\nh[t] = h[t-1]", "h[t] = x[t] + z[t]", "h[0] = 0\nh[t] = h[t-1] + x[t]",
    "convention step(0) = 1/2\nh[t] = step(n[t])", "h[t] = sign(n[t])", "h[t] = x[t] / 2",
    "ref h[t] = if n[t] > 0 then x[t] else n[t]", "ref h[t] = n[t] % 3",
  ])
  func whatCanBeSomethingElseMayNot(_ statements: String) {
    #expect(!isTruth(statements))
  }

  @Test func componentsOfOneHotInputsAreTruthsAndSoIsTheirSum() {
    #expect(codes(of: "input o: onehot[3]\nprove o[t][2] or o[t][1]") == [])
    #expect(codes(of: "input o: onehot[3]\nprove o[t] * [1, 1, 1]") == [])
    #expect(codes(of: "input o: bit[3]\nprove o[t] * [1, 1, 1]") == ["E0401"])
  }

  @Test func smoothValuesMayBeComparedWithConstantsAndCopied() {
    #expect(
      codes(
        of: """
          input x: bit
          let half = 1/2
          s[t] = sigmoid(x[t])
          output y[t] = s[t]
          h[t] = s[t] > half
          ref r[t] = y[t] <= 2 * half
          prove tanh(x[t]) >= 0 and 1/2 < y[t] and h[t] and r[t]
          """) == [])
  }

  @Test func oneMistakeGetsOneMessage() {
    #expect(
      codes(
        of: """
          input x: bit
          h[0] = 0
          h[t] = hh[t-1] + x[t]
          g[t] = h[t] * 2
          output y[t] = g[t] + h[t]
          prove y[t] and g[t]
          prove all(h[1..t]) iff y[t] > x
          """) == ["E0201", "E0214"])
  }
}
