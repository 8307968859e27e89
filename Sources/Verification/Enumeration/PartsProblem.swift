public import CircuitModel

/// Why parts of an enumeration make no verdict together.
public enum PartsProblem: Error, Hashable, Sendable {
  /// A part ran sequences up to another length than was asked for.
  case otherLength(Int, expected: Int)
  /// A part's prefixes are not those of the other parts, or of the network.
  case otherPrefixes(PrefixRange)
  /// What a part says cannot be said of its sequences.
  case malformed(PrefixRange)
  /// The parts are not all sequences, each once.
  case tiling(TilingProblem)
  /// The parts that ran a sequence do not say the same of it.
  case contradiction(word: [Int])

  /// What to tell.
  public var message: String {
    switch self {
    case .otherLength(let length, let expected):
      "a part covers sequences up to length \(length) instead of \(expected)"
    case .otherPrefixes(let range):
      "the part of prefixes \(range.numbers) numbers other prefixes than these"
    case .malformed(let range): "what the part of prefixes \(range.numbers) says cannot be said of it"
    case .tiling(let problem): "the parts are not all prefixes, each once: \(problem.message)"
    case .contradiction(let word): "the parts that ran \(word) do not say the same of it"
    }
  }
}
