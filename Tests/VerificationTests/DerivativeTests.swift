import CircuitModel
import TestSupport
import Testing
import Verification

/// Derivatives against those that are worked out by hand: every equation here comes with its partial derivatives, and the
/// chain rule along a sequence is written as recurrences beside it.
///
/// Each claim is judged in reverse mode by the engine and in forward mode by the interpreter, on every sequence of bits.
@Suite struct DerivativeTests {
  /// `h[t] = f(h[t-1], x[t], a)` with its partial derivatives, in which `h` stands for `h[t-1]` and `x` for `x[t]`.
  struct Rule: Sendable, CustomTestStringConvertible {
    var f: String
    var byState: String
    var byConstant: String
    var byInput: String
    var testDescription: String { f }

    init(_ f: String, h: String, a: String, x: String) {
      (self.f, byState, byConstant, byInput) = (f, h, a, x)
    }
  }

  static let rational = [
    Rule("a * h + x", h: "a", a: "h", x: "1"),
    Rule("a * h - 2 * x", h: "a", a: "h", x: "-2"),
    Rule("a * h * x + h", h: "a * x + 1", a: "h * x", x: "a * h"),
    Rule("(h + a)^2 - x", h: "2 * (h + a)", a: "2 * (h + a)", x: "-1"),
    Rule("h / (a + x)", h: "1 / (a + x)", a: "-h / (a + x)^2", x: "-h / (a + x)^2"),
    Rule("h^3 * a - x^2", h: "3 * h^2 * a", a: "h^3", x: "-2 * x"),
    Rule("(a + h^2)^-1 + x", h: "-2 * h * (a + h^2)^-2", a: "-(a + h^2)^-2", x: "1"),
    Rule(
      "relu(a * h + x - 5/17)", h: "if a * h + x > 5/17 then a else 0", a: "if a * h + x > 5/17 then h else 0",
      x: "if a * h + x > 5/17 then 1 else 0"),
    Rule(
      "abs(h - 2 * a) + x", h: "if h > 2 * a then 1 else -1", a: "if h > 2 * a then -2 else 2", x: "1"),
    Rule(
      "clamp(a * h + x, -1/7, 6/7)", h: "if a * h + x > -1/7 and a * h + x < 6/7 then a else 0",
      a: "if a * h + x > -1/7 and a * h + x < 6/7 then h else 0",
      x: "if a * h + x > -1/7 and a * h + x < 6/7 then 1 else 0"),
    Rule("step(h - 1/7) + a * h", h: "a", a: "h", x: "0"),
    Rule("a * h + floor(h + 1/7) * x", h: "a", a: "h", x: "floor(h + 1/7)"),
    Rule("a * a * h + t * x", h: "a^2", a: "2 * a * h", x: "t"),
  ]

  static let smooth = [
    Rule(
      "sigmoid(a * h + x)", h: "s * (1 - s) * a", a: "s * (1 - s) * h", x: "s * (1 - s)"
    ).where("s", is: "1 / (1 + exp(-(a * h + x)))"),
    Rule("tanh(a * h - x)", h: "s * a", a: "s * h", x: "-s").where("s", is: "1 - tanh(a * h - x)^2"),
    Rule(
      "exp(-a * h^2) + x", h: "-2 * a * h * exp(-a * h^2)", a: "-h^2 * exp(-a * h^2)", x: "1"),
    Rule(
      "log(1 + a^2 + h^2) * x", h: "2 * h * x / (1 + a^2 + h^2)", a: "2 * a * x / (1 + a^2 + h^2)",
      x: "log(1 + a^2 + h^2)"),
    Rule(
      "sqrt(1 + a * h^2 + x)", h: "a * h / s", a: "h^2 / (2 * s)", x: "1 / (2 * s)"
    ).where("s", is: "sqrt(1 + a * h^2 + x)"),
    Rule("sigmoid(h) * tanh(a) + x", h: "s * (1 - s) * tanh(a)", a: "s * (1 - tanh(a)^2)", x: "1")
      .where("s", is: "1 / (1 + exp(-h))"),
  ]

