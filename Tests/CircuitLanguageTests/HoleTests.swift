import CircuitLanguage
import CircuitModel
import Testing

@Suite struct HoleTests {
  private func circuits(_ text: String, path: String = "a.exercise") -> ([Circuit], [String]) {
    let source = SourceFile(path: path, text: text)
    let (tree, problems) = parse(source)
    let (circuits, findings) = problems.isEmpty ? check(Program(source, tree)) : ([], problems)
    return (circuits, findings.map { $0.code.rawValue })
  }

  @Test func holesStandInTheOrderOfTheTextAndComponentsHaveTheirNames() throws {
    let (found, problems) = circuits(
      """
      circuit A {
        input x: bit[2]
        h[t] = step(W * x[t] + b .* [?, 1] - [?, ?])
        let W = [[?, 1], [-1/2, ?]]
        let b = [2, ?]
        output y[t] = step(h[t][1] + 2 * ?)
        prove y[t] == 0
      }
      """)
    #expect(problems == [])
    let circuit = try #require(found.first)
    let names = circuit.holes.map { circuit[$0].name }
    #expect(names == ["?1", "?2", "?3", "W[1][1]", "W[2][2]", "b[2]", "?7"])
    #expect(circuit.holesText == "7 holes (`?`) are open")
    let filled = circuit.filled(with: (1...7).map { Rational($0) })
    #expect(filled.holes == [] && filled.holesText == nil)
    #expect(circuit.holes.map { filled[$0].value } == (1...7).map { Rational($0) })
  }

  @Test func aHoleOfAPartIsTheHoleOfItsText() throws {
    let (found, problems) = circuits(
      """
      circuit Not {
        input x: bit
        let w = ?
        output y[t] = step(w * x[t] + ?)
        prove y[t] != x[t]
      }
      circuit Twice {
        input x: bit
        part a = Not(x: x)
        part b = Not(x: a.y[t])
        output y[t] = step(b.y[t] - ?)
        prove y[t] == x[t]
      }
      """)
    #expect(problems == [])
    try #require(found.count == 2)
    let ranges = found.map { circuit in circuit.holes.map { circuit[$0].range } }
    #expect(ranges[1].count == 3 && Array(ranges[1].prefix(2)) == ranges[0])
  }

  @Test func aHoleCanBeAnyNumberSoThatNothingIsConcludedFromIt() {
    let text = { (claim: String) in "circuit A {\n  input x: bit\n  output y[t] = ? * x[t]\n  prove \(claim)\n}" }
    #expect(circuits(text("y[t]")).1 == ["E0401"])
    #expect(circuits(text("y[t] == 1")).1 == [])
  }

  @Test func aConditionalOfAnotherLanguageIsNoHole() {
    let text = "circuit A {\n  input x: bit\n  output y[t] = x[t]\n  prove x[t] ? 1 : 0\n}"
    for path in ["a.circuit", "a.exercise"] { #expect(circuits(text, path: path).1 == ["E0105"]) }
  }

  @Test func theFormatterKeepsHoles() throws {
    let untidy = "circuit A{input x:bit\n  let v=[ ?,-? ]\n output y[t]=step(?*x[t]+v[1]-?)\n prove y[t]==0}"
    let tidy = """
      circuit A {
        input x: bit
        let v = [?, -?]
        output y[t] = step(? * x[t] + v[1] - ?)
        prove: y[t] == 0
      }

      """
    #expect(try format(SourceFile(path: "a.exercise", text: untidy)) == tidy)
    #expect(try format(SourceFile(path: "a.exercise", text: tidy)) == tidy)
    #expect(throws: UnreadableSource.self) { try format(SourceFile(path: "a.circuit", text: tidy)) }
  }
}
