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
    /// One formula about the numbers of one sequence.
    case worked(WorkedClaim)
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
  /// Whether the formula computes with numbers that are not rational, or takes a derivative.
  public var isContinuous: Bool

  /// Makes a claim.
  public init(
    name: String, kind: Kind, summary: String = "", range: SourceRange = .none, sides: [Side] = [],
    isContinuous: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.range = range
    self.sides = sides
    self.isContinuous = isContinuous
  }

  /// The formulas that it is about; none where all is said by a table.
  public var formulas: [Expression] { kind.formulas }

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

extension Claim.Kind {
  /// The formulas that it is about; none where all is said by a table.
  public var formulas: [Expression] {
    switch self {
    case .prove(let formula, let condition), .refute(let formula, let condition):
      [formula] + (condition.map { [$0] } ?? [])
    case .reach(let formula): [formula]
    case .worked(let worked): [worked.formula]
    case .example: []
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

  /// What the inputs are, step by step.
  public var inputs: Inputs
  /// What must come out; inputs are not among the rows.
  public var rows: [Row]

  /// Makes an example.
  public init(inputs: Inputs, rows: [Row]) {
    self.inputs = inputs
    self.rows = rows
  }

  /// Makes an example of letters.
  public init(word: [Int], rows: [Row]) {
    self.init(inputs: .letters(word), rows: rows)
  }

  /// The letters, one a step; none where inputs are real numbers.
  public var word: [Int] { inputs.word }
}

/// What the inputs of a circuit are along one sequence.
public enum Inputs: Hashable, Sendable {
  /// A letter a step.
  case letters([Int])
  /// Where some input is real: a value a step for each of the alphabet's cells.
  case numbers([[Rational]])

  /// How many steps there are.
  public var length: Int {
    switch self {
    case .letters(let word): word.count
    case .numbers(let steps): steps.count
    }
  }

  /// The letters, one a step; none where inputs are real numbers.
  public var word: [Int] { if case .letters(let word) = self { word } else { [] } }

  /// What the input cells are, step by step.
  package func values(in alphabet: Alphabet) -> [[Rational]] {
    switch self {
    case .letters(let word): word.map { alphabet.values(of: $0) }
    case .numbers(let steps): steps
    }
  }

  /// One step of the sequence, counted from 0, as a sequence of its own.
  package func step(_ place: Int) -> Inputs {
    switch self {
    case .letters(let word): .letters([word[place]])
    case .numbers(let steps): .numbers([steps[place]])
    }
  }

  /// The beginning of the sequence.
  package func prefix(_ length: Int) -> Inputs {
    switch self {
    case .letters(let word): .letters(Array(word.prefix(length)))
    case .numbers(let steps): .numbers(Array(steps.prefix(length)))
    }
  }
}

/// A formula about the numbers that come out along one sequence, as `prove` and `refute` inside an example state it.
public struct WorkedClaim: Sendable {
  /// The title of the example.
  public var example: String
  /// What the inputs are, step by step.
  public var inputs: Inputs
  /// The formula, true or false at the last step.
  public var formula: Expression
  /// Whether the formula must be false.
  public var isRefutation: Bool
  /// The numbers that the formula gives as rounded, `value ~ 0.217`, in the order of the text.
  public var figures: [Figure]

  /// Makes a claim.
  public init(
    example: String, inputs: Inputs, formula: Expression, isRefutation: Bool, figures: [Figure] = []
  ) {
    self.example = example
    self.inputs = inputs
    self.formula = formula
    self.isRefutation = isRefutation
    self.figures = figures
  }

  /// A value that is given with some digits: one comparison `value ~ figure`, component by component.
  public struct Figure: Sendable {
    /// The values, one for a number.
    public var values: [Expression]
    /// What is written for each.
    public var written: [RoundedNumber]
    /// Where the value is written.
    public var range: SourceRange

    /// Makes a figure.
    public init(values: [Expression], written: [RoundedNumber], range: SourceRange) {
      self.values = values
      self.written = written
      self.range = range
    }
  }
}

/// A number written with so many digits after the point, which stands for all that round to it.
public struct RoundedNumber: Hashable, Sendable {
  /// The number as written.
  public var number: Rational
  /// How many digits stand after the point; below 0 where the last ones before it do not count, as in `12.2e6`.
  public var digits: Int

  /// Makes a rounded number.
  public init(_ number: Rational, digits: Int) {
    self.number = number
    self.digits = digits
  }

  /// Half of one in the last place.
  public var tolerance: Rational { Rational(1, 2) * Rational(10).power(-digits) }

  /// The truth that a value rounds to this number, halves away from zero.
  package func rounds(_ value: Expression) -> Expression {
    let (low, high) = (Expression.number(number - tolerance), Expression.number(number + tolerance))
    return .connect(
      .and, .compare(number > 0 ? .greaterOrEqual : .greater, value, low),
      .compare(number < 0 ? .lessOrEqual : .less, value, high))
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
