/// Something that a circuit file says must be true of its circuit.
public struct Claim: Sendable {
  /// What is claimed.
  public enum Kind: Sendable {
    /// The formula holds at every step of every considered sequence; with a condition, at every step where that
    /// holds, of which there must be one.
    case prove(Expression, when: Expression?)
    /// The formula fails somewhere; the sequence is the witness.
    case refute(Expression, when: Expression?)
    /// Some considered sequence makes the formula true at its last step.
    case reach(Expression)
    /// One sequence worked out by hand.
    case example(Example)
  }

  /// The name given, or `prove1`, `refute2`, …; the title of an example.
  public var name: String
  /// What is claimed.
  public var kind: Kind
  /// The text of the `///` comment above the claim, or "".
  public var summary: String
  /// The whole claim, from its keyword to its end.
  public var range: SourceRange
  /// The two sides of the formula's outermost operator, as written, so that a report can say what each was.
  public var sides: [Side]

  /// Makes a claim.
  public init(name: String, kind: Kind, summary: String = "", range: SourceRange = .none, sides: [Side] = []) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.range = range
    self.sides = sides
  }

  /// A part of a formula that is shown with its value: one expression a component.
  public struct Side: Sendable {
    /// The components; one for a scalar.
    public var components: [Expression]
    /// Where it is written.
    public var range: SourceRange

    /// Makes a side.
    public init(components: [Expression], range: SourceRange) {
      self.components = components
      self.range = range
    }
  }
}

/// A sequence of inputs with the values that signals must have at each step.
public struct Example: Sendable {
  /// A signal's component and the values it must have.
  public struct Row: Sendable {
    /// The cell.
    public var cell: CellID
    /// The values, one a step.
    public var values: [Rational]
    /// How far off a value may be: 0 unless the row says `within`.
    public var tolerance: Rational
    /// Where the row is written.
    public var range: SourceRange

    /// Makes a row.
    public init(cell: CellID, values: [Rational], tolerance: Rational = 0, range: SourceRange = .none) {
      self.cell = cell
      self.values = values
      self.tolerance = tolerance
      self.range = range
    }
  }

  /// The letters, one a step.
  public var word: [Int]
  /// What must come out; inputs are not among the rows.
  public var rows: [Row]

  /// Makes an example.
  public init(word: [Int], rows: [Row]) {
    self.word = word
    self.rows = rows
  }
}

/// A formula that every considered sequence keeps at every step.
public struct Assumption: Sendable {
  /// The formula.
  public var formula: Expression
  /// Where it is written.
  public var range: SourceRange

  /// Makes an assumption.
  public init(formula: Expression, range: SourceRange = .none) {
    self.formula = formula
    self.range = range
  }
}
