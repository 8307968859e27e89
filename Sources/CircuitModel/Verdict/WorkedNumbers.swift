/// What a formula about the numbers of one sequence compares, as the interpreter worked it out.
public struct WorkedNumbers: Sendable {
  /// What the claim's sides are, one value a component; `nil` where there is none.
  public let sides: [[Value?]]
  /// What is given with some digits, in the order of `WorkedClaim.figures`.
  public let figures: [[Value?]]

  init(sides: [[Value?]], figures: [[Value?]]) {
    self.sides = sides
    self.figures = figures
  }
}

extension WorkedClaim {
  /// More bits than this are not used only to know more digits of a number: it may be 0, which bounds never show.
  private static let mostBits = 1024

  /// What the formula compares, to some twenty digits.
  ///
  /// - Parameters:
  ///   - sides: the sides of the claim.
  ///   - run: the run that decided it; where that knows a number too roughly, it is made again with more bits.
  /// - Returns: the values, as far as there are any.
  func numbers(_ sides: [Claim.Side], after run: Run) -> WorkedNumbers {
    var run = run
    while true {
      let found = figures.map { figure in run.values(of: figure.values) }
      let numbers = WorkedNumbers(
        sides: sides.map { side in
          // Most claims are one comparison `value ~ figure`, and their side is that value.
          let figure = figures.firstIndex { $0.values == side.components }
          return figure.map { found[$0] } ?? run.values(of: side.components)
        }, figures: found)
      let isKnown = (numbers.sides + numbers.figures).joined().allSatisfy { $0?.isKnownToManyDigits ?? true }
      if isKnown || run.bits >= Self.mostBits { return numbers }
      run = Run(run.circuit, bits: run.bits * 2)
      for step in 0..<inputs.length { run.advance(along: inputs, step) }
    }
  }
}

extension Run {
  /// The values of some expressions at the last step; `nil` for one that has none.
  fileprivate func values(of expressions: [Expression]) -> [Value?] {
    expressions.map { expression in
      do throws(EvaluationProblem) { return try value(of: expression) } catch { return nil }
    }
  }
}

extension Value {
  /// Whether bounds are so close together, seen from 0, that they have about twenty digits in common.
  fileprivate var isKnownToManyDigits: Bool {
    guard let bounds, !bounds.isPoint else { return true }
    guard let sign = bounds.sign, sign != 0 else { return false }
    return (bounds.upper - bounds.lower) << 66 <= min(bounds.lower.magnitude, bounds.upper.magnitude)
  }
}
