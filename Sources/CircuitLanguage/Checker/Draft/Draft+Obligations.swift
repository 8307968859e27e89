import CircuitModel

extension Draft {
  /// Judges what was noted while expressions were elaborated, now that every equation is known.
  func judgeObligations(with possible: PossibleValues) {
    for obligation in obligations {
      switch obligation {
      case .truth(let expression, let function, let range):
        judgeTruth(of: expression, in: function, at: range, with: possible)
      case .feed(let input, let name, let circuit, let range):
        judgeFeed(input, name: name, circuit: circuit, at: range, with: possible)
      }
    }
    obligations = []
  }

  /// The cells whose values depend on an equation that makes no sense.
  func findBrokenCells() {
    var readers: [[Int]] = Array(repeating: [], count: cells.count)
    for (number, cell) in cells.enumerated() {
      for expression in cell.equation?.expressions ?? [] {
        for read in expression.cells { readers[read.number].append(number) }
      }
    }
    var open = brokenCells.map(\.number)
    while let number = open.popLast() {
      for reader in readers[number] where brokenCells.insert(CellID(reader)).inserted { open.append(reader) }
    }
  }

  private func judgeTruth(
    of expression: Expression, in function: Function?, at range: SourceRange, with possible: PossibleValues
  ) {
    guard !expression.cells.contains(where: { brokenCells.contains($0) }) else { return }
    let values = possible.values(of: expression)
    guard !values.isSubset(of: [0, 1]) else { return }
    if expression.isSmooth(in: smoothCells) {
      report(MeaningProblem.smoothTruth(range, text: text(of: range)))
    } else if let function {
      report(MeaningProblem.notTruths(function, range, text: text(of: range), values: values.list))
    } else {
      report(MeaningProblem.notTruth(range, text: text(of: range), values: values.list))
    }
  }

  private func judgeFeed(
    _ input: Alphabet.Input, name: String, circuit: String, at range: SourceRange, with possible: PossibleValues
  ) {
    guard !input.cells.contains(where: { brokenCells.contains($0) }) else { return }
    switch input.choices {
    case .each(let allowed):
      for cell in input.cells where !possible.running[cell.number].isSubset(of: allowed) {
        let values = possible.running[cell.number].list
        report(
          MeaningProblem.feed(
            name, circuit: circuit, text: text(of: range), allowed: allowed, possible: values, range))
        return
      }
    case .real: return
    case .oneHot:
      let expressions = input.cells.compactMap { cells[$0.number].equation?.general }
      if !possible.areOneHot(expressions) {
        report(
          MeaningProblem.feedOfOneHot(
            name, circuit: circuit, text: text(of: range), size: input.cells.count, range))
      }
    }
  }
}
