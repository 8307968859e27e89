import CircuitModel
import Insight
import Reports

/// A run with the sums of its units.
struct UnrolledRun {
  /// The cells that are shown.
  let cells: NetworkCells
  /// The column of each cell within a step.
  let columns: [CellID: Int]
  /// How many steps back a unit looks at most.
  let reach: Int
  private let trace: Trace
  /// The sums, by cell and step.
  private var sums: [CellID: [Int: Rational]] = [:]

  /// Runs a circuit along a sequence, and adds up what its units do at the steps that are drawn.
  /// - Complexity: O(steps · size of the circuit)
  init(_ cells: NetworkCells, along inputs: Inputs) {
    self.cells = cells
    columns = cells.columns(countingDelays: false)
    let terms = cells.shown.flatMap { cells.forms[$0]?.flatMap(\.form.terms) ?? [] }
    reach = terms.filter { !$0.isSomewhere }.map(\.read.lag).max() ?? 0
    let drawn = Set(UnrolledSteps(of: inputs.length, reach: reach).rows.joined().map(\.step))
    var run = Run(cells.circuit, bits: Run(cells.circuit, along: inputs).bits)
    for place in 0..<inputs.length {
      run.advance(along: inputs, place)
      guard drawn.contains(run.length) else { continue }
      for cell in cells.shown {
        if let form = cells.form(of: cell, atStep: run.length) {
          sums[cell, default: [:]][run.length] = run.total(of: form)
        }
      }
    }
    trace = run.trace
  }

  /// The circuit.
  var circuit: Circuit { cells.circuit }

  /// The steps that are drawn, at most so many in a row.
  func steps(atMost most: Int = .max) -> UnrolledSteps {
    UnrolledSteps(of: trace.word.count, reach: reach, atMost: most)
  }

  /// The value of a cell at a step, also at one before the first; `nil` where there is none.
  func value(of cell: CellID, atStep step: Int) -> Value? {
    step < 1 ? circuit[cell].initialValue(atStep: step).map { .exact($0) } : trace.value(of: cell, atStep: step)
  }

  /// What a unit adds up at a step, without the number on its own.
  func total(of cell: CellID, atStep step: Int) -> Rational? { sums[cell]?[step] }
}

extension UnrolledRun {
  /// A diagram of the run without boxes: what it is called, and what has to be said of it.
  var frame: Diagram {
    let steps = steps()
    let shown = steps.rows.joined().filter { !$0.isGiven }
    let rows = cells.shown.prefix(UnrolledRun.mostSpoken).map { cell in
      let values = shown.map { value(of: cell, atStep: $0.step)?.tableText ?? "?" }
      return "\(circuit[cell].name.visible) = \(values.joined(separator: " "))"
    }
    let omitted = steps.omitted.map { "Steps \($0.lowerBound) to \($0.upperBound) are left out." }
    return Diagram(
      title: "\(circuit.name.visible), step by step",
      summary: ([counted(trace.word.count, "step")] + rows).joined(separator: "; "), notes: omitted.map { [$0] } ?? [])
  }

  private static let mostSpoken = 24
}

extension NetworkCells {
  /// The equation of a cell that holds at a step.
  func form(of cell: CellID, atStep step: Int) -> EquationForm? {
    let all = forms[cell] ?? []
    return (all.first { $0.step == step } ?? all.first { $0.step == nil })?.form
  }
}

extension Run {
  /// What a form adds up at the last step; `nil` where it cannot be computed.
  fileprivate func total(of form: EquationForm) -> Rational? {
    var total: Rational = 0
    for term in form.sum.terms where !term.coefficient.isZero {
      do throws(EvaluationProblem) {
        guard let factor = try value(of: term.factor).rational else { return nil }
        total = total + term.coefficient * factor
      } catch {
        // The run has the problem, and the picture a question mark.
        return nil
      }
    }
    return total
  }
}
