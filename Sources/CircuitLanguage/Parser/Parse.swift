import CircuitModel

/// Reads a circuit file: text to a tree of what is written, without looking at what names mean.
///
/// Several independent problems are found in one run. Where there is any, the tree holds only what could be read, and
/// nothing must be concluded from what is absent.
///
/// ```swift
/// let file = SourceFile(path: "x.circuit", text: "circuit A {\n  input x: bit\n  y[t] = x[t] +\n}")
/// parse(file).diagnostics.map(\.headline)  // ["a value is missing after `+`"]
/// ```
/// - Parameter source: the file; any bytes at all.
/// - Returns: the tree, and what is wrong, in the order of the file; at most 20 problems.
/// - Complexity: O(number of bytes)
public func parse(_ source: SourceFile) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  let parsed = ParsedFile(source)
  return (parsed.tree, parsed.diagnostics)
}

/// Everything that reading a file gives: what the checker needs, and what only the formatter does.
struct ParsedFile {
  /// The tokens and comments.
  var lexed: LexedFile
  /// What the file says.
  var tree: SyntaxTree
  /// What is wrong, in the order of the file.
  var diagnostics: [Diagnostic]

  /// Reads a file.
  init(_ source: SourceFile) {
    lexed = Lexer.lex(source)
    tree = SyntaxTree()
    var problems = lexed.problems
    // Of a file that was not read to its end, a missing brace says nothing.
    if !lexed.isCutShort {
      var parser = Parser(source, lexed)
      tree = parser.parseFile()
      problems += parser.problems
    }
    diagnostics = ParsedFile.inOrder(problems).map { $0.report() }
    if problems.count >= SyntaxProblem.mostReported, let last = diagnostics.indices.last {
      diagnostics[last].notes.append("reading stopped here: mend these first, and check again")
    }
  }

  private static func inOrder(_ problems: [SyntaxProblem]) -> [SyntaxProblem] {
    let sorted = problems.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }
    return sorted.prefix(SyntaxProblem.mostReported).map(\.element)
  }
}
