import CircuitModel

/// A circuit while it is checked: one member of a family, or a circuit that is none.
///
/// The passes of `Draft.elaborate` fill it in order; a `Circuit` is made of it at the end. It is a class because
/// every elaborator reports to it and takes fresh indices from it.
final class Draft {
  /// What is written.
  let syntax: CircuitSyntax
  /// The name, with the arguments of a family's member.
  let name: String
  /// The values of the family's parameters.
  let arguments: [Rational]
  /// What all circuits of a run share; it holds this draft, and outlives it.
  unowned let library: CircuitLibrary

  /// What is wrong with the circuit.
  var findings = Findings()
  /// The names.
  var scope = Scope()
  /// The constants, in the order declared.
  var constants: [DraftConstant] = []
  /// The components of the constants.
  var parameters: [Parameter] = []
  /// The parameters whose values are not known, by where their `?` stands.
  var holes: [SourceRange: ParameterID] = [:]
  /// The parts, in the order declared.
  var parts: [DraftPart] = []
  /// The names of parts that could not be placed; reading them is not worth another message.
  var brokenParts: Set<String> = []
  /// The signals: those of the text in the order declared, then those of parts.
  var signals: [DraftSignal] = []
  /// The signals by name.
  var signalPlaces: [String: DraftSignal.Place] = [:]
  /// The inputs, in the order declared, once they have cells.
  var inputs: [Alphabet.Input] = []
  /// The cells.
  var cells: [Cell] = []
  /// The order in which a step can be computed.
  var order: [CellID] = []
  /// The cells whose equations make no sense; what depends on them is not worth another message.
  var brokenCells: Set<CellID> = []
  /// The cells whose values are those of a sigmoid or a tanh.
  var smoothCells: Set<CellID> = []
  /// Whether an equation or assumption computes with numbers that are not rational, or an input is real.
  var isContinuous = false
  /// The rounded numbers of the formula that is elaborated.
  var figures: [WorkedClaim.Figure] = []
  /// What each cell can be, once every equation is known.
  var possibleValues: PossibleValues?
  /// Whether everything but the claims is sound, so that the circuit can be placed in others.
  var isSound = false
  /// What must hold of the elaborated expressions and could not be judged while they were made.
  var obligations: [Obligation] = []
  /// The tie rules.
  var ties: [Function: TieRule] = [:]
  /// How many indices are in use.
  var indexCount = 0
  /// Whether the budget ended while the circuit was elaborated.
  var isCutShort = false
  /// How many nodes the sealed expressions have.
  var size = 0

  /// Makes an empty draft.
  init(_ syntax: CircuitSyntax, arguments: [Rational], library: CircuitLibrary) {
    self.syntax = syntax
    self.arguments = arguments
    self.library = library
    let list = arguments.map(\.description).joined(separator: ", ")
    name = arguments.isEmpty ? syntax.name.text : "\(syntax.name.text)(\(list))"
  }

  /// Something to be judged when every equation is known.
  enum Obligation {
    /// The expression is 0 or 1 at every step; with a function, it is a value of the slice that the function takes.
    case truth(Expression, of: Function?, SourceRange)
    /// What an instance's input is fed is among its values.
    case feed(input: Alphabet.Input, name: String, circuit: String, SourceRange)
  }
}

extension Draft {
  /// Notes a problem.
  func report(_ problem: some Reportable) { findings.add(problem.report()) }

  /// Runs something and forgets what it reported and noted, except misspelled names.
  func keepingOnlyNameProblems(_ body: () -> Void) {
    let (before, count) = (findings, obligations.count)
    body()
    let added = findings.diagnostics.dropFirst(before.diagnostics.count)
    findings = before
    obligations.removeLast(obligations.count - count)
    for diagnostic in added where diagnostic.code.rawValue.hasPrefix("E02") { findings.add(diagnostic) }
  }

  /// Runs something and forgets whatever it reported and noted.
  func silently<Result>(_ body: () -> Result) -> Result {
    let (before, count) = (findings, obligations.count)
    defer {
      findings = before
      obligations.removeLast(obligations.count - count)
    }
    return body()
  }

  /// An index that no other fold of the circuit binds.
  func freshIndex() -> IndexID {
    defer { indexCount += 1 }
    return IndexID(indexCount)
  }

  /// The names that a misspelled one may have been meant to be.
  func nearest(to name: String, among known: [String]) -> [String] { library.nearest(to: name, among: known) }

  /// The text of a range, for messages.
  func text(of range: SourceRange) -> String { library.text(of: range) }

  /// The activation that a function stands for, with the circuit's tie rule.
  func activation(_ function: Function) -> Activation? {
    switch function {
    case .step: .step(ties[.step] ?? .undeclared)
    case .sign: .sign(ties[.sign] ?? .undeclared)
    case .relu: .relu
    case .floor: .floor
    case .abs: .abs
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .exp: .exp
    case .log: .log
    case .sqrt: .sqrt
    default: nil
    }
  }

  /// The name of a signal of a part, for examples in messages.
  func exampleSignal(ofPart part: String) -> String { "\(part).\(members(ofPart: part).last ?? "y")" }

  /// The names of the signals of a part, without its own name.
  func members(ofPart part: String) -> [String] {
    signals.compactMap { signal in
      signal.isOfInstance && signal.name.hasPrefix(part + ".") ? String(signal.name.dropFirst(part.count + 1)) : nil
    }
  }
}

extension Draft {
  /// Takes some work out of the budget; `false` when there is none left, which the checker reports at the end.
  func spend(_ work: Int, at range: SourceRange) -> Bool {
    if library.spend(work, at: range) { return true }
    isCutShort = true
    return false
  }

  /// Whether an expression may have so many nodes; reports otherwise.
  func allow(size: Int, at range: SourceRange) -> Bool {
    if size <= Limit.nodes { return true }
    report(LimitProblem.nodes(range))
    return false
  }

  /// Whether a loop may be written out so many times; reports otherwise.
  func allow(elements: Int, at range: SourceRange) -> Bool {
    if elements <= Limit.components { return true }
    report(LimitProblem.elements(elements, range))
    return false
  }

  /// Whether a vector or matrix may have so many components; reports otherwise.
  func allow(components: Int, at range: SourceRange) -> Bool {
    if components <= Limit.components { return true }
    report(LimitProblem.components(components, range))
    return false
  }

  /// The expression of a scalar, ready to be kept: its size is paid for, and each fold binds an index of its own.
  func seal(_ scalar: Scalar, at range: SourceRange) -> Expression? {
    guard spend(scalar.size, at: range) else { return nil }
    size += scalar.size
    let depth = scalar.expression.quantifierDepth
    guard depth <= Limit.quantifiers else {
      report(LimitProblem.quantifiers(depth, range))
      return nil
    }
    return scalar.expression.rewritten(cell: { $0 }, parameter: { $0 }, freshIndex: freshIndex)
  }
}
