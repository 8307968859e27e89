import CircuitLanguage
import CircuitModel
import Testing

/// Files that ask for too much end in a diagnostic, soon.
@Suite struct CheckerLimitTests {
  private func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n")
  }

  @Test func comprehensionBombsEndInADiagnostic() {
    #expect(
      codes(of: "input x: bit\nlet n = 4000\nlet v = sum(sum(i * j for j in 1..n) for i in 1..n)\nprove x[t] == v") == [
        "E0341"
      ])
  }

  @Test func nestedProductsAreMeasuredAsTrees() {
    let products = String(repeating: "W * (", count: 30) + "x[t]" + String(repeating: ")", count: 30)
    let found = codes(
      of: "input x: bit[10]\nlet W = [[1 for i in 1..10] for j in 1..10]\nv[t] = \(products)\nprove v[t][1] == 0")
    #expect(found == ["E0341"])
  }

  @Test func constantsMayNotGrowWithoutEnd() {
    let doublings = lines(60) { "let a\($0 + 1) = a\($0) * a\($0)" }
    #expect(codes(of: "input x: bit\nlet a0 = 10^1000\n\(doublings)\nprove x[t] == a60") == ["E0340"])
  }

  @Test func longChainsNeedNoDeepStack() {
    let constants = lines(3000) { "let a\($0) = a\($0 + 1) + 1" }
    #expect(codes(of: "input x: bit\n\(constants)\nlet a3000 = 0\nprove x[t] <= a0") == [])
    let signals = lines(3000) { "h\($0)[t] = h\($0 + 1)[t]" }
    #expect(codes(of: "input x: bit\n\(signals)\nh3000[t] = x[t]\nprove h0[t] iff x[t]") == [])
    let ring = lines(3000) { "h\($0)[t] = h\(($0 + 1) % 3000)[t]" }
    #expect(codes(of: "input x: bit\n\(ring)\nprove h0[t] iff x[t]") == ["E0405"])
  }

  @Test func instancesThatDoubleAtEachLevelAreCounted() {
    let levels = lines(30) {
      "circuit A\($0) {\n input x: bit\n part p = A\($0 + 1)(x: x)\n part q = A\($0 + 1)(x: x)\n prove x[t]\n}"
    }
    let found = checked(levels + "\ncircuit A30 {\n input x: bit\n y[t] = x[t]\n prove y[t]\n}")
    #expect(Set(found.diagnostics.map(\.code)) == [.tooManyCells])
  }

  @Test func quantifiersNestSixDeepAndNoDeeper() {
    func nested(_ depth: Int) -> String {
      String(repeating: "once(", count: depth) + "x[t]" + String(repeating: ")", count: depth)
    }
    #expect(codes(of: "input x: bit\nprove \(nested(6))") == [])
    #expect(codes(of: "input x: bit\nprove \(nested(7))") == ["E0349"])
  }

  @Test func onlyTheFirstProblemsAreReported() {
    #expect(codes(of: "input x: bit\n" + lines(500) { "h\($0)[t] = z\($0)[t]" } + "\nprove x[t]").count == 100)
  }

  @Test func alphabetsAreCountedWithoutListingThem() {
    #expect(codes(of: "input x: bit[20]\nprove x[t][1]") == [])
    #expect(codes(of: "input x: bit[21]\nprove x[t][1]") == ["E0343"])
    #expect(codes(of: "input x: 0..1048575\nprove x[t] == 0") == [])
    #expect(codes(of: "input x: 0..1048576\nprove x[t] == 0") == ["E0343"])
    #expect(codes(of: "input x: {7}[4096]\nprove x[t][1] == 7") == [])
  }
}
