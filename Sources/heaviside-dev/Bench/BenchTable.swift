import Reports

/// What a benchmark found, and its forms: a text for people, Markdown for the documentation, JSON for machines.
struct BenchTable {
  /// How a table can be written.
  enum Format: String, CaseIterable {
    case text, json, markdown
  }

  /// What it ran on.
  var machine: BenchMachine
  /// How often each contestant ran.
  var rounds: Int
  /// The lines.
  var rows: [BenchRow]
  /// What was left out.
  var absences: [String]
}

extension BenchTable {
  /// Whether every answer is as it must be, and there is one.
  var isRight: Bool { !rows.isEmpty && rows.allSatisfy(\.isRight) }

  /// The table in a format.
  func text(as format: Format) -> String {
    switch format {
    case .text: plainText
    case .markdown: markdown
    case .json: json.text
    }
  }

  private static let titles = [
    "circuit", "who", "length", "verdict", "time", "processor", "audit", "a second", "bytes a state", "ahead",
  ]

  private var cells: [[String]] {
    rows.map { row in
      let sample = row.sample
      let memory = row.bytesPerState
      let comparison = row.comparison(among: rows).map { comparison in
        let isOurs = if case .engine = row.role { true } else { false }
        let ratio = Quantity.ratio(comparison.ratio)
        return isOurs ? "\(ratio) × \(comparison.text)" : "\(comparison.text) \(ratio) ×"
      }
      return [
        row.circuit, row.name, row.length.map { "\($0)" } ?? "every", row.isRight ? row.answer : "WRONG: \(row.answer)",
        sample.map { Quantity.time($0.seconds) } ?? "", sample?.processorSeconds.map(Quantity.time) ?? "",
        sample?.auditSeconds.map(Quantity.time) ?? "", rate(of: row),
        [memory.accounted, memory.resident].compactMap { $0.map(Quantity.number) }.joined(separator: ", "),
        comparison ?? "",
      ]
    }
  }

  /// The rate, where what is counted is enough to say something.
  private func rate(of row: BenchRow) -> String {
    guard let sample = row.sample, let rate = row.rate, sample.unit != .proofs, sample.amount >= 1000 else { return "" }
    return "\(Quantity.number(rate)) \(sample.unit == .steps ? "steps" : "states")"
  }

  private var plainText: String {
    let lines = [Self.titles] + cells
    let widths = Self.titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    var text = "\(machine.text), medians of \(rounds)\n\n"
    for (place, line) in lines.enumerated() {
      if place > 0, line[0] != lines[place - 1][0] { text += "\n" }
      let padded = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
      text += padded.reversed().drop { $0 == " " }.reversed() + "\n"
    }
    return text + (absences.isEmpty ? "" : "\n") + absences.map { $0 + "\n" }.joined()
  }

  private var markdown: String {
    let rule = "|" + Self.titles.map { _ in "---|" }.joined()
    let lines = ([Self.titles] + cells).map { "| " + $0.joined(separator: " | ") + " |" }
    let notes = absences.map { "- \($0)\n" }.joined()
    return "\(machine.text), medians of \(rounds).\n\n"
      + ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n") + "\n" + (notes.isEmpty ? "" : "\n" + notes)
  }

  private var json: JSONValue {
    .object([
      ("schema", .string("heaviside.bench/1")), ("machine", .string(machine.text)), ("rounds", .number(rounds)),
      ("rows", .array(rows.map(json))), ("absences", .array(absences.map(JSONValue.string))),
    ])
  }

  private func json(_ row: BenchRow) -> JSONValue {
    // Times and ratios are strings, as every other number is that is not whole.
    func text(_ number: Double?) -> JSONValue { number.map { .string("\($0)") } ?? .null }
    func whole(_ number: Int?) -> JSONValue { number.map(JSONValue.number) ?? .null }
    let sample = row.sample
    let isEngine = if case .baseline = row.role { false } else { true }
    return .object([
      ("circuit", .string(row.circuit)), ("name", .string(row.name)), ("isEngine", .boolean(isEngine)),
      ("length", whole(row.length)),
      ("answer", .string(row.answer)), ("isRight", .boolean(row.isRight)),
      ("unit", sample.map { .string($0.unit.rawValue) } ?? .null), ("amount", text(sample?.amount)),
      ("seconds", text(sample?.seconds)), ("processorSeconds", text(sample?.processorSeconds)),
      ("auditSeconds", text(sample?.auditSeconds)), ("states", whole(sample?.states)),
      ("accountedBytes", whole(sample?.accountedBytes)), ("residentBytes", whole(sample?.residentBytes)),
      ("ratio", text(row.comparison(among: rows)?.ratio)),
    ])
  }
}

/// Numbers for people: three digits and a unit.
enum Quantity {
  /// A time.
  static func time(_ seconds: Double) -> String {
    for (size, unit) in [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs")] where seconds >= size {
      return "\(digits(seconds / size)) \(unit)"
    }
    return "0"
  }

  /// A rate or a size: `91.2 G`.
  static func number(_ number: Double) -> String {
    for (size, unit) in [(1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k")] where number >= size {
      return digits(number / size) + unit
    }
    return digits(number)
  }

  /// A ratio: whole from 10 on.
  static func ratio(_ ratio: Double) -> String {
    guard ratio >= 10 else { return digits(ratio) }
    var (text, rest) = ("", Int(ratio.rounded()))
    while rest >= 1000 {
      let low = "\(rest % 1000)"
      text = "," + String(repeating: "0", count: 3 - low.count) + low + text
      rest /= 1000
    }
    return "\(rest)" + text
  }

  /// Three digits that count, never fewer than those before the point.
  private static func digits(_ number: Double) -> String {
    let places = number >= 100 ? 0 : number >= 10 ? 1 : 2
    let scale = [1.0, 10.0, 100.0][places]
    let whole = Int((number * scale).rounded())
    guard places > 0 else { return "\(whole)" }
    let fraction = "\(whole % Int(scale))"
    return "\(whole / Int(scale)).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
  }
}
