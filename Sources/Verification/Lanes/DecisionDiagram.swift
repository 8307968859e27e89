import CircuitModel

/// A question about a weighted sum without its constant.
enum SumQuestion {
  /// Whether it is at least a number.
  case atLeast(BigInteger)
  /// Whether it is a number.
  case equal(BigInteger)
}

extension GateGraph {
  /// The most remainders that a diagram may meet.
  private static var mostRemainders: Int { 512 }

  /// The answer as a decision diagram over the terms, or `nil` where it would be large.
  ///
  /// A node is a term's place and what the terms from there on must still come to (Behle, Computers and Operations
  /// Research 2007, doi:10.1016/j.cor.2005.12.003); remainders that are decided whatever follows are leaves. Equal
  /// subfunctions become one as they are built, because gates do.
  mutating func decide(_ question: SumQuestion, _ sum: WeightedSum) -> Literal? {
    guard sum.terms.count <= 256, let span = Int(exactly: sum.span), span < Int.max / 4 else { return nil }
    let terms = sum.terms.compactMap { term in Int(exactly: term.weight).map { (weight: $0, literal: term.literal) } }
    var diagram: Diagram
    switch question {
    case .atLeast(let bound):
      guard let bound = Int(exactly: bound) else { return nil }
      // Heavy terms decide most.
      diagram = Diagram(terms.sorted { ($0.weight, $0.literal) > ($1.weight, $1.literal) }, isEquality: false)
      return diagram.node(0, bound, &self)
    case .equal(let number):
      guard let number = Int(exactly: number) else { return nil }
      // From light to heavy, what remains must be a multiple of all the weights that follow.
      diagram = Diagram(terms.sorted { ($0.weight, $0.literal) < ($1.weight, $1.literal) }, isEquality: true)
      return diagram.node(0, number, &self)
    }
  }

  /// How many gates a literal takes.
  func cost(of literal: Literal) -> Int { cost(of: [literal]) }

  /// How many gates literals take together.
  func cost(of literals: [Literal]) -> Int {
    var seen: Set<Int> = []
    var waiting = literals.map(\.gate)
    while let gate = waiting.popLast() {
      guard !gates[gate].operands.isEmpty else { continue }
      if seen.insert(gate).inserted { waiting += gates[gate].operands.map(\.gate) }
    }
    return seen.count
  }

  private struct Diagram {
    let terms: [(weight: Int, literal: Literal)]
    let isEquality: Bool
    /// What the terms from a place on come to at most.
    var spans: [Int] = [0]
    /// The greatest common divisor of the weights from a place on.
    var divisors: [Int] = [0]
    var known: [Key: Literal] = [:]

    struct Key: Hashable {
      var place: Int
      var remainder: Int
    }

    init(_ terms: [(weight: Int, literal: Literal)], isEquality: Bool) {
      self.terms = terms
      self.isEquality = isEquality
      for term in terms.reversed() {
        spans.append(spans[spans.count - 1] + term.weight)
        divisors.append(commonDivisor(term.weight, divisors[divisors.count - 1]))
      }
      spans.reverse()
      divisors.reverse()
    }

    mutating func node(_ place: Int, _ remainder: Int, _ graph: inout GateGraph) -> Literal? {
      if isEquality {
        if remainder < 0 || remainder > spans[place] { return .zero }
        if place == terms.count { return .one }
        if remainder % divisors[place] != 0 { return .zero }
      } else {
        if remainder <= 0 { return .one }
        if remainder > spans[place] { return .zero }
      }
      let key = Key(place: place, remainder: remainder)
      if let literal = known[key] { return literal }
      guard known.count < GateGraph.mostRemainders,
        let high = node(place + 1, remainder - terms[place].weight, &graph),
        let low = node(place + 1, remainder, &graph)
      else { return nil }
      let literal = graph.select(terms[place].literal, high, low)
      known[key] = literal
      return literal
    }
  }
}

private func commonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
