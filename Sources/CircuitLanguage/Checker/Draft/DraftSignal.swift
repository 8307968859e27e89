import CircuitModel

/// A signal of a circuit that is being checked.
struct DraftSignal {
  /// A signal by its place in `Draft.signals`.
  struct Place: Hashable {
    var number: Int
  }

  /// An equation as written.
  struct Equation {
    /// The step that it is for; `nil` for `h[t] = …`.
    var fixedStep: Int?
    /// The right side.
    var value: ExpressionSyntax
    /// The whole statement.
    var range: SourceRange
  }

  /// A value for a step before the first.
  struct InitialValue {
    /// 0, −1, ….
    var step: Int
    /// The value.
    var value: ExpressionSyntax
    /// The whole statement.
    var range: SourceRange
  }

  /// The name; signals of an instance have a dot.
  var name: String
  /// What the signal is for.
  var role: Signal.Role
  /// Where the name is declared.
  var declaration: SourceRange
  /// The statement of the circuit that declares it, so that signals keep the order of the text.
  var item: Int
  /// Whether the signal is fed or copied by a `part`.
  var isOfInstance = false
  /// Whether a unit must not read the signal.
  var isReference = false
  /// The equations, in the order written.
  var equations: [Equation] = []
  /// Whether some equation could not be assigned to a step.
  var hasBrokenEquation = false
  /// Whether no equation tells the shape.
  var isShapeless = false
  /// The values before the beginning, in the order written.
  var initialValues: [InitialValue] = []
  /// What an input can be.
  var choices: Alphabet.Choices?
  /// The shape; `nil` while it is not known, and for ever where the signal's equations make no sense.
  var shape: Shape?
  /// What showed the shape.
  var shapeOrigin: SourceRange?
  /// The cells, one for each component.
  var components: [CellID] = []
}

/// A constant of a circuit that is being checked.
struct DraftConstant {
  /// The name.
  var name: NameSyntax
  /// The right side.
  var value: ExpressionSyntax
  /// The values; `nil` where the right side makes no sense.
  var tensor: Tensor?
  /// The same values under their names as parameters.
  var named: Tensor?
}

/// An instance of another circuit in a circuit that is being checked.
struct DraftPart {
  /// The name.
  var name: NameSyntax
  /// Whether it is there for claims only.
  var isReference: Bool
  /// The name of the circuit.
  var circuit: NameSyntax
  /// What it is given.
  var arguments: [ArgumentSyntax]
  /// The statement of the circuit that declares it.
  var item: Int
  /// The whole statement.
  var range: SourceRange
  /// The circuit that is placed; `nil` where there is none or where it has errors of its own.
  var body: Draft?
  /// The cell that the body's first cell became.
  var firstCell = 0
}
