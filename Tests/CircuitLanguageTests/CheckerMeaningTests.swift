import CircuitLanguage
import CircuitModel
import Testing

/// What a formula means once it is elaborated, judged by the interpreter on every short sequence of bits.
@Suite struct CheckerMeaningTests {
  /// A formula about `x`, and the same said in Swift of the bits so far.
  struct Case: Sendable, CustomStringConvertible {
    var formula: String
    var meaning: @Sendable ([Int]) -> Bool
    var description: String { formula }

    init(_ formula: String, _ meaning: @escaping @Sendable ([Int]) -> Bool) {
      self.formula = formula
      self.meaning = meaning
    }
  }

  static let cases = [
    Case("all(x[1..t])") { $0.allSatisfy { $0 == 1 } },
    Case("any(x[2..t])") { $0.dropFirst().contains(1) },
    Case("count(x[1..t]) == 2") { $0.filter { $0 == 1 }.count == 2 },
    Case("parity(x[1..t-1])") { $0.dropLast().reduce(0, +) % 2 == 1 },
    Case("sum(x[i] * i for i in 1..t) > 4") { $0.enumerated().reduce(0) { $0 + $1.element * ($1.offset + 1) } > 4 },
    Case("t > 1 and x[2..t] == x[1..t-1]") { $0.count > 1 && Set($0).count == 1 },
    Case("x[1..t] != x[1..2]") { $0.count != 2 },
    Case("t > 2 implies x[1..3] == x[t-2..t]") { $0.count <= 2 || $0.prefix(3) == $0.suffix(3) },
    Case("value(x[1..t]) % 3 == 0") { $0.reduce(0) { 2 * $0 + $1 } % 3 == 0 },
    Case("value(reverse(x[1..t])) > 5") { $0.reversed().reduce(0) { 2 * $0 + $1 } > 5 },
    Case("value(x[2..1]) == 0") { _ in true },
    Case("previously(x[t])") { $0.count > 1 && $0[$0.count - 2] == 1 },
    Case("previously(not x[t])") { $0.count > 1 && $0[$0.count - 2] == 0 },
    Case("once(x[t] and t > 2)") { $0.dropFirst(2).contains(1) },
    Case("historically(x[t] or t > 2)") { $0.prefix(2).allSatisfy { $0 == 1 } },
    Case("since(x[t], not x[t])") { bits in bits.contains(0) },
    Case("since(x[t], t == 2)") { $0.count >= 2 && $0.dropFirst(2).allSatisfy { $0 == 1 } },
    Case("once(previously(x[t]))") { $0.dropLast().contains(1) },
    Case("x[1..t] matches \"(0|1)*101\"") { $0.suffix(3) == [1, 0, 1] },
    Case("x[2..t] matches \"1+\"") { $0.count > 1 && $0.dropFirst().allSatisfy { $0 == 1 } },
    Case("reverse(x[1..t]) matches \"0.{2,3}\"") { (3...4).contains($0.count) && $0.last == 0 },
    Case("any(x[i] == 1 and all(x[j] == 1 for j in i..t) for i in 1..t)") { $0.last == 1 },
    Case("all(any(x[i] == p for i in 1..t) for p in 0..1)") { Set($0).count == 2 },
    Case("min(x[1..t]) == max(x[1..t])") { Set($0).count == 1 },
    Case("v[t] == [x[t], 1 - x[t]] or v[t] != v[t]") { _ in true },
    Case("if t > 1 then x[t-1] == x[t] else x[1]") { $0.count > 1 ? $0[$0.count - 2] == $0.last : $0[0] == 1 },
    Case("x[t] iff x[1] xor x[t] implies x[1] and not x[t]") { bits in
      let (last, first) = (bits.last == 1, bits[0] == 1)
      return last == (!(first != last) || (first && !last))
    },
  ]

  @Test(arguments: cases) func aFormulaMeansWhatItSaysOnEveryShortSequence(_ given: Case) throws {
    let circuit = try soundCircuit(of: "input x: bit\nv[t] = [x[t], 1 - x[t]]\nprove it: \(given.formula)")
    guard case .prove(let formula, when: nil) = try #require(circuit.claims.first).kind else { return }
    for length in 1...5 {
      for number in 0..<(1 << length) {
        let bits = (0..<length).map { number >> $0 & 1 }
        var run = Run(circuit)
        for bit in bits { run.advance(by: bit) }
        #expect(try run.holds(formula) == given.meaning(bits), "on \(bits)")
      }
    }
  }
}
