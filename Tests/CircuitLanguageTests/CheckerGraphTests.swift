import Testing

@testable import CircuitLanguage

@Suite struct CheckerGraphTests {
  @Test func everyGraphOfThreeNodesIsSplitRightly() {
    for edges in 0..<512 {
      let successors: (Int) -> [Int] = { node in (0..<3).filter { edges >> (node * 3 + $0) & 1 == 1 } }
      let components = stronglyConnectedComponents(of: 3, successors: successors)
      #expect(components.flatMap { $0 }.sorted() == [0, 1, 2])
      let place = Dictionary(
        uniqueKeysWithValues: components.enumerated().flatMap { c in c.element.map { ($0, c.offset) } })
      for from in 0..<3 {
        for to in 0..<3 {
          let together = reaches(from, to, successors) && reaches(to, from, successors)
          #expect((place[from] == place[to]) == (from == to || together))
          if successors(from).contains(to) { #expect((place[to] ?? 0) <= (place[from] ?? 0)) }
        }
      }
      for component in components {
        let cycle = shortestCycle(in: component, successors: successors)
        let hasCycle = component.contains { reaches($0, $0, successors) }
        #expect((cycle != nil) == hasCycle)
        for (node, next) in zip(cycle ?? [], (cycle ?? []).dropFirst() + (cycle ?? []).prefix(1)) {
          #expect(successors(node).contains(next))
        }
      }
    }
  }

  private func reaches(_ from: Int, _ to: Int, _ successors: (Int) -> [Int]) -> Bool {
    var seen: Set<Int> = []
    var open = successors(from)
    while let node = open.popLast() {
      if seen.insert(node).inserted { open += successors(node) }
    }
    return seen.contains(to)
  }
}
