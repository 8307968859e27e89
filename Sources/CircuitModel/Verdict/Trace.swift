/// A run written down: the values of every cell at every step of one sequence.
public struct Trace: Sendable {
  /// The letters, one a step.
  public let word: [Int]
  /// The values, by cell and then by step; `nil` at the last step where computing it went wrong.
  public let values: [[Value?]]
  /// The values of the claim's sides at the last step, one a component, where the trace belongs to a
  /// claim; `nil` where one could not be evaluated.
  public let sides: [[Value?]]
  /// The rows of an example that differ, by their place, with the steps (from 1) at which they do.
  public let differences: [Difference]

  /// A row of an example that differs from the run.
  public struct Difference: Sendable {
    /// The place of the row in `Example.rows`.
    public let row: Int
    /// The steps at which it differs, from 1.
    public let steps: [Int]
  }

  init(word: [Int], values: [[Value?]], sides: [[Value?]] = [], differences: [Difference] = []) {
    self.word = word
    self.values = values
    self.sides = sides
    self.differences = differences
  }

  /// What the inputs of its circuit are, step by step.
  package func inputs(in alphabet: Alphabet) -> Inputs {
    guard alphabet.isReal else { return .letters(word) }
    let cells = alphabet.cells
    return .numbers(
      word.indices.map { step in cells.map { value(of: $0, atStep: step + 1)?.rational ?? 0 } })
  }

  /// The value of a cell at a step, counted from 1; `nil` where it could not be computed.
  public func value(of cell: CellID, atStep step: Int) -> Value? {
    let row = values[cell.number]
    return step >= 1 && step <= row.count ? row[step - 1] : nil
  }
}
