import CircuitModel

/// Where the lines of a formatted file begin: what the formatter takes from the tree.
///
/// Everything else it takes from the tokens, so that nothing that was written can be lost on the way.
struct Layout {
  /// What begins at a token.
  struct Line {
    var kind: Kind
    /// How many blocks are open around it.
    var level: Int
    /// How many words before the rest are keywords, so that `assume (a) or b` is not taken for a call.
    var keywords = 1
    /// The width to which the name of a row is padded.
    var nameWidth = 0
  }

  /// What can begin at a token.
  enum Kind {
    case statement
    /// A claim without a name; the colon after its keyword may be missing.
    case unnamedClaim
    /// An input, whose type is written without blanks: `-1..1`.
    case input
    /// The beginning of a circuit or an example, up to its brace.
    case header
    case row
    /// The brace that ends a circuit.
    case endOfCircuit
    /// The brace that ends an example.
    case endOfExample
  }

  /// The lines, by the place of their first token. Only looked up.
  private(set) var lines: [Int: Line] = [:]
  private let tokens: [Token]

  /// Finds the lines of a file that was read without a problem.
  init(_ parsed: ParsedFile) {
    tokens = parsed.lexed.tokens
    for path in parsed.tree.imports {
      lines[place(of: path.range.start) - 1] = Line(kind: .statement, level: 0)
    }
    for circuit in parsed.tree.circuits {
      lines[place(of: circuit.range.start)] = Line(kind: .header, level: 0)
      lines[place(of: circuit.range.end - 1)] = Line(kind: .endOfCircuit, level: 0)
      for item in circuit.items { add(item) }
    }
  }

  private mutating func add(_ item: ItemSyntax, level: Int = 1) {
    var line = Line(kind: .statement, level: level)
    switch item.kind {
    case .input: line.kind = .input
    case .equation(.plain, _, _, _): line.keywords = 0
    case .part(isReference: true, _, _, _): line.keywords = 2
    case .claim(_, nil, _, _): line.kind = .unnamedClaim
    case .example(_, let rows, let statements):
      line.kind = .header
      let width = rows.map(\.name.text.utf8.count).max() ?? 0
      for row in rows {
        lines[place(of: row.range.start)] = Line(kind: .row, level: 2, keywords: 0, nameWidth: width)
      }
      for statement in statements { add(statement, level: 2) }
      lines[place(of: item.range.end - 1)] = Line(kind: .endOfExample, level: 1)
    default: break
    }
    lines[place(of: item.range.start)] = line
  }

  /// The place of the token that begins at an offset.
  private func place(of offset: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].offsets.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
