import Testing

@testable import CircuitModel
@testable import Reports

@Suite struct InputSequenceTests {
  /// Inputs `a: bit`, `b: {-1, 1/2}[2]`, `c: onehot[3]`.
  private static let circuit: Circuit = {
    let (a, b, c) = (CellID(0), [CellID(1), CellID(2)], [CellID(3), CellID(4), CellID(5)])
    let inputs = [
      Alphabet.Input(cells: [a], choices: .each([0, 1])),
      Alphabet.Input(cells: b, choices: .each([-1, Rational(1, 2)])), Alphabet.Input(cells: c, choices: .oneHot),
    ]
    guard let alphabet = Alphabet(inputs: inputs) else { preconditionFailure("24 letters can be numbered") }
    return Circuit(
      name: "Three", alphabet: alphabet,
      signals: [
        Signal(name: "a", role: .input, components: [a]),
        Signal(name: "b", role: .input, components: b, isVector: true),
        Signal(name: "c", role: .input, components: c, isVector: true),
      ], cells: (0..<6).map { Cell(name: "\($0)") }, order: [])
  }()

  private func word(_ texts: String..., circuit: Circuit = Self.circuit) throws(InputProblem) -> [Int] {
    try InputSequence(texts).inputs(for: circuit).word
  }

  @Test func oneInputNeedsNoName() throws {
    #expect(try word("1 1 0 1", circuit: Sample.circuit) == [1, 1, 0, 1])
    #expect(try word(" x = 1,1, 0 ", circuit: Sample.circuit) == [1, 1, 0])
  }

  @Test func realInputsAreAnyNumbers() throws {
    let (x, v) = (CellID(0), [CellID(1), CellID(2)])
    let inputs: [Alphabet.Input] = [.init(cells: [x], choices: .real), .init(cells: v, choices: .real)]
    let alphabet = try #require(Alphabet(inputs: inputs))
    let circuit = Circuit(
      name: "Real", alphabet: alphabet,
      signals: [
        Signal(name: "x", role: .input, components: [x]),
        Signal(name: "v", role: .input, components: v, isVector: true),
      ], cells: (0..<3).map { Cell(name: "\($0)") }, order: [])
    let read = try InputSequence(["x = 10 -0.1", "v = [1/3, -2] [1e-3 0]"]).inputs(for: circuit)
    #expect(
      read == .numbers([[10, Rational(1, 3), -2], [Rational(-1, 10), Rational(1, 1000), 0]]))
    #expect(throws: InputProblem.wrongShape("v", step: 1, components: 2)) {
      _ = try InputSequence(["x = 1; v = [1 2 3]"]).inputs(for: circuit)
    }
  }

  @Test func everyLetterIsReadBackFromItsText() throws {
    let circuit = Self.circuit
    for letter in 0..<circuit.alphabet.count {
      let v = circuit.alphabet.values(of: letter).map(\.description)
      #expect(try word("a = \(v[0]); b = [\(v[1]) \(v[2])]; c = [\(v[3]), \(v[4]),\(v[5])];") == [letter])
      #expect(try word("c=[\(v[3]) \(v[4]) \(v[5])]", "b=[\(v[1]) \(v[2])]", "a=\(v[0])") == [letter])
    }
  }

  @Test func whatIsWrongIsSaid() {
    let names = ["a", "b", "c"]
    func problem(_ texts: String..., circuit: Circuit = Self.circuit) -> InputProblem? {
      do {
        _ = try InputSequence(texts).inputs(for: circuit).word
        return nil
      } catch {
        return error
      }
    }
    let and = Sample.circuit
    #expect(problem("", circuit: and) == .nothingGiven(inputs: ["x"]))
    #expect(problem("x =", circuit: and) == .nothingGiven(inputs: ["x"]))
    #expect(problem("1 one", circuit: and) == .unreadable("one", "not a number"))
    #expect(problem("1/0", circuit: and) == .unreadable("1/0", "not a number"))
    #expect(problem("[1", circuit: and) == .unreadable("[", "a bracket that is never closed"))
    #expect(problem("[1 [", circuit: and) == .unreadable("[", "a bracket inside a vector"))
    #expect(problem("1]", circuit: and) == .unreadable("]", "a bracket that closes nothing"))
    #expect(problem("1 2", circuit: and) == .notALetter("2", input: "x", step: 2, allowed: "0, 1"))
    #expect(problem("1 [1]", circuit: and) == .wrongShape("x", step: 2, components: nil))
    #expect(problem("z = 1", circuit: and) == .unknownInput("z", circuit: "RunningAnd", inputs: ["x"]))
    #expect(problem("x = 1; x = 0", circuit: and) == .givenTwice("x"))
    #expect(problem("1 0") == .nameNeeded(inputs: names))
    #expect(problem("a = 1; b = [-1 -1]") == .notGiven("c", inputs: names))
    #expect(problem("a = 1; b = 1; c = [1 0 0]") == .wrongShape("b", step: 1, components: 2))
    #expect(
      problem("a = 1; b = [-1 2]; c = [1 0 0]")
        == .notALetter("[-1 2]", input: "b", step: 1, allowed: "components among -1, 1/2"))
    #expect(
      problem("a = 1; b = [-1 -1]; c = [1 1 0]")
        == .notALetter("[1 1 0]", input: "c", step: 1, allowed: "a single 1 among zeros"))
    #expect(problem("a = 1 1; b = [-1 -1]; c = [1 0 0] [0 1 0]") == .differentLengths("a", 2, "b", 1))
  }
}
