import CircuitLanguage
import Reports

@testable import CircuitModel

/// A circuit built by hand with the text that it stands for, so that reports can be tested without a parser.
enum Sample {
  static let text = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      prove correct: y[t] iff all(x[1..t])
      example "worked by hand" {
        x = 1 0
        y = 1 0
      }
    }

    """

  static let source = SourceFile(path: "and.circuit", text: text)

  /// The range of the first place where a text stands in the sample.
  static func range(of part: String) -> SourceRange {
    let (all, part) = (Array(text.utf8), Array(part.utf8))
    let start = all.indices.first { all[$0...].starts(with: part) } ?? 0
    return SourceRange(start: start, end: start + part.count)
  }

  static let x = CellID(0)
  static let h = CellID(1)
  static let y = CellID(2)

  static let circuit: Circuit = {
    let unit = Expression.apply(
      .step(.undeclared),
      .arithmetic(
        .subtract,
        .arithmetic(
          .add, .read(h, at: .relative(lag: 1), .none), .read(x, at: .relative(lag: 0), .none), .none),
        .number(Rational(3, 2)), .none), range(of: "step(h[t-1] + x[t] - 1.5)"))
    guard let alphabet = Alphabet(inputs: [.init(cells: [x], choices: .each([0, 1]))]) else {
      preconditionFailure("two letters can be numbered")
    }
    return Circuit(
      name: "RunningAnd", summary: "Emits 1 while all were 1.", range: range(of: "RunningAnd"), alphabet: alphabet,
      signals: [
        Signal(name: "x", role: .input, components: [x]), Signal(name: "h", role: .unit, components: [h]),
        Signal(name: "y", role: .output, components: [y]),
      ],
      cells: [
        Cell(name: "x"), Cell(name: "h", initial: [1], equation: Equation(general: unit)),
        Cell(name: "y", equation: Equation(general: .read(h, at: .relative(lag: 0), .none))),
      ],
      order: [h, y], claims: [prove, example])
  }()

  static let prove: Claim = {
    let output = Expression.read(y, at: .relative(lag: 0), .none)
    let history = Expression.fold(
      .all, IndexID(0), from: .number(1), to: .step, .read(x, at: .index(IndexID(0), offset: 0), .none), .none)
    return Claim(
      name: "correct", kind: .prove(.connect(.iff, output, history), when: nil),
      range: range(of: "prove correct: y[t] iff all(x[1..t])"),
      sides: [
        .init(components: [output], range: range(of: "y[t] iff").dropping(last: 4)),
        .init(components: [history], range: range(of: "all(x[1..t])")),
      ])
  }()

  static let example = Claim(
    name: "worked by hand",
    kind: .example(Example(word: [1, 0], rows: [.init(cell: y, values: [1, 0], range: range(of: "y = 1 0"))])),
    range: range(of: "example \"worked by hand\""))

  static let refute = Claim(name: "refute1", kind: .refute(.number(0), when: nil), range: prove.range)
  static let reach = Claim(name: "reach1", kind: .reach(.number(1)), range: prove.range)

  /// A run of the circuit on some letters.
  static func trace(
    _ word: [Int], sides: [[Value]] = [], differences: [Trace.Difference] = []
  ) -> Trace {
    var run = Run(circuit)
    for letter in word { run.advance(by: letter) }
    return Trace(word: word, values: run.trace.values, sides: sides, differences: differences)
  }

  static func verdict(
    _ judgement: AuditedVerdict.Judgement, states: Int? = 2, sequences: BigInteger? = nil, note: String? = nil
  ) -> AuditedVerdict {
    AuditedVerdict(judgement: judgement, engine: "merge", states: states, sequences: sequences, note: note)
  }

  /// A report of one file with one circuit and the judgements given, each on a claim.
  static func report(
    _ entries: [(Claim, AuditedVerdict)], diagnostics: [Diagnostic] = [], requiresProof: Bool = false
  ) -> Report {
    var judged = Report.JudgedCircuit(circuit)
    judged.claims = entries.map { Report.JudgedClaim($0, $1, of: circuit) }
    let file = Report.File(path: "and.circuit", sources: [source], diagnostics: diagnostics, circuits: [judged])
    return Report(Report.Setting(version: "1.0", requiresProof: requiresProof), files: [file])
  }

  static let tie = EvaluationProblem.tie(
    .step(.undeclared), at: range(of: "step(h[t-1] + x[t] - 1.5)"), step: 2)
  static let tooEarly = EvaluationProblem.readBeforeBeginning(h, index: -1, at: range(of: "h[t-1]"), step: 1)

  /// One claim for each thing that can be said, with what it is called.
  static let everyJudgement: [(Claim, AuditedVerdict.Judgement)] = [
    (prove, .proved), (prove, .holds(upTo: 4)), (example, .holds(upTo: 2)), (refute, .witnessed(trace([0]))),
    (reach, .witnessed(trace([1]))),
    (prove, .fails(trace([1, 1, 0], sides: [[.exact(1)], [.exact(0)]]))),
    (example, .fails(trace([1, 0], differences: [Trace.Difference(row: 0, steps: [2])]))), (reach, .noWitness),
    (refute, .noWitness), (prove, .vacuous), (example, .vacuous), (prove, .tie(trace([1, 0]), tie)),
    (prove, .undefined(trace([1]), tooEarly)), (prove, .nothingConsidered),
    (prove, .unknown(reason: "more than 10 states", upTo: 3)),
  ]
}

extension SourceRange {
  func dropping(last count: Int) -> SourceRange { SourceRange(file: file, start: start, end: end - count) }
}
