public import CircuitModel

/// A way to decide an obligation: the one seam between the command and the searches.
public protocol Engine: Sendable {
  /// The name in reports.
  var name: String { get }

  /// Decides an obligation, or stops when the budget ends.
  ///
  /// - Parameters:
  ///   - obligation: what is asked.
  ///   - network: what it was lowered to.
  ///   - length: every considered sequence up to it is covered where no proof for every length is found.
  ///   - budget: what may be used.
  /// - Returns: the verdict, not yet audited.
  func run(_ obligation: Obligation, _ network: CompiledNetwork, upTo length: Int, within budget: Budget) -> Verdict
}
