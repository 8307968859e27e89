import CircuitModel

/// The names of one circuit: inputs, signals, constants, parts and the parameters of a family share one space.
struct Scope {
  /// A declared name.
  struct Declaration {
    /// What it stands for.
    var kind: Kind
    /// Where it is declared first.
    var range: SourceRange
  }

  /// What a name can stand for.
  enum Kind {
    case familyParameter(Rational)
    /// A constant, by its place in `Draft.constants`.
    case constant(Int)
    case signal(DraftSignal.Place)
    /// A part, by its place in `Draft.parts`.
    case part(Int)

    /// The kind in words.
    var words: String {
      switch self {
      case .familyParameter: "a parameter of the family"
      case .constant: "a constant"
      case .signal: "a signal"
      case .part: "a part"
      }
    }
  }

  private var declarations: [String: Declaration] = [:]
  /// The names in the order declared.
  private(set) var names: [String] = []

  /// What a name stands for.
  subscript(_ name: String) -> Declaration? { declarations[name] }

  /// Declares a name that is not declared yet.
  mutating func declare(_ name: String, _ declaration: Declaration) {
    declarations[name] = declaration
    names.append(name)
  }
}
