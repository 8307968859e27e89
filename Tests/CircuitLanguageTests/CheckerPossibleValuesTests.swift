import CircuitModel
import Foundation
import Fuzzing
import Testing

@testable import CircuitLanguage

@Suite struct CheckerPossibleValuesTests {
  /// The circuit files that ship with the project.
  static let paths: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Circuits").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".circuit") }.sorted().map { folder + "/" + $0 }
  }()

  /// A circuit with some of everything that has values.
  static let mixed = """
    circuit A {
      input n: -2..2
      input o: onehot[3]
      input s: {-1, 1/2, 3}
      n[0] = 7
      o[0] = 1
      h[0] = 0
      h[t] = clamp(h[t-1] + n[t], -3, 4)
      k[0] = 2
      k[t] = relu(h[t] * s[t] - k[t-1] / 2)
      p[t] = o[t] * [1, 2, 3] + o[t-1] * [4, 5, 6]
      q[t] = sign(n[t-1]) + step(s[t] - h[t]) + floor(k[t])
      r[t] = (n[t] ^ 2 - abs(n[t])) .* (o[t][1] - o[t][2])
      convention step(0) = 1/2
      convention sign(0) = 0
      ref a[t] = (sum(n[1..t]) % 3) * count(s[i] > 0 for i in 1..t)
      ref b[t] = if n[t] > 0 then max(s[1..t]) else min(n[i] - i for i in 1..t)
      ref c[t] = previously(n[t] > 0) + (-1) ^ t * (t % 4) - parity(o[i][1] for i in 1..t)
      ref d[t] = max(n[t], min(h[t], s[t])) + (n[t] == 1 implies s[t] != 3)
      prove t > 0
    }
    """

  @Test func noRunOfALibraryCircuitLeavesTheSets() throws {
    #expect(!Self.paths.isEmpty)
    for path in Self.paths {
      let source = SourceFile(path: path, bytes: try BrokenFiles.bytes(path))
      try checkRuns(source, steps: 30, seed: 7)
    }
  }

  @Test func noRunOfAMixedCircuitLeavesTheSets() throws {
    for seed in 0..<20 { try checkRuns(SourceFile(path: "mixed", text: Self.mixed), steps: 40, seed: UInt64(seed)) }
  }

  /// Runs every circuit of a file on random letters, and looks whether each value is among those held possible.
  private func checkRuns(_ source: SourceFile, steps: Int, seed: UInt64) throws {
    let loader = Loader { path in (try? BrokenFiles.bytes(path)).map { .success($0) } ?? .failure(.missing) }
    let (program, problems) = loader.load(source)
    #expect(problems.map(\.headline) == [])
    let library = CircuitLibrary(program)
    for place in program.trees[0].circuits.indices {
      let reference = CircuitLibrary.Reference(file: 0, place: place)
      for arguments in try #require(library.members(of: reference)) {
        let draft = library.body(of: reference, arguments: arguments)
        #expect(draft.findings.diagnostics.map(\.headline) == [])
        let circuit = try #require(draft.judged())
        let possible = try #require(draft.possibleValues)
        try checkRun(circuit, possible, steps: steps, seed: seed)
      }
    }
  }

  private func checkRun(_ circuit: Circuit, _ possible: PossibleValues, steps: Int, seed: UInt64) throws {
    // Real inputs have no letters.
    if circuit.alphabet.isReal { return }
    var random = SeededGenerator(seed: seed)
    var run = Run(circuit)
    for _ in 0..<steps {
      run.advance(by: Int.random(in: 0..<circuit.alphabet.count, using: &random))
      // A unit without a tie rule may meet 0; what it is then is nobody's business.
      if run.problem != nil { return }
    }
    let trace = run.trace
    for (number, cell) in circuit.cells.enumerated() {
      for step in 1...steps {
        guard case .exact(let value) = trace.value(of: CellID(number), atStep: step) else { continue }
        #expect(
          possible.running[number].contains(value), "seed \(seed), \(circuit.name): \(cell.name)[\(step)] = \(value)")
      }
    }
  }
}

extension ValueSet {
  fileprivate func contains(_ value: Rational) -> Bool {
    switch self {
    case .values(let values): values.contains(value)
    case .range(let least, let greatest, let whole):
      (least.map { $0 <= value } ?? true) && (greatest.map { value <= $0 } ?? true) && (!whole || value.isInteger)
    }
  }
}
