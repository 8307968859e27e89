import CircuitLanguage
import Testing

@Suite struct ParserExpressionTests {
  /// The operators between two operands, a row for each precedence, loosest first.
  static let levels = [
    ["iff"], ["implies"], ["or"], ["xor"], ["and"], ["==", "!=", "<", "<=", ">", ">="], ["+", "-"],
    ["*", "/", "%", ".*"], ["^"],
  ]

  @Test func tighterOperatorsGroupFirstOnEitherSide() {
    for (looseLevel, looseSigns) in Self.levels.enumerated() {
      for tightSigns in Self.levels[(looseLevel + 1)...] {
        for loose in looseSigns {
          for tight in tightSigns {
            #expect(shape(of: "a \(tight) b \(loose) c") == "((a \(tight) b) \(loose) c)")
            #expect(shape(of: "a \(loose) b \(tight) c") == "(a \(loose) (b \(tight) c))")
          }
        }
      }
    }
  }

  @Test func operatorsOfOneLevelGroupToTheLeftExceptImpliesAndPower() {
    for signs in Self.levels where signs != ["implies"] && signs != ["^"] && !signs.contains("==") {
      for first in signs {
        for second in signs {
          #expect(shape(of: "a \(first) b \(second) c") == "((a \(first) b) \(second) c)")
        }
      }
    }
    #expect(shape(of: "a implies b implies c") == "(a implies (b implies c))")
    #expect(shape(of: "a ^ b ^ c") == "(a ^ (b ^ c))")
  }

  @Test func comparisonsDoNotChain() {
    let comparisons = Self.levels[5]
    for first in comparisons {
      for second in comparisons { #expect(shape(of: "a \(first) b \(second) c") == "E0115") }
    }
    #expect(shape(of: "x[1..t] matches \"1*\" == y") == "E0115")
    #expect(shape(of: "(a < b) == (b < c)") == "({(a < b)} == {(b < c)})")
  }

  @Test func notTakesAComparisonAndStopsBeforeAnd() {
    #expect(shape(of: "not a == b and c") == "((not (a == b)) and c)")
    #expect(shape(of: "not not a xor b") == "((not (not a)) xor b)")
    #expect(shape(of: "a and not b or c") == "((a and (not b)) or c)")
    #expect(shape(of: "not x[1..t] matches \"1\"") == "(not (x[1..t] matches \"1\"))")
    for tight in ["==", "<", "+", "*", "^"] { #expect(shape(of: "a \(tight) not b") == "E0126") }
    #expect(shape(of: "- not b") == "E0126")
  }

  @Test func signsBindTighterThanProductsAndLooserThanPowers() {
    #expect(shape(of: "-x^2") == "(- (x ^ 2))")
    #expect(shape(of: "2^-1") == "(2 ^ (- 1))")
    #expect(shape(of: "2^-x^2") == "(2 ^ (- (x ^ 2)))")
    #expect(shape(of: "2^-1 * 3") == "((2 ^ (- 1)) * 3)")
    #expect(shape(of: "-a * -b") == "((- a) * (- b))")
    #expect(shape(of: "a - -b") == "(a - (- b))")
    #expect(shape(of: "- - -a + +b") == "((- (- (- a))) + (+ b))")
    #expect(shape(of: "(-1)^(t-i)") == "({(- 1)} ^ {(t - i)})")
  }

  @Test func choicesReachAsFarToTheRightAsTheyCan() {
    #expect(shape(of: "if a then b else c + 1") == "(if a then b else (c + 1))")
    #expect(shape(of: "1 + if a then b else c and d") == "(1 + (if a then b else (c and d)))")
    #expect(
      shape(of: "if a then if b then 1 else 2 else if c then 3 else 4")
        == "(if a then (if b then 1 else 2) else (if c then 3 else 4))")
  }

  @Test func numbersAreExactAndKeepTheirSpelling() {
    #expect(shape(of: "1.50") == "1.50{3/2}")
    #expect(shape(of: "1e-3") == "1e-3{1/1000}")
    #expect(shape(of: "25E2") == "25E2{2500}")
    #expect(shape(of: "007") == "007{7}")
    #expect(shape(of: "3/4") == "(3 / 4)")
    #expect(shape(of: "x[1..8]") == "x[1..8]")
    #expect(shape(of: "2.*v") == "(2 .* v)")
    let digits = String(repeating: "9", count: 1000)
    #expect(shape(of: digits) == digits)
    #expect(shape(of: digits + "0") == "E0107")
    #expect(shape(of: "1e1000").hasPrefix("1e1000{1000"))
    #expect(shape(of: "1e1001") == "E0107")
  }

  @Test func readingsCallsAndQuantifiersNest() {
    #expect(shape(of: "p.y[t-1][2]") == "p.y[(t - 1)][2]")
    #expect(shape(of: "x[1..t][1] == x[1..t][2]") == "(x[1..t][1] == x[1..t][2])")
    #expect(shape(of: "value(reverse(x[1..t])) % 3") == "(value(reverse(x[1..t])) % 3)")
    #expect(
      shape(of: "any(a[i] == 1 and all(b[j] == 1 for j in i..t) for i in 1..t)")
        == "any(((a[i] == 1) and all((b[j] == 1) for j in i..t)) for i in 1..t)")
    #expect(shape(of: "[[i + j for i in 1..2] for j in 1..n-1]") == "[[(i + j) for i in 1..2] for j in 1..(n - 1)]")
    #expect(shape(of: "[[1, 0], [0, 1],] * v") == "([[1, 0], [0, 1]] * v)")
    #expect(shape(of: "[4, 5][1]") == "[4, 5][1]")
    #expect(shape(of: "min(a, b) + f()") == "(min(a, b) + f())")
    #expect(shape(of: "all(x[1..t])") == "all(x[1..t])")
    #expect(shape(of: "since(a or b, true)") == "since((a or b), true)")
  }

  @Test func mathematicalSignsAreOtherSpellingsOfOperators() {
    #expect(
      shape(of: "¬(a ≥ b) ∧ c ≠ d ∨ e ≤ f ⊕ g → h ↔ 2·k")
        == shape(of: "not (a >= b) and c != d or e <= f xor g implies h iff 2*k"))
  }

  @Test func onlyTheReservedWordsAreNotNames() {
    for word in ["matches", "within", "circuit", "input", "bound", "end", "sum", "example", "d", "T", "ref", "prove"] {
      #expect(shape(of: "\(word)[t] == 1") == "(\(word)[t] == 1)")
    }
    for word in ["t", "iff", "not", "true", "if", "for", "in", "when", "then", "else", "xor"] {
      let (_, diagnostics) = parse(SourceFile(path: "", text: "circuit C {\n  let \(word) = 1\n}"))
      #expect(diagnostics.map(\.code) == [.reservedName])
    }
  }
}
