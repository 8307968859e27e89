import CircuitLanguage
import CircuitModel
import Testing

/// The shapes of functions of vectors and matrices, and what they are made of.
@Suite struct CheckerTensorTests {
  /// The components of a signal with this equation.
  private func components(_ equation: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    let circuit = try soundCircuit(
      of: """
        input x: real[2]
        input z: real
        let M = [[1, 2], [3, 4], [5, 6]]
        let V = [7, 8]
        \(equation)
        example "e" {
          x = [1 2]
          z = 1
          prove true
        }
        """, sourceLocation: sourceLocation)
    let signal = try #require(circuit.signals.first { $0.name == "h" }, sourceLocation: sourceLocation)
    return signal.components.map { circuit.text(of: circuit[$0].equation?.general ?? .number(0)) }
  }

  @Test(arguments: ["exp", "log", "sqrt", "sigmoid", "tanh", "relu", "abs"])
  func functionsOfNumbersWorkOnEachComponent(name: String) throws {
    #expect(try components("h[t] = \(name)(x[t])") == ["\(name)(x[1]@t)", "\(name)(x[2]@t)"])
    #expect(try components("h[t] = \(name)(z[t])") == ["\(name)(z@t)"])
  }

  @Test func aNumberIsAddedToEachComponentOfAVector() throws {
    #expect(try components("h[t] = x[t] + 1") == ["(x[1]@t + 1)", "(x[2]@t + 1)"])
    #expect(try components("h[t] = 1 - x[t]") == ["(1 - x[1]@t)", "(1 - x[2]@t)"])
    #expect(try components("h[t] = x[t] - z[t]") == ["(x[1]@t - z@t)", "(x[2]@t - z@t)"])
    #expect(try components("h[t] = z[t] + M[1]") == ["(z@t + M[1][1])", "(z@t + M[1][2])"])
    #expect(try components("h[0] = 0\nh[t] = h[t-1] + 1 + x[t]").count == 2)
    #expect(try components("h[0] = [0, 0, 0]\nh[t] = 1 - h[t-1]").count == 3)
  }

  @Test func quotientsAndPowersAreElementwise() throws {
    #expect(try components("h[t] = x[t] / V") == ["(x[1]@t / V[1])", "(x[2]@t / V[2])"])
    #expect(try components("h[t] = x[t] / z[t]") == ["(x[1]@t / z@t)", "(x[2]@t / z@t)"])
    #expect(try components("h[t] = x[t]^2") == ["(x[1]@t ^ 2)", "(x[2]@t ^ 2)"])
    #expect(try components("h[t] = x[t] .* V") == ["(x[1]@t * V[1])", "(x[2]@t * V[2])"])
    #expect(try components("h[t] = 0.9^t * x[t]").count == 2)
  }

  @Test func softmaxSharesOneAmongItsComponents() throws {
    let first = "(1 / (1 + exp((x[2]@t - x[1]@t))))"
    let second = "(1 / (1 + exp((x[1]@t - x[2]@t))))"
    #expect(try components("h[t] = softmax(x[t])") == [first, second])
    #expect(try components("h[t] = softmax(M * x[t])").count == 3)
    #expect(try components("h[t] = softmax([z[t]])") == ["1"])
  }

  @Test func outerTransposeAndNormHaveTheShapesOfTextbooks() throws {
    #expect(
      try components("h[t] = outer(x[t], V)[2]") == ["(x[2]@t * V[1])", "(x[2]@t * V[2])"])
    #expect(try components("h[t] = transpose(M)[1]") == ["M[1][1]", "M[2][1]", "M[3][1]"])
    #expect(try components("h[t] = transpose(x[t])[1]") == ["x[1]@t", "x[2]@t"])
    #expect(try components("h[t] = transpose(transpose(M)) * x[t]").count == 3)
    #expect(try components("h[t] = norm(x[t])") == ["sqrt(((x[1]@t ^ 2) + (x[2]@t ^ 2)))"])
    #expect(try components("h[t] = norm(M) + z[t]").count == 1)
    #expect(try components("h[t] = norm(z[t])") == ["sqrt((z@t ^ 2))"])
  }

  @Test func constantsMayBeOuterProductsAndExactRoots() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        let V = [3, 4]
        let N = norm(V)
        let P = outer(V, V)
        let R = sqrt(9/4)
        prove x[t] == x[t]
        """)
    #expect(circuit.parameters.map(\.value) == [3, 4, 5, 9, 12, 12, 16, Rational(3, 2)])
  }

  @Test func aConstantKnowsHowItFollowsFromOthers() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        let a = 2
        let B = [a, 3, a + 1]
        let c = 2 * B[3]
        prove x[t] == x[t]
        """)
    let definitions = circuit.parameters.map { $0.definition.map { circuit.text(of: $0) } }
    #expect(circuit.parameters.map(\.name) == ["a", "B[1]", "B[2]", "B[3]", "c"])
    #expect(definitions == [nil, "a", "3", "(a + 1)", "(2 * B[3])"])
  }

  @Test func anInitialValueKnowsTheConstantsItIsMadeOf() throws {
    let circuit = try soundCircuit(
      of: """
        input x: bit
        let a = 2
        h[0] = 3 * a
        h[-1] = 5
        h[t] = h[t-1] + h[t-2]
        prove h[t] == h[t]
        """)
    let cell = try #require(circuit.cells.first { $0.name == "h" })
    #expect(cell.initial == [6, 5])
    #expect(cell.initialTerm(atStep: 0).map { circuit.text(of: $0) } == "(3 * a)")
    #expect(cell.initialTerm(atStep: -1).map { circuit.text(of: $0) } == nil)
  }

  @Test(arguments: [
    ("softmax(z[t])", "E0306"), ("outer(z[t], V)", "E0306"), ("outer(M, V)[1]", "E0306"),
    ("transpose(z[t])[1]", "E0306"), ("concat(x[t], z[t])", "E0306"), ("1 / x[t]", "E0301"), ("1 + M", "E0301"),
    ("x[t] / [1, 2, 3]", "E0301"), ("M^2 * x[t]", "E0305"), ("x[t]^V", "E0305"), ("V * M", "E0302"),
    ("outer(x[t], x[t])", "E0308"), ("exp(1, 2)", "E0314"), ("norm(x[t], z[t])", "E0314"), ("softmax()", "E0314"),
    ("ln(z[t])", "E0204"), ("z[t]^(1/2)", "E0323"),
  ])
  func whatHasTheWrongShapeIsOneMessage(value: String, code: String) {
    let found = codes(
      of: """
        input x: real[2]
        input z: real
        let M = [[1, 2], [3, 4]]
        let V = [7, 8]
        h[t] = \(value)
        example "e" {
          x = [1 2]
          z = 1
          prove true
        }
        """)
    #expect(found == [code])
  }

  @Test func functionsThatAreNotRationalAreNoConstants() {
    for value in ["exp(1)", "log(2)", "sqrt(2)", "sigmoid(1)", "softmax([1, 2])", "norm([1, 1])"] {
      #expect(codes(of: "input x: bit\nlet c = \(value)\nprove x[t] == 1") == ["E0328"], "\(value)")
    }
  }
}
