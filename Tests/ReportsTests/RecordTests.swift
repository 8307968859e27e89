import CircuitLanguage
import Insight
import Testing

@testable import CircuitModel
@testable import Reports

/// What is said of circuits, written down and read again.
@Suite struct RecordTests {
  /// Every judgement of the samples, with all that can stand beside it.
  private static let circuits: [Report.JudgedCircuit] = {
    let reports = Sample.everyJudgement.flatMap { claim, judgement in
      [
        Sample.report([(claim, Sample.verdict(judgement))]),
        Sample.report([
          (
            claim,
            Sample.verdict(
              judgement, states: nil, sequences: BigInteger(decimal: "12345678901234567890123"), note: "a \u{1B}note")
          )
        ]),
      ]
    }
    let all = Sample.report(Sample.everyJudgement.map { ($0, Sample.verdict($1)) })
    return (reports + [all, Sample.report([])]).flatMap { $0.files.flatMap(\.circuits) }
  }()

  /// A record as it comes back from a file.
  private func reread(_ record: JSONValue) throws -> JSONValue { try JSONValue(reading: Array(record.line.utf8)) }

  @Test func everyJudgementIsReadAsItWasWritten() throws {
    for circuit in Self.circuits {
      let record = circuit.record
      let read = try Report.JudgedCircuit(record: reread(record))
      #expect(read == circuit)
      #expect(read.record.line == record.line)
    }
  }

  @Test func everyFieldIsWritten() throws {
    var claim = Self.circuits.flatMap(\.claims).first { $0.run != nil } ?? Self.circuits[0].claims[0]
    let range = SourceRange(file: 1, start: 2, end: 3)
    (claim.name, claim.kind, claim.summary, claim.range, claim.outcome) = ("é", .reach, "s", range, .tie)
    (claim.lengthCovered, claim.engine, claim.states, claim.sequences) = (0, "e", .max, "10")
    (claim.invariant, claim.explanation, claim.note, claim.step, claim.unit) = ("i", "", "n", 1, "u")
    claim.problem = Diagnostic(
      .undeclaredTie, "h", at: .init(range, "l"), secondary: [.init(.none)], notes: ["a", ""], help: "help")
    claim.sides = [.init(range: range, value: "?")]
    claim.differences = [.init(row: 1, range: range, name: "y[1]", step: 1, found: "0", expected: "1")]
    claim.diagnosis = [LikelyCause(kind: .mistake(.late), text: "t", changes: ["c", ""])]
    claim.working = Report.Working(
      figures: [
        .init(
          range: range,
          components: [
            .init(index: "[1]", given: "1", right: "2", value: "3", fraction: "4/3", isExact: false, isRight: true),
            .init(index: "", given: "1", right: "2", value: "3", fraction: nil, isExact: true, isRight: false),
          ])
      ], relation: "<=")
    claim.run = Report.Run(
      length: 1,
      signals: [Signal.Role.input, .output, .unit, .reference, .wire].map {
        .init(name: "\($0)", role: $0, isVector: true, values: [["1", nil]], expected: ["_"])
      })
    // Every field is set, so that one that is added and forgotten in the record shows here.
    for child in Mirror(reflecting: claim).children {
      let value = Mirror(reflecting: child.value)
      #expect(value.displayStyle != .optional || value.children.count == 1, "\(child.label ?? "")")
      #expect(value.displayStyle != .collection || !value.children.isEmpty, "\(child.label ?? "")")
    }
    let circuit = Report.JudgedCircuit(name: "C", summary: "", range: range, claims: [claim, claim])
    #expect(try Report.JudgedCircuit(record: reread(circuit.record)) == circuit)
  }

  @Test func theTimeThatJudgingTookIsNoPartOfARecord() throws {
    var circuit = Self.circuits[0]
    let line = circuit.record.line
    circuit.duration = .seconds(1)
    #expect(circuit.record.line == line)
  }

