/// How the bounded registers of a network stand in the words of a packed state.
///
/// A register takes as many bits as its range needs, as its distance from the least value of the range (from 0 where
/// the range is not negative, so that small counters stay what they are). Fields follow one another without gaps and may
/// cross from one word into the next.
public struct StateLayout: Hashable, Sendable {
  /// Where each register stands.
  public let fields: [Field]
  /// How many bits a state has.
  public let bitCount: Int

  /// Where one register stands.
  public struct Field: Hashable, Sendable {
    /// The value that all bits 0 stand for.
    public let minimum: BigInteger
    /// The first, least significant, bit.
    public let bit: Int
    /// How many bits there are.
    public let width: Int
  }

  /// Lays out registers that stay within ranges; `nil` where one of them has no bounds.
  public init?(_ ranges: [Interval]) {
    var fields: [Field] = []
    var bit = 0
    for range in ranges {
      guard let lower = range.lower, let upper = range.upper else { return nil }
      let minimum = min(lower, 0)
      let width = (upper - minimum).bitWidth
      fields.append(Field(minimum: minimum, bit: bit, width: width))
      bit += width
    }
    self.fields = fields
    bitCount = bit
  }
}

extension StateLayout {
  /// How many words a state takes, at least one.
  public var wordCount: Int { max(1, (bitCount + 63) / 64) }

  /// Packs the registers of a state; `nil` where one does not fit its field.
  public func pack(_ numbers: some Collection<BigInteger>) -> [UInt64]? {
    var words = Array(repeating: UInt64(0), count: wordCount)
    for (field, number) in zip(fields, numbers) {
      var rest = number - field.minimum
      guard rest.signum() >= 0, rest.bitWidth <= field.width else { return nil }
      var bit = field.bit
      while !rest.isZero {
        let part = min(32, field.bit + field.width - bit)
        let divisor = BigInteger(1 << part)
        let low = UInt64(Int(exactly: rest.flooredRemainder(by: divisor)) ?? 0)
        words[bit / 64] |= low << UInt64(bit % 64)
        if bit % 64 + part > 64 { words[bit / 64 + 1] |= low >> UInt64(64 - bit % 64) }
        rest = rest.flooredQuotient(by: divisor)
        bit += part
      }
    }
    return numbers.count == fields.count ? words : nil
  }

  /// The registers of the state whose words begin at a place.
  public func unpack(_ words: [UInt64], at start: Int) -> [BigInteger] {
    fields.map { field in
      var number = BigInteger(0)
      var end = field.bit + field.width
      while end > field.bit {
        let bit = max(field.bit, end - 32)
        var low = words[start + bit / 64] >> UInt64(bit % 64)
        if bit % 64 + (end - bit) > 64 { low |= words[start + bit / 64 + 1] << UInt64(64 - bit % 64) }
        low &= (1 << UInt64(end - bit)) - 1
        number = number * BigInteger(1 << (end - bit)) + BigInteger(Int(low))
        end = bit
      }
      return field.minimum + number
    }
  }
}
