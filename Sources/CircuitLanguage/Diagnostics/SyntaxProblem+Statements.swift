import CircuitModel

extension SyntaxProblem {
  /// The words for what is wrong with a statement as a whole.
  func reportStatement() -> Diagnostic {
    switch self {
    case .unknownStatement(let word, isOperator: true, let range):
      return Diagnostic(
        .unknownStatement, "no statement begins with `\(word)`", at: .init(range),
        notes: ["a statement goes on in the next line if its line ends in an operator, or inside brackets"],
        help: "write `\(word)` at the end of the line above")
    case .unknownStatement(let word, isOperator: false, let range):
      return unknownStatement(word, range)
    case .misplacedWhen(let place, let range):
      let (headline, help) =
        switch place {
        case .reach:
          ("`reach` takes no `when`", "`reach` looks for one step where its formula holds: write `F and G`")
        case .example:
          ("a claim in an example takes no `when`", "it is judged once, at the end: write `G implies F`")
        case .other:
          (
            "`when` belongs to `prove` and `refute` only",
            "write `if F then a else b` in an equation, `G implies F` in an assumption"
          )
        }
      return Diagnostic(.misplacedWhen, headline, at: .init(range), help: help)
    case .unclosedBlock(let block, let opened, let range):
      let name =
        switch block {
        case .circuit(let name): "circuit `\(name)`"
        case .example(let title): "example \"\(title)\""
        }
      return Diagnostic(
        .unclosedBlock, "\(name) has no closing `}`", at: .init(range, "`}` is due before this"),
        secondary: [.init(opened, "opened here")], help: "write `}` where it ends")
    case .outsideCircuit(let word, let range):
      return Diagnostic(
        .outsideCircuit, "`\(word)` stands outside every circuit", at: .init(range),
        notes: ["a file holds `import \"other.circuit\"` and `circuit Name { … }`"],
        help: "move it between the braces of a circuit; perhaps a `}` above closes one too early")
    case .insideCircuit(let word, let range):
      return Diagnostic(
        .insideCircuit, "`\(word)` cannot stand inside a circuit", at: .init(range),
        help: word == "import"
          ? "move it to the beginning of the file"
          : "close the circuit around it first; to use one circuit in another, write `part p = Other(x: x[t])`")
    case .badRow(let flaw, let range):
      return badRow(flaw, range)
    case .missingIndex(let name, let range):
      let place = SourceRange(file: range.file, start: range.end, end: range.end)
      return Diagnostic(
        .missingIndex, "`\(name)` is a sequence: say which steps this defines", at: .init(range),
        help: "write `\(name)[t] = …` for every step, `\(name)[0] = …` for a beginning; "
          + "a constant is declared by `let \(name) = …`",
        fix: .init(place, replacement: "[t]"))
    default:
      preconditionFailure("not a problem of a statement: \(self)")
    }
  }

  private func unknownStatement(_ word: String, _ range: SourceRange) -> Diagnostic {
    let words = [
      "assume", "bound", "convention", "example", "input", "let", "output", "part", "prove", "reach", "ref", "refute",
    ]
    let synonyms = [
      "assert": "prove", "axiom": "assume", "check": "prove", "claim": "prove", "cell": "part", "const": "let",
      "constant": "let", "def": "let", "depth": "bound", "disprove": "refute", "ensure": "prove", "ensures": "prove",
      "exists": "reach", "given": "assume", "instance": "part", "lemma": "prove", "limit": "bound", "out": "output",
      "param": "let", "require": "assume", "requires": "assume", "returns": "output", "show": "prove",
      "spec": "prove", "test": "example", "theorem": "prove", "use": "part", "val": "let", "var": "let",
      "where": "assume", "in": "input",
    ]
    let near = synonyms[word.lowercased()].map { [$0] } ?? nearestNames(to: word, among: words)
    return Diagnostic(
      .unknownStatement, "no statement begins like this", at: .init(range),
      notes: [
        "a line is an equation, `h[t] = …`, or begins with one of: " + words.joined(separator: ", ")
      ],
      help: didYouMean(near),
      fix: near.count == 1 ? near.first.map { .init(range, replacement: $0) } : nil)
  }

  private func badRow(_ flaw: RowFlaw, _ range: SourceRange) -> Diagnostic {
    switch flaw {
    case .notANumber(let found):
      Diagnostic(
        .badRow, "\(found.description) is not a value of a row", at: .init(range),
        help: "a row is a number or a vector a step: `x = 0 1 1`, `x = -1 3/4 0.5`, `v = [0 1] [1 1]`")
    case .divisionByZero:
      Diagnostic(.badRow, "a division by 0", at: .init(range), help: "write a divisor other than 0")
    case .noValues(let name):
      Diagnostic(
        .badRow, "the row `\(name)` has no values", at: .init(range), help: "write one value a step: `\(name) = 0 1 1`")
    case .nestedVector:
      Diagnostic(
        .badRow, "a vector inside a vector", at: .init(range),
        help: "signals are numbers or vectors: write `[0 1] [1 1]`")
    }
  }
}
