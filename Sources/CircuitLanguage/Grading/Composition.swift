import CircuitModel

/// A network under the question of somebody else: the circuit that is judged when a student's work is graded.
///
/// The network is placed as a `part`, with circuit names of its own file, and the outputs of the question are copies of
/// the part's signals. The part is fed with the inputs and can read nothing else, so all that a network can do to a
/// claim is to give its outputs their values: its names, conventions, initial values and circuits stay inside the part.
/// What the outputs are before the first step, which claims may read, is part of the question. A derivative by an output is
/// taken by the part's signal: nothing that the network does leads through the copy.
struct Composition {
  /// The question, with the network in it.
  let syntax: CircuitSyntax
  /// The name of the part.
  let part: String

  /// Places a network under a question.
  ///
  /// - Parameters:
  ///   - question: inputs, references and claims.
  ///   - asked: what the question's own circuit shows.
  ///   - circuit: the name of the circuit with the network, as it stands in its file.
  ///   - given: what that circuit shows; nothing may differ from what is asked for.
  init(_ question: CircuitSyntax, asking asked: Interface, of circuit: NameSyntax, showing given: Interface) {
    let place = circuit.range
    let part = question.freeName(like: "student")
    self.part = part
    func name(_ text: String, _ range: SourceRange) -> ExpressionSyntax { .init(kind: .name(text), range: range) }
    let arguments =
      question.parameters.map {
        ArgumentSyntax(name: .init(text: $0.name.text, range: place), value: name($0.name.text, place))
      }
      + given.inputs.map { ArgumentSyntax(name: $0.name, value: name($0.name.text, $0.name.range)) }
    var syntax = question
    syntax.answeringPart = part
    func add(_ kind: ItemSyntax.Kind, at range: SourceRange) {
      syntax.items.append(ItemSyntax(kind: kind, documentation: [], range: range))
    }
    add(.part(isReference: false, .init(text: part, range: place), circuit: circuit, arguments: arguments), at: place)
    for output in asked.outputs {
      guard let answer = given.answer(output.name.text)?.name else { continue }
      let signal = ExpressionSyntax(kind: .member(name(part, answer.range), answer), range: answer.range)
      let present = name("t", answer.range)
      let copy = ExpressionSyntax(kind: .subscripted(signal, index: present), range: answer.range)
      add(.equation(.output, output.name, index: present, value: copy), at: answer.range)
      for initial in output.initialValues {
        let step = ExpressionSyntax(
          kind: .number(Rational(initial.step), spelling: "\(initial.step)"), range: initial.range)
        add(.equation(.plain, output.name, index: step, value: initial.value), at: initial.range)
      }
    }
    self.syntax = syntax
  }
}

extension Composition {
  /// Checks the circuit as any other.
  ///
  /// - Parameters:
  ///   - program: the files of both sides, with that of the question first.
  ///   - arguments: the member of the family.
  ///   - lost: the places of claims that are left out.
  /// - Returns: the circuit, or `nil` where something is wrong with it, and what that is.
  func judged(
    in program: Program, arguments: [Rational], without lost: [SourceRange] = []
  ) -> (circuit: Circuit?, findings: Findings) {
    var (program, syntax) = (program, syntax)
    syntax.items.removeAll { item in item.isClaim && lost.contains(item.range) }
    // Behind the circuits of the file: what the file itself calls by this name is not this circuit.
    program.trees[0].circuits.append(syntax)
    let library = CircuitLibrary(program)
    let draft = library.body(of: .init(file: 0, place: program.trees[0].circuits.count - 1), arguments: arguments)
    let circuit = draft.judged()
    var findings = draft.findings
    findings.add(library.findingsOfImports)
    if let range = library.spentAt { findings.add(LimitProblem.nodes(range).report()) }
    if circuit == nil, findings.isEmpty {
      findings.add(CircuitProblem.unchecked(syntax.name.text, syntax.name.range).report())
    }
    return (findings.isEmpty ? circuit : nil, findings)
  }
}

extension ItemSyntax {
  /// Whether the statement is a claim or an example.
  var isClaim: Bool {
    switch kind {
    case .claim, .example: true
    default: false
    }
  }
}
