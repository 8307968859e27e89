/// Packs and unpacks states whose registers all fit machine words: the same layout, without large integers.
public struct ScalarFields: Sendable {
  private let fields: [Field]
  private let wordCount: Int

  private struct Field {
    /// What all bits 0 stand for; at most 0.
    var minimum: Int
    var word: Int
    var shift: UInt64
    /// As many ones as there are bits, from the least significant on.
    var mask: UInt64
    /// Whether the last bits stand in the next word.
    var isCut: Bool
  }

  /// Knows of no field.
  init() {
    fields = []
    wordCount = 0
  }

  /// Knows a layout; `nil` where a field has room for a number that does not fit a machine word.
  public init?(_ layout: StateLayout) {
    var fields: [Field] = []
    for field in layout.fields {
      guard field.width < 63, let minimum = Int(exactly: field.minimum), minimum <= 0 else { return nil }
      fields.append(
        Field(
          minimum: minimum, word: field.bit / 64, shift: UInt64(field.bit % 64), mask: 1 << UInt64(field.width) - 1,
          isCut: field.bit % 64 + field.width > 64))
    }
    self.fields = fields
    wordCount = layout.wordCount
  }

  /// Writes the registers of the state whose words begin at a place over those given.
  public func unpack(_ words: [UInt64], at start: Int, into registers: inout [Int]) {
    for place in fields.indices {
      let field = fields[place]
      var bits = field.mask == 0 ? 0 : words[start + field.word] &>> field.shift
      if field.isCut { bits |= words[start + field.word + 1] &<< (64 &- field.shift) }
      registers[place] = field.minimum + Int(bits & field.mask)
    }
  }

  /// Writes the words of a state over those given, which are as many as the layout has.
  ///
  /// - Returns: whether every register fits its field; otherwise the words are of no use.
  public func pack(_ registers: [Int], into words: inout [UInt64]) -> Bool {
    // Fields follow one another, so that a word is complete when the next one begins.
    var (word, bits): (Int, UInt64) = (0, 0)
    for place in fields.indices {
      let field = fields[place]
      // The minimum is at most 0, so a number below it is, without its sign, farther off than any that fits.
      let distance = UInt64(bitPattern: Int64(registers[place])) &- UInt64(bitPattern: Int64(field.minimum))
      if distance > field.mask { return false }
      if field.mask == 0 { continue }
      if field.word > word {
        words[word] = bits
        (word, bits) = (field.word, 0)
      }
      bits |= distance &<< field.shift
      if field.isCut {
        words[word] = bits
        (word, bits) = (word + 1, distance &>> (64 &- field.shift))
      }
    }
    if word < wordCount { words[word] = bits }
    return true
  }
}
