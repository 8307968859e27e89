import CircuitModel

/// The multiples of a fraction that keep some requirements, with the smallest of them.
///
/// As in `Region`, requirements that share no hole are apart: the smallest numbers of all are the smallest of each.
struct GridRegion {
  fileprivate struct Group {
    var holes: Set<Int>
    var members: Set<Requirement>
    var sum: Int
  }

  /// The numbers are multiples of one by this.
  let denominator: Int
  /// The smallest numbers, times the denominator.
  private(set) var numbers: [Int]
  /// The sum of their magnitudes.
  private(set) var sum = 0
  private var groups: [Group] = []
  private var signs: [HoleSum: SignSet] = [:]

  /// Requires nothing of so many holes.
  init(holes: Int, denominator: Int) {
    self.denominator = denominator
    numbers = Array(repeating: 0, count: holes)
  }

  /// The multiples of a fraction in a region; `nil` where there are none up to a sum of magnitudes.
  init?(_ region: Region, denominator: Int, upTo most: Int) {
    self.init(holes: region.point.count, denominator: denominator)
    var memory = GridMemory()
    for requirement in region.path {
      guard let part = adding(requirement, upTo: most, isBound: true, &memory) else { return nil }
      self = part
    }
  }

  /// The smallest numbers.
  var point: [Rational] { numbers.map { Rational($0, denominator) } }

  /// Whether the smallest numbers of this region come before others.
  func precedes(_ other: GridRegion) -> Bool {
    if sum != other.sum { return sum < other.sum }
    return numbers.lexicographicallyPrecedes(other.numbers) { ($0.magnitude, -$0) < ($1.magnitude, -$1) }
  }

  /// Whether what is required of a sum already gives one of some signs.
  func implies(_ sum: HoleSum, _ signs: SignSet) -> Bool {
    self.signs[sum].map { signs.isSuperset(of: $0) } ?? false
  }
}

/// The smallest numbers for sets of requirements, each found once.
struct GridMemory {
  /// What is known of a set.
  private enum Entry {
    case found([Int], sum: Int)
    case absent(upTo: Int)
    case stopped
  }

  private var entries: [Set<Requirement>: Entry] = [:]
  /// Whether some set was given up, or looked at only up to a sum beyond which there might be numbers.
  private(set) var hasGaps = false

  /// The smallest numbers that keep requirements, up to a sum; `nil` where there are none, or none are known.
  mutating func least(
    _ members: Set<Requirement>, _ holes: [Int], denominator: Int, from first: Int, to last: Int
  ) -> (numbers: [Int], sum: Int)? {
    var first = first
    switch entries[members] {
    case .found(let numbers, let sum): return sum <= last ? (numbers, sum) : nil
    case .absent(let covered) where covered >= last: return nil
    case .absent(let covered): first = max(first, covered + 1)
    case .stopped: return nil
    case nil: break
    }
    var search = GridPoint(members.sorted { $0.precedes($1) }, of: holes, denominator: denominator)
    switch search?.least(from: first, to: last) ?? .stopped {
    case .found(let numbers, let sum):
      entries[members] = .found(numbers, sum: sum)
      return (numbers, sum)
    case .none: entries[members] = .absent(upTo: last)
    case .stopped:
      entries[members] = .stopped
      hasGaps = true
    }
    return nil
  }

  /// Notes that numbers beyond a limit were not looked for, though there might be some.
  mutating func noteGap() { hasGaps = true }
}

extension GridRegion {
  /// The region with one requirement more.
  ///
  /// - Parameters:
  ///   - requirement: what is required.
  ///   - most: the greatest sum that matters.
  ///   - isBound: whether greater sums do not matter at all; otherwise it is noted where there might be some.
  ///   - memory: what was found before.
  /// - Returns: the smaller region; `nil` where no numbers are left up to the sum.
  func adding(_ requirement: Requirement, upTo most: Int, isBound: Bool, _ memory: inout GridMemory) -> GridRegion? {
    var region = self
    region.signs[requirement.sum] = signs[requirement.sum, default: [.negative, .zero, .positive]]
      .intersection(requirement.signs)
    var joined = Group(holes: Set(requirement.sum.terms.map(\.hole)), members: [requirement], sum: 0)
    region.groups.removeAll { group in
      guard !group.holes.isDisjoint(with: joined.holes) else { return false }
      joined.holes.formUnion(group.holes)
      joined.members.formUnion(group.members)
      joined.sum += group.sum
      return true
    }
    let others = sum - joined.sum
    if !requirement.holds(at: point) {
      let holes = joined.holes.sorted()
      guard
        let found = memory.least(
          joined.members, holes, denominator: denominator, from: joined.sum, to: most - others)
      else {
        if !isBound, joined.mayHoldBeyond(most - others, denominator) { memory.noteGap() }
        return nil
      }
      for (hole, number) in zip(holes, found.numbers) { region.numbers[hole] = number }
      region.sum = others + found.sum
      joined.sum = found.sum
    }
    region.groups.append(joined)
    return region
  }
}

extension GridRegion.Group {
  /// Whether numbers whose magnitudes add up to more might keep the requirements: whether any rational ones do of which
  /// one is large enough for that.
  fileprivate func mayHoldBeyond(_ sum: Int, _ denominator: Int) -> Bool {
    let size = Rational(sum + 1, denominator * holes.count)
    let members = members.sorted { $0.precedes($1) }
    return holes.contains { hole in
      [HoleSum(hole: hole), -1 * HoleSum(hole: hole)].contains { side in
        let large = Requirement(side - HoleSum(size), [.zero, .positive])
        if case .point = Feasibility(members + [large]) { return true }
        return false
      }
    }
  }
}

extension Requirement {
  /// An order of requirements that is the same in every run.
  fileprivate func precedes(_ other: Requirement) -> Bool {
    if signs != other.signs { return signs.rawValue < other.signs.rawValue }
    if sum.constant != other.sum.constant { return sum.constant < other.sum.constant }
    return sum.terms.lexicographicallyPrecedes(other.sum.terms) {
      ($0.hole, $0.coefficient) < ($1.hole, $1.coefficient)
    }
  }
}
