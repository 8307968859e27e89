import CircuitModel
import Testing

@testable import CircuitLanguage

/// What stands in an example besides rows: values, claims, rounded numbers, derivatives.
@Suite struct ParserExampleTests {
  /// The rows and statements of an example, each in a line.
  private func entries(_ text: String) -> [String] {
    let (tree, diagnostics) = parse(SourceFile(path: "", text: "circuit C {\nexample \"e\" {\n\(text)\n}\n}"))
    guard diagnostics.isEmpty, case .example(_, let rows, let statements)? = tree.circuits.first?.items.first?.kind
    else { return diagnostics.map(\.code.rawValue) }
    return rows.map(\.name.text)
      + statements.map { item in
        let documentation = item.documentation.map { "/\($0)/ " }.joined()
        switch item.kind {
        case .constant(let name, let value): return "\(documentation)let \(name.text) = \(shape(value))"
        case .claim(let keyword, let name, let formula, _):
          return "\(documentation)\(keyword) \(name?.text ?? "-"): \(shape(formula))"
        default: return "something else"
        }
      }
  }

  @Test func rowsValuesAndClaimsStandInAnyOrder() {
    let text = """
      x = 1 2
      let a = x[1]
      prove first: a == 1
      target = 3 4
      /// Not so.
      /// Really.
      refute second: a == 2
      prove a > 0
      prove: a < 2
      """
    #expect(
      entries(text) == [
        "x", "target", "let a = x[1]", "prove first: (a == 1)", "/Not so./ /Really./ refute second: (a == 2)",
        "prove -: (a > 0)", "prove -: (a < 2)",
      ])
  }

  @Test func wordsOfStatementsAreRowsWhereAnEqualsSignFollows() {
    #expect(entries("let = 1 2\nprove = 3 4\nrefute = 1 1\nreach = 0 0") == ["let", "prove", "refute", "reach"])
    #expect(entries("let = 1 2 let.x = 3 4") == ["let", "let.x"])
  }

  @Test func aClaimGoesOnInTheNextLineAfterAnOperatorOnly() {
    #expect(entries("prove a: x[1] >\n 2 and\n x[2] > 1\ny = 1") == ["y", "prove a: ((x[1] > 2) and (x[2] > 1))"])
    #expect(entries("prove a: x[1]\n> 2") == ["E0112"])
  }

  @Test func roundingBindsLikeAComparison() {
    #expect(shape(of: "a + 1 ~ 0.50") == "((a + 1) ~ 0.50{1/2})")
    #expect(shape(of: "a ~ -1e-3 and b ~ [1, 2]") == "((a ~ (- 1e-3{1/1000})) and (b ~ [1, 2]))")
    #expect(shape(of: "not a ~ 1") == "(not (a ~ 1))")
    #expect(shape(of: "a ~ 1 ~ 2") == "E0115")
    #expect(shape(of: "a < b ~ 2") == "E0115")
  }

  @Test func argumentsWithNamesComeLast() {
    #expect(shape(of: "d(L, W, at: 2) == 1") == "(d(L, W, at: 2) == 1)")
    #expect(shape(of: "d(L, W, window: k + 1,) == 1") == "(d(L, W, window: (k + 1)) == 1)")
    #expect(shape(of: "d(L, at: 2, W) == 1") == "E0112")
    #expect(shape(of: "d(L, at 2) == 1") == "E0103")
  }

  @Test(arguments: [
    ("prove a: x[1] == 1 when T == 2", "E0118"), ("reach a: x[1] == 1", "E0112"), ("assume x[1] == 1", "E0112"),
    ("h[2] = 7", "E0112"), ("x[1] == 1", "E0112"), ("prove total x[1] == 2", "E0112"), ("prove a: x[1] = 1", "E0114"),
    ("let k: 82", "E0112"), ("let k =", "E0111"), ("prove a:", "E0111"), ("prove", "E0112"), ("let", "E0112"),
  ])
  func whatIsNoStatementOfAnExampleIsOneMessage(text: String, code: String) {
    #expect(entries("x = 1 2\n\(text)\ny = 1 2") == [code])
  }

  @Test func afterABrokenStatementTheNextOneIsRead() {
    #expect(entries("x = 1\nreach a: b\nprove c: d = 1\nlet = 2 3 +\nprove q: r == 1") == ["E0112", "E0114", "E0124"])
  }
}
