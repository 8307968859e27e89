import CircuitModel

/// Looks for the smallest numbers that make every claim true: those of the least common denominator, among these those
/// whose magnitudes have the least sum, and among these the first in order (see `GridPoint`).
///
/// Branch and bound: what is required on the way to a case gives the smallest numbers that the case could hold, and a case
/// in which these do not come before the best that are known is left alone. A. H. Land, A. G. Doig, *An automatic method
/// of solving discrete programming problems*, Econometrica 28 (1960), doi:10.2307/1910129.
struct SmallestSearch {
  private var search: HoleSearch
  private var memory = GridMemory()
  /// The best numbers so far.
  private(set) var best: GridRegion?
  /// The greatest sum of magnitudes that is looked at while none are known.
  private let most: Int
  /// Why some case was not looked at; `nil` where none was left out.
  private var gap: String?

  init(_ search: HoleSearch, best: GridRegion?, most: Int) {
    self.search = search
    self.best = best
    self.most = most
  }
}

extension SmallestSearch {
  /// Why a case was left out that might hold smaller numbers; `nil` where none was.
  var doubt: String? { gap ?? (memory.hasGaps ? "numbers of a greater sum were not tried" : nil) }

  /// Takes the smallest numbers of a region for the best, if they pass.
  mutating func begin(with region: GridRegion) throws(HoleSearch.Ending) {
    while search.conflict(at: region.point) == nil {
      switch try search.examine(region.point) {
      case .good:
        best = region
        return
      case .unclear: return
      case .counterexample: continue
      }
    }
  }

  /// Looks at every multiple of a fraction that could come before the best.
  mutating func run(denominator: Int) throws(HoleSearch.Ending) {
    try explore(GridRegion(holes: search.exercise.holes.count, denominator: denominator))
  }

  private mutating func explore(_ region: GridRegion) throws(HoleSearch.Ending) {
    while true {
      if let best, !region.precedes(best) { return }
      try search.takeStep()
      guard let (_, trial) = search.conflict(at: region.point) else {
        switch try search.examine(region.point) {
        case .good: best = region
        case .counterexample: continue
        case .unclear(let reason):
          gap = gap ?? reason
          let probes = search.exercise.probes(at: region.point)
          for part in parts(of: region, along: probes) { try explore(part) }
        }
        return
      }
      if case .beyond(let reason) = trial.outcome {
        gap = gap ?? reason
        return
      }
      for part in parts(of: region, along: trial.decisions) { try explore(part) }
      return
    }
  }

  /// The cases in which some decision on the way to a failure falls otherwise, the smallest numbers first.
  private mutating func parts(of region: GridRegion, along decisions: [OpenRun.Decision]) -> [GridRegion] {
    var parts: [GridRegion] = []
    var region = region
    for decision in decisions where !region.implies(decision.sum, decision.signs) {
      for signs in decision.others {
        if let part = add(Requirement(decision.sum, signs), to: region) { parts.append(part) }
      }
      guard let same = add(Requirement(decision.sum, decision.signs), to: region) else { break }
      region = same
    }
    return parts.sorted { $0.precedes($1) }
  }

  private mutating func add(_ requirement: Requirement, to region: GridRegion) -> GridRegion? {
    region.adding(requirement, upTo: best?.sum ?? most, isBound: best != nil, &memory)
  }
}