  /// What may stand where something else belongs.
  private static let intruders: [JSONValue] = [
    .null, .boolean(true), .number(-1), .number(.max), .number(.min), .string(""), .string("proved"), .array([]),
    .object([]), .array([.number(0), .number(.max), .number(.max)]), .array([.array([]), .null]),
  ]

  /// Every value with one part of it left out, or another in its place.
  private func mutants(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .null, .boolean, .number, .decimal, .string: return Self.intruders
    case .array(let elements):
      return Self.intruders
        + elements.indices.flatMap { place -> [JSONValue] in
          let without = elements[..<place] + elements[(place + 1)...]
          return [.array(Array(without)), .array(elements + [elements[place]])]
            + mutants(of: elements[place]).map { .array(Array(elements[..<place] + [$0] + elements[(place + 1)...])) }
        }
    case .object(let members):
      return Self.intruders
        + members.indices.flatMap { place -> [JSONValue] in
          let without = members[..<place] + members[(place + 1)...]
          return [.object(Array(without))]
            + mutants(of: members[place].value).map {
              .object(Array(members[..<place] + [(members[place].key, $0)] + members[(place + 1)...]))
            }
        }
    }
  }

  @Test func whatIsNoRecordIsRefusedAndWhatIsOneCanBeShown() throws {
    var (refused, accepted) = (0, 0)
    let sample = Sample.report(
      [
        Sample.everyJudgement[6], Sample.everyJudgement[5], Sample.everyJudgement[12],
      ].map { ($0, Sample.verdict($1)) })
    for mutant in mutants(of: sample.files[0].circuits[0].record) {
      do throws(MalformedRecord) {
        let circuit = try Report.JudgedCircuit(record: mutant)
        accepted += 1
        // Whatever its ranges and numbers are, nobody may stumble over them.
        let file = Report.File(path: "and.circuit", sources: [Sample.source], circuits: [circuit])
        let report = Report(Report.Setting(version: "1.0"), files: [file])
        #expect(!TextRenderer().render(report).isEmpty)
        #expect(!JSONRenderer().render(report).isEmpty)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 500 && accepted > 50, "\(refused) refused, \(accepted) accepted")
  }

  @Test(arguments: [
    ("name", "null"), ("summary", "1"), ("range", "[0,1]"), ("range", "[0,2,1]"), ("range", "[-1,1,2]"),
    ("range", "[0,-1,2]"), ("range", "{}"), ("kind", "\"guess\""), ("outcome", "\"Proved\""), ("outcome", "\"\""),
    ("engine", "null"), ("states", "null"), ("states", "\"2\""), ("lengthCovered", "true"), ("sequences", "8"),
    ("invariant", "[]"), ("note", "0"), ("step", "\"1\""), ("step", "0"), ("states", "-1"), ("lengthCovered", "-1"),
    ("unit", "1"), ("problem", "null"), ("problem", "{}"),
    ("run", "[]"), ("run", #"{"length":1,"signals":[{"name":"x","role":"input","isVector":false,"values":[]}]}"#),
    ("run", #"{"length":-1,"signals":[]}"#), ("sides", "null"), ("sides", "[[]]"), ("differences", "[null]"),
  ])
  func aMalformedFieldIsRefusedByName(key: String, text: String) throws {
    let claim = Self.circuits[0].claims[0]
    let value = try JSONValue(reading: Array(text.utf8))
    let members = claim.record.members.filter { $0.key != key } + [(key, value)]
    #expect(throws: MalformedRecord.self) { try Report.JudgedClaim(record: .object(members)) }
  }

  @Test func aFieldThatMustBeThereIsMissed() throws {
    for key in ["name", "kind", "summary", "range", "outcome", "engine"] {
      let members = Self.circuits[0].claims[0].record.members.filter { $0.key != key }
      #expect(throws: MalformedRecord(key)) { try Report.JudgedClaim(record: .object(members)) }
    }
    for key in ["name", "summary", "range", "claims"] {
      let members = Self.circuits[0].record.members.filter { $0.key != key }
      #expect(throws: MalformedRecord(key)) { try Report.JudgedCircuit(record: .object(members)) }
    }
  }
}
