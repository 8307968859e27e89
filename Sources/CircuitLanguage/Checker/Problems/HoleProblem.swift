import CircuitModel

/// What can be wrong with a `?`.
enum HoleProblem: Reportable {
  /// It stands where no number can be left open.
  case misplaced(SourceRange)
  /// A constant that holds one is used where its value is needed.
  case inConstant(String, SourceRange)
  /// Something is divided by one, or raised to one.
  case operation(ArithmeticOperator, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .misplaced(let range):
      return Diagnostic(
        .misplacedHole, "a number must be written here", at: .init(range, "`?` leaves it open"),
        help: "`?` stands for a weight or a bias: in an equation of a unit, or in a `let` that such equations use")
    case .inConstant(let name, let range):
      return Diagnostic(
        .misplacedHole, "the value of `\(name)` is needed here", at: .init(range, "a `?` leaves it open"),
        help: "only equations of units may use a constant that holds a `?`")
    case .operation(let operation, let range):
      let what =
        switch operation {
        case .divide: "divide by a `?`"
        case .power: "raise to a power with a `?`"
        default: "take a remainder with a `?`"
        }
      return Diagnostic(
        .misplacedHole, "this would \(what)", at: .init(range),
        help: "a number that is open can be added to others and multiplied with them")
    }
  }
}
