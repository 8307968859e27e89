public import CircuitModel

/// For every length where states never repeat: an affine space over the rationals for each finite part of the state.
///
/// Registers with few possible values are tracked exactly. The others are free: for each combination of tracked values
/// that can be reached, the engine keeps the affine hull of what they can be together (Karr, Acta Informatica 6, 1976,
/// doi:10.1007/BF00268497; Müller-Olm and Seidl, ICALP 2004, doi:10.1007/978-3-540-27836-8_85). A step is computed
/// symbolically, in forms of the hull's parameters; where a comparison is not decided by the hull, the step forks into paths
/// that remember what they assume, so that equal forms compared with different constants decide one another.
///
/// Sound because it only ever takes too many states for possible: a hull holds every state that was met, and paths
/// cover every case. If no path of any piece meets the event, none ever does; if one does, that shows nothing.
///
/// Cost: each piece is looked at anew at most once for every free register, since a hull that grows gains a dimension.
public struct Affine: Engine {
  /// The name in reports.
  public let name = "affine"
  private let effort: Effort

  /// How much is tried before the engine says that it has found no invariant.
  public struct Effort: Sendable {
    /// Combinations of tracked values.
    var pieces: Int
    /// Paths of one step.
    var paths: Int
    /// Values of paths computed in all.
    var work: Int

    /// Enough for every circuit whose linear part is small; about a second.
    public static let modest = Effort(pieces: 1 << 12, paths: 1 << 10, work: 1 << 20)
    /// For when nothing else is tried.
    public static let thorough = Effort(pieces: 1 << 17, paths: 1 << 14, work: 1 << 26)
  }

  /// A register with more possible values than this is not tracked.
  static let mostTrackedValues: BigInteger = 1024

  /// Makes the engine.
  public init(effort: Effort = .thorough) { self.effort = effort }

  /// Looks for an invariant that shows that the event is never met; see `Engine`.
  ///
  /// - Parameters:
  ///   - obligation: what is asked.
  ///   - network: what it was lowered to.
  ///   - length: of no interest here: the answer is for every length, or none at all.
  ///   - budget: what may be used.
  /// - Returns: the invariant, or that the search has stopped.
  public func run(
    _ obligation: Obligation, _ network: CompiledNetwork, upTo length: Int, within budget: Budget
  ) -> Verdict {
    var tracked = network.registers.indices.filter { register in
      guard let lower = network.registers[register].range.lower, let upper = network.registers[register].range.upper
      else { return false }
      return upper - lower < Self.mostTrackedValues
    }
    while true {
      var search = InvariantSearch(network, tracked: tracked, effort, budget)
      switch search.run() {
      case .failed(let limit): return stopped(by: limit)
      case .untold(let register): tracked.removeAll { $0 == register }
      case .found:
        switch search.trigger() {
        case .failed(let limit): return stopped(by: limit)
        case .word(let word): return closed(search.invariant(trigger: word))
        }
      }
    }
  }

  private func closed(_ invariant: Invariant) -> Verdict {
    Verdict(.closed(.invariant(invariant)), engine: name, triggered: invariant.trigger != nil)
  }

  private func stopped(by limit: Verdict.Limit) -> Verdict {
    Verdict(.stopped(limit, upTo: 0), engine: name, triggered: false)
  }
}
