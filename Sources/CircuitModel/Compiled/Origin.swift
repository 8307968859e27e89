/// What a register stands for in the circuit, after a step `t`.
public enum Origin: Hashable, Sendable {
  /// A cell, some steps before `t`; the register holds `scale` times its value.
  case cell(CellID, stepsAgo: Int, scale: BigInteger)
  /// `Σ weight · summand` over the steps `i` from 1 to `t`, or as far as some steps before it.
  case sum([Summand], weight: Weight, stepsAgo: Int)

  /// A part of what a step adds to a sum.
  public struct Summand: Hashable, Sendable {
    /// What the cell is multiplied by.
    public let coefficient: Rational
    /// The cell at step `i`; `nil` for 1.
    public let cell: CellID?
  }

  /// What the summand of a step is multiplied by.
  public enum Weight: Hashable, Sendable {
    case one
    /// `ratio^(t-i)`
    case distance(ratio: BigInteger)
    /// `base^(i-1)`
    case place(base: BigInteger)
  }
}

extension Lowering {
  /// What the running sum of a stream is; `nil` where the stream is not made of cells of one step.
  func origin(of growth: Accumulators.Growth, _ stream: Form) -> Origin? {
    var cellOfValue: [ValueID: (cell: CellID, coefficient: Rational)] = [:]
    for (cell, lowered) in cells {
      let form = lowered.value
      guard form.terms.count == 1, let term = form.terms.first, form.constant.isZero else { continue }
      if let known = cellOfValue[term.value], known.cell.number < cell.number { continue }
      cellOfValue[term.value] = (cell, term.coefficient)
    }
    var summands: [Origin.Summand] = []
    for term in stream.terms {
      guard let (cell, coefficient) = cellOfValue[term.value] else { return nil }
      summands.append(.init(coefficient: term.coefficient / coefficient, cell: cell))
    }
    summands.sort { ($0.cell?.number ?? 0) < ($1.cell?.number ?? 0) }
    if !stream.constant.isZero { summands.append(.init(coefficient: stream.constant, cell: nil)) }
    switch growth {
    case .plain: return .sum(summands, weight: .one, stepsAgo: 0)
    case .geometric(let ratio): return .sum(summands, weight: .distance(ratio: ratio), stepsAgo: 0)
    case .positional(let base): return .sum(summands, weight: .place(base: base), stepsAgo: 0)
    }
  }
}
