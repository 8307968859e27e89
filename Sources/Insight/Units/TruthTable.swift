public import CircuitModel

/// What an equation was seen to make of what it looks at: a row for each combination of values.
public struct TruthTable: Sendable {
  /// A combination of values, and what comes of it.
  public struct Row: Sendable {
    /// The values that are read.
    public var reads: [Rational]
    /// The value of the unit.
    public var outcome: Outcome
  }

  /// What comes of a combination.
  public enum Outcome: Hashable, Sendable {
    /// The unit has this value.
    case value(Value)
    /// No reachable step has this combination, as far as steps were met.
    case neverMet
    /// Some step has it, and there the unit has no value.
    case undefined
  }

  /// What is read, in the order of the columns.
  public let reads: [CellRead]
  /// For each read the two values that it can have, where all have two.
  public let kinds: [TwoValues]?
  /// The rows, ascending: all there can be where all reads have two values, otherwise those that are met.
  public let rows: [Row]
  /// Whether every reachable step was met, so that a row not met never is.
  public let isComplete: Bool

  /// The most rows of a table of values that are not all one of two.
  public static let mostRows = 24
}

extension TruthTable {
  /// Gathers what comes of each combination; `nil` where there are too many, or where some read is not rational.
  ///
  /// - Parameters:
  ///   - reads: what is read.
  ///   - known: for each read, the two values that its cell can have, where the form of the circuit shows it.
  ///   - steps: for each step at which the equation is in force, what was read, and the value of the unit.
  ///   - isComplete: whether these are all steps.
  init?(of reads: [CellRead], known: [TwoValues?], in steps: [(reads: [Value?], value: Value?)], isComplete: Bool) {
    var outcomes: [[Rational]: Outcome] = [:]
    for (values, value) in steps {
      // Where something that is read has no value, the unit has none for that reason, and not for its own.
      guard !values.contains(nil) else { continue }
      let row = values.compactMap { $0?.rational }
      guard row.count == reads.count else { return nil }
      outcomes[row] = value.map { .value($0) } ?? .undefined
      if outcomes.count > 1 << PartialFunction.mostVariables { return nil }
    }
    let kinds = reads.indices.map { place in
      known[place] ?? (isComplete ? TwoValues(holding: outcomes.keys.map { $0[place] }) : nil)
    }
    let areTwoValued = !kinds.contains(nil) && reads.count <= PartialFunction.mostVariables
    self.reads = reads
    self.kinds = areTwoValued ? kinds.compactMap(\.self) : nil
    self.isComplete = isComplete
    if let kinds = self.kinds {
      rows = (0..<1 << kinds.count).map { number in
        let values = kinds.enumerated().map { $1.numbers[number >> (kinds.count - 1 - $0) & 1] }
        return Row(reads: values, outcome: outcomes[values] ?? .neverMet)
      }
    } else {
      guard isComplete, outcomes.count <= TruthTable.mostRows else { return nil }
      rows = outcomes.map { Row(reads: $0.key, outcome: $0.value) }.sorted {
        $0.reads.lexicographicallyPrecedes($1.reads)
      }
    }
  }

  /// The two values that the unit has; `nil` where it has others too, or none.
  public var outcomeKind: TwoValues? {
    var values: Set<Rational> = []
    for row in rows {
      guard case .value(let value) = row.outcome else { continue }
      guard let number = value.rational else { return nil }
      values.insert(number)
    }
    return values.isEmpty ? nil : TwoValues(holding: values)
  }

  /// The table as a function of truths; `nil` where something is not two-valued, where a row has no value, or where a row
  /// was not met and may still be.
  func function(answering kind: TwoValues) -> PartialFunction? {
    guard kinds != nil else { return nil }
    var function = PartialFunction(variables: reads.count)
    for (number, row) in rows.enumerated() {
      switch row.outcome {
      case .value(let value):
        guard let answer = value.rational, let place = kind.numbers.firstIndex(of: answer) else { return nil }
        guard function.note(place == 1, on: number) else { return nil }
      case .neverMet: if !isComplete { return nil }
      case .undefined: return nil
      }
    }
    return function
  }
}
