/// What a unit makes of two-valued reads: the shortest formula for it, and whether only their number matters.
public struct UnitFunction: Sendable {
  /// What is meant by shortest.
  public enum Shortness: String, Sendable {
    /// No formula of `and`, `or`, `xor`, `iff` and `not` in which reads occur less often agrees with the unit.
    case ofAll
    /// No sum of products, and no product of sums, in which reads occur less often agrees with it.
    case ofTwoLevels
    /// A shorter one was not ruled out.
    case unknown
  }

  /// What is known of the unit: rows that are never met may be either.
  public let table: PartialFunction
  /// The formula; its variables are the reads.
  public let formula: BooleanFormula
  /// In what sense no formula is shorter.
  public let shortness: Shortness
  /// For how many of some literals the unit is 1, where nothing but that number matters.
  public let counting: Counting?

  /// That nothing matters but how many of the reads are as they should be.
  public struct Counting: Hashable, Sendable {
    /// The reads that count when they are the lesser of their values, ascending; all others count when they are the greater.
    public var negated: [Int]
    /// The numbers for which the unit is 1; those that never come up are among them where that makes a simpler set.
    public var counts: [Int]
  }
}

extension UnitFunction {
  /// Finds the shortest formula for what is known of a unit.
  ///
  /// With up to four variables it is the shortest of all. With more, all formulas over any four of them are looked at, and
  /// those of two levels over all; one with at most five literals is then the shortest of all, since whatever has fewer than
  /// five looks at four variables at most. Otherwise no formula of two levels is shorter.
  init(_ table: PartialFunction, using catalogues: inout [FormulaCatalogue]) {
    self.table = table
    counting = table.counting
    let most = FormulaCatalogue.mostVariables
    if catalogues.isEmpty { catalogues = (0...most).map { FormulaCatalogue(variables: $0) } }
    if table.variables <= most {
      formula = catalogues[table.variables].shortest(for: table)
      shortness = .ofAll
      return
    }
    var best: BooleanFormula?
    for chosen in combinations(of: table.variables, taking: most) {
      guard let part = table.projected(to: chosen) else { continue }
      let found = catalogues[most].shortest(for: part).renumbered(chosen)
      if found.literals < best?.literals ?? .max { best = found }
    }
    let (sum, isShortest) = TwoLevelFormula.shortest(for: table)
    if let best, best.literals <= max(most + 1, sum.literals) { formula = best } else { formula = sum }
    shortness = formula.literals <= most + 1 ? .ofAll : isShortest ? .ofTwoLevels : .unknown
  }
}

extension PartialFunction {
  /// How many of some literals decide: of none negated, or so that at least so many must hold, or else with as few of them
  /// negated as possible; `nil` where no number of any decides.
  fileprivate var counting: UnitFunction.Counting? {
    let choices = (0...variables).flatMap { combinations(of: variables, taking: $0) }
    let all = choices.lazy.compactMap { negated -> UnitFunction.Counting? in
      let mask = negated.reduce(0) { $0 | 1 << (variables - 1 - $1) }
      return countsThatDecide(turning: mask).map { .init(negated: negated, counts: $0) }
    }
    guard let plainest = all.first, !plainest.negated.isEmpty else { return all.first }
    return all.first { $0.counts.last == variables && $0.counts.count == variables - $0.counts[0] + 1 } ?? plainest
  }

  /// The numbers of ones, after some variables are turned round, for which the function is 1, if it depends on nothing else: of
  /// those that agree with what is known a set without gaps where there is one, otherwise the even or the odd numbers.
  private func countsThatDecide(turning mask: Int) -> [Int]? {
    var known = Array(repeating: Bool?.none, count: variables + 1)
    for row in 0..<rows {
      guard let value = self[row] else { continue }
      let count = (row ^ mask).nonzeroBitCount
      if let before = known[count], before != value { return nil }
      known[count] = value
    }
    let ones = known.indices.filter { known[$0] == true }
    guard let least = ones.first, let greatest = ones.last else { return nil }
    func agrees(_ counts: [Int]) -> Bool {
      known.indices.allSatisfy { known[$0] ?? counts.contains($0) == counts.contains($0) }
    }
    let sets = [
      Array(least...variables), Array(0...greatest), Array(least...greatest),
      Array(stride(from: 0, through: variables, by: 2)), Array(stride(from: 1, through: variables, by: 2)),
    ]
    return sets.first(where: agrees) ?? ones
  }
}

/// Every choice of so many of the first numbers, each ascending, in lexicographic order.
func combinations(of count: Int, taking size: Int) -> [[Int]] {
  guard size > 0 else { return [[]] }
  guard count >= size else { return [] }
  var (found, chosen): ([[Int]], [Int]) = ([], Array(0..<size))
  while true {
    found.append(chosen)
    guard let place = chosen.indices.last(where: { chosen[$0] < count - size + $0 }) else { return found }
    chosen[place] += 1
    for later in chosen.indices where later > place { chosen[later] = chosen[later - 1] + 1 }
  }
}
