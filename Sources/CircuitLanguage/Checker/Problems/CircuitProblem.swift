import CircuitModel

/// What can be wrong with a circuit as a whole: circles, missing values, nothing to check.
enum CircuitProblem: Reportable {
  case cycle([String], atStep: Int?, [SourceRange])
  case noSingleOrder([String], [SourceRange])
  case missingValue(String, step: Int, at: Int, circuit: String?, SourceRange)
  case unguardedRead(String, step: Int, at: Int, guardedAfter: Int?, SourceRange)
  case unguardedReadAhead(String, step: Int, SourceRange)
  case recursiveParts([String], SourceRange)
  case nothingToCheck(String, SourceRange)
  case noCircuits(SourceRange)
  case unchecked(String, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .cycle(let names, let step, let places):
      let circle = (names + names.prefix(1)).joined(separator: " -> ")
      return Diagnostic(
        .cycle, "signals wait for each other\(step.map { " at step \($0)" } ?? ""): `\(circle)`",
        at: .init(places.first ?? .none, "read at the same step"), secondary: places.dropFirst().map { .init($0) },
        help: "let one of them read an earlier step, such as `[t-1]`")
    case .noSingleOrder(let names, let places):
      let circle = (names + names.prefix(1)).joined(separator: " -> ")
      return Diagnostic(
        .noSingleOrder, "the equations of single steps and the general ones need different orders: `\(circle)`",
        at: .init(places.first ?? .none), secondary: places.dropFirst().map { .init($0) },
        notes: ["no single step is circular, but no one order of the signals serves all steps"],
        help: "give the single step a value that does not read the other signals of the circle")
    case .missingValue(let name, let step, let present, let circuit, let range):
      let place = circuit.map { ", in the circuit `\($0)`" } ?? ""
      let local = circuit == nil ? name : name.split(separator: ".").dropFirst().joined(separator: ".")
      return Diagnostic(
        .missingValue, "`\(name)[\(step)]` is read at step \(present) and has no value", at: .init(range),
        help: "add `\(local)[\(step)] = 0`, or another initial value\(place)")
    case .unguardedRead(let name, let step, let present, let last, let range):
      return Diagnostic(
        .unguardedRead, "`\(name)[\(step)]` is read at step \(present) and has no value", at: .init(range),
        help: last.map { "guard it: `t > \($0) implies …`; or give `\(name)[\(step)]` an initial value" }
          ?? "sequences begin at step 1; give `\(name)[\(step)]` an initial value, or read a later step")
    case .unguardedReadAhead(let name, let step, let range):
      return Diagnostic(
        .unguardedRead, "`\(name)[\(step)]` is read at step 1, where it is still to come", at: .init(range),
        help: "guard it: `t >= \(step) implies …`")
    case .recursiveParts(let names, let range):
      return Diagnostic(
        .recursiveParts, "a circuit cannot be a part of itself: `\(names.joined(separator: " -> "))`",
        at: .init(range), help: "remove one of these parts")
    case .nothingToCheck(let name, let range):
      return Diagnostic(
        .nothingToCheck, "`\(name)` claims nothing, so there is nothing to check", at: .init(range),
        help: "add a `prove`, `refute` or `reach`, or an `example` worked by hand")
    case .unchecked(let name, let range):
      return Diagnostic(
        .nothingToCheck, "`\(name)` could not be checked", at: .init(range),
        help: "this is a mistake of the checker; please report the file")
    case .noCircuits(let range):
      return Diagnostic(
        .noCircuits, "there is no circuit in this file", at: .init(range), help: "write one: `circuit Name { … }`")
    }
  }
}
