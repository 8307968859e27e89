import CircuitModel

/// What a sequence says of numbers in the holes, and what it was decided by.
struct Trial {
  /// What came of it.
  enum Outcome {
    /// Whatever must hold on the sequence does.
    case passes
    /// It does not: at this step, of this claim; of no claim where something cannot be evaluated or ties.
    case violates(step: Int, claim: Int?)
    /// A hole stands where its value would have to be known.
    case beyond(String)
  }

  /// What came of it.
  let outcome: Outcome
  /// The decisions on the way, in order. All numbers that decide alike have the same outcome.
  let decisions: [OpenRun.Decision]
}

extension Exercise {
  /// Runs a sequence with numbers in the holes.
  func trial(of sequence: ExerciseSequence, at point: [Rational]) -> Trial {
    var run = OpenRun(sequence.circuit, of: self, at: point)
    for letter in sequence.word {
      run.advance(by: letter)
      switch run.lookAtStep(of: sequence) {
      case .passes: continue
      case .ends: return Trial(outcome: .passes, decisions: run.decisions)
      case .outcome(let outcome): return Trial(outcome: outcome, decisions: run.decisions)
      }
    }
    return Trial(outcome: .passes, decisions: run.decisions)
  }
}

extension OpenRun {
  fileprivate enum Look {
    case passes
    /// The sequence is not considered any more.
    case ends
    case outcome(Trial.Outcome)
  }

  /// What the last step says, in the order in which `Obligation.observe` looks at it.
  fileprivate mutating func lookAtStep(of sequence: ExerciseSequence) -> Look {
    var halt = problem
    for assumption in circuit.assumptions {
      do throws(Halt) {
        if try !holds(assumption.formula) {
          // An example whose inputs break an assumption says nothing, and that is no pass.
          return sequence.example == nil ? .ends : .outcome(.violates(step: length, claim: sequence.example))
        }
      } catch {
        halt = halt ?? error
      }
    }
    if let halt { return .outcome(outcome(of: halt)) }
    do throws(Halt) {
      if let example = sequence.example {
        return try matches(example) ? .passes : .outcome(.violates(step: length, claim: example))
      }
      for (number, claim) in circuit.claims.enumerated() {
        guard case .prove(let formula, let condition) = claim.kind else { continue }
        if let condition, try !holds(condition) { continue }
        if try !holds(formula) { return .outcome(.violates(step: length, claim: number)) }
      }
      return .passes
    } catch {
      return .outcome(outcome(of: error))
    }
  }

  private func outcome(of halt: Halt) -> Trial.Outcome {
    switch halt {
    case .undefined: .violates(step: length, claim: nil)
    case .beyond(let reason): .beyond(reason)
    }
  }

  /// Whether the rows of an example agree with the last step.
  private mutating func matches(_ place: Int) throws(Halt) -> Bool {
    guard case .example(let example) = circuit.claims[place].kind else { return true }
    for row in example.rows where length <= row.values.count {
      guard let value = value(of: row.cell, atStep: length) else { return false }
      let expected = row.values[length - 1]
      let low = Value.sum(HoleSum(expected - row.tolerance))
      let high = Value.sum(HoleSum(expected + row.tolerance))
      if row.tolerance.isZero {
        if try !compare(.equal, value, low) { return false }
      } else {
        guard try compare(.greaterOrEqual, value, low), try compare(.lessOrEqual, value, high) else { return false }
      }
    }
    return true
  }
}
