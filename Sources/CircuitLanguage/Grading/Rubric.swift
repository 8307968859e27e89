import CircuitModel

/// What a teacher asks for: the circuits of a file, each with inputs, outputs, and claims that are worth points.
///
/// The teacher's file is an ordinary circuit file, with a solution of its own that `check` judges like any other. For a
/// student's circuit of the same name the solution gives way: inputs, constants, `ref`, assumptions, claims, examples and
/// the bound stay, and the network is the student's. Every circuit of the file is asked for; circuits that only `ref part`
/// needs stand in a file that is imported.
///
/// Whether the claims can be asked of another circuit at all is found out before any student is: every circuit is placed
/// under its own question. What is wrong then is the teacher's; what is wrong later, the student's.
public struct Rubric: Sendable {
  /// The teacher's file and what it imports.
  let program: Program
  /// The circuits, in the order written.
  let circuits: [AskedCircuit]
  /// The files as students may see them.
  let shown: [SourceFile]

  /// A circuit that is asked for, or a family.
  struct AskedCircuit: Sendable {
    /// Inputs, references, claims; without lines of points.
    var question: CircuitSyntax
    /// The circuit, or each member of the family.
    var members: [AskedMember]
    /// What is claimed of it, in the order written; the claims of an example each for themselves.
    var claims: [AskedClaim]
  }

  /// A claim that is worth points.
  struct AskedClaim: Sendable {
    /// The name, or the title of an example.
    var name: String
    /// The text of the `///` comment above it, without its line of points.
    var summary: String
    /// Where it is written.
    var range: SourceRange
    /// What it is worth.
    var points: Rational
  }

  /// A circuit, or a member of a family.
  struct AskedMember: Sendable {
    /// The name, with the arguments.
    var name: String
    /// The values of the parameters.
    var arguments: [Rational]
    /// What the teacher's circuit shows.
    var interface: Interface
  }
}

/// Reads a teacher's file as a question to students.
///
/// - Parameter teacher: the file and what it imports; trees without syntax errors.
/// - Returns: the question, or `nil` and what is wrong: everything that `check` says of the file, points that are no
///   numbers, and claims or assumptions that cannot be asked of another circuit.
public func rubric(of teacher: Program) -> (rubric: Rubric?, diagnostics: [Diagnostic]) {
  let (solutions, diagnostics) = check(teacher)
  guard diagnostics.isEmpty, let file = teacher.files.first else { return (nil, diagnostics) }
  let judged = Set(solutions.flatMap { $0.claims.map(\.range) })
  var findings = Findings()
  let library = CircuitLibrary(teacher)
  var circuits: [Rubric.AskedCircuit] = []
  for (place, syntax) in teacher.trees[0].circuits.enumerated() {
    let (question, claims, problems) = syntax.questionAndClaims(in: file, judged: judged)
    findings.add(problems)
    let reference = CircuitLibrary.Reference(file: 0, place: place)
    let members = (library.members(of: reference) ?? []).map { arguments in
      let draft = library.body(of: reference, arguments: arguments)
      return Rubric.AskedMember(name: draft.name, arguments: arguments, interface: Interface(draft))
    }
    let asked = Rubric.AskedCircuit(question: question, members: members, claims: claims)
    findings.add(asked.problems(of: syntax, in: teacher))
    circuits.append(asked)
  }
  // A file that was sound alone and is too large to be placed under itself.
  if let range = library.spentAt { findings.add(LimitProblem.nodes(range).report()) }
  return (
    findings.isEmpty ? Rubric(program: teacher, circuits: circuits, shown: teacher.question) : nil,
    findings.firstInOrder
  )
}

extension Rubric.AskedCircuit {
  /// What is wrong when the teacher's own network is graded.
  fileprivate func problems(of solution: CircuitSyntax, in program: Program) -> Findings {
    let replaced = solution.units
    let constants = solution.constantsOfNetwork
    var ofConstants = Findings()
    for variable in question.differentiatedBy {
      // The numbers of another network have names of their own, or none.
      guard let name = variable.names.sorted().first(where: { constants[$0] != nil }), let declared = constants[name]
      else { continue }
      ofConstants.add(GradingProblem.readsReplacedUnit(name, variable.range, declared: declared).report())
    }
    let found = members.map { member -> (name: String, findings: Findings) in
      let own = member.interface
      let composition = Composition(question, asking: own, of: solution.name, showing: own)
      let (circuit, problems) = composition.judged(in: program, arguments: member.arguments)
      var findings = Findings()
      for diagnostic in problems.diagnostics {
        findings.add(diagnostic.naming(replaced, in: program) ?? diagnostic)
      }
      if let circuit { findings.add(circuit.assumptions(thatRead: own.outputs)) }
      return (member.name, findings)
    }
    var all = Findings(ofMembers: found)
    all.add(ofConstants)
    return all
  }
}

