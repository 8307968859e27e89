import CircuitModel

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

  /// Lays out a run.
  /// - Parameters:
  ///   - run: A run of a circuit.
  ///   - marked: The steps to point at with `^`, ascending.
  public init(_ run: Report.Run, marking marked: [Int] = []) {
    self.length = run.length
    self.marked = marked
    for signal in run.signalsInReadingOrder {
      let cells = (0..<run.length).map { signal.tableText(atStep: $0 + 1) }
      rows.append(Row(label: signal.name.visible, cells: cells))
      if let expected = signal.expected { rows.append(Row(label: "  expected", cells: expected)) }
    }
  }
}

extension TraceTable {
  /// Lays out rows of so many steps.
  init(rows: [Row], length: Int, marking marked: [Int] = []) {
    self.length = length
    self.rows = rows
    self.marked = marked
  }

  /// The table as text, each line with a newline at its end.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; a longer table continues in a further block of lines.
  ///   - indent: What to put before each line.
  /// - Returns: The blocks of lines, an empty line between them.
  /// - Complexity: O(signals · steps)
  public func text(width: Int = 80, indent: String = "") -> String {
    let all = [header] + rows
    let labels = all.map(\.label.columns).max() ?? 0
    let columns = (0..<length).map { step in all.map { $0.cells[step].columns }.max() ?? 0 }
    let room = max(1, width - indent.columns - labels)
    let known = Set(marked)
    let marks = columns.indices.map { known.contains($0 + 1) ? "^" : "" }
    return blocks(of: columns, room: room).map { block in
      var lines = all.map { row in line(row.label, row.cells, block, columns, labels: labels) }
      if marked.contains(where: { block.contains($0 - 1) }) {
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

extension Report.Run.Signal {
  /// The value at a step, counted from 1, for a reader.
  package func tableText(atStep step: Int) -> String {
    joined(values[step - 1].map { $0.map(Value.tableText) ?? "?" }, asVector: isVector)
  }
}
