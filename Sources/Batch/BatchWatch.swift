public import Verification

/// Told how far a run is, from any of its threads.
public struct BatchWatch: Sendable {
  /// A file is being looked at.
  public var open: @Sendable (_ path: String) -> Void = { _ in }
  /// The claims of a circuit are being judged.
  public var begin: @Sendable (_ circuit: String) -> Void = { _ in }
  /// A search has come so far.
  public var search: @Sendable (SearchProgress) -> Void = { _ in }
  /// A file, or a unit of a plan, is done.
  public var close: @Sendable (_ path: String) -> Void = { _ in }

  /// Watches nothing.
  public init() {}
}
