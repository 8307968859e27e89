import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerShapeTests {
  private func equations(_ statements: String, of signal: String) throws -> [String] {
    let circuit = try soundCircuit(of: "input x: bit[2]\ninput z: bit\n\(statements)\nprove z[t] == z[t]")
    let found = try #require(circuit.signals.first { $0.name == signal })
    return found.components.map { circuit.text(of: circuit[$0].equation?.general ?? .number(0)) }
  }

  @Test func productsFollowTheirShapes() throws {
    #expect(try equations("h[t] = 2 * x[t]", of: "h") == ["(2 * x[1]@t)", "(2 * x[2]@t)"])
    #expect(try equations("h[t] = x[t] * 2", of: "h") == ["(x[1]@t * 2)", "(x[2]@t * 2)"])
    #expect(try equations("h[t] = x[t] * [3, 4]", of: "h") == ["((x[1]@t * 3) + (x[2]@t * 4))"])
    #expect(
      try equations("h[t] = [[1, 2], [3, 4]] * x[t]", of: "h")
        == ["((1 * x[1]@t) + (2 * x[2]@t))", "((3 * x[1]@t) + (4 * x[2]@t))"])
    #expect(
      try equations("let M = [[1, 2], [3, 4]] * [[0, 1], [1, 0]]\nh[t] = M[1] .* x[t]", of: "h")
        == ["(M[1][1] * x[1]@t)", "(M[1][2] * x[2]@t)"])
    #expect(try equations("h[t] = [[1, 2]] * x[t]", of: "h") == ["((1 * x[1]@t) + (2 * x[2]@t))"])
  }

  @Test func sumsAreElementwiseAndVectorsAreJoined() throws {
    #expect(try equations("h[t] = x[t] - [1, z[t]]", of: "h") == ["(x[1]@t - 1)", "(x[2]@t - z@t)"])
    #expect(try equations("h[t] = -x[t] / 2", of: "h") == ["((0 - x[1]@t) / 2)", "((0 - x[2]@t) / 2)"])
    #expect(try equations("h[t] = concat(x[t], [z[t]], x[t])", of: "h").count == 5)
    #expect(try equations("h[t] = [x[t][3 - i] for i in 1..2]", of: "h") == ["x[2]@t", "x[1]@t"])
    #expect(
      try equations("ref r[t] = if z[t] then x[t] else [0, 1]", of: "r")
        == ["if z@t then x[1]@t else 0", "if z@t then x[2]@t else 1"])
    #expect(try equations("h[t] = sum(i * x[t] for i in 1..2)", of: "h").count == 2)
  }

  @Test func shapesAreInferredThroughCircles() throws {
    #expect(try equations("h[0] = 0\nh[t] = step(h[t-1] + x[t])", of: "h").count == 2)
    #expect(try equations("h[0] = [0, 0, 0]\nh[t] = h[t-1]", of: "h").count == 3)
    #expect(try equations("a[0] = 0\na[t] = b[t-1]\nb[0] = 0\nb[t] = a[t-1] + x[t]", of: "a").count == 2)
    #expect(try equations("a[0] = 0\na[t] = b[t-1]\nb[0] = 0\nb[t] = a[t-1]", of: "b").count == 1)
    #expect(
      try equations("a[0] = 0\na[t] = [[1, 1], [0, 1], [2, 2]] * b[t-1]\nb[0] = 0\nb[t] = x[t]", of: "a").count == 3)
    #expect(try equations("y[1] = step(x[1])\ny[t] = y[t-1]", of: "y").count == 2)
    #expect(try equations("let k = 2\nh[t] = if k == 1 then [z[t]] else x[t]", of: "h").count == 2)
    #expect(try equations("a[t] = b[t][1]\nb[t] = [z[t]]", of: "a") == ["b[1]@t"])
  }

  @Test func longSumsAreShallowTrees() throws {
    let circuit = try soundCircuit(
      of: "input x: bit\nv[t] = [x[t] for i in 1..1000]\nh[t] = sum(v[t][i] for i in 1..1000)\nprove h[t] >= 0")
    let sum = try #require(circuit.cells.last?.equation?.general)
    #expect(depth(of: sum) < 14)
  }

  private func depth(of expression: Expression) -> Int {
    guard case .arithmetic(_, let left, let right, _) = expression else { return 1 }
    return 1 + max(depth(of: left), depth(of: right))
  }
}
