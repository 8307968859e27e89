import CircuitModel

/// Reads an example: what goes in, what must come out, and what is claimed about the numbers.
struct ExampleReader {
  private let draft: Draft
  private let title: NameSyntax
  private let rows: [RowSyntax]
  private let statements: [ItemSyntax]

  /// A row whose name and shape are sound.
  private struct Row {
    var syntax: RowSyntax
    var signal: DraftSignal
    var tolerance: Rational
  }

  /// Makes a reader of some rows and statements.
  init(_ draft: Draft, _ title: NameSyntax, _ rows: [RowSyntax], _ statements: [ItemSyntax]) {
    self.draft = draft
    self.title = title
    self.rows = rows
    self.statements = statements
  }

  /// The table and the claims, or `nil` after a report. The table may have no rows, where all is said by claims.
  func example() -> (table: Example, claims: [Claim])? {
    guard let table = table(at: title.range) else { return nil }
    let before = draft.findings.diagnostics.count
    let claims = claims(about: table)
    return draft.findings.diagnostics.count == before ? (table, claims) : nil
  }

  private func table(at range: SourceRange) -> Example? {
    let before = draft.findings.diagnostics.count
    let known = namedRows()
    let inputs = draft.signals.filter { $0.role == .input }
    let given = Set(rows.map(\.name.text))
    let missing = inputs.map(\.name).filter { !given.contains($0) }
    if !missing.isEmpty { draft.report(ExampleProblem.withoutInput(missing, range)) }
    let isClaimed = statements.contains { if case .claim = $0.kind { true } else { false } }
    if !isClaimed, !rows.contains(where: { row in !inputs.contains { $0.name == row.name.text } }) {
      draft.report(ExampleProblem.withoutOutcome(range))
    }
    checkLengths()
    guard draft.findings.diagnostics.count == before, let given = sequence(of: known) else { return nil }
    let outcomes = known.filter { $0.signal.role != .input }.flatMap { modelRows(of: $0) }
    return draft.findings.diagnostics.count == before ? Example(inputs: given, rows: outcomes) : nil
  }
}

// MARK: - Claims

extension ExampleReader {
  private func claims(about table: Example) -> [Claim] {
    var elaborator = Elaborator(draft: draft, context: .formula)
    elaborator.example = ExampleScope(length: table.inputs.length, rows: ownRows)
    for item in statements {
      if case .constant(let name, _) = item.kind { elaborator.example?.namedBelow[name.text] = name.range }
    }
    var claims: [Claim] = []
    var counts: [ClaimKeyword: Int] = [:]
    var named: [String: SourceRange] = [:]
    for item in statements {
      switch item.kind {
      case .constant(let name, let value):
        elaborator.example?.namedBelow[name.text] = nil
        declare(name, value, in: &elaborator, &named)
      case .claim(let keyword, let name, let formula, _):
        counts[keyword, default: 0] += 1
        let short = name?.text ?? "\(keyword.rawValue)\(counts[keyword, default: 0])"
        draft.figures = []
        guard let truth = elaborator.truth(formula), let body = draft.seal(truth, at: formula.range) else { continue }
        let worked = WorkedClaim(
          example: title.text, inputs: table.inputs, formula: body, isRefutation: keyword == .refute,
          figures: draft.figures)
        claims.append(
          Claim(
            name: "\(title.text).\(short)", kind: .worked(worked),
            summary: item.documentation.joined(separator: "\n"), range: item.range,
            sides: draft.sides(of: formula, with: elaborator), isContinuous: true))
      default: break
      }
    }
    return claims
  }

  private func declare(
    _ name: NameSyntax, _ value: ExpressionSyntax, in elaborator: inout Elaborator, _ named: inout [String: SourceRange]
  ) {
    let row = rows.first { $0.name.text == name.text }?.name.range
    if let first = named[name.text] ?? draft.scope[name.text]?.range ?? row {
      draft.report(NameProblem.duplicate(name.text, name.range, first: first))
      return
    }
    named[name.text] = name.range
    if name.text == ExampleScope.lengthName { return draft.report(NameProblem.lengthOfExample(name.range)) }
    if let tensor = elaborator.tensor(value) {
      elaborator.example?.values[name.text] = tensor
    } else {
      elaborator.example?.broken.insert(name.text)
    }
  }

  /// The rows of no signal that a statement of the example reads.
  private var ownRows: [String: [Tensor]] {
    var found: [String: [Tensor]] = [:]
    for row in rows where isOwn(row) {
      found[row.name.text] = row.values.map { value in
        Tensor(
          shape: value.isVector ? .vector(value.components.count) : .number,
          elements: value.components.map { .number($0) })
      }
    }
    return found
  }

  /// Whether a row is a sequence of the example's own; one that nothing reads is more likely a misspelled signal.
  private func isOwn(_ row: RowSyntax) -> Bool {
    guard draft.scope[row.name.text] == nil, draft.signalPlaces[row.name.text] == nil else { return false }
    return namesInStatements.contains(row.name.text)
  }

  /// What the values and claims of the example name.
  private var namesInStatements: Set<String> {
    statements.reduce(into: []) { names, item in
      switch item.kind {
      case .constant(_, let value), .claim(_, _, let value, when: _): names.formUnion(value.names)
      default: break
      }
    }
  }
}

// MARK: - Rows

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
      if isOwn(row) {
        checkOwnShape(of: row)
        continue
      }
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

  private func checkOwnShape(of row: RowSyntax) {
    func shape(_ value: RowValueSyntax) -> Shape { value.isVector ? .vector(value.components.count) : .number }
    if let first = row.values.first, let odd = row.values.first(where: { shape($0) != shape(first) }) {
      draft.report(ShapeProblem.rowShape(row.name.text, wanted: shape(first), given: shape(odd), odd.range))
    }
    if let tolerance = row.tolerance { draft.report(ExampleProblem.toleranceOfInput(row.name.text, tolerance.range)) }
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
      let known = draft.signals.map(\.name) + namesInStatements.filter { draft.scope[$0] == nil }.sorted()
      draft.report(NameProblem.unknownRow(name.text, name.range, nearest: draft.nearest(to: name.text, among: known)))
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

  private func sequence(of known: [Row]) -> Inputs? {
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
    let values = (0..<steps).map { step in inputRows.flatMap { $0.syntax.values[step].components } }
    return alphabet.isReal ? .numbers(values) : .letters(values.compactMap { alphabet.letter(of: $0) })
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
    case .real: return true
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
