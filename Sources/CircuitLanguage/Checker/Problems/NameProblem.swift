import CircuitModel

/// What can be wrong with names: unknown, declared twice, or used as something that they are not.
enum NameProblem: Reportable {
  case unknown(String, SourceRange, nearest: [String])
  case duplicate(String, SourceRange, first: SourceRange)
  case unknownCircuit(String, SourceRange, nearest: [String])
  case duplicateCircuit(String, SourceRange, first: SourceRange)
  case duplicateClaim(String, SourceRange, first: SourceRange)
  case duplicateEquation(String, SourceRange, first: SourceRange)
  case duplicateRow(String, SourceRange, first: SourceRange)
  case unknownType(String, SourceRange, nearest: [String])
  case wrongKind(String, SourceRange, is: String, help: String, declared: SourceRange?)
  case missingStep(String, SourceRange)
  /// A name that an example gives further below.
  case namedBelow(String, SourceRange, below: SourceRange)
  /// `let T = …` in an example.
  case lengthOfExample(SourceRange)
  /// `T` outside of an example.
  case lengthOutside(SourceRange)
  /// A row that belongs to no signal and that nothing reads.
  case unknownRow(String, SourceRange, nearest: [String])
  case mixedRoles(String, EquationRole, Signal.Role, SourceRange, first: SourceRange)
  case unknownMember(String, part: String, SourceRange, nearest: [String], known: [String])
  case notAMember(String, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .unknown(let name, let range, let nearest):
      return Diagnostic(
        .unknownName, "there is no `\(name)` in this circuit", at: .init(range, "not declared"),
        help: didYouMean(nearest) ?? "declare it: an `input`, a `let`, or an equation such as `\(name)[t] = …`",
        fix: .init(nearest, range))
    case .duplicate(let name, let range, let first):
      return Diagnostic(
        .duplicateName, "`\(name)` is declared twice", at: .init(range, "declared again"),
        secondary: [.init(first, "first declared here")],
        help: "inputs, signals, constants, parts and indices share one space of names; rename one of the two")
    case .unknownCircuit(let name, let range, let nearest):
      return Diagnostic(
        .unknownCircuit, "there is no circuit `\(name)`", at: .init(range, "not in this file, nor in its imports"),
        help: didYouMean(nearest) ?? "write the circuit, or `import` the file that holds it", fix: .init(nearest, range)
      )
    case .duplicateCircuit(let name, let range, let first):
      return Diagnostic(
        .duplicateCircuit, "there are two circuits `\(name)`", at: .init(range, "declared again"),
        secondary: [.init(first, "the other one")], help: "rename one of them")
    case .duplicateClaim(let name, let range, let first):
      return Diagnostic(
        .duplicateClaim, "two claims are called `\(name)`", at: .init(range, "named again"),
        secondary: [.init(first, "first used here")], help: "give one of them another name")
    case .duplicateEquation(let signal, let range, let first):
      return Diagnostic(
        .duplicateEquation, "`\(signal)` is given twice", at: .init(range, "given again"),
        secondary: [.init(first, "first given here")], help: "remove one of the two")
    case .duplicateRow(let name, let range, let first):
      return Diagnostic(
        .duplicateEquation, "the row `\(name)` is given twice", at: .init(range, "given again"),
        secondary: [.init(first, "first given here")], help: "remove one of the two")
    case .unknownType(let name, let range, let nearest):
      return Diagnostic(
        .unknownType, "there is no type `\(name)`", at: .init(range),
        notes: [
          "the types are `bit`, `sign`, `real`, `{0, 1, 5}`, `-2..2`, each with a size for a vector, and `onehot[n]`"
        ],
        help: didYouMean(nearest), fix: .init(nearest, range))
    case .wrongKind(let name, let range, let kind, let help, let declared):
      return Diagnostic(
        .wrongKindOfName, "`\(name)` is \(kind)", at: .init(range),
        secondary: declared.map { [.init($0, "declared here")] } ?? [], help: help)
    case .missingStep(let name, let range):
      return Diagnostic(
        .missingStep, "`\(name)` has a value at each step, and none is named here", at: .init(range, "at which step?"),
        help: "write `\(name)[t]`", fix: .init(range, replacement: "\(name)[t]"))
    case .namedBelow(let name, let range, let below):
      return Diagnostic(
        .unknownName, "`\(name)` has no value yet", at: .init(range, "read here"),
        secondary: [.init(below, "named only here")], help: "move its `let` above what reads it")
    case .lengthOfExample(let range):
      return Diagnostic(
        .duplicateName, "`T` is the length of the example", at: .init(range, "named again"),
        help: "choose another name")
    case .lengthOutside(let range):
      return Diagnostic(
        .unknownName, "there is no `T` in this circuit", at: .init(range, "not declared"),
        notes: ["`T` is the length of an example, in its claims"], help: "the present step is `t`",
        fix: .init(range, replacement: "t"))
    case .unknownRow(let name, let range, let nearest):
      let isWord = ["let", "prove", "refute"].contains(name)
      return Diagnostic(
        .unknownName, "there is no signal `\(name)`, and no claim of the example reads it", at: .init(range),
        help: isWord
          ? "a name stands after `\(name)`: `\(name == "let" ? "let loss = …" : "\(name) total: …")`"
          : didYouMean(nearest) ?? "a row is that of a signal, or one that a claim reads, as in `\(name)[1]`",
        fix: isWord ? nil : .init(nearest, range))
    case .mixedRoles(let name, let word, let role, let range, let first):
      return Diagnostic(
        .mixedRoles, "`\(name)` cannot be `\(word.rawValue)` as well", at: .init(range),
        secondary: [.init(first, "\(role.words) here")],
        help: "a signal is an `output`, a `ref`, or neither; choose another name for one of the two")
    case .unknownMember(let name, let part, let range, let nearest, let known):
      return Diagnostic(
        .unknownMember, "the part `\(part)` has no signal `\(name)`", at: .init(range),
        notes: ["it has \(known.prefix(12).map { "`\($0)`" }.joined(separator: ", "))"], help: didYouMean(nearest),
        fix: .init(nearest, range))
    case .notAMember(let text, let range):
      return Diagnostic(
        .unknownMember, "`\(text)` is not the signal of a part", at: .init(range),
        help: "a dot stands between a part and its signal, as in `p.y[t]`")
    }
  }
}

extension Diagnostic.Fix {
  /// The mended name, where there is only one that may have been meant.
  init?(_ nearest: [String], _ range: SourceRange) {
    guard nearest.count == 1 else { return nil }
    self.init(range, replacement: nearest[0])
  }
}

extension Signal.Role {
  /// The role in words.
  var words: String {
    switch self {
    case .input: "an input"
    case .unit: "a unit"
    case .output: "an `output`"
    case .reference: "a `ref`"
    case .wire: "the input of a part"
    }
  }
}
