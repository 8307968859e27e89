/// A checked circuit: every name resolved, every shape known, every weight an exact rational.
///
/// A circuit is a list of *cells*, each a scalar that has one value a step, and of *signals*, the names under which
/// cells appear in the text: a vector signal has one cell a component. Cells of instances (`part`) are placed among
/// the others, under the name `p.y`. Members of a family are circuits of their own.
public struct Circuit: Sendable {
  /// The name, with the arguments of a family's member: `RunningAnd`, `Delay(3)`.
  public var name: String
  /// The text of the `///` comment above the circuit, or "".
  public var summary: String
  /// Where the name stands.
  public var range: SourceRange
  /// The inputs in the order declared; together they form the letter of a step.
  public var alphabet: Alphabet
  /// The components of the constants.
  public var parameters: [Parameter]
  /// The signals in the order declared; inputs are among them.
  public var signals: [Signal]
  /// The components of the signals.
  public var cells: [Cell]
  /// The cells that have equations, in an order in which a step can be computed.
  public var order: [CellID]
  /// What every considered sequence keeps at every step.
  public var assumptions: [Assumption]
  /// What must be true, examples included, in the order written.
  public var claims: [Claim]
  /// The length to check exhaustively when no proof for every length is found, where the circuit gives one.
  public var bound: Int?
  /// The parameters whose values are not known, in the order of the text: each is a `?` of an exercise. Their values here
  /// mean nothing.
  public var holes: [ParameterID]
  /// Whether an equation or assumption computes with numbers that are not rational, or an input is any real number: only
  /// bounds of values are then known, and there are no states to merge.
  public var isContinuous: Bool

  /// Makes a circuit of parts that the checker, or a test, vouches for.
  public init(
    name: String, summary: String = "", range: SourceRange = .none, alphabet: Alphabet, parameters: [Parameter] = [],
    signals: [Signal], cells: [Cell], order: [CellID], assumptions: [Assumption] = [], claims: [Claim] = [],
    bound: Int? = nil, holes: [ParameterID] = [], isContinuous: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.range = range
    self.alphabet = alphabet
    self.parameters = parameters
    self.signals = signals
    self.cells = cells
    self.order = order
    self.assumptions = assumptions
    self.claims = claims
    self.bound = bound
    self.holes = holes
    self.isContinuous = isContinuous
  }

  /// The cell of an id.
  public subscript(_ id: CellID) -> Cell { cells[id.number] }
  /// The parameter of an id.
  public subscript(_ id: ParameterID) -> Parameter { parameters[id.number] }
}

/// A scalar with one value a step: a component of a signal.
public struct Cell: Sendable {
  /// The name as the text would write it, without the step: `h`, `p.y`, `h[2]` for a component (shown `h[t][2]`).
  public var name: String
  /// The values given for step 0, step −1, and so on; `nil` where none was given.
  public var initial: [Rational?]
  /// How the initial values follow from constants, in the same order, for derivatives; shorter where nobody says.
  public var initialTerms: [Expression?]
  /// The equation that computes the cell; `nil` for an input.
  public var equation: Equation?

  /// Makes a cell.
  public init(
    name: String, initial: [Rational?] = [], initialTerms: [Expression?] = [], equation: Equation? = nil
  ) {
    self.name = name
    self.initial = initial
    self.initialTerms = initialTerms
    self.equation = equation
  }

  /// The value given for a step before the first, or `nil`.
  public func initialValue(atStep step: Int) -> Rational? {
    -step < initial.count && step <= 0 ? initial[-step] : nil
  }

  /// How that value follows from constants, where somebody says.
  package func initialTerm(atStep step: Int) -> Expression? {
    -step < initialTerms.count && step <= 0 ? initialTerms[-step] : nil
  }
}

/// How a cell's value at a step follows from the others.
public struct Equation: Sendable {
  /// The equations of the first steps (`h[1] = …`), by step, ascending.
  public var overrides: [(step: Int, value: Expression)]
  /// The equation of every other step.
  public var general: Expression

  /// Makes an equation; overrides are ascending by step.
  public init(overrides: [(step: Int, value: Expression)] = [], general: Expression) {
    self.overrides = overrides
    self.general = general
  }

  /// The expression that holds at a step.
  public func expression(atStep step: Int) -> Expression {
    overrides.first { $0.step == step }?.value ?? general
  }

  /// The expressions of all steps.
  package var expressions: [Expression] { overrides.map(\.value) + [general] }
}

/// A name for one cell, or for the components of a vector.
public struct Signal: Sendable {
  /// What a signal is for.
  public enum Role: Hashable, Sendable {
    case input
    /// A unit of the network that no `output` names.
    case unit
    /// A unit that reports and traces show first.
    case output
    /// For claims only; not a unit of the network.
    case reference
    /// What an instance's input is fed; not a unit of the network.
    case wire
  }

  /// The name in the text; signals of an instance are `p.y`.
  public var name: String
  /// What the signal is for.
  public var role: Role
  /// The cells, one for a scalar.
  public var components: [CellID]
  /// Whether the signal is a vector, even if of one component.
  public var isVector: Bool
  /// Where the name is declared.
  public var range: SourceRange

  /// Makes a signal.
  public init(name: String, role: Role, components: [CellID], isVector: Bool = false, range: SourceRange = .none) {
    self.name = name
    self.role = role
    self.components = components
    self.isVector = isVector
    self.range = range
  }
}

/// A component of a constant declared by `let`.
public struct Parameter: Sendable {
  /// The name with its indices: `w`, `b[1]`, `W[1][2]`.
  public var name: String
  /// The exact value.
  public var value: Rational
  /// How the value follows from other constants, for derivatives; `nil` where it is written as a number.
  public var definition: Expression?
  /// Where the value is written.
  public var range: SourceRange

  /// Makes a parameter.
  public init(name: String, value: Rational, definition: Expression? = nil, range: SourceRange = .none) {
    self.name = name
    self.value = value
    self.definition = definition
    self.range = range
  }
}

/// A scalar of a circuit, by its place in `Circuit.cells`.
public struct CellID: Hashable, Comparable, Sendable {
  /// The place in the list.
  public var number: Int
  /// Names the cell at a place in the list.
  public init(_ number: Int) { self.number = number }
  /// Orders cells by their place.
  public static func < (left: CellID, right: CellID) -> Bool { left.number < right.number }
}
