import CircuitModel
import Testing

@testable import CircuitLanguage

@Suite struct ParserTests {
  /// The items of the only circuit of a text that must be readable.
  func items(_ text: String) -> [ItemSyntax] {
    let (tree, diagnostics) = parse(SourceFile(path: "", text: "circuit C {\n" + text + "\n}"))
    #expect(diagnostics == [])
    #expect(tree.circuits.count == 1)
    return tree.circuits.first?.items ?? []
  }

  /// The codes of what is wrong with the items of a circuit.
  func codes(_ text: String) -> [String] {
    parse(SourceFile(path: "", text: "circuit C {\n" + text + "\n}")).diagnostics.map(\.code.rawValue)
  }

  @Test func theCircuitsOfTheLanguageDescriptionParse() {
    let (tree, diagnostics) = parse(SourceFile(path: "Language.circuit", text: Samples.language))
    #expect(diagnostics == [])
    #expect(tree.circuits.map(\.name.text) == ["RunningAnd", "RunningAndAtHalf", "SequenceEquality", "AlternatingSum"])
    #expect(tree.circuits[0].documentation == ["Emits 1 for as long as every input so far was 1."])
    #expect(tree.circuits.map(\.items.count) == [6, 6, 8, 7])
  }

  @Test func everyTypeOfInputParses() {
    let types = [
      "bit", "sign", "bit[2]", "{0, 1, 5}", "{-1/2, 0.5}[3]", "-1..1", "0..k", "0..k[2]", "0..2*k-1", "onehot[4]",
      "lo..hi", "k - 1..k + 1", "real", "real[3]",
    ]
    for type in types {
      let parsed = items("input x: \(type)")
      guard case .input(let name, let syntax)? = parsed.first?.kind else {
        Issue.record("\(type) is not an input")
        continue
      }
      #expect(name.text == "x")
      #expect((syntax.size != nil) == type.hasSuffix("]"))
    }
    #expect(codes("input x: {}") == ["E0111"])
  }

  @Test func importsFamiliesAndDescriptionsParse() {
    let text = """
      // a comment
      import "first.circuit"
      import "second.circuit"

      /// One line
      ///  and another.
      circuit Delay(k in 1..8, m in k..2 * k) {
        /// Not for what follows.

        /// What comes out.
        output y[t] = x[t-k]
        bound 4 /// not a description
        bound 5
      }
      """
    let (tree, diagnostics) = parse(SourceFile(path: "", text: text))
    #expect(diagnostics == [])
    #expect(tree.imports.map(\.path) == ["first.circuit", "second.circuit"])
    let circuit = tree.circuits[0]
    #expect(circuit.documentation == ["One line", " and another."])
    #expect(circuit.parameters.map(\.name.text) == ["k", "m"])
    #expect(circuit.parameters.map { shape($0.upper) } == ["8", "(2 * k)"])
    #expect(circuit.items.map(\.documentation) == [["What comes out."], [], []])
  }

