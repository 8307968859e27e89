import CircuitModel

/// Reads the table of an example: the word of letters, and what must come out.
struct ExampleReader {
  private let draft: Draft
  private let rows: [RowSyntax]

  /// A row whose name and shape are sound.
  private struct Row {
    var syntax: RowSyntax
    var signal: DraftSignal
    var tolerance: Rational
  }

  /// Makes a reader of some rows.
  init(_ draft: Draft, _ rows: [RowSyntax]) {
    self.draft = draft
    self.rows = rows
  }

  /// The example, or `nil` after a report.
  func example(at range: SourceRange) -> Example? {
    let before = draft.findings.diagnostics.count
    let known = namedRows()
    let inputs = draft.signals.filter { $0.role == .input }
    let given = Set(rows.map(\.name.text))
    let missing = inputs.map(\.name).filter { !given.contains($0) }
    if !missing.isEmpty { draft.report(ExampleProblem.withoutInput(missing, range)) }
    if !rows.contains(where: { row in !inputs.contains { $0.name == row.name.text } }) {
      draft.report(ExampleProblem.withoutOutcome(range))
    }
    checkLengths()
    guard draft.findings.diagnostics.count == before, let word = word(of: known) else { return nil }
    let outcomes = known.filter { $0.signal.role != .input }.flatMap { modelRows(of: $0) }
    return draft.findings.diagnostics.count == before ? Example(word: word, rows: outcomes) : nil
  }
}

extension ExampleReader {
  private func namedRows() -> [Row] {
    var first: [String: SourceRange] = [:]
    var known: [Row] = []
    for row in rows {
      let name = row.name
      if let other = first[name.text] {
        draft.report(NameProblem.duplicateRow(name.text, name.range, first: other))
        continue
      }
      first[name.text] = name.range
      guard let signal = signal(of: name), let shape = signal.shape else { continue }
      let tolerance = tolerance(of: row)
      guard checkShapes(row, signal, shape), let tolerance else { continue }
      if signal.role == .input, row.tolerance != nil {
        draft.report(ExampleProblem.toleranceOfInput(name.text, row.tolerance?.range ?? row.range))
        continue
      }
      known.append(Row(syntax: row, signal: signal, tolerance: tolerance))
    }
    return known
  }

  private func signal(of name: NameSyntax) -> DraftSignal? {
    if let place = draft.signalPlaces[name.text] { return draft.signals[place.number] }
    let first = name.text.split(separator: ".").first.map(String.init) ?? name.text
    if draft.brokenParts.contains(first) { return nil }
    if first != name.text {
      reportMember(name, of: first)
    } else if let declaration = draft.scope[name.text] {
      draft.report(
        NameProblem.wrongKind(
          name.text, name.range, is: declaration.kind.words, help: "a row of an example belongs to a signal",
          declared: declaration.range))
    } else {
      let known = draft.signals.map(\.name)
      draft.report(NameProblem.unknown(name.text, name.range, nearest: draft.nearest(to: name.text, among: known)))
    }
    return nil
  }

  private func reportMember(_ name: NameSyntax, of part: String) {
    guard case .part = draft.scope[part]?.kind else {
      return draft.report(NameProblem.notAMember(name.text, name.range))
    }
    let known = draft.members(ofPart: part)
    let member = String(name.text.dropFirst(part.count + 1))
    draft.report(
      NameProblem.unknownMember(
        member, part: part, name.range, nearest: draft.nearest(to: member, among: known), known: known))
  }

  private func tolerance(of row: RowSyntax) -> Rational? {
    guard let syntax = row.tolerance else { return 0 }
    guard let value = Elaborator(draft: draft, context: .constant).constant(syntax) else { return nil }
    if value >= 0 { return value }
    draft.report(ExampleProblem.negativeTolerance(value, syntax.range))
    return nil
  }

  private func checkShapes(_ row: RowSyntax, _ signal: DraftSignal, _ shape: Shape) -> Bool {
    for value in row.values {
      let given: Shape = value.isVector ? .vector(value.components.count) : .number
      if given != shape {
        draft.report(ShapeProblem.rowShape(signal.name, wanted: shape, given: given, value.range))
        return false
      }
    }
    return true
  }

  private func checkLengths() {
    guard let first = rows.first else { return }
    for row in rows where row.values.isEmpty {
      draft.report(ExampleProblem.emptyRow(row.name.text, row.range))
      return
    }
    for row in rows where row.values.count != first.values.count {
      // A word of bits written without spaces is one number, not a row.
      let isRunTogether = [row, first].first { $0.values.count == 1 && $0.values[0].isDigits }
      draft.report(
        ExampleProblem.rowLength(
          row.name.text, row.values.count, row.range, first: first.name.text, first.values.count, first.range,
          runTogether: isRunTogether?.name.text))
      return
    }
  }

  private func word(of known: [Row]) -> [Int]? {
    let inputRows = draft.inputs.compactMap { input in known.first { $0.signal.components == input.cells } }
    guard inputRows.count == draft.inputs.count, let alphabet = Alphabet(inputs: draft.inputs) else { return nil }
    let steps = rows.first?.values.count ?? 0
    var isSound = true
    for (input, row) in zip(draft.inputs, inputRows) {
      for (step, value) in row.syntax.values.enumerated() where !input.choices.contain(value.components) {
        draft.report(
          ExampleProblem.notALetter(
            row.signal.name, value.components, input.choices, step: step + 1, value.range,
            isRunTogether: value.isDigits))
        isSound = false
        break
      }
    }
    guard isSound else { return nil }
    return (0..<steps).compactMap { step in
      alphabet.letter(of: inputRows.flatMap { $0.syntax.values[step].components })
    }
  }

  private func modelRows(of row: Row) -> [Example.Row] {
    row.signal.components.enumerated().map { number, cell in
      Example.Row(
        cell: cell, values: row.syntax.values.map { $0.components[number] }, tolerance: row.tolerance,
        range: row.syntax.range)
    }
  }
}

extension Alphabet.Choices {
  /// Whether the components of an input can have these values together.
  func contain(_ components: [Rational]) -> Bool {
    switch self {
    case .each(let values): return components.allSatisfy { values.contains($0) }
    case .oneHot:
      return components.filter { $0 == 1 }.count == 1 && components.allSatisfy { $0 == 0 || $0 == 1 }
    }
  }
}

extension RowValueSyntax {
  /// Whether this is several digits 0 and 1, probably meant as one value each.
  fileprivate var isDigits: Bool {
    guard !isVector, components.count == 1, components[0].isInteger, components[0] > 1 else { return false }
    return components[0].description.allSatisfy { $0 == "0" || $0 == "1" }
  }
}