  /// A circuit whose claims say that every derivative is what the chain rule makes of the partial ones.
  private static func text(_ rule: Rule, a: String, start: String, bound: Int, isExact: Bool) -> String {
    func written(_ expression: String) -> String {
      var text = ""
      for (place, character) in expression.enumerated() {
        let index = expression.index(expression.startIndex, offsetBy: place)
        let isWord =
          index > expression.startIndex && expression[expression.index(before: index)].isLetter
          || expression.index(after: index) < expression.endIndex
            && expression[expression.index(after: index)].isLetter
        text += character == "h" && !isWord ? "h[t-1]" : character == "x" && !isWord ? "x[t]" : "\(character)"
      }
      return text
    }
    func same(_ name: String, _ left: String, _ right: String, guarded: String = "") -> String {
      "  prove \(name): \(guarded)" + (isExact ? "\(left) == \(right)" : "abs(\(left) - (\(right))) < 1e-25")
    }
    return """
      circuit Chain {
        input x: bit
        let a = \(a)
        h[0] = \(start)
        h[t] = \(written(rule.f))
        output y[t] = 2 * h[t]
        convention step(0) = 0
        ref fh[t] = \(written(rule.byState))
        ref fa[t] = \(written(rule.byConstant))
        ref fx[t] = \(written(rule.byInput))
        ref byConstant[0] = 0
        ref byConstant[t] = fh[t] * byConstant[t-1] + fa[t]
        ref byStart[0] = 1
        ref byStart[t] = fh[t] * byStart[t-1]
        ref byFirst[1] = fa[t]
        ref byFirst[t] = fh[t] * byFirst[t-1]
        ref byInput[1] = fx[t]
        ref byInput[t] = fh[t] * byInput[t-1]
      \(same("constant", "d(h[t], a)", "byConstant[t]"))
      \(same("start", "d(h[t], h[0])", "byStart[t]"))
      \(same("itself", "d(y[t], h[t])", "2"))
      \(same("back", "d(y[t], h[t-1])", "2 * fh[t]"))
      \(same("input", "d(h[t], x[t])", "fx[t]"))
      \(same("first_input", "d(h[t], x[1])", "byInput[t]"))
      \(same("first", "d(h[t], a, at: 1)", "byFirst[t]"))
      \(same("last", "d(h[t], a, window: 1)", "fa[t]"))
      \(same("two", "d(h[t], a, window: 2)", "fa[t] + fh[t] * fa[t-1]", guarded: "t > 1 implies "))
      \(same("three", "d(h[t], a, window: 3)", "fa[t] + fh[t] * (fa[t-1] + fh[t-1] * fa[t-2])", guarded: "t > 2 implies "))
      \(same("wide", "d(h[t], a, window: 9)", "byConstant[t]"))
      \(same("loss", "d(sum(y[i]^2 for i in 1..t), a)", "sum(8 * h[i] * byConstant[i] for i in 1..t)"))
        bound \(bound)
      }
      """
  }

  @Test(arguments: rational) func exactlyWhatTheChainRuleSays(rule: Rule) throws {
    for a in ["2", "-1/2", "3/5"] {
      for start in ["1/4", "-3/11"] {
        try check(rule, Self.text(rule, a: a, start: start, bound: 4, isExact: true))
      }
    }
  }

  @Test(arguments: smooth) func inBoundsWhatTheChainRuleSays(rule: Rule) throws {
    for a in ["2", "3/5"] {
      try check(rule, Self.text(rule, a: a, start: "1/4", bound: 3, isExact: false))
    }
  }

  private func check(_ rule: Rule, _ text: String) throws {
    let circuit = try circuit(text)
    for (place, verdict) in try verify(circuit, with: .record, upTo: nil, within: Budget()) {
      guard case .holds = verdict.judgement else {
        Issue.record("\(rule.f): \(circuit.claims[place].name) is \(verdict.judgement)")
        continue
      }
    }
  }

  @Test func aSecondStepBackIsASteeperPath() throws {
    // h[t] = a h[t-1] + b h[t-2]: two kinds of paths, whose lengths differ.
    let circuit = try circuit(
      """
      circuit Lags {
        input x: bit
        let a = 1/2
        let b = 3
        h[0] = 1
        h[-1] = 2
        h[t] = a * h[t-1] + b * h[t-2] + x[t]
        ref byA[0] = 0
        ref byA[-1] = 0
        ref byA[t] = a * byA[t-1] + b * byA[t-2] + h[t-1]
        ref byOld[0] = 0
        ref byOld[-1] = 1
        ref byOld[t] = a * byOld[t-1] + b * byOld[t-2]
        prove constant: d(h[t], a) == byA[t]
        prove old: d(h[t], h[-1]) == byOld[t]
        prove two_back: t > 2 implies d(h[t], h[t-2]) == a^2 + b
        prove over_one: t > 2 implies d(h[t], h[t-2], window: 2) == 0
        prove over_two: t > 2 implies d(h[t], h[t-2], window: 3) == a^2 + b
        bound 5
      }
      """)
    for (place, verdict) in try verify(circuit, with: .auto, upTo: nil, within: Budget()) {
      switch verdict.judgement {
      case .proved, .holds: continue
      default: Issue.record("\(circuit.claims[place].name) is \(verdict.judgement)")
      }
    }
  }
}

extension DerivativeTests.Rule {
  /// The rule with a name in its derivatives replaced by what it stands for.
  fileprivate func `where`(_ name: String, is value: String) -> Self {
    func filled(_ text: String) -> String {
      text.split(separator: " ", omittingEmptySubsequences: false).map { (word: Substring) in
        let bare = word.trimmingCharacters(in: "()-")
        return bare == name ? String(word).replacing(name, with: "(\(value))") : String(word)
      }.joined(separator: " ")
    }
    return Self(f, h: filled(byState), a: filled(byConstant), x: filled(byInput))
  }
}

extension Substring {
  /// The text without some characters at both ends.
  fileprivate func trimmingCharacters(in characters: String) -> String {
    var rest = self
    while let first = rest.first, characters.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