extension Diagnostic {
  /// The same problem where what is missing was taken away, `nil` where it is another.
  fileprivate func naming(_ replaced: [String: SourceRange], in program: Program) -> Diagnostic? {
    guard let name = missingName(in: program), let declared = replaced[name] else { return nil }
    return GradingProblem.readsReplacedUnit(name, primary.range, declared: declared).report()
  }

  /// The name that is read and not declared, where that is the problem.
  func missingName(in program: Program) -> String? {
    guard code == .unknownName || code == .unknownMember, program.files.indices.contains(primary.range.file) else {
      return nil
    }
    let text = program.files[primary.range.file].text(of: primary.range)
    return text.split(whereSeparator: { $0 == "." || $0.isWhitespace }).first.map(String.init)
  }
}

extension CircuitSyntax {
  /// The question with its claims named and described, and what each claim is worth.
  ///
  /// - Parameters:
  ///   - file: where it is written.
  ///   - judged: where claims of the solution stand: an example of which only numbers are claimed is none itself.
  /// - Returns: the question, its claims, and what is wrong with the points.
  fileprivate func questionAndClaims(
    in file: SourceFile, judged: Set<SourceRange>
  ) -> (CircuitSyntax, [Rubric.AskedClaim], Findings) {
    var reader = ClaimReader(file: file, judged: judged)
    reader.refusePoints(documentation, above: range)
    for item in items where !item.isClaim { reader.refusePoints(item.documentation, above: item.range) }
    var question = question
    var counts: [ClaimKeyword: Int] = [:]
    for place in question.items.indices where question.items[place].isClaim {
      question.items[place] = reader.read(question.items[place], &counts)
    }
    return (question, reader.claims, reader.findings)
  }
}

/// Reads what is claimed, and what it is worth.
private struct ClaimReader {
  let file: SourceFile
  let judged: Set<SourceRange>
  var claims: [Rubric.AskedClaim] = []
  var findings = Findings()

  /// Reports points above what is worth nothing.
  mutating func refusePoints(_ documentation: [String], above range: SourceRange) {
    findings.add(Points(documentation, above: range, in: file, isClaim: false).findings)
  }

  /// Notes the claims of a statement.
  ///
  /// - Parameters:
  ///   - item: a claim or an example, or a statement in one.
  ///   - counts: how many claims of each kind were met.
  ///   - title: of the example that it stands in.
  /// - Returns: the statement with names and without lines of points.
  mutating func read(_ item: ItemSyntax, _ counts: inout [ClaimKeyword: Int], in title: String? = nil) -> ItemSyntax {
    var item = item
    switch item.kind {
    case .claim(let keyword, let name, let formula, let condition):
      // A name by number must stay the same where another claim is left out.
      counts[keyword, default: 0] += 1
      let name = name ?? NameSyntax(text: "\(keyword.rawValue)\(counts[keyword, default: 0])", range: item.range)
      item.kind = .claim(keyword, name, formula, when: condition)
      item.documentation = add(title.map { "\($0).\(name.text)" } ?? name.text, item)
    case .example(let title, let rows, let statements):
      if judged.contains(item.range) {
        item.documentation = add(title.text, item)
      } else {
        refusePoints(item.documentation, above: item.range)
      }
      var counts: [ClaimKeyword: Int] = [:]
      item.kind = .example(title, rows: rows, statements: statements.map { read($0, &counts, in: title.text) })
    default: refusePoints(item.documentation, above: item.range)
    }
    return item
  }

  /// Notes a claim, and returns what its comment says beside its points.
  private mutating func add(_ name: String, _ item: ItemSyntax) -> [String] {
    let worth = Points(item.documentation, above: item.range, in: file, isClaim: true)
    findings.add(worth.findings)
    claims.append(
      Rubric.AskedClaim(
        name: name, summary: worth.description.joined(separator: "\n"), range: item.range, points: worth.value))
    return worth.description
  }
}

extension Circuit {
  /// Reports the assumptions that depend on outputs, however indirectly.
  fileprivate func assumptions(thatRead outputs: [Interface.Answer]) -> Findings {
    var findings = Findings()
    for assumption in assumptions {
      var seen = Set(assumption.formula.cells)
      var open = Array(seen)
      while let cell = open.popLast() {
        for read in self[cell].equation?.expressions.flatMap(\.cells) ?? [] where seen.insert(read).inserted {
          open.append(read)
        }
      }
      let read = outputs.filter { output in
        signals.contains { $0.name == output.name.text && $0.components.contains(where: seen.contains) }
      }
      if !read.isEmpty {
        findings.add(GradingProblem.assumesAnswer(assumption.range, outputs: read.map(\.name)).report())
      }
    }
    return findings
  }
}
