/// Why a circuit has no states that can be listed, counted or compared.
public enum Continuity: Hashable, Sendable {
  /// Some input can be any real number, so that there are no letters.
  case realInputs
  /// It computes with numbers that are not rational, which are known by bounds alone.
  case irrationalNumbers

  /// The reason, as a part of a sentence.
  public var text: String {
    switch self {
    case .realInputs: "its inputs can be any real numbers"
    case .irrationalNumbers: "it computes with numbers that are not rational"
    }
  }
}

extension Circuit {
  /// Why its states cannot be listed; `nil` where numbers are rational and inputs are letters.
  public var continuity: Continuity? {
    alphabet.isReal ? .realInputs : isContinuous ? .irrationalNumbers : nil
  }
}