  @Test func equationsWithTheirRolesParse() {
    let parsed = items("h[0] = 1\nh[-1] = 0\nh[t] = x[t]\noutput y[t] = h[t]\nref r[t] = 1\nref[t] = 2\noutput[t] = 3")
    let roles = parsed.map { item -> String in
      guard case .equation(let role, let name, let index, let value) = item.kind else { return "" }
      return "\(role) \(name.text)[\(shape(index))] = \(shape(value))"
    }
    #expect(
      roles == [
        "plain h[0] = 1", "plain h[(- 1)] = 0", "plain h[t] = x[t]", "output y[t] = h[t]", "reference r[t] = 1",
        "plain ref[t] = 2", "plain output[t] = 3",
      ])
  }

  @Test func keywordsAreNamesWhereAnIndexFollows() {
    let words = [
      "assume", "bound", "circuit", "convention", "example", "import", "input", "let", "matches", "output", "part",
      "prove", "reach", "ref", "refute", "within", "end", "sum",
    ]
    let parsed = items(words.map { "\($0)[t] = 1" }.joined(separator: "\n"))
    let names = parsed.map { item -> String in
      guard case .equation(.plain, let name, _, _) = item.kind else { return "" }
      return name.text
    }
    #expect(names == words)
    #expect(codes(words.map { "output \($0)[t] = 1" }.joined(separator: "\n")) == [])
  }

  @Test func partsAndConventionsParse() {
    let parsed = items("part p = Other(x: x[t], k: 3)\nref part q = Other()\nconvention step(0) = 1/2")
    guard case .part(false, let p, let circuit, let arguments) = parsed[0].kind,
      case .part(true, let q, _, let none) = parsed[1].kind,
      case .convention(let function, let argument, let value) = parsed[2].kind
    else {
      Issue.record("wrong kinds")
      return
    }
    #expect([p.text, circuit.text, q.text, function.text] == ["p", "Other", "q", "step"])
    #expect(arguments.map { "\($0.name.text): \(shape($0.value))" } == ["x: x[t]", "k: 3"])
    #expect(none.isEmpty)
    #expect(shape(argument) == "0" && shape(value) == "(1 / 2)")
  }

  @Test func claimsWithAndWithoutNamesParse() {
    let text = """
      prove correct: y[t] iff all(x[1..t])
      prove: y[t] == 1 when t > 1
      prove y[t] == 1
      prove (y[t]) == 1
      prove not y[t]
      refute wrong: y[t] == 2 when x[t]
      reach on: y[t] == 1
      reach y[t] == 1
      """
    let claims = items(text).map { item -> String in
      guard case .claim(let keyword, let name, let formula, let when) = item.kind else { return "" }
      return "\(keyword) \(name?.text ?? "-"): \(shape(formula))" + (when.map { " when " + shape($0) } ?? "")
    }
    #expect(
      claims == [
        "prove correct: (y[t] iff all(x[1..t]))", "prove -: (y[t] == 1) when (t > 1)", "prove -: (y[t] == 1)",
        "prove -: ({y[t]} == 1)", "prove -: (not y[t])", "refute wrong: (y[t] == 2) when x[t]",
        "reach on: (y[t] == 1)", "reach -: (y[t] == 1)",
      ])
    #expect(codes("reach on: a when b") == ["E0118"])
    #expect(codes("prove correct y[t]") == ["E0112"])
  }

  @Test func examplesParse() {
    let text = """
      example "by hand" {
        x = 0 1, -1, 3/4 0.5
        v = [0 1] [1, -1/2]
        p.y = 1 2 within 0.005
        within = 1 within 1/2
        let = 2
        prove = 3,
          4
      }
      example "on one line" { x = 0 1 y = 1 1 within 0.5 z = 2 }
      example "empty" {}
      """
    let rows = items(text).map { item -> [String] in
      guard case .example(_, let rows, statements: _) = item.kind else { return [] }
      return rows.map { row in
        let values = row.values.map { value in
          let numbers = value.components.map(\.description).joined(separator: " ")
          return value.isVector ? "[\(numbers)]" : numbers
        }
        return row.name.text + " = " + values.joined(separator: " ") + (row.tolerance.map { " ± " + shape($0) } ?? "")
      }
    }
    #expect(
      rows == [
        [
          "x = 0 1 -1 3/4 1/2", "v = [0 1] [1 -1/2]", "p.y = 1 2 ± 0.005{1/200}", "within = 1 ± (1 / 2)", "let = 2",
          "prove = 3 4",
        ],
        ["x = 0 1", "y = 1 1 ± 0.5{1/2}", "z = 2"], [],
      ])
  }

  @Test func aStatementEndsWithItsLineUnlessABracketOrAnOperatorIsOpen() {
    let text = """
      h[t] =
        x[t] +
        x[t-1] *
        (2
          + 3)
      prove p: a implies
        b and
        not
        c
      let W = [
        [1, 2],
        [3, 4]
      ]
      prove q:
        if a
        then b
        else c
      """
    #expect(items(text).count == 4)
    #expect(codes("h[t] = x[t]\n  + 1") == ["E0117"])
  }

  @Test func lineEndsOfEverySystemAndAByteOrderMarkAreAccepted() {
    for end in ["\n", "\r\n", "\r"] {
      let text =
        "\u{FEFF}" + Samples.language.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
      let source = SourceFile(path: "", text: text)
      #expect(parse(source).diagnostics == [])
      #expect(source.lineCount == Samples.language.split(separator: "\n", omittingEmptySubsequences: false).count)
      #expect(source.position(of: 3).column == 1)
    }
  }

  @Test func independentMistakesAreAllReportedInOneRun() {
    let text = """
      circuit A {
        input x bit
        h[t = step(x[t])
        output y[t] = x[t] +
        prove p: y[t] = 1
      }
      circuit B {
        outptu y[t] = 1
        let W = [[1, 2], [3, 4]
        bound 3 4
      }
      """
    let source = SourceFile(path: "", text: text)
    let found = BrokenFiles.said(parse(source).diagnostics, about: source).map(\.description)
    #expect(
      found == [
        "E0112 2:11", "E0103 3:7", "E0111 4:23", "E0114 5:17", "E0117 8:3", "E0103 9:26", "E0113 10:11",
      ])
  }

  @Test func theExamplesOfTheDocumentationAreTrue() throws {
    let file = SourceFile(path: "x.circuit", text: "circuit A {\n  input x: bit\n  y[t] = x[t] +\n}")
    #expect(parse(file).diagnostics.map(\.headline) == ["a value is missing after `+`"])
    let ugly = SourceFile(path: "", text: "circuit A{input x:bit\n  y[ t ]=x[t]∧x[t-1]}")
    #expect(try format(ugly) == "circuit A {\n  input x: bit\n  y[t] = x[t] and x[t-1]\n}\n")
    let lines = SourceFile(path: "x.circuit", bytes: Array("h[0] = 1\nh[t] = 0".utf8))
    #expect(lines.position(of: 9) == (line: 2, column: 1))
  }

  @Test func atMostTwentyMistakesAreReported() {
    let text = "circuit A {\n" + String(repeating: "  h[t = 1\n", count: 100) + "}"
    let diagnostics = parse(SourceFile(path: "", text: text)).diagnostics
    #expect(diagnostics.count == 20)
    #expect(diagnostics.last?.notes.last?.contains("reading stopped here") == true)
  }
}
