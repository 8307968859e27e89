import CircuitModel

/// What can be wrong with constants: not constant, not whole, not computable, nothing in them.
enum ConstantProblem: Reportable {
  /// What stands where only a constant may.
  enum Variable {
    case signal(String)
    case presentStep
    case pastOperator(String)
    case derivative
    case role(String, text: String)
  }

  case notConstant(Variable, SourceRange)
  case cycle([NameSyntax])
  case divisionByZero(SourceRange)
  case notWhole(Rational, role: String, SourceRange)
  case emptyClamp(Rational, Rational, SourceRange)
  case emptyExtremum(String, SourceRange)
  case emptyType(SourceRange)
  case emptyFamily(String, SourceRange)
  case sizeBelowOne(Int, SourceRange)
  case sizeMissing(SourceRange)
  case repeatedValue(Rational, SourceRange, first: SourceRange)
  case movingRange(index: String, SourceRange)
  case tie(Activation, SourceRange)
  case smooth(Activation, SourceRange)
  case noSuchMember(String, family: [String], values: [Rational], of: [[Rational]], SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .notConstant(let variable, let range): return notConstant(variable, range)
    case .cycle(let names):
      let circle = (names + names.prefix(1)).map { "`\($0.text)`" }.joined(separator: " -> ")
      return Diagnostic(
        .constantCycle, "the constants define each other in a circle: \(circle)",
        at: .init(names.first?.range ?? .none), secondary: names.dropFirst().map { .init($0.range) },
        help: "give one of them a value that does not depend on the others")
    case .divisionByZero(let range):
      return Diagnostic(
        .divisionByZero, "this divides by zero", at: .init(range), help: "the divisor is 0 whatever the inputs are")
    case .notWhole(let value, let role, let range):
      return Diagnostic(
        .notWhole, "\(role) must be a whole number, and this is \(value.brief)", at: .init(range),
        help: role == "an exponent" ? "roots are not rational; write the power as a product" : nil)
    case .emptyClamp(let lower, let upper, let range):
      return Diagnostic(
        .emptyRange, "`clamp` keeps nothing between \(lower.brief) and \(upper.brief)", at: .init(range),
        help: "write the smaller bound first: `clamp(z, \(upper.brief), \(lower.brief))`")
    case .emptyExtremum(let name, let range):
      return Diagnostic(
        .emptyRange, "`\(name)` of an empty range has no value", at: .init(range),
        help: "the last index must not be less than the first")
    case .emptyType(let range):
      return Diagnostic(
        .emptyRange, "this type has no values", at: .init(range), help: "write the smaller end first, as in `-2..2`")
    case .emptyFamily(let name, let range):
      return Diagnostic(
        .emptyRange, "the family has no members: there is no value for `\(name)`", at: .init(range),
        help: "write the smaller end first, as in `k in 1..8`")
    case .sizeBelowOne(let size, let range):
      return Diagnostic(
        .emptyRange, "a vector of size \(size) has no components", at: .init(range), help: "sizes begin at 1")
    case .sizeMissing(let range):
      return Diagnostic(
        .sizeMissing, "`onehot` needs a size", at: .init(range, "how many components?"), help: "write `onehot[4]`")
    case .repeatedValue(let value, let range, let first):
      return Diagnostic(
        .repeatedValue, "the value \(value.brief) is listed twice", at: .init(range), secondary: [.init(first)],
        help: "remove one of the two")
    case .movingRange(let index, let range):
      return Diagnostic(
        .movingRange, "`\(index)` picks a component, so its range cannot depend on the step", at: .init(range),
        help: """
          write constant ends, such as `1..3`; a range of steps needs an index that only names steps, as in `x[\(index)]`
          """)
    case .tie(let activation, let range):
      return Diagnostic(
        .notComputable, "`\(activation.word)` of exactly 0 is not decided in a constant", at: .init(range),
        help: "write the value that is meant")
    case .smooth(let activation, let range):
      return Diagnostic(
        .notComputable, "`\(activation.word)` of a constant is not a rational number", at: .init(range),
        help: "write the value as a fraction or decimal that is close enough")
    case .noSuchMember(let circuit, let family, let values, let members, let range):
      let given = zip(family, values).map { "\($0) = \($1.brief)" }.joined(separator: ", ")
      let first = members.first?.map(\.description).joined(separator: ", ") ?? ""
      let last = members.last?.map(\.description).joined(separator: ", ") ?? ""
      return Diagnostic(
        .noSuchMember, "the family `\(circuit)` has no member for \(given)", at: .init(range),
        notes: ["its members are `\(circuit)(\(first))` to `\(circuit)(\(last))`"],
        help: "choose one of them, or widen the range where the family is declared")
    }
  }
}

extension ConstantProblem {
  private func notConstant(_ variable: Variable, _ range: SourceRange) -> Diagnostic {
    switch variable {
    case .signal(let name):
      return Diagnostic(
        .notConstant, "a constant must stand here, and `\(name)` is a signal", at: .init(range),
        help: "write a number, or the name of a `let`")
    case .presentStep:
      return Diagnostic(
        .notConstant, "a constant must stand here, and `t` changes from step to step", at: .init(range),
        help: "write a number, or the name of a `let`; only signals have a value at `t`")
    case .pastOperator(let name):
      return Diagnostic(
        .notConstant, "a constant must stand here, and `\(name)` looks at the past", at: .init(range),
        help: "use it in a claim or a `ref`")
    case .derivative:
      return Diagnostic(
        .notConstant, "a constant must stand here, and a derivative belongs to a run", at: .init(range),
        help: "use it in a claim or a `ref`")
    case .role(let role, let text):
      return Diagnostic(
        .notConstant, "\(role) must be a constant, and `\(text)` is none", at: .init(range),
        help: "write a number, or the name of a `let`")
    }
  }
}

extension Rational {
  /// The number, or its size where it is too long for a message.
  var brief: String {
    bits <= 128 ? description : "a number of \(bits) bits"
  }
}
