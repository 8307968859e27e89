import CircuitModel

extension Draft {
  /// Reports the reads of steps before the first for which no value is given, in the equations of the text.
  ///
  /// Equations of units are always evaluated whole. In equations of `ref`, as in claims, what stands behind a guard is
  /// left to the run, which names the step if the guard does not hold.
  func checkMissingValues() {
    var reported: Set<String> = []
    for cell in ownCells {
      guard let equation = cells[cell.number].equation else { continue }
      let fixedSteps = equation.overrides.map(\.step)
      for (step, value) in equation.overrides {
        for read in value.unguardedReads { check(read, atSteps: [step], &reported) }
      }
      for read in equation.general.unguardedReads.withoutRepetition {
        let last: Int
        if case .relative(let lag) = read.moment { last = max(lag, 1) } else { last = 1 }
        check(read, atSteps: (1...(last + fixedSteps.count)).filter { !fixedSteps.contains($0) }, &reported)
      }
    }
  }

  /// Reports the reads of a claim that certainly meet a step without a value.
  func checkMissingValues(inClaim formula: Expression) {
    for read in formula.unguardedReads {
      let signal = cells[read.cell.number].name
      let name = signal[..<(signal.firstIndex(of: "[") ?? signal.endIndex)]
      switch read.moment {
      case .relative(let lag):
        let missing = (0..<lag).filter { cells[read.cell.number].initialValue(atStep: -$0) == nil }
        if let first = missing.last, let last = missing.first {
          report(
            CircuitProblem.unguardedRead(
              String(name), step: -first, at: lag - first, guardedAfter: lag - last, read.range))
        }
      case .absolute(let step) where step > 1:
        report(CircuitProblem.unguardedReadAhead(String(name), step: step, read.range))
      case .absolute(let step) where step < 1 && cells[read.cell.number].initialValue(atStep: step) == nil:
        report(CircuitProblem.unguardedRead(String(name), step: step, at: 1, guardedAfter: nil, read.range))
      default: break
      }
    }
  }

  /// The cells that the text of this circuit defines itself, and the inputs of the parts that it feeds.
  var ownCells: [CellID] {
    var own = signals.filter { !$0.isOfInstance }.flatMap(\.components)
    for part in parts {
      for input in part.body?.inputs ?? [] { own += input.cells.map { CellID(part.firstCell + $0.number) } }
    }
    return own.sorted()
  }

  private func check(_ read: UnguardedRead, atSteps steps: [Int], _ reported: inout Set<String>) {
    let cell = cells[read.cell.number]
    let signal = String(cell.name[..<(cell.name.firstIndex(of: "[") ?? cell.name.endIndex)])
    for step in steps {
      let index: Int
      switch read.moment {
      case .relative(let lag): index = step - lag
      case .absolute(let fixed): index = fixed
      case .index, .computed: return
      }
      if index > step {
        report(CircuitProblem.unguardedReadAhead(signal, step: index, read.range))
        return
      }
      guard index <= 0, cell.initialValue(atStep: index) == nil else { continue }
      if reported.insert("\(signal)[\(index)]").inserted {
        report(CircuitProblem.missingValue(signal, step: index, at: step, circuit: owner(of: read.cell), read.range))
      }
      return
    }
  }

  /// The circuit that a cell of a part comes from, where the missing value must be given.
  private func owner(of cell: CellID) -> String? {
    parts.first { part in
      guard let body = part.body else { return false }
      return (part.firstCell..<(part.firstCell + body.cells.count)).contains(cell.number)
    }?.circuit.text
  }
}

/// A read that happens whenever the expression around it is evaluated.
struct UnguardedRead {
  var cell: CellID
  var moment: Moment
  var range: SourceRange
}

extension [UnguardedRead] {
  /// The reads, each cell and moment once.
  fileprivate var withoutRepetition: [UnguardedRead] {
    var seen: Set<Read> = []
    return filter { seen.insert(Read(cell: $0.cell, moment: $0.moment)).inserted }
  }
}

extension Expression {
  /// The reads that happen whenever this is evaluated: not those behind `and`, `or`, `implies`, `if` or in a history.
  var unguardedReads: [UnguardedRead] {
    switch self {
    case .read(let cell, let moment, let range):
      [UnguardedRead(cell: cell, moment: moment, range: range)] + moment.children.flatMap(\.unguardedReads)
    case .connect(.and, let left, _), .connect(.or, let left, _), .connect(.implies, let left, _),
      .conditional(let left, _, _):
      left.unguardedReads
    case .fold(_, _, let from, let to, _, _), .matches(_, _, let from, let to, _):
      from.unguardedReads + to.unguardedReads
    case .at(let moment, _, _): moment.children.flatMap(\.unguardedReads)
    default: children.flatMap(\.unguardedReads)
    }
  }
}
