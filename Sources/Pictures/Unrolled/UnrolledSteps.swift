import CircuitModel
import Insight

/// Which steps of a run are drawn, side by side: all, or where there are many the first and the last; before each stretch the
/// steps that it looks back to.
struct UnrolledSteps {
  /// A step that is drawn.
  struct Shown {
    /// The step.
    var step: Int
    /// Whether only what later steps read of it is drawn, as it was given or is known.
    var isGiven: Bool
  }

  /// The steps, from the left.
  let shown: [Shown]
  /// The steps that are left out.
  let omitted: ClosedRange<Int>?

  private static let most = 16
  private static let first = 6

  /// Chooses steps.
  ///
  /// - Parameters:
  ///   - length: how many there are.
  ///   - reach: how many steps back a unit looks at most.
  init(of length: Int, reach: Int) {
    let last = UnrolledSteps.most - UnrolledSteps.first
    func stretch(_ first: Int, _ last: Int) -> [Shown] {
      let given = stride(from: first - reach, to: first, by: 1).map { Shown(step: $0, isGiven: true) }
      return given + stride(from: first, through: last, by: 1).map { Shown(step: $0, isGiven: false) }
    }
    let second = length - last + 1
    // The steps that the second stretch looks back to must not be among those of the first.
    guard length > UnrolledSteps.most, second - reach > UnrolledSteps.first + 1 else {
      (shown, omitted) = (stretch(1, length), nil)
      return
    }
    shown = stretch(1, UnrolledSteps.first) + stretch(second, length)
    omitted = UnrolledSteps.first + 1...second - 1
  }
}

/// A run with the sums of its units.
struct UnrolledRun {
  /// The circuit.
  let circuit: Circuit
  private let trace: Trace
  /// The sums, by cell and step.
  private var sums: [CellID: [Int: Rational]] = [:]

  /// Runs a circuit along a word, and adds up what its units do at some of the steps.
  /// - Complexity: O(steps · size of the circuit)
  init(_ cells: NetworkCells, along word: [Int], lookingAt steps: Set<Int>) {
    circuit = cells.circuit
    var run = Run(circuit)
    for letter in word {
      run.advance(by: letter)
      guard steps.contains(run.length) else { continue }
      for cell in cells.shown {
        if let form = cells.form(of: cell, atStep: run.length) {
          sums[cell, default: [:]][run.length] = run.total(of: form)
        }
      }
    }
    trace = run.trace
  }

  /// The value of a cell at a step, also at one before the first; `nil` where there is none.
  func value(of cell: CellID, atStep step: Int) -> Value? {
    step < 1 ? circuit[cell].initialValue(atStep: step).map { .exact($0) } : trace.value(of: cell, atStep: step)
  }

  /// What a unit adds up at a step, without the number on its own.
  func total(of cell: CellID, atStep step: Int) -> Rational? { sums[cell]?[step] }
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
