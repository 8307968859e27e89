import CircuitModel

/// The numbers that keep some requirements, with a point among them.
///
/// Requirements that share no hole, directly or by way of others, are looked at apart: each unit with weights of its own
/// is a small system by itself.
struct Region {
  /// Requirements that hang together.
  private struct Group {
    var holes: Set<Int>
    /// Their places on the path.
    var members: [Int]
  }

  /// The requirements, in the order in which they were added.
  private(set) var path: [Requirement] = []
  /// Numbers that keep them.
  private(set) var point: [Rational]
  private var groups: [Group] = []
  /// What is required of each sum.
  private(set) var signs: [HoleSum: SignSet] = [:]

  /// Requires nothing of so many holes.
  init(holes: Int) { point = Array(repeating: 0, count: holes) }

  /// What comes of one requirement more.
  enum Addition {
    case region(Region)
    /// Together they cannot be kept: a factor for each of some requirements, by their place on the longer path.
    case contradiction([Refutation.Factor])
  }
}

extension Region {
  /// Whether what is required of a sum already gives one of some signs.
  func implies(_ sum: HoleSum, _ signs: SignSet) -> Bool {
    self.signs[sum].map { signs.isSuperset(of: $0) } ?? false
  }

  /// The numbers that keep one requirement more.
  func adding(_ requirement: Requirement) -> Addition {
    var region = self
    region.path.append(requirement)
    region.signs[requirement.sum] = signs[requirement.sum, default: [.negative, .zero, .positive]]
      .intersection(requirement.signs)
    var joined = Group(holes: Set(requirement.sum.terms.map(\.hole)), members: [path.count])
    region.groups.removeAll { group in
      guard !group.holes.isDisjoint(with: joined.holes) else { return false }
      joined = Group(holes: joined.holes.union(group.holes), members: group.members + joined.members)
      return true
    }
    joined.members.sort()
    region.groups.append(joined)
    if requirement.holds(at: point) { return .region(region) }
    switch Feasibility(joined.members.map { region.path[$0] }) {
    case .point(let numbers):
      for (hole, number) in numbers { region.point[hole] = number }
      return .region(region)
    case .contradiction(let factors):
      let used = zip(joined.members, factors).filter { !$1.isZero }
      return .contradiction(used.map { Refutation.Factor(place: $0, factor: $1) })
    }
  }
}
