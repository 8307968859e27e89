import CircuitModel

extension Draft {
  /// Everything but the claims: names, constants, inputs, parts, shapes, equations, and what must hold of them
  /// together.
  func elaborate() {
    declareNames()
    evaluateConstants()
    readConventions()
    readInputTypes()
    countLetters()
    declareParts()
    sortEquations()
    ShapeInference.run(on: self)
    placeCells()
    guard !isCutShort else { return }
    elaborateInitialValues()
    elaborateEquations()
    placeParts()
    guard !isCutShort else { return }
    findBrokenCells()
    findSmoothCells()
    findContinuousEquations()
    orderCells()
    checkMissingValues()
    let possible = PossibleValues(self)
    judgeObligations(with: possible)
    possibleValues = possible
    isSound = isWhole
  }

  /// The circuit with its claims, or `nil` where anything about it is wrong.
  func judged() -> Circuit? {
    guard !isCutShort, let possibleValues else { return nil }
    let assumptions = elaborateAssumptions()
    let claims = elaborateClaims()
    let bound = readBound()
    judgeObligations(with: possibleValues)
    nameHoles()
    guard isWhole, let alphabet = Alphabet(inputs: inputs) else { return nil }
    return Circuit(
      name: name, summary: syntax.documentation.joined(separator: "\n"), range: syntax.name.range,
      alphabet: alphabet, parameters: parameters, signals: modelSignals, cells: cells, order: order,
      assumptions: assumptions, claims: claims, bound: bound, holes: holesInOrder,
      isContinuous: isContinuous || assumptions.contains { isContinuous($0.formula) })
  }

  /// Whether nothing is wrong so far, here or in a circuit that is placed here: that one says its errors itself.
  private var isWhole: Bool {
    findings.isEmpty && !isCutShort && brokenCells.isEmpty && brokenParts.isEmpty
      && signals.allSatisfy { $0.shape != nil }
  }

  private var modelSignals: [Signal] {
    signalOrder.map { place in
      let signal = signals[place]
      return Signal(
        name: signal.name, role: signal.role, components: signal.components, isVector: signal.shape != .number,
        range: signal.declaration)
    }
  }
}
