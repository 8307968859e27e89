import CircuitModel
import Insight
import Pictures
import Reports

/// A run that is shown step by step, with every sum written out.
struct ShownRun {
  /// What the run is to its claim.
  enum Kind {
    case counterexample, witness, example

    /// In a word, as a heading.
    var word: String {
      switch self {
      case .counterexample: "The counterexample"
      case .witness: "The witness"
      case .example: "The example"
      }
    }
  }

  /// What it is to its claim.
  let kind: Kind
  /// What the inputs are.
  let inputs: Inputs
  /// The steps to point at, ascending.
  let marked: [Int]
  private let run: Report.Run
  private let circuit: Circuit
  private let name: String

  /// The run to show of a claim: what shows the verdict, or an example; `nil` where there is none.
  init?(of claim: Report.JudgedClaim, _ circuit: Circuit) {
    let example = circuit.claims.first { $0.name == claim.name }.flatMap { written -> Example? in
      if case .example(let example) = written.kind { example } else { nil }
    }
    if let run = claim.run, let inputs = run.inputs(of: circuit) {
      (self.inputs, self.run) = (inputs, run)
    } else if let example, circuit.holes.isEmpty {
      inputs = example.inputs
      run = Report.Run(Run(circuit, along: inputs).trace, of: circuit)
    } else {
      return nil
    }
    kind = claim.isExample ? .example : claim.outcome == .witnessed ? .witness : .counterexample
    marked = claim.markedSteps
    name = claim.name
    self.circuit = circuit
  }
}

extension ShownRun {
  /// The sequence on one line.
  var title: String { "of `\(name.visible)`, \(counted(inputs.length, "step"))" }

  /// The values in a table, the same as a picture, and every sum.
  func markup(withPicture hasPicture: Bool) -> Markup { table + (hasPicture ? picture : .nothing) + sums }

  /// Longer runs have no picture, and show the sums of their last steps alone.
  private static let mostSteps = 40
  /// The most lines with sums.
  private static let mostLines = 600

  private var table: Markup {
    let head = ["t"] + (1...max(1, run.length)).prefix(run.length).map { Markup("\($0)") }
    var rows: [[Markup]] = []
    for signal in run.signalsInReadingOrder {
      rows.append(
        [Markup(signal.name)]
          + (0..<run.length).map { step in
            let text = Markup(signal.tableText(atStep: step + 1))
            return marked.contains(step + 1) ? .element("mark", [:], text) : text
          })
      if let expected = signal.expected { rows.append(["expected"] + expected.map { Markup($0) }) }
    }
    return .table(head, rows, label: "Values \(title)", namesRows: true, class: "run")
  }

  private var picture: Markup {
    guard run.length > 0, run.length <= ShownRun.mostSteps else { return .nothing }
    let scene = TracePicture(of: run, title: "\(circuit.name), \(name)", marking: marked).scene
    return .details("The same as a heat map", .picture(scene))
  }

  private var sums: Markup {
    var run = Run(circuit, bits: Run(circuit, along: inputs).bits)
    var steps: [[String]] = []
    for place in 0..<inputs.length where run.problem == nil {
      run.advance(along: inputs, place)
      steps.append(circuit.sumLines(at: run))
    }
    var (first, lines) = (steps.count, 0)
    while first > 0, steps.count - first < ShownRun.mostSteps,
      lines + steps[first - 1].count <= ShownRun.mostLines
    {
      first -= 1
      lines += steps[first].count
    }
    let omitted =
      first == 0
      ? Markup.nothing
      : .prose("The sums of the first \(counted(first, "step")) are left out here.", ["class": "aside"])
    let items = steps.enumerated().dropFirst(first).map { place, lines in
      Markup.element(
        "li", ["value": "\(place + 1)", "class": marked.contains(place + 1) ? "marked" : nil],
        .element("p", [:], Markup(heading(ofStep: place + 1))),
        .element("ul", ["class": "sums"], of: lines.map { .element("li", [:], Markup($0)) }))
    }
    return omitted + .element("ol", ["class": "steps"], of: items)
  }

  /// `Step 2: x = 1`.
  private func heading(ofStep step: Int) -> String {
    let text = circuit.text(of: inputs.step(step - 1)).replacing("; ", with: ", ")
    return "Step \(step)" + (text.isEmpty ? "" : ": \(text)")
  }
}

extension Circuit {
  /// What is computed at the last step of a run: a line for each sum, and the value of a cell where no line ends with it.
  ///
  /// ```
  /// h: 1 + 1 - 3/2 = 1/2 > 0, so 1
  /// y = 1
  /// ```
  func sumLines(at run: Run) -> [String] {
    let sums = Dictionary(grouping: preActivations(atStep: run.length)) { $0.place.cell }
    return order.flatMap { cell -> [String] in
      let name = self[cell].name.visible
      let sentences = (sums[cell] ?? []).map { sumText(of: $0, at: run).sentence }
      let value = run.trace.value(of: cell, atStep: run.length)?.tableText ?? "?"
      let lines = sentences.enumerated().map { place, sentence in
        "\(name)\(sentences.count > 1 ? ", sum \(place + 1)" : ""): \(sentence)"
      }
      let isSaid = sentences.count == 1 && sentences[0].split(separator: " ").last.map(String.init) == value
      return isSaid ? lines : lines + ["\(name) = \(value)"]
    }
  }
}

extension Report.Run {
  /// The sequence of the run, read off the values of the inputs.
  fileprivate func inputs(of circuit: Circuit) -> Inputs? {
    let inputs = signals.filter { $0.role == .input }
    if inputs.isEmpty { return .letters(Array(repeating: 0, count: length)) }
    let rows = inputs.map { input in
      let letters = input.values.map { joined($0.map { $0 ?? "?" }, asVector: input.isVector) }
      return "\(input.name) = \(letters.joined(separator: " "))"
    }
    do throws(InputProblem) {
      return try InputSequence(rows).inputs(for: circuit)
    } catch {
      // The values are those of letters, so this is the run of another circuit.
      return nil
    }
  }
}
