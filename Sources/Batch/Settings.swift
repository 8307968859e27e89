public import Verification

/// How claims are to be judged: everything that a verdict depends on beside the files and the tool itself.
public struct Settings: Hashable, Sendable {
  /// Which circuits and claims.
  public var selection = Selection()
  /// How to decide claims.
  public var engine = EngineChoice.auto
  /// The length to check where no proof is found, in place of the circuit's bound.
  public var upTo: Int?
  /// Whether to look for the usual mistake behind a claim that fails.
  public var diagnoses = false
  /// What one claim may use.
  public var claimLimits = Limits()
  /// What all claims together may use.
  public var runLimits = Limits()

  /// Makes the settings of a run in which nobody asked for anything.
  public init() {}
}
