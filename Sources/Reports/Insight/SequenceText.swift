package import CircuitModel

/// How letters and sequences are written where there is no room for a table.
extension Circuit {
  /// A letter: `1`, `[0 1]` for a vector, `(0 [1 1])` for several inputs.
  package func text(ofLetter letter: Int) -> String {
    let values = zip(alphabet.cells, alphabet.values(of: letter))
    let texts = Dictionary(values.map { ($0, "\($1)") }) { first, _ in first }
    let inputs = signals.filter { $0.role == .input }.map { signal in
      joined(signal.components.map { texts[$0] ?? "?" }, asVector: signal.isVector)
    }
    return inputs.count == 1 ? inputs[0] : "(" + inputs.joined(separator: " ") + ")"
  }

  /// A sequence, letter by letter: `1 0 1`.
  package func text(ofWord word: [Int]) -> String { word.map { text(ofLetter: $0) }.joined(separator: " ") }

  /// What the letters of a sequence are of, where that has to be said: `(a b)`.
  package var letterNames: String? {
    let inputs = signals.filter { $0.role == .input }
    return inputs.count > 1 ? "(" + inputs.map(\.name.visible).joined(separator: " ") + ")" : nil
  }

  /// A sequence as an example writes it, a line an input: `x = 1 0 1`.
  package func rows(ofWord word: [Int]) -> [(name: String, values: [String])] {
    var steps: [CellID: [String]] = [:]
    for letter in word {
      for (cell, value) in zip(alphabet.cells, alphabet.values(of: letter)) {
        steps[cell, default: []].append("\(value)")
      }
    }
    return signals.filter { $0.role == .input }.map { signal in
      let columns = word.indices.map { step in
        joined(signal.components.map { steps[$0]?[step] ?? "?" }, asVector: signal.isVector)
      }
      return (signal.name, columns)
    }
  }

  /// A sequence for machines: for each input the values of its steps.
  func json(ofWord word: [Int]) -> JSONValue {
    var steps: [CellID: [JSONValue]] = [:]
    for letter in word {
      for (cell, value) in zip(alphabet.cells, alphabet.values(of: letter)) {
        steps[cell, default: []].append(.string("\(value)"))
      }
    }
    return .object(
      signals.filter { $0.role == .input }.map { signal in
        let columns = word.indices.map { step -> JSONValue in
          let values = signal.components.map { steps[$0]?[step] ?? .null }
          return signal.isVector ? .array(values) : values.first ?? .null
        }
        return (signal.name, .array(columns))
      })
  }
}

/// Columns side by side, each as wide as its widest text; what is a number stands at the right.
func aligned(_ rows: [[String]], leftColumns: Int = 1, gap: String = "  ") -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0 }
  return rows.map { row in
    var line = row.enumerated().map { column, text in
      column < leftColumns ? text.padded(to: widths[column]) : text.rightAligned(to: widths[column])
    }.joined(separator: gap)
    while line.last == " " { line.removeLast() }
    return line
  }
}
