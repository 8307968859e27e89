import CircuitModel

/// A student's file that can be read: looked at by itself, in its own terms, and then under each question.
struct Student {
  /// The file as written.
  let tree: SyntaxTree
  /// The number of the file.
  let file: Int
  /// The teacher's files, and the networks of the student's.
  let program: Program
  /// What the file may ask for.
  let limits: StrangerLimits?
}

extension Student {
  /// The student's circuit under each member of a question; what is in the way is added to the findings.
  func answer(to asked: Rubric.AskedCircuit, _ findings: inout Findings) -> [GradedCircuit] {
    // A library for each question: the work that one circuit takes is not taken from the others.
    let library = CircuitLibrary(program)
    let name = asked.question.name
    guard let circuit = library.circuit(name.text, visibleFrom: file) else {
      findings.add(missing(name))
      return asked.allLost
    }
    let written = tree.circuits[circuit.place]
    let (given, wanted) = (written.parameters.map(\.name.text), asked.question.parameters.map(\.name.text))
    guard given == wanted else {
      findings.add(GradingProblem.otherParameters(written.name, given, asked: wanted, name.range).report())
      return asked.allLost
    }
    let members = library.members(of: circuit) ?? []
    var found: [(name: String, findings: Findings)] = []
    var graded: [GradedCircuit] = []
    for member in asked.members {
      var ofMember = Findings()
      if members.contains(member.arguments) {
        let draft = library.body(of: circuit, arguments: member.arguments)
        graded.append(answer(to: member, of: asked, with: draft, written, &ofMember))
      } else {
        if !members.isEmpty {
          ofMember.add(GradingProblem.missingMember(member.name, written.name).report())
        }
        graded.append(asked.graded(member, nil))
      }
      found.append((member.name, ofMember))
    }
    var all = ownProblems(library)
    all.add(Findings(ofMembers: found))
    // Whatever is lost has been explained; should that ever fail, it must not vanish without a word.
    if all.isEmpty, graded.contains(where: \.isIncomplete) {
      all.add(CircuitProblem.unchecked(written.name.text, written.name.range).report())
    }
    findings.add(all)
    return graded
  }

  private func answer(
    to member: Rubric.AskedMember, of asked: Rubric.AskedCircuit, with draft: Draft, _ written: CircuitSyntax,
    _ findings: inout Findings
  ) -> GradedCircuit {
    let nothing = asked.graded(member, nil)
    guard draft.isSound else { return nothing }
    let given = Interface(draft)
    findings.add(member.interface.differences(of: given, in: written))
    if let limits { findings.add(limits.problems(with: draft)) }
    guard findings.isEmpty else { return nothing }
    let composition = Composition(asked.question, asking: member.interface, of: written.name, showing: given)
    let (circuit, problems) = composition.judged(in: program, arguments: member.arguments)
    if let circuit { return asked.graded(member, circuit, part: composition.part) }
    for problem in problems.diagnostics { findings.add(problem.blaming(written.name)) }
    // A formula that makes no sense of these outputs costs its own claim, and no other.
    let claims = asked.question.items.filter(\.isClaim).map(\.range)
    let lost = claims.filter { claim in problems.diagnostics.contains { $0.primary.range.isInside(claim) } }
    let isAll = problems.diagnostics.allSatisfy { problem in lost.contains { problem.primary.range.isInside($0) } }
    guard isAll, lost.count < claims.count else { return nothing }
    let rest = composition.judged(in: program, arguments: member.arguments, without: lost)
    return rest.circuit.map { asked.graded(member, $0, part: composition.part) } ?? nothing
  }

  /// What is wrong with the student's networks by themselves.
  private func ownProblems(_ library: CircuitLibrary) -> Findings {
    var findings = Findings()
    for diagnostic in library.findingsOfImports.diagnostics where diagnostic.primary.range.file == file {
      findings.add(namingReference(diagnostic) ?? diagnostic)
    }
    if let range = library.spentAt { findings.add(LimitProblem.nodes(range).report()) }
    return findings
  }

  /// The same problem where a unit reads what is there for claims only, and was left out with them.
  private func namingReference(_ diagnostic: Diagnostic) -> Diagnostic? {
    let range = diagnostic.primary.range
    guard let name = diagnostic.missingName(in: program),
      let circuit = tree.circuits.first(where: { range.isInside($0.range) }), let declared = circuit.references[name]
    else { return nil }
    return MeaningProblem.unitReadsReference(name, range, declared: declared).report()
  }

  private func missing(_ name: NameSyntax) -> Diagnostic {
    let near = nearestNames(to: name.text, among: tree.circuits.map(\.name.text))
    let place = tree.circuits.first { $0.name.text == near.first }?.name.range
    return GradingProblem.missingCircuit(
      name.text, place ?? SourceRange(file: file, start: 0, end: 0), asked: name.range, nearest: near
    ).report()
  }
}

extension GradedCircuit {
  /// Whether something that was asked cannot be judged.
  fileprivate var isIncomplete: Bool { circuit == nil || claims.contains { $0.place == nil } }
}

extension SourceRange {
  /// Whether another stretch of the same file covers this one.
  fileprivate func isInside(_ other: SourceRange) -> Bool {
    file == other.file && other.start <= start && end <= other.end
  }
}

extension Diagnostic {
  /// The same problem in the teacher's text, with the circuit named that brings it about.
  fileprivate func blaming(_ circuit: NameSyntax) -> Diagnostic {
    guard primary.range.file != circuit.range.file else { return self }
    var diagnostic = self
    diagnostic.secondary.append(.init(circuit.range, "because of what this circuit answers"))
    diagnostic.notes.append("this stands in the task, and holds back what it says of `\(circuit.text)`")
    return diagnostic
  }
}
