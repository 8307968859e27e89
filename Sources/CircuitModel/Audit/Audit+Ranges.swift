extension Audit {
  /// Checks that ranges hold what cells can be at every step, and that the claim follows from them; says whether its
  /// condition holds at some step.
  func check(_ invariant: RangeInvariant) throws(Disagreement) -> Bool {
    let circuit = obligation.circuit
    let overrides = circuit.cells.compactMap(\.equation).flatMap(\.overrides).map(\.step)
    guard invariant.ranges.count == circuit.cells.count, (0...Audit.mostFirstSteps).contains(invariant.firstSteps),
      overrides.allSatisfy({ $0 <= invariant.firstSteps })
    else { throw disagreement("the ranges are not of this circuit") }
    var mayBeTriggered = false
    for steps in StepSpan.covering(firstSteps: invariant.firstSteps) {
      if try isTriggered(at: steps, under: invariant) { mayBeTriggered = true }
    }
    let isTriggered = try runSamples(under: invariant)
    guard let trigger = invariant.trigger else {
      if mayBeTriggered || isTriggered { throw disagreement("it is not shown whether the condition ever holds") }
      return false
    }
    guard trigger.length <= Audit.mostFirstSteps else { throw disagreement("the sequence of a trigger is too long") }
    _ = try replay(trigger, expecting: "that the condition holds") { $0 == .quiet(triggered: true) }
    return true
  }

  /// How many steps are looked at one by one.
  private static let mostFirstSteps = 1 << 10

  /// Checks that some steps keep the ranges and do not meet the event; says whether the condition may hold at one of them.
  private func isTriggered(at steps: StepSpan, under invariant: RangeInvariant) throws(Disagreement) -> Bool {
    let circuit = obligation.circuit
    var reading = RangeReading(circuit, earlier: invariant.ranges, at: steps)
    for assumption in circuit.assumptions { reading.assume(assumption.formula) }
    guard reading.takeStep() else { throw disagreement("in the ranges an equation may have no value") }
    for assumption in circuit.assumptions {
      guard let truth = reading.range(of: assumption.formula) else {
        throw disagreement("in the ranges an assumption may have no value")
      }
      if truth.truth == false { return false }
    }
    if reading.isImpossible { return false }
    for cell in circuit.alphabet.cells + circuit.order {
      guard reading.present[cell.number].isSubset(of: invariant.ranges[cell.number]) else {
        throw disagreement("\(circuit[cell].name) leaves its range \(invariant.ranges[cell.number])")
      }
    }
    switch obligation.goal {
    case .violation(let formula, let condition):
      guard let condition else {
        try demand(formula, in: reading)
        return true
      }
      guard try assume(condition, in: &reading) else { return false }
      try demand(formula, in: reading)
    case .witness(let formula):
      guard try !assume(formula, in: &reading) else { throw disagreement("in the ranges the formula may be true") }
    case .undefinedness: break
    }
    return true
  }

  /// Goes on with what makes a condition true; says whether anything does.
  private func assume(_ condition: Expression, in reading: inout RangeReading) throws(Disagreement) -> Bool {
    guard let truth = reading.range(of: condition) else {
      throw disagreement("in the ranges a condition may have no value")
    }
    if truth.truth == false { return false }
    reading.assume(condition)
    guard reading.takeStep() else { throw disagreement("in the ranges an equation may have no value") }
    return !reading.isImpossible && reading.range(of: condition)?.truth != false
  }

  /// Demands that a formula is true.
  private func demand(_ formula: Expression, in reading: RangeReading) throws(Disagreement) {
    if case .connect(.implies, let condition, let consequence) = formula {
      var reading = reading
      if try assume(condition, in: &reading) { try demand(consequence, in: reading) }
      return
    }
    guard reading.range(of: formula)?.truth == true else {
      throw disagreement("in the ranges the formula may be false, or have no value")
    }
  }
}

// MARK: - Samples

extension Audit {
  /// How many sequences are run, and how long they are.
  private static let samples = (count: 8, length: 6)
  /// What inputs that can be any real number are in samples.
  private static let numbers: [Rational] = [
    0, 1, -1, Rational(1, 2), -3, Rational(7, 3), Rational(-1, 5), 12, -40, Rational(1, 1000),
  ]

  /// Runs the interpreter along a few sequences: every value must lie in its range, and nothing may happen. Says whether
  /// the condition of the claim holds at some step.
  private func runSamples(under invariant: RangeInvariant) throws(Disagreement) -> Bool {
    let alphabet = obligation.circuit.alphabet
    var isTriggered = false
    for number in 0..<Audit.samples.count {
      var run = Run(obligation.circuit)
      steps: for step in 0..<Audit.samples.length {
        let seed = number * (step * step + 1) + step
        if alphabet.isReal {
          run.advance(with: sampleValues(seed))
        } else {
          run.advance(by: seed * 7 % alphabet.count)
        }
        switch obligation.observe(run) {
        case .notConsidered: break steps
        // What is too much for the interpreter has a value all the same.
        case .undefined(.undecided), .undefined(.tooLarge): break steps
        case .event, .undefined:
          throw disagreement("ranges are said to show the claim, which does not hold on \(run.trace.values)")
        case .quiet(let triggered): isTriggered = isTriggered || triggered
        }
        for (cell, row) in run.trace.values.enumerated() {
          guard let value = row[step] else { continue }
          guard invariant.ranges[cell].mayContain(value, bits: run.bits) else {
            throw disagreement("\(obligation.circuit.cells[cell].name) is not in its range at step \(step + 1)")
          }
        }
      }
    }
    return isTriggered
  }

  /// Values of the inputs at one step of a sample.
  private func sampleValues(_ seed: Int) -> [Rational] {
    let alphabet = obligation.circuit.alphabet
    return alphabet.inputs.enumerated().flatMap { place, input -> [Rational] in
      input.cells.indices.map { component in
        switch input.choices {
        case .real: Audit.numbers[(seed * (component + 3) + place + component) % Audit.numbers.count]
        case .each(let values): values[(seed + place + component) % values.count]
        case .oneHot: component == (seed + place) % input.cells.count ? 1 : 0
        }
      }
    }
  }
}

extension RealRange {
  /// Whether a value, or some number between its bounds, belongs to the range.
  fileprivate func mayContain(_ value: Value, bits: Int) -> Bool {
    if let number = value.rational { return contains(number) }
    let bounds = value.enclosure(bits: bits)
    return !intersection(.closed(bounds.lowerBound, bounds.upperBound)).isEmpty
  }
}
