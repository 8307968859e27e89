public import CircuitModel
import Verification

/// What a unit of more than two values comes to in terms of the inputs, as a claim that has been proved.
public struct NumberHistory: Sendable {
  /// A number made of everything that an input was so far.
  public enum Formula: Hashable, Sendable {
    /// The greatest.
    case maximum(CellID)
    /// The least.
    case minimum(CellID)
    /// How often it was the greater of its two values, but no more than so much.
    case countUpTo(CellID, Int)
    /// The remainder of that number.
    case countRemainder(CellID, divisor: Int)
    /// What it was so many steps before, and a number before there was anything.
    case delayed(CellID, by: Int, before: Rational)
  }

  /// The unit.
  public let cell: CellID
  /// The formula.
  public let formula: Formula
}

extension NumberHistory {
  /// What is claimed: that the unit is equal to the formula. A count that stops is claimed value by value, since engines need
  /// not count on then.
  func claims(binding index: IndexID) -> [Expression] {
    let unit = CellRead(cell, lag: 0).expression
    guard case .countUpTo(let input, let most) = formula else {
      return [.compare(.equal, unit, formula.expression(binding: index))]
    }
    let count = Expression.fold(
      .count, index, from: .number(1), to: .step, .read(input, at: .index(index, offset: 0), .none), .none)
    return (0...most).map { value in
      let number = Expression.number(Rational(value))
      return .connect(
        .iff, .compare(.equal, unit, number),
        .compare(value < most ? .equal : .greaterOrEqual, count, number))
    }
  }
}

extension NumberHistory.Formula {
  /// The formula in the language of claims.
  func expression(binding index: IndexID) -> Expression {
    func sofar(_ fold: Fold, _ cell: CellID) -> Expression {
      .fold(fold, index, from: .number(1), to: .step, .read(cell, at: .index(index, offset: 0), .none), .none)
    }
    switch self {
    case .maximum(let cell): return sofar(.maximum, cell)
    case .minimum(let cell): return sofar(.minimum, cell)
    case .countUpTo(let cell, let most): return .extremum(.minimum, [sofar(.count, cell), .number(Rational(most))])
    case .countRemainder(let cell, let divisor):
      return .arithmetic(.remainder, sofar(.count, cell), .number(Rational(divisor)), .none)
    case .delayed(let cell, let lag, let before):
      return .conditional(
        .compare(.greater, .step, .number(Rational(lag))), CellRead(cell, lag: lag).expression, .number(before))
    }
  }
}

extension SampleRuns {
  /// Formulas that agree with a unit on all samples, the simplest first.
  func numbers(of cell: CellID, in circuit: Circuit) -> [NumberHistory.Formula] {
    var candidates: [NumberHistory.Formula] = []
    for input in circuit.alphabet.cells {
      candidates += [.maximum(input), .minimum(input)]
      if let before = runs.first?.value(of: cell, atStep: 1)?.rational {
        candidates += (1...4).map { .delayed(input, by: $0, before: before) }
      }
      guard circuit.twoValues(of: input) == .bit else { continue }
      candidates += (2...8).flatMap { [.countUpTo(input, $0), .countRemainder(input, divisor: $0)] }
    }
    let (index, _) = circuit.freshIndices
    return candidates.filter { candidate in agrees(cell, with: candidate.expression(binding: index), in: circuit) }
  }

  private func agrees(_ cell: CellID, with expression: Expression, in circuit: Circuit) -> Bool {
    guard !runs.isEmpty else { return false }
    var bare = circuit
    bare.claims = []
    return runs.allSatisfy { sample in
      var run = Run(bare)
      for (place, letter) in sample.word.enumerated() {
        run.advance(by: letter)
        guard let value = try? run.value(of: expression), value == sample.value(of: cell, atStep: place + 1) else {
          return false
        }
      }
      return true
    }
  }
}
