import CircuitModel
import Foundation
import Testing

@testable import CircuitLanguage

@Suite struct OperationCountsTests {
  private func program(_ text: String) throws -> Program {
    let source = SourceFile(path: "a.circuit", text: text)
    let (tree, problems) = parse(source)
    #expect(problems.isEmpty)
    let program = Program(source, tree)
    #expect(check(program).diagnostics.map(\.headline) == [])
    return program
  }

  private func counts(_ items: String, circuit: String = "A") throws -> StepCounts {
    let text = "circuit \(circuit) {\n  input x: bit\n\(items)\n  prove 1 == 1\n}\n"
    return try #require(countOperations(of: program(text)).last)
  }

  // MARK: Polynomials

  @Test func aPolynomialIsWrittenFromTheHighestPowerAndTheFirstDimension() {
    let (n, m): (Polynomial, Polynomial) = (Polynomial(named: "n"), Polynomial(named: "m"))
    #expect((m * n + n * n + 1 - 2 * m).text(in: ["n", "m"]) == "n^2 + n*m - 2*m + 1")
    #expect((-1 * n).text(in: ["n"]) == "-n")
    #expect((n - n).text(in: []) == "0")
    #expect((n * m + m).replacing(["n": 3, "m": 2]).number == 8)
    #expect((n * n).replacing(["n": m + 1]).text(in: ["m"]) == "m^2 + 2*m + 1")
  }

  // MARK: The language model

  private static let languageModel = """
    circuit Model {
      let Dh = 3
      let d = 2
      let V = 5
      input e: real[d]
      let Wh = [[i + j for j in 1..Dh] for i in 1..Dh]
      let We = [[i - j for j in 1..d] for i in 1..Dh]
      let U = [[i * j for j in 1..Dh] for i in 1..V]
      h[0] = [0 for i in 1..Dh]
      h[t] = sigmoid(Wh * h[t-1] + We * e[t])
      output p[t] = softmax(U * h[t])
      prove p[t][1] > 0
    }
    """

  @Test func theProductsOfALanguageModelAreCountedInItsDimensions() throws {
    let counts = try #require(countOperations(of: program(Self.languageModel)).first)
    func text(_ polynomial: Polynomial) -> String { polynomial.text(in: counts.names) }
    #expect(counts.names == ["Dh", "d", "V"])
    #expect(counts.products.map(\.text) == ["Wh * h[t-1]", "We * e[t]", "U * h[t]"])
    for product in counts.products {
      // The vector and the matrix each take as many multiplications as the product itself.
      #expect(product.toSignals == product.forward && product.toConstants == product.forward)
    }
    #expect(counts.products.map { text($0.forward) } == ["Dh^2", "Dh*d", "Dh*V"])
    #expect(text(counts.productTotal.forward) == "Dh^2 + Dh*d + Dh*V")
    #expect(text(counts.forward.multiplications) == "Dh^2 + Dh*d + Dh*V")
    let without = counts.backwardWithout.first { $0.constant == "U" }
    #expect(without.map { text($0.multiplications) } == "2*Dh^2 + 2*Dh*d + Dh*V")
    #expect(counts.forward.functions.mapValues(text) == ["sigmoid": "Dh", "exp": "V"])
    // Rows of Dh and d summands, their sum, and the sum in the softmax.
    #expect(text(counts.forward.additions) == "Dh^2 + Dh*d + Dh*V - Dh - 1")
  }

  @Test func theParameterOfAFamilyIsADimension() throws {
    let text = """
      circuit A(n in 2..4) {
        input x: bit[n]
        let w = [i for i in 1..n]
        output y[t] = w * x[t]
        prove y[t] >= 0
      }
      """
    let all = countOperations(of: try program(text))
    #expect(all.map(\.circuit) == ["A(2)", "A(3)", "A(4)"])
    for (value, counts) in zip(2...4, all) {
      #expect(counts.dimensions.map(\.value) == [value])
      #expect(counts.forward.multiplications.text(in: ["n"]) == "n")
      #expect(counts.forward.additions.text(in: ["n"]) == "n - 1")
    }
  }

  @Test func aLiteralMatrixIsCountedInNumbersExceptWhereAVectorHasNames() throws {
    let counts = try counts(
      "  let W = [[1, 2], [3, 4]]\n  h[0] = [0, 0]\n  output h[t] = W * h[t-1] + [x[t], x[t]]")
    #expect(counts.dimensions == [])
    #expect(counts.products.map { $0.forward.number } == [4])
    let named = try program(
      """
      circuit A {
        let n = 2
        input x: bit[n]
        output y[t] = [[1, 2], [3, 4]] * x[t]
        prove y[t][1] >= 0
      }
      """)
    #expect(countOperations(of: named).first?.forward.multiplications.text(in: ["n"]) == "2*n")
  }

