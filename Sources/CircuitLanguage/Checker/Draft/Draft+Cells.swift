import CircuitModel

extension Draft {
  /// The places of the signals in the order in which the text declares them; those of a part at the part.
  var signalOrder: [Int] {
    signals.indices.sorted { (signals[$0].item, $0) < (signals[$1].item, $1) }
  }

  /// Gives every signal of known shape its cells.
  func placeCells() {
    for place in signalOrder {
      guard let shape = signals[place].shape else { continue }
      if shape == .vector(0) {
        // Reported where the equation is elaborated.
        signals[place].shape = nil
        continue
      }
      guard cells.count + shape.count <= Limit.cells else {
        report(LimitProblem.cells(signals[place].declaration))
        isCutShort = true
        return
      }
      let first = cells.count
      signals[place].components = (first..<(first + shape.count)).map { CellID($0) }
      for number in 0..<shape.count {
        let subscripts = shape.indices(ofComponent: number).map { "[\($0 + 1)]" }.joined()
        cells.append(Cell(name: signals[place].name + subscripts))
      }
      if signals[place].role == .input, !signals[place].isOfInstance, let choices = signals[place].choices {
        inputs.append(Alphabet.Input(cells: signals[place].components, choices: choices))
      }
    }
  }

  /// Elaborates the values of the steps before the first.
  func elaborateInitialValues() {
    for signal in signals {
      guard let shape = signal.shape, !signal.isOfInstance else { continue }
      for initial in signal.initialValues {
        guard let value = Elaborator(draft: self, context: .constant).tensor(initial.value) else { continue }
        guard value.shape == shape || value.shape == .number else {
          report(
            ShapeProblem.conflict(
              signal.name, shape, value.shape, initial.range, first: signal.shapeOrigin ?? signal.declaration))
          continue
        }
        let terms = terms(of: initial.value)
        for (number, cell) in signal.components.enumerated() {
          let place = value.shape == .number ? 0 : number
          setInitial(value[place].constant, terms?[place], ofCell: cell, atStep: initial.step)
        }
      }
    }
  }

  /// Elaborates the equations of the signals that the text itself defines.
  func elaborateEquations() {
    for signal in signals where !signal.isOfInstance && signal.role != .input {
      if !elaborateEquations(of: signal) { brokenCells.formUnion(signal.components) }
    }
  }

  private func setInitial(_ value: Rational?, _ term: Expression?, ofCell cell: CellID, atStep step: Int) {
    while cells[cell.number].initial.count <= -step { cells[cell.number].initial.append(nil) }
    cells[cell.number].initial[-step] = value
    guard let term else { return }
    while cells[cell.number].initialTerms.count <= -step { cells[cell.number].initialTerms.append(nil) }
    cells[cell.number].initialTerms[-step] = term
  }

  private func elaborateEquations(of signal: DraftSignal) -> Bool {
    var general: [Expression]?
    var overrides: [(step: Int, values: [Expression])] = []
    var isSound = !signal.hasBrokenEquation
    for equation in signal.equations {
      var context = Elaborator.Context(language: signal.role == .reference ? .formula : .unit)
      context.fixedStep = equation.fixedStep
      context.acceptsHoles = signal.role != .reference
      guard let value = Elaborator(draft: self, context: context).tensor(equation.value) else {
        isSound = false
        continue
      }
      guard value.shape == signal.shape else {
        reportConflict(signal, value.shape, equation)
        isSound = false
        continue
      }
      let expressions = value.elements.compactMap { seal($0, at: equation.value.range) }
      guard expressions.count == value.elements.count else { return false }
      if let step = equation.fixedStep { overrides.append((step, expressions)) } else { general = expressions }
    }
    guard isSound, let general else { return false }
    overrides.sort { $0.step < $1.step }
    for (number, cell) in signal.components.enumerated() {
      cells[cell.number].equation = Equation(
        overrides: overrides.map { ($0.step, $0.values[number]) }, general: general[number])
    }
    return true
  }

  private func reportConflict(_ signal: DraftSignal, _ found: Shape, _ equation: DraftSignal.Equation) {
    if found.sizes.count > 1 {
      report(ShapeProblem.matrixSignal(signal.name, found, equation.value.range))
    } else if found == .vector(0) {
      report(ShapeProblem.emptySignal(signal.name, equation.value.range))
    } else if let shape = signal.shape {
      report(
        ShapeProblem.conflict(
          signal.name, shape, found, equation.range, first: signal.shapeOrigin ?? signal.declaration))
    } else if !signal.hasBrokenEquation {
      report(ShapeProblem.unknownShape(signal.name, equation.value.range))
    }
  }
}
