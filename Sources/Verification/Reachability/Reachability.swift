public import CircuitModel

/// Breadth first over the states of a network, merged by content.
///
/// Level n of the search holds the states that some considered sequence of length n leads to and no shorter one does.
/// States are expanded in the order in which they were met, letters ascending; by induction over the levels, that is
/// the order of the least sequences that lead to them, so the first event met ends the shortest sequence, and among
/// those the least. An empty level means that every reachable state is known and none of them steps into the event: a
/// proof for every length. Where levels go on, every sequence up to the bound has been covered all the same, because
/// sequences that lead to the same state have the same continuations.
///
/// Networks whose registers are all bounded are searched in packed states, see `PackedSearch`; others in numbers, first
/// in machine words and, where those overflow, in integers of any size, see `NumberSearch`.
public struct Reachability: Engine {
  /// The name in reports.
  public let name = Reachability.engineName

  static let engineName = "merge"

  /// Where a register has no bounds, states beyond the length asked for are looked at only up to this number, and only
  /// while they fit in machine words.
  static let patience = 4096

  private let isGlance: Bool

  /// Makes the engine.
  public init() { self.init(isGlance: false) }

  /// Makes the engine, or a glance: it looks at a few thousand states, which decide or say nothing.
  init(isGlance: Bool) { self.isGlance = isGlance }

  /// Decides an obligation by its reachable states; see `Engine`.
  public func run(
    _ obligation: Obligation, _ network: CompiledNetwork, upTo length: Int, within budget: Budget
  ) -> Verdict {
    guard isGlance else { return search(network, upTo: length, within: budget) }
    var glance = budget
    glance.maximumStates = min(Self.patience + 1, budget.maximumStates ?? .max)
    var verdict = search(network, upTo: length, within: glance)
    // That the length is covered is not what was asked of a glance.
    if case .exhausted(let length) = verdict.finding { verdict.finding = .stopped(.numbers, upTo: length) }
    return verdict
  }

  private func search(_ network: CompiledNetwork, upTo length: Int, within budget: Budget) -> Verdict {
    if var search = PackedSearch(network, upTo: length, budget) { return search.run() }
    if var search = NumberSearch<Int>(network, upTo: length, budget), let verdict = search.run(patience: Self.patience)
    {
      return verdict
    }
    guard var search = NumberSearch<BigInteger>(network, upTo: length, budget) else {
      preconditionFailure("every constant fits an integer of any size")
    }
    return search.run(patience: 0) ?? search.stopped(by: .numbers)
  }
}
