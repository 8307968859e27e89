/// For each cell a range that holds its value at every step of every considered sequence.
public struct RangeInvariant: Hashable, Sendable {
  /// The ranges, by the places of the cells.
  public let ranges: [RealRange]
  /// How many of the first steps are looked at one by one, since they read initial values or have equations of their own;
  /// all later ones are looked at together.
  public let firstSteps: Int
  /// A considered sequence at whose last step the condition of the claim holds; `nil` where it holds nowhere.
  public let trigger: Inputs?

  /// Makes an invariant.
  public init(ranges: [RealRange], firstSteps: Int, trigger: Inputs?) {
    self.ranges = ranges
    self.firstSteps = firstSteps
    self.trigger = trigger
  }
}

extension RangeInvariant {
  /// What it says of the cells that a claim reads, for people to read; nothing of those that can be anything.
  public struct Statement: Hashable, Sendable {
    /// The cells with their ranges, in the order of the circuit.
    public let ranges: [Entry]

    /// What is said of a cell.
    public struct Entry: Hashable, Sendable {
      /// The cell.
      public let cell: CellID
      /// The range that holds its value at every step.
      public let range: RealRange
    }

    init(_ invariant: RangeInvariant, of claim: Claim) {
      let cells = claim.formulas.reduce(into: Set<CellID>()) { $0.formUnion($1.cells) }.sorted()
      ranges = cells.map { Entry(cell: $0, range: invariant.ranges[$0.number]) }.filter { $0.range != .everything }
    }
  }
}

/// Steps that are looked at together: one of the first, or all from one on.
package struct StepSpan: Hashable, Sendable {
  /// The first of them.
  package let first: Int
  /// The last of them; `nil` where there is none.
  package let last: Int?

  /// Each of so many first steps, and then all that follow.
  package static func covering(firstSteps: Int) -> [StepSpan] {
    (0..<firstSteps).map { StepSpan(first: $0 + 1, last: $0 + 1) } + [StepSpan(first: firstSteps + 1, last: nil)]
  }

  /// What `t` can be.
  package var range: RealRange {
    RealRange(.closed(Rational(first)), last.map { .closed(Rational($0)) } ?? .infinite)
  }
}

extension Cell {
  /// What the value so many steps ago can be, seen from some steps.
  ///
  /// - Parameters:
  ///   - lag: how many steps ago, at least one.
  ///   - steps: the present steps.
  ///   - range: what the value can be from step 1 on.
  /// - Returns: the range; `nil` where the value may lie before the beginning and none is given there.
  package func range(_ lag: Int, before steps: StepSpan, from range: RealRange) -> RealRange? {
    var result = (steps.last ?? .max) - lag >= 1 ? range : .empty
    for step in stride(from: steps.first - lag, through: min(0, (steps.last ?? .max) - lag), by: 1) {
      guard let initial = initialValue(atStep: step) else { return nil }
      result = result.hull(RealRange(initial))
    }
    return result
  }
}

extension Alphabet {
  /// What each input cell can be, one range for each of `cells`.
  package var ranges: [RealRange] {
    inputs.flatMap { input -> [RealRange] in
      let range =
        switch input.choices {
        case .real: RealRange.everything
        case .oneHot: input.cells.count == 1 ? RealRange(1) : RealRange.closed(0, 1)
        case .each(let values): values.reduce(RealRange.empty) { $0.hull(RealRange($1)) }
        }
      return input.cells.map { _ in range }
    }
  }

  /// Whether a sequence is one of these inputs.
  package func admits(_ sequence: Inputs) -> Bool {
    switch sequence {
    case .letters(let word): return !isReal && word.allSatisfy((0..<count).contains)
    case .numbers(let steps): return isReal && steps.allSatisfy(admits)
    }
  }

  private func admits(_ values: [Rational]) -> Bool {
    guard values.count == cells.count else { return false }
    var rest = values[...]
    return inputs.allSatisfy { input in
      let components = Array(rest.prefix(input.cells.count))
      rest = rest.dropFirst(input.cells.count)
      return input.choices.admits(components)
    }
  }
}

extension Alphabet.Choices {
  fileprivate func admits(_ components: [Rational]) -> Bool { self == .real || choice(of: components) != nil }
}
