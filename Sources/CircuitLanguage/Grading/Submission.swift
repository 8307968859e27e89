public import CircuitModel

/// A student's file under a teacher's question: the circuits to verify, and what is wrong with the file.
public struct Submission: Sendable {
  /// The files that ranges point into: the teacher's and what it imports, without the solution, and the student's last.
  public var files: [SourceFile]
  /// What was asked for, in the order of the teacher's file, each member of a family for itself.
  public var circuits: [GradedCircuit]
  /// What is wrong with the student's file, in the order of the text: why circuits or claims cannot be judged.
  public var diagnostics: [Diagnostic]
}

/// A circuit that was asked for.
public struct GradedCircuit: Sendable {
  /// The name in the teacher's file, with the arguments of a family's member.
  public var name: String
  /// The text of the `///` comment above the teacher's circuit, or "".
  public var summary: String
  /// Where the teacher's name stands.
  public var range: SourceRange
  /// The student's network under the teacher's question: what is to be verified. `nil` where nothing can be, and every
  /// claim is lost.
  public var circuit: Circuit?
  /// The name of the part of that circuit which is the student's network.
  var part = ""
  /// The teacher's claims and examples, in the order written.
  public var claims: [GradedClaim]
}

/// A claim of the teacher about a student's circuit.
public struct GradedClaim: Sendable {
  /// The name in the teacher's file.
  public var name: String
  /// The text of the `///` comment above it, without its line of points.
  public var summary: String
  /// Where it is written.
  public var range: SourceRange
  /// What it is worth.
  public var points: Rational
  /// Its place among the claims of the circuit to verify; `nil` where it cannot be asked of the student's circuit, and
  /// its points are lost.
  public var place: Int?
}

extension Rubric {
  /// What is asked for, in the order written, before anybody has answered.
  public var unanswered: [GradedCircuit] { circuits.flatMap(\.allLost) }

  /// What can be had.
  public var points: Rational {
    circuits.reduce(0) { sum, circuit in
      circuit.claims.reduce(sum) { $0 + $1.points * Rational(circuit.members.count) }
    }
  }

  /// Places a student's circuits under the claims of the teacher.
  ///
  /// - Parameters:
  ///   - student: the file, as it was read. It stands alone: an import is refused, and nothing of it is looked at but its
  ///     networks.
  ///   - limits: what a file from a stranger may ask for; none unless given.
  /// - Returns: what to verify. A circuit or claim that cannot be verified is there all the same, without its circuit or
  ///   place, and `diagnostics` says why; it is never a pass.
  /// - Complexity: for each circuit, that of checking it twice.
  public func judge(_ student: SourceFile, within limits: StrangerLimits? = nil) -> Submission {
    let file = SourceFile(path: student.path, bytes: student.bytes, number: program.files.count)
    var whole = program
    whole.files.append(file)
    whole.imports.append([])
    var findings = Findings()
    let (tree, networks) = read(file, within: limits, &findings)
    whole.trees.append(networks)
    guard findings.isEmpty else {
      return Submission(files: shown + [file], circuits: unanswered, diagnostics: findings.firstInOrder)
    }
    let student = Student(tree: tree, file: file.number, program: whole, limits: limits)
    let graded = circuits.flatMap { student.answer(to: $0, &findings) }
    return Submission(files: shown + [file], circuits: graded, diagnostics: findings.firstInOrder)
  }

  /// What a file says: as written, and its networks alone.
  private func read(
    _ file: SourceFile, within limits: StrangerLimits?, _ findings: inout Findings
  ) -> (tree: SyntaxTree, networks: SyntaxTree) {
    if let problem = limits?.problem(with: file) {
      findings.add(problem)
      return (SyntaxTree(), SyntaxTree())
    }
    let (tree, problems) = parse(file)
    for problem in problems where problem.code != .holeInCircuit { findings.add(problem) }
    for hole in tree.circuits.flatMap(\.holes) { findings.add(GradingProblem.hole(hole).report()) }
    for statement in tree.imports { findings.add(GradingProblem.refusedImport(statement.range).report()) }
    var first: [String: SourceRange] = [:]
    for name in tree.circuits.map(\.name) {
      if let other = first[name.text] {
        findings.add(NameProblem.duplicateCircuit(name.text, name.range, first: other).report())
      } else {
        first[name.text] = name.range
      }
    }
    if tree.circuits.isEmpty, findings.isEmpty {
      findings.add(CircuitProblem.noCircuits(file.range(0..<0)).report())
    }
    return (tree, SyntaxTree(imports: [], circuits: tree.circuits.map(\.network)))
  }
}

extension Rubric.AskedCircuit {
  /// The members, none of which can be judged.
  var allLost: [GradedCircuit] { members.map { graded($0, nil) } }

  /// A member with the circuit to verify, in which some claims may be left out.
  func graded(_ member: Rubric.AskedMember, _ circuit: Circuit?, part: String = "") -> GradedCircuit {
    let claims = claims.map { claim in
      GradedClaim(
        name: claim.name, summary: claim.summary, range: claim.range, points: claim.points,
        place: circuit?.claims.firstIndex { $0.range == claim.range })
    }
    return GradedCircuit(
      name: member.name, summary: question.documentation.joined(separator: "\n"), range: question.name.range,
      circuit: circuit, part: part, claims: claims)
  }
}
