import CircuitModel

/// What can be wrong when a student's circuit is to take the place of a teacher's.
enum GradingProblem: Reportable {
  case missingCircuit(String, SourceRange, asked: SourceRange, nearest: [String])
  case missingInput(Interface.Input, NameSyntax, nearest: [String])
  case otherInput(Interface.Input, asked: Interface.Input)
  case unaskedInput(Interface.Input, asked: [String])
  case missingOutput(Interface.Answer, NameSyntax, nearest: [String])
  case noAnswer(NameSyntax, isReference: Bool, SourceRange)
  case otherOutput(Interface.Answer, asked: Interface.Answer)
  case otherParameters(NameSyntax, [String], asked: [String], SourceRange)
  case missingMember(String, NameSyntax)
  case refusedImport(SourceRange)
  case readsReplacedUnit(String, SourceRange, declared: SourceRange)
  case assumesAnswer(SourceRange, outputs: [NameSyntax])
  case malformedPoints(String, SourceRange)
  case repeatedPoints(SourceRange, first: SourceRange)
  case misplacedPoints(SourceRange)
  case hole(SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .missingCircuit(let name, let range, let asked, let nearest):
      return Diagnostic(
        .missingCircuit, "there is no circuit `\(name)`", at: .init(range), secondary: [.init(asked, "asked for here")],
        help: didYouMean(nearest) ?? "write `circuit \(name) { … }`")
    case .missingInput(let input, let circuit, let nearest):
      return Diagnostic(
        .differentInput, "`\(circuit.text)` has no input `\(input.name.text)`", at: .init(circuit.range),
        secondary: [.init(input.name.range, "asked for here")],
        help: didYouMean(nearest) ?? "add `input \(input.name.text): \(input.type)`")
    case .otherInput(let given, let asked):
      return Diagnostic(
        .differentInput, "the input `\(given.name.text)` is of type `\(given.type)`, asked for is `\(asked.type)`",
        at: .init(given.name.range), secondary: [.init(asked.name.range, "asked for here")],
        help: "declare it as `input \(asked.name.text): \(asked.type)`")
    case .unaskedInput(let input, let asked):
      let list = asked.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .differentInput, "there is no input `\(input.name.text)` in the task", at: .init(input.name.range),
        notes: [asked.isEmpty ? "the task has no inputs" : "the inputs are \(list)"],
        help: didYouMean(nearestNames(to: input.name.text, among: asked)) ?? "remove it: nothing would feed it")
    case .missingOutput(let output, let circuit, let nearest):
      return Diagnostic(
        .differentOutput, "`\(circuit.text)` has no signal `\(output.name.text)`", at: .init(circuit.range),
        secondary: [.init(output.name.range, "asked for here")],
        help: didYouMean(nearest) ?? "add an equation `output \(output.name.text)[t] = …`")
    case .noAnswer(let output, let isReference, let range):
      return Diagnostic(
        .differentOutput, "`\(output.text)` is \(isReference ? "a `ref`" : "an input"), and a unit is asked for",
        at: .init(range), secondary: [.init(output.range, "asked for here")],
        help: isReference
          ? "a `ref` is for claims only; compute `\(output.text)` with units: `output \(output.text)[t] = …`"
          : "rename the input, and add an equation `output \(output.text)[t] = …`")
    case .otherOutput(let given, let asked):
      return Diagnostic(
        .differentOutput, "`\(given.name.text)` is \(given.shape.words), asked for is \(asked.shape.words)",
        at: .init(given.name.range), secondary: [.init(asked.name.range, "asked for here")],
        help: "give its equation the shape that is asked for")
    case .otherParameters(let circuit, let given, let asked, let range):
      let (given, wanted) = (given.joined(separator: ", "), asked.joined(separator: ", "))
      return Diagnostic(
        .differentFamily,
        given.isEmpty
          ? "`\(circuit.text)` is a single circuit, asked for is a family in `\(wanted)`"
          : asked.isEmpty
            ? "`\(circuit.text)` is a family, asked for is a single circuit"
            : "`\(circuit.text)` is a family in `\(given)`, asked for is one in `\(wanted)`", at: .init(circuit.range),
        secondary: [.init(range, "asked for here")],
        help: asked.isEmpty
          ? "remove the parameters of the circuit" : "give the circuit the parameters of the task, in their order")
    case .missingMember(let name, let circuit):
      return Diagnostic(
        .differentFamily, "`\(name)` is asked for, and the family has no such member", at: .init(circuit.range),
        help: "widen the ranges of the parameters to those of the task")
    case .refusedImport(let range):
      return Diagnostic(
        .refusedImport, "a file that is graded cannot import others", at: .init(range),
        help: "copy the circuits that you use into this file")
    case .readsReplacedUnit(let name, let range, let declared):
      return Diagnostic(
        .readsReplacedUnit, "`\(name)` is not there when another circuit is graded", at: .init(range),
        secondary: [.init(declared, "belongs to the solution in this file")],
        help:
          "claims, examples and `ref` can read inputs, outputs and other `ref`; declare `\(name)` with `output` to ask "
          + "students for it too")
    case .assumesAnswer(let range, let outputs):
      let list = outputs.map { "`\($0.text)`" }.joined(separator: ", ")
      return Diagnostic(
        .assumesAnswer, "this assumption depends on what the graded circuit answers", at: .init(range),
        secondary: outputs.map { .init($0.range) },
        notes: ["it reads \(list); whoever answers wrongly would leave no sequence to be wrong on"],
        help: "assume something of inputs alone, or move it into the claims: `prove … when …`")
    case .malformedPoints(let text, let range):
      return Diagnostic(
        .malformedPoints, "`\(text)` is not a number of points", at: .init(range),
        help: "write `points: 3`, `points: 1/2` or `points: 0.5`")
    case .repeatedPoints(let range, let first):
      return Diagnostic(
        .malformedPoints, "the points of this claim are given twice", at: .init(range),
        secondary: [.init(first, "first given here")], help: "remove one of the two lines")
    case .hole(let range):
      return Diagnostic(
        .holeInSubmission, "a number is left open here", at: .init(range),
        help: "write the number in place of `?`: a file that is graded is finished")
    case .misplacedPoints(let range):
      return Diagnostic(
        .malformedPoints, "points are given for something that is no claim", at: .init(range),
        help: "move the line to the comment above a claim, or above an `example` with rows to compare")
    }
  }
}
