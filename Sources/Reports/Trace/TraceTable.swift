public import CircuitModel

/// One sequence as a homework would write it down: a row for each signal, a column for each step.
///
/// Inputs come first, then outputs, the other units, references, and last what instances are fed. The values of a vector
/// stand together in brackets; a value that could not be computed is a question mark.
/// ```
/// t   1  2  3
/// x   1  1  0
/// y   1  1  1
///           ^
/// ```
/// Where the table belongs to an example that differs, what was expected stands under each row that differs.
public struct TraceTable: Sendable {
  /// One line of the table: a name and a text for each step.
  struct Row: Sendable {
    var label: String
    var cells: [String]
  }

  /// How many steps the table has.
  let length: Int
  /// The rows, without that of the steps.
  private(set) var rows: [Row] = []
  /// The steps to point at, ascending.
  let marked: [Int]

  /// Lays out a trace.
  /// - Parameters:
  ///   - trace: A run of the circuit.
  ///   - circuit: The circuit, for the names and the order of its signals.
  ///   - marked: The steps to point at with `^`, ascending.
  ///   - example: The example that the trace was compared with, if any.
  public init(_ trace: Trace, of circuit: Circuit, marking marked: [Int] = [], against example: Example? = nil) {
    self.length = trace.word.count
    self.marked = marked
    for signal in circuit.signalsInReadingOrder {
      rows.append(Row(label: signal.name.visible, cells: signal.texts(in: trace)))
      if let example, let expected = signal.expectedTexts(in: example, where: trace) {
        rows.append(Row(label: "  expected", cells: expected))
      }
    }
  }
}

extension TraceTable {
  /// The table as text, each line with a newline at its end.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; a longer table continues in a further block of lines.
  ///   - indent: What to put before each line.
  /// - Returns: The blocks of lines, an empty line between them.
  /// - Complexity: O(signals · steps)
  public func text(width: Int = 80, indent: String = "") -> String {
    let labels = ([header] + rows).map(\.label.columns).max() ?? 0
    let columns = (0..<length).map { step in ([header] + rows).map { $0.cells[step].columns }.max() ?? 0 }
    let room = max(1, width - indent.columns - labels)
    return blocks(of: columns, room: room).map { block in
      var lines = ([header] + rows).map { row in line(row.label, row.cells, block, columns, labels: labels) }
      if marked.contains(where: { block.contains($0 - 1) }) {
        let marks = (1...max(1, length)).map { marked.contains($0) ? "^" : "" }
        lines.append(line("", marks, block, columns, labels: labels))
      }
      return lines.map { indent + $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private var header: Row { Row(label: "t", cells: (1...max(1, length)).prefix(length).map(String.init)) }

  /// Splits the steps into stretches that fit, each of at least one step.
  private func blocks(of columns: [Int], room: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, used) = (0, 0)
    for (step, width) in columns.enumerated() {
      let needed = TraceTable.gap.count + width
      if step > start && used + needed > room {
        blocks.append(start..<step)
        (start, used) = (step, 0)
      }
      used += needed
    }
    return blocks + [start..<columns.count]
  }

  private func line(
    _ label: String, _ cells: [String], _ block: Range<Int>, _ columns: [Int], labels: Int
  ) -> String {
    var line = label.padded(to: labels)
    for step in block { line += TraceTable.gap + cells[step].rightAligned(to: columns[step]) }
    while line.last == " " { line.removeLast() }
    return line
  }

  private static let gap = "  "
}

extension Circuit {
  /// The signals in the order in which a reader wants them.
  var signalsInReadingOrder: [Signal] {
    let roles: [Signal.Role] = [.input, .output, .unit, .reference, .wire]
    return roles.flatMap { role in signals.filter { $0.role == role } }
  }
}

extension Signal {
  /// The values in a trace, one text a step.
  fileprivate func texts(in trace: Trace) -> [String] {
    (1...max(1, trace.word.count)).prefix(trace.word.count).map { step in
      let values = components.map { trace.value(of: $0, atStep: step)?.tableText ?? "?" }
      return joined(values, asVector: isVector)
    }
  }

  /// What an example expects of the signal, one text a step, or `nil` where nothing that it expects differs.
  fileprivate func expectedTexts(in example: Example, where trace: Trace) -> [String]? {
    let differing = Set(trace.differences.map { example.rows[$0.row].cell })
    guard components.contains(where: differing.contains) else { return nil }
    return trace.word.indices.map { step in
      let values = components.map { cell in
        example.rows.first { $0.cell == cell && step < $0.values.count }
          .map { Value.exact($0.values[step]).tableText + $0.toleranceText } ?? "_"
      }
      return joined(values, asVector: isVector)
    }
  }
}

extension Example.Row {
  /// How far off the values may be, for a reader: `±1/200`, or nothing where they must be exact.
  fileprivate var toleranceText: String { tolerance.isZero ? "" : "±\(tolerance)" }
}