  // MARK: Rules

  @Test func nothingGoesBackThroughAThreshold() throws {
    let counts = try counts("  let w = 2\n  output y[t] = step(w * x[t] - 1)\n  convention step(0) = 1")
    #expect(counts.forward.multiplications == 1 && counts.forward.additions == 1)
    #expect(counts.backward == OperationCount())
  }

  @Test func whatIsMadeOfConstantsIsFreeAndAMinusSignToo() throws {
    let counts = try counts("  let a = 2\n  let b = 3\n  output y[t] = -x[t] + (a + b) * (a - b)")
    #expect(counts.forward.additions == 1 && counts.forward.multiplications == 0)
    #expect(counts.toConstants.additions == 1)
  }

  @Test func anElementwiseProductAndASigmoidAreCountedBackwardToo() throws {
    let counts = try counts(
      "  h[0] = [0, 0, 0]\n  u[0] = [1, 1, 1]\n  u[t] = sigmoid(h[t-1])\n  output h[t] = u[t] .* h[t-1]")
    #expect(counts.forward.multiplications == 3)
    // Two for each component of the sigmoid, and one for each side of the product.
    #expect(counts.toSignals.multiplications == 12)
    #expect(counts.forward.functions == ["sigmoid": 3])
  }

  @Test func anInstanceCountsInTheNamesOfWhatItIsGiven() throws {
    let text = """
      circuit Sum(n in 1..4) {
        input x: bit[n]
        let w = [1 for i in 1..n]
        output y[t] = w * x[t]
        prove y[t] >= 0
      }
      circuit A {
        let m = 3
        input z: bit[m]
        part s = Sum(n: m, x: z[t])
        output y[t] = s.y[t] * s.y[t]
        prove y[t] >= 0
      }
      """
    let counts = try #require(countOperations(of: program(text)).last)
    #expect(counts.products.map(\.text) == ["s: w * x[t]"])
    #expect(counts.forward.multiplications.text(in: counts.names) == "m + 1")
    #expect(counts.names == ["m"])
  }

  @Test func referencesAreNoPartOfTheNetwork() throws {
    let counts = try counts("  ref r[t] = 2 * x[t]\n  output y[t] = x[t]")
    #expect(counts.forward == OperationCount())
  }

  // MARK: Against scalars

  private static let library: [(file: String, program: Program)] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Circuits")
    let names = (FileManager.default.subpaths(atPath: root.path) ?? []).filter { $0.hasSuffix(".circuit") }.sorted()
    return names.compactMap { name in
      let path = root.appending(path: name).path
      guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
      let loader = Loader { path in
        FileManager.default.contents(atPath: path).map { .success(Array($0)) } ?? .failure(.missing)
      }
      let (program, problems) = loader.load(SourceFile(path: path, bytes: Array(bytes)))
      return problems.isEmpty ? (name, program) : nil
    }
  }()

  /// Replacing every dimension by its number gives what the scalars of the checked circuit come to.
  @Test func polynomialsAgreeWithTheScalarsOfEveryCircuitOfTheLibrary() throws {
    var (compared, inNumbers): (Int, [String]) = (0, [])
    for (file, program) in Self.library {
      let circuits = check(program).circuits
      let all = countOperations(of: program)
      #expect(all.map(\.circuit) == circuits.map(\.name), "\(file)")
      for (circuit, counts) in zip(circuits, all) {
        if counts.equationsInNumbers > 0 { inNumbers.append(circuit.name) }
        // What is computed once and used often stands in the scalars as often; what references are fed is not counted.
        if counts.keepsValues || circuit.signals.contains(where: { $0.role == .reference && $0.name.contains(".") }) {
          continue
        }
        compared += 1
        let network = circuit.signals.filter { [.unit, .output, .wire].contains($0.role) }
        let scalars = ScalarCount(of: network.flatMap(\.components).map { circuit[$0] })
        let values = Dictionary(
          uniqueKeysWithValues: counts.dimensions.map { ($0.name, Polynomial($0.value)) })
        #expect(counts.forward.replacing(values) == scalars.forward, "\(circuit.name), forward")
        #expect(counts.toSignals.replacing(values) == scalars.toSignals, "\(circuit.name), to signals")
        #expect(counts.toConstants.replacing(values) == scalars.toConstants, "\(circuit.name), to constants")
      }
    }
    #expect(compared > 150)
    #expect(inNumbers == [])
  }
}
