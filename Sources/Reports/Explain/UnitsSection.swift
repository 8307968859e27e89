import CircuitModel
import Insight

extension UnitsInsight {
  /// What every unit computes, unit by unit.
  func section(of circuit: Circuit) -> ExplanationSection {
    ExplanationSection(
      title: "Units", paragraphs: units.flatMap { UnitText($0, in: circuit).paragraphs }, key: "units",
      json: .array(units.map { UnitText($0, in: circuit).json }))
  }
}

/// What is said of one unit.
struct UnitText {
  let circuit: Circuit
  let unit: UnitInsight

  init(_ unit: UnitInsight, in circuit: Circuit) {
    self.unit = unit
    self.circuit = circuit
  }
}

extension UnitText {
  /// The unit at every step.
  var name: String { circuit.name(of: unit.cell, at: "t") }

  /// What is said of it, in order.
  var paragraphs: [ExplanationSection.Paragraph] {
    var paragraphs: [ExplanationSection.Paragraph] = [.subject(name, aside: aside)]
    for equation in unit.equations { paragraphs += self.paragraphs(of: equation) }
    if let history = unit.history, let kind = unit.kind {
      let text = HistoryText(history, of: kind, in: circuit)
      paragraphs += [.prose(text.sentence), .code("prove \(text.claim)", aside: "proved")]
    }
    if let number = unit.number {
      paragraphs.append(.prose(number.sentence(in: circuit)))
      paragraphs += number.claims(in: circuit).map { .code("prove \($0)", aside: "proved") }
    }
    if let form = unit.closedForm {
      paragraphs += [
        .prose("Written out over the whole sequence, without looking at its own past:"),
        .code("prove \(form.claim(in: circuit))", aside: form.reason.words),
      ]
    }
    return paragraphs + remarks.map { .prose($0) }
  }

  /// What the unit is for.
  private var aside: String {
    let role = circuit.signals.first { $0.components.contains(unit.cell) }?.role
    let initial = circuit[unit.cell].initial.enumerated().compactMap { place, value in
      value.map { "\(circuit.name(of: unit.cell, at: "\(-place)")) = \($0)" }
    }
    return ((role == .output ? ["output"] : []) + initial).joined(separator: ", ")
  }

  private func paragraphs(of equation: UnitEquation) -> [ExplanationSection.Paragraph] {
    let text = EquationText(equation, in: circuit)
    let step = equation.place.step
    let statement = step.map { "At step \($0): \(text.statement)" } ?? text.statement
    var paragraphs: [ExplanationSection.Paragraph] = [
      .prose(statement + "." + (text.tie.map { " \($0)" } ?? ""))
    ]
    if case .copy = equation.shape { return paragraphs }
    if let table = equation.table, !table.reads.isEmpty, isConstant == nil || !table.isTrivial {
      let rows = table.rows.map { $0.reads.map { "\($0)" } + [$0.outcome.text] }
      paragraphs.append(
        .table(table.reads.map { circuit.name(of: $0, atStep: step) } + [text.name], rows, results: 1))
      if let legend = table.legend { paragraphs.append(.prose(legend)) }
    }
    paragraphs += self.paragraphs(ofFunctionOf: equation, text.name)
    if let readout = text.readout { paragraphs += [.prose(readout.sentence)] }
    return paragraphs
  }

  /// What the equation makes of truths, in words where that is easy to read, and as a formula where words hide something.
  private func paragraphs(
    ofFunctionOf equation: UnitEquation, _ name: String
  ) -> [ExplanationSection.Paragraph] {
    guard let function = equation.function, let table = equation.table, let kind = unit.kind, isConstant == nil else {
      return []
    }
    if case .constant(let value) = function.formula {
      return table.reads.isEmpty ? [] : [.prose("So \(name) is always \(kind.numbers[value ? 1 : 0]).")]
    }
    let isEverywhere = !table.rows.contains { $0.outcome == .neverMet }
    let opening = (isEverywhere ? "So" : "On the rows that are met,") + " \(name) is \(kind.numbers[1]) exactly when"
    let truths = circuit.truths(of: table, atStep: equation.place.step)
    if !function.formula.isReadOnce, let counting = function.counting {
      return [.prose("\(opening) \(truths.words(counting)).")]
    }
    let formula = ExplanationSection.Paragraph.code(truths.formula(function.formula))
    guard function.formula.literals <= UnitText.mostLiteralsInWords, let words = truths.words(function.formula) else {
      return [.prose("\(opening)"), formula]
    }
    return [.prose("\(opening) \(words).")] + (function.formula.literals > 2 ? [formula] : [])
  }

  private static let mostLiteralsInWords = 6

  private var isConstant: Value? {
    if case .constant(let value) = unit.likeness { value } else { nil }
  }

  /// What the unit is beside others, and who needs it.
  var remarks: [String] {
    var remarks: [String] = []
    switch unit.likeness {
    case .constant(let value): remarks.append("It is constant: \(value.exactText) at every reachable step.")
    case .same(let other) where !isCopy(of: other):
      remarks.append("It is superfluous: the same as \(circuit.name(of: other, at: "t")) at every reachable step.")
    case .opposite(let other):
      remarks.append("It is the opposite of \(circuit.name(of: other, at: "t")) at every reachable step.")
    case .later(let other, let first):
      let beginning = first.map { ", and \($0.exactText) at step 1" } ?? ""
      remarks.append("It repeats \(circuit.name(of: other, at: "t")) one step later\(beginning).")
    case .same, nil: break
    }
    if unit.hasNoOutput {
      remarks.append("No output depends on it.")
    }
    if unit.hasNoClaim { remarks.append("No claim, example or assumption depends on it.") }
    return remarks
  }

  private func isCopy(of other: CellID) -> Bool {
    guard unit.equations.count == 1, case .copy(let read) = unit.equations[0].shape else { return false }
    return read == CellRead(other, lag: 0)
  }
}

extension TruthTable {
  /// Whether there is nothing to see.
  fileprivate var isTrivial: Bool { rows.count <= 1 }

  /// What the signs of the last column mean, where there are any.
  fileprivate var legend: String? {
    var parts: [String] = []
    if rows.contains(where: { $0.outcome == .neverMet }) {
      parts.append(isComplete ? "-: no reachable step has this row" : "-: not met so far")
    }
    if rows.contains(where: { $0.outcome == .undefined }) { parts.append("?: no value") }
    return parts.isEmpty ? nil : "(\(parts.joined(separator: "; ")))"
  }
}

extension TruthTable.Outcome {
  /// What stands in the table.
  var text: String {
    switch self {
    case .value(let value): value.exactText
    case .neverMet: "-"
    case .undefined: "?"
    }
  }
}

extension ClosedForm.Reason {
  fileprivate var words: String {
    switch self {
    case .proved: "proved"
    case .induction: "by induction: it starts as the unit does, and obeys its equation"
    }
  }
}
