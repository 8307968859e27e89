/// Why a claim could not be compiled, so that the reference engine must run it instead.
public enum LoweringObstacle: Error, Hashable, Sendable {
  /// A cell's denominators grow from step to step.
  case noCommonDenominator(String)
  /// A term has no incremental form, or none that is known.
  case noIncrementalForm(String, SourceRange)

  /// Some number of the circuit is not known.
  case openHoles(String)
  /// Some input can be any real number.
  case realInputs

  /// What a report says about it.
  public var text: String {
    switch self {
    case .noCommonDenominator(let cell): "the denominators of \(cell) grow from step to step"
    case .openHoles(let text): text
    case .realInputs: Continuity.realInputs.text
    case .noIncrementalForm(let what, _): "\(what) has no incremental form"
    }
  }
}
