import CircuitModel

/// What is too much for a circuit: see `Limit`.
enum LimitProblem: Reportable {
  case number(role: String, SourceRange)
  case nodes(SourceRange)
  case components(Int, SourceRange)
  case elements(Int, SourceRange)
  case letters(SourceRange)
  case cells(SourceRange)
  case members(String, SourceRange)
  case lag(String, lag: Int, SourceRange)
  case nesting(SourceRange)
  case fixedStep(String, Int, SourceRange)
  case quantifiers(Int, SourceRange)
  case stranger(String, notes: [String], SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .number(let role, let range):
      return Diagnostic(
        .numberTooLarge, "\(role) is too large a number", at: .init(range),
        notes: ["a computed constant has at most \(Limit.bits) bits, a step or size at most nine digits"],
        help: "use smaller numbers")
    case .nodes(let range):
      return Diagnostic(
        .tooManyNodes, "written out, the circuits of this file have more than \(Limit.nodes) operations",
        at: .init(range, "the limit is reached here"), help: "use smaller vectors or ranges, or split the file")
    case .components(let count, let range):
      return Diagnostic(
        .tooManyComponents, "this has \(count) components", at: .init(range),
        help: "a vector or matrix has at most \(Limit.components)")
    case .elements(let count, let range):
      return Diagnostic(
        .tooManyComponents, "this would be written out \(count) times", at: .init(range),
        help: "a range that is written out has at most \(Limit.components) elements")
    case .letters(let range):
      return Diagnostic(
        .tooManyLetters, "there are more than \(Limit.letters) possible inputs a step", at: .init(range),
        help: "use fewer or smaller inputs: every one of them would have to be tried at every step")
    case .cells(let range):
      return Diagnostic(
        .tooManyCells, "this circuit has more than \(Limit.cells) scalar signals", at: .init(range),
        help: "use smaller vectors or fewer parts")
    case .members(let name, let range):
      return Diagnostic(
        .tooManyMembers, "the family `\(name)` has more than \(Limit.members) members", at: .init(range),
        help: "narrow the range of its parameters")
    case .lag(let name, let lag, let range):
      return Diagnostic(
        .lagTooLong, "`\(name)` is read \(lag) steps back", at: .init(range),
        help: "a signal can be read at most \(Limit.lag) steps back")
    case .nesting(let range):
      return Diagnostic(
        .partsTooDeep, "more than \(Limit.nesting) parts lie within each other", at: .init(range),
        help: "use fewer levels of parts")
    case .fixedStep(let name, let step, let range):
      return Diagnostic(
        .stepTooFar, "step \(step) of `\(name)` is too far from the beginning", at: .init(range),
        help: "equations of their own can have the steps 1 to \(Limit.fixedStep), initial values 0 to -\(Limit.lag)")
    case .quantifiers(let depth, let range):
      return Diagnostic(
        .quantifiersTooDeep, "quantifiers and past operators lie \(depth) deep within each other", at: .init(range),
        help: "at most \(Limit.quantifiers) may; give an inner one a name with `ref`: `ref seen[t] = once(x[t] == 1)`")
    case .stranger(let what, let notes, let range):
      return Diagnostic(
        .tooLargeForStranger, what, at: .init(range), notes: notes,
        help: "less is allowed in a file from a stranger than in one's own; write a smaller circuit")
    }
  }
}
