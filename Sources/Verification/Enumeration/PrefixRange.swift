public import CircuitModel

/// Some of the sequences: those that begin with certain letters, so that several machines can each run a part of them.
///
/// Prefixes are sequences of one length over the letters that the network tells apart. They are numbered in the order of
/// dictionaries: the first letter counts most. A sequence that is shorter belongs where its extension by the least letter
/// does. So ranges that tile the numbers of all prefixes tile the sequences: each belongs to one range.
public struct PrefixRange: Hashable, Sendable {
  /// How long the prefixes are; of length 0 there is one, with which every sequence begins.
  public let length: Int
  /// How many letters the network tells apart.
  public let letterCount: Int
  /// The numbers of the prefixes.
  public let numbers: Range<Int>

  /// The most prefixes that are numbered: their states are held in memory together.
  static let most = 1 << 22

  /// A range as it was written down; `nil` where there is none like this.
  public init?(length: Int, letterCount: Int, numbers: Range<Int>) {
    guard length >= 0, letterCount > (length == 0 ? 0 : 1), !numbers.isEmpty, numbers.lowerBound >= 0 else {
      return nil
    }
    var count = 1
    for _ in 0..<length {
      if letterCount > Self.most / count { return nil }
      count *= letterCount
    }
    if numbers.upperBound > count { return nil }
    self.init(checked: length, letterCount, numbers)
  }

  private init(checked length: Int, _ letterCount: Int, _ numbers: Range<Int>) {
    (self.length, self.letterCount, self.numbers) = (length, letterCount, numbers)
  }
}

extension PrefixRange {
  /// All prefixes, of the least length of which there are as many as are wanted.
  ///
  /// Where the sequences are too short for that, or there would be too many prefixes, there are fewer than are wanted.
  ///
  /// - Parameters:
  ///   - network: what is run.
  ///   - pieces: into how many pieces it shall be possible to cut them.
  ///   - length: how long the longest sequences are.
  /// - Returns: the range of all of them.
  public static func all(of network: CompiledNetwork, pieces: Int, upTo length: Int) -> PrefixRange {
    let letterCount = EnumeratedLetters(network).places.count
    var (prefix, count) = (0, 1)
    while count < pieces, prefix + 1 < length, letterCount > 1, letterCount <= Self.most / count {
      prefix += 1
      count *= letterCount
    }
    return PrefixRange(checked: prefix, letterCount, 0..<count)
  }

  /// Every sequence, in one piece.
  static func undivided(_ letters: EnumeratedLetters) -> PrefixRange {
    PrefixRange(checked: 0, letters.places.count, 0..<1)
  }

  /// Ranges of about the same size that tile this one: as many as are wanted, or one for each prefix.
  public func cut(into pieces: Int) -> [PrefixRange] {
    let pieces = max(1, min(pieces, numbers.count))
    let ends = (0...pieces).map { numbers.lowerBound + numbers.count * $0 / pieces }
    return zip(ends, ends.dropFirst()).map { PrefixRange(checked: length, letterCount, $0..<$1) }
  }

  /// How many prefixes of the length there are.
  var whole: Int { power(length) }

  private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * letterCount } }
}

extension PrefixRange {
  /// Whether a sequence, by places of letters, belongs to the range.
  func owns(_ word: [Int]) -> Bool { numbers.contains(extensions(of: word).lowerBound) }

  /// Whether a sequence belongs to the range, or begins one that does.
  func leads(through word: [Int]) -> Bool { numbers.overlaps(extensions(of: word)) }

  /// Whether so many sequences of a length, from 1, belong to the range.
  func has(atLeast count: UInt64, ofLength length: Int) -> Bool {
    guard length > self.length else {
      // Those belong to it whose extension by the least letter does.
      let each = power(self.length - length)
      return count <= (numbers.upperBound + each - 1) / each - (numbers.lowerBound + each - 1) / each
    }
    // More than can be counted are enough for any count.
    var all = UInt64(numbers.count)
    for _ in self.length..<length where all < count {
      let (more, overflow) = all.multipliedReportingOverflow(by: UInt64(letterCount))
      if overflow { return true }
      all = more
    }
    return count <= all
  }

  /// The numbers of the prefixes that a sequence begins with, or begins.
  private func extensions(of word: [Int]) -> Range<Int> {
    let number = word.prefix(length).reduce(0) { $0 * letterCount + $1 }
    let each = power(length - min(length, word.count))
    return number * each..<(number + 1) * each
  }
}
