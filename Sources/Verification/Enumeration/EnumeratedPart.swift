public import CircuitModel

/// What running a part of the sequences came to, in plain numbers that can be written down and sent elsewhere.
///
/// A part is no verdict: what it says holds for its own sequences only. Parts whose ranges tile all prefixes make one
/// together, see `combined`.
public struct EnumeratedPart: Hashable, Sendable {
  /// Which sequences were to be run.
  public var range: PrefixRange
  /// How long the longest sequences should be.
  public var length: Int
  /// What was found among them.
  public var finding: Finding
  /// Whether the condition of the claim held at some step that was run; where an event was found, nobody had to look.
  public var triggered: Bool

  /// Notes what a part came to.
  public init(range: PrefixRange, length: Int, finding: Finding, triggered: Bool) {
    self.range = range
    self.length = length
    self.finding = finding
    self.triggered = triggered
  }

  /// What can be found. Words are of the circuit's own letters.
  public enum Finding: Hashable, Sendable {
    /// No sequence of the part meets the event. So many were run, or considered where there are assumptions, by length
    /// from 1; of letters that the network does not tell apart, one was run for all.
    case covered(counts: [UInt64])
    /// The event is met at the end of this sequence, the shortest and among those the least of all that belong to the part
    /// or begin one that does.
    case event(word: [Int])
    /// Something cannot be evaluated, or ties, at the end of this sequence, and nothing shorter or less meets the event.
    case undefined(word: [Int])
    /// A budget ended; every sequence of the part up to the length was covered.
    case stopped(Verdict.Limit, upTo: Int)
  }
}

extension EnumeratedPart {
  /// The verdict that parts make together: the one that running every sequence in one go gives.
  ///
  /// An event is reported only where every part that was stopped had covered the event's length, since otherwise a shorter
  /// or lesser one may be left: until the stopped part is run again, that is a search that was stopped.
  ///
  /// - Parameters:
  ///   - parts: the parts, in any order; the verdict does not depend on it.
  ///   - network: what was run.
  ///   - length: the length asked for.
  /// - Returns: the verdict, not yet audited.
  /// - Throws: why these are no parts that make up a whole.
  public static func combined(
    _ parts: [EnumeratedPart], of network: CompiledNetwork, upTo length: Int
  ) throws(PartsProblem) -> Verdict {
    let letters = EnumeratedLetters(network)
    for part in parts {
      guard part.length == length else { throw .otherLength(part.length, expected: length) }
      guard part.range.fits(letters, upTo: length), part.range.length == parts[0].range.length else {
        throw .otherPrefixes(part.range)
      }
      guard part.isWellFormed(letters) else { throw .malformed(part.range) }
    }
    let whole = parts.first?.range.whole ?? 1
    if let problem = TilingProblem.first(in: parts.map(\.range.numbers), of: whole) { throw .tiling(problem) }
    return try verdict(of: parts.sorted { $0.range.numbers.lowerBound < $1.range.numbers.lowerBound }, letters)
  }

  /// What parts say that tile all prefixes, in their order.
  private static func verdict(
    of parts: [EnumeratedPart], _ letters: EnumeratedLetters
  ) throws(PartsProblem) -> Verdict {
    func verdict(_ finding: Verdict.Finding, sequences: BigInteger? = nil) -> Verdict {
      Verdict(
        finding, engine: Enumeration.engineName, sequences: sequences, triggered: parts.contains(where: \.triggered))
    }
    let length = parts[0].length
    let least = parts.compactMap(\.word).min { $0.isShorterOrLess(than: $1) }
    let stopped = parts.compactMap(\.stop).min { $0.covered < $1.covered }
    if let stopped, stopped.covered < least?.count ?? .max {
      return verdict(.stopped(stopped.limit, upTo: stopped.covered))
    }
    if let least { return verdict(try finding(least, in: parts, letters)) }
    var counts = Array(repeating: BigInteger(0), count: length)
    for case .covered(let found) in parts.map(\.finding) {
      for place in counts.indices { counts[place] += BigInteger(found[place]) }
    }
    return verdict(.exhausted(upTo: length), sequences: letters.total(counts))
  }

  /// What the parts that ran a word say is met there.
  private static func finding(
    _ word: [Int], in parts: [EnumeratedPart], _ letters: EnumeratedLetters
  ) throws(PartsProblem) -> Verdict.Finding {
    guard let places = letters.places(of: word) else { throw .contradiction(word: word) }
    // Every part that ran the sequence meets it, and nothing shorter or less.
    let said = parts.filter { $0.range.leads(through: places) }
    guard let first = said.first(where: { $0.word == word }), said.allSatisfy({ $0.finding == first.finding }) else {
      throw .contradiction(word: word)
    }
    if case .undefined = first.finding { return .undefined(word: word) }
    return .event(word: word)
  }

  /// The sequence that was found.
  private var word: [Int]? {
    switch finding {
    case .event(let word), .undefined(let word): word
    case .covered, .stopped: nil
    }
  }

  /// What ended the search early.
  private var stop: (limit: Verdict.Limit, covered: Int)? {
    guard case .stopped(let limit, let covered) = finding else { return nil }
    return (limit, covered)
  }

  /// Whether a part, which may come from anywhere, can be one of a network with these letters.
  private func isWellFormed(_ letters: EnumeratedLetters) -> Bool {
    switch finding {
    case .covered(let counts):
      // Without assumptions, how many there are is known, and the audit asks for all.
      counts.count == length
        && (!letters.hasAssumptions || counts.indices.allSatisfy { range.has(atLeast: counts[$0], ofLength: $0 + 1) })
    case .event(let word), .undefined(let word):
      (1...max(1, length)).contains(word.count)
        && letters.places(of: word).map { range.leads(through: $0) } ?? false
    case .stopped(_, let covered): (0...length).contains(covered)
    }
  }
}

extension PrefixRange {
  /// Whether it is one of the prefixes of sequences over these letters, as long as they may be.
  func fits(_ letters: EnumeratedLetters, upTo length: Int) -> Bool {
    letterCount == letters.places.count && (self.length == 0 || self.length < length)
  }
}
