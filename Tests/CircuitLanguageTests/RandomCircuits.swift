import Fuzzing

/// Writes random circuit files that are grammatical and badly laid out: every construct, any number of blanks, comments
/// at the ends of lines, line ends inside brackets. What they say makes no sense.
struct RandomCircuits {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func file() -> String {
    var text = lines(0...2, "")
    for _ in 0..<pick(0...2) { text += "import\(blank)\"a/\(word()).circuit\"" + end("") }
    for _ in 0..<pick(1...3) {
      text += lines(0...2, "") + "circuit " + word()
      if chance(4) {
        text += "(" + gap + "k in \(number())..\(number())" + (chance(2) ? "," + gap + "m in 1..k" : "") + gap + ")"
      }
      text += (chance(8) ? "\n" : " ") + "{" + end("")
      for _ in 0..<pick(0...6) { text += lines(0...2, "  ") + "  " + item() + end("  ") }
      text += lines(0...1, "  ") + "}" + end("")
    }
    return text
  }
}

extension RandomCircuits {
  private mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func chance(_ count: Int) -> Bool { pick(1...count) == 1 }

  private mutating func one(_ choices: [String]) -> String { choices[pick(0...(choices.count - 1))] }

  /// Blanks where one is needed.
  private var blank: String {
    mutating get { one([" ", "  ", "\t"]) }
  }

  /// Blanks where none is needed.
  private var space: String {
    mutating get { one(["", " ", " ", "   "]) }
  }

  /// Blanks and perhaps line ends and comments, inside a bracket.
  private var gap: String {
    mutating get {
      chance(6) ? (chance(3) ? " // in between" : "") + "\n" + (chance(4) ? "\n// alone\n" : "") + space : space
    }
  }

  /// The end of a line, perhaps with a comment.
  private mutating func end(_ indent: String) -> String {
    (chance(4) ? space + one(["// why", "//", "/// not a description", "// trailing blanks  "]) : "")
      + one(["\n", "\n", "\r\n", "\n\n", "\n\n\n"])
  }

  /// Lines of comments.
  private mutating func lines(_ count: ClosedRange<Int>, _ indent: String) -> String {
    var text = ""
    for _ in 0..<pick(count) {
      text += indent + one(["// alone", "/// described", "///  of\t ", "/// ", "//// ruler"]) + one(["\n", "\n\n"])
    }
    return text
  }

  private mutating func word() -> String {
    one(["x", "y", "h", "W", "p", "bound", "end", "sum", "input", "long_name", "d2"])
  }

  private mutating func number() -> String { one(["0", "1", "2", "10", "1.5", "0.50", "1e-3", "7"]) }

  private mutating func item() -> String {
    switch pick(1...12) {
    case 1: return "input \(word())\(space):\(space)\(type())"
    case 2: return "let \(word())\(space)=\(space)\(expression(3))"
    case 3: return one(["output ", "ref ", ""]) + "\(word())[\(space)t\(space)]\(space)=\(space)\(expression(4))"
    case 4:
      return one(["part ", "ref part "]) + "\(word()) = \(word())(\(gap)x\(space):\(space)\(expression(2))\(gap))"
    case 5: return "convention step(0) = " + one(["0", "1", "1/2"])
    case 6: return "assume " + expression(3, startsBracket: false)
    case 7: return one(["prove", "refute"]) + " \(word()):\(space)\(expression(4))" + when()
    case 8: return one(["prove:", "refute:", "reach:", "prove", "reach"]) + " " + expression(3, startsBracket: false)
    case 9: return "bound " + number()
    default: return example()
    }
  }

  private mutating func when() -> String { chance(3) ? " when " + expression(2) : "" }

  private mutating func type() -> String {
    one(["bit", "sign", "bit[2]", "{0,1}", "{ -1/2, 0.5 }[3]", "-1..1", "0..k", "0 .. 2*k-1[2]", "onehot[ 4 ]", "real"])
  }

  private mutating func example() -> String {
    var text = "example \"" + one(["by hand", "ünïcode", ""]) + "\"\(space){" + end("    ")
    for _ in 0..<pick(0...4) {
      text += lines(0...1, "    ")
      if chance(3) {
        text += "    " + statement() + end("    ")
        continue
      }
      text += "    " + one(["x", "y", "p.y", "long_name"]) + space + "=" + space
      for step in 0..<pick(1...5) {
        if step > 0 { text += one([" ", "  ", ", ", " ,", ",\n      "]) }
        text += chance(4) ? "[\(space)\(value())\(one([" ", ", ", "\n"]))\(value())\(space)]" : value()
      }
      text += (chance(5) ? " within " + one(["0.005", "1/2"]) : "") + end("    ")
    }
    return text + lines(0...1, "    ") + "  }"
  }

  /// What stands in an example besides rows.
  private mutating func statement() -> String {
    switch pick(1...3) {
    case 1: "let \(word())\(space)=\(space)\(expression(3))"
    case 2: one(["prove", "refute"]) + " \(word())\(space):\(space)\(expression(3))"
    default: one(["prove:", "refute:", "prove", "refute"]) + " " + expression(3, startsBracket: false)
    }
  }

  private mutating func value() -> String { one(["0", "1", "-1", "0.5", "3/4", "- 3 / 4", "+2"]) }
}

extension RandomCircuits {
  private static let signs = [
    "iff", "implies", "or", "xor", "and", "==", "!=", "~", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", ".*", "^",
    "↔", "→", "∨", "⊕", "∧", "≠", "≤", "≥", "·",
  ]

  /// An expression of a depth. Operands are in brackets unless they need none, so that it is always grammatical.
  private mutating func expression(_ depth: Int, startsBracket: Bool = true) -> String {
    if depth == 0 || chance(6) { return atom() }
    switch pick(1...12) {
    case 1...4: return operand(depth, startsBracket) + blank + one(Self.signs) + blank + operand(depth)
    case 5: return one(["-", "- ", "+"]) + operand(depth)
    case 6: return one(["not ", "¬"]) + operand(depth)
    case 7:
      return "if \(expression(depth - 1))\(blank)then \(expression(depth - 1))\(blank)else \(expression(depth - 1))"
    case 8:
      return one(["all", "any", "sum", "min"])
        + "(\(gap)\(expression(depth - 1)) for i in \(bound())..\(bound())\(gap))"
    case 9: return "f(\(gap)\(expression(depth - 1))\(gap),\(gap)\(expression(depth - 1))\(gap))"
    case 10 where startsBracket:
      return "[\(gap)\(expression(depth - 1)),\(gap)\(expression(depth - 1))\(one(["", ","]))\(gap)]"
    case 11 where startsBracket: return "[\(expression(depth - 1)) for j in \(bound())..\(bound())]"
    default: return "x[1..t] matches \"(0|1)*\""
    }
  }

  private mutating func operand(_ depth: Int, _ startsBracket: Bool = true) -> String {
    chance(2) ? "(\(gap)\(expression(depth - 1))\(gap))" : atom()
  }

  private mutating func bound() -> String { one(["1", "t", "t-1", "k + 1", "(-2)", "-1", "2*n"]) }

  private mutating func atom() -> String {
    one([
      number(), "3/4", "t", "true", "x[t]", "x [ t - 1 ]", "h[t-2][1]", "p.y[t]", "y[1..t]", "x[ 1 .. t - 1 ][2]", "W",
      "value(reverse(x[1..t]))", "x[min(t, 2)]", "x[if t > 1 then t-1 else 1]", "end[t]", "f ()", "(1)",
    ])
  }
}
