import CircuitLanguage
import CircuitModel
import Insight

extension SolveReport {
  /// The report for machines: the schema `heaviside.solve/1`, described by `Schemas/solve-1.schema.json`.
  public var json: String {
    var members: [(key: String, value: JSONValue)] = [
      ("schema", .string("heaviside.solve/1")), ("version", .string(version)), ("path", .string(path)),
      ("exercises", .array(parts.map { $0.json(in: sources) })),
    ]
    if let disagreement {
      members.append(
        (
          "disagreement",
          .object([
            ("circuit", .string(disagreement.circuit)), ("finding", .string(disagreement.description)),
          ])
        ))
    }
    return JSONValue.object(members).text
  }
}

extension SolveReport.Part {
  fileprivate func json(in sources: [SourceFile]) -> JSONValue {
    var (numbers, outcome): ([Rational], String) = ([], "undecided")
    var members: [(key: String, value: JSONValue)] = []
    switch confirmed.solution {
    case .solved(let filling):
      (numbers, outcome) = (filling.numbers, "solved")
      members += [
        ("smallest", .boolean(filling.doubt == nil)), ("doubt", .optional(filling.doubt)),
        ("equations", .array(equations)), ("file", JSONRenderer().json(judged)),
      ]
    case .impossible(let impossibility):
      outcome = "impossible"
      members += [
        ("sequences", .array(impossibility.sequences.map(json))), ("refutation", json(impossibility.refutation)),
      ]
    case .undecided(let reason): members.append(("reason", .string(reason)))
    }
    let holes = exercise.holes.enumerated().map { number, hole -> JSONValue in
      let (line, column) = sources[hole.range.file].position(of: hole.range.start)
      return .object([
        ("name", .string(hole.name)), ("line", .number(line)), ("column", .number(column)),
        ("value", numbers.indices.contains(number) ? .string(numbers[number].description) : .null),
      ])
    }
    return .object(
      [
        ("circuits", .array(exercise.circuits.map { .string($0.name) })), ("outcome", .string(outcome)),
        ("holes", .array(holes)),
      ] + members)
  }

  /// The filled lines.
  private var equations: [JSONValue] {
    Set(exercise.holes.map { line(of: $0) }).sorted().map { number in
      .object([("line", .number(number)), ("text", .string(confirmed.sources[0].text(ofLine: number)))])
    }
  }

  private func json(_ sequence: ExerciseSequence) -> JSONValue {
    let circuit = exercise.circuits[sequence.circuit]
    return .object([
      ("circuit", .string(circuit.name)),
      ("example", .optional(sequence.example.map { circuit.claims[$0].name })),
      ("length", .number(sequence.word.count)), ("text", .string(text(of: sequence))),
    ])
  }

  private func json(_ refutation: Refutation) -> JSONValue {
    switch refutation {
    case .split(let cases):
      .object([
        (
          "cases",
          .array(
            cases.map { part in
              .object([
                ("requires", .string(part.requirement.text { exercise.name(of: $0) })),
                ("refutation", json(part.refutation)),
              ])
            })
        )
      ])
    case .violated(let number, let step, let claim): failure(number, step, claim)
    case .contradiction(let factors):
      .object([
        (
          "contradiction",
          .array(
            factors.map { .object([("case", .number($0.place)), ("factor", .string($0.factor.description))]) })
        )
      ])
    case .open(let reason): .object([("open", .string(reason))])
    }
  }

  private func failure(_ number: Int, _ step: Int, _ claim: Int?) -> JSONValue {
    guard case .impossible(let impossibility) = confirmed.solution else { return .null }
    let circuit = exercise.circuits[impossibility.sequences[number].circuit]
    return .object([
      ("sequence", .number(number)), ("step", .number(step)),
      ("claim", .optional(claim.map { circuit.claims[$0].name })),
    ])
  }
}
