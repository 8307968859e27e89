/// Packs and unpacks states whose registers all fit machine words: the same layout, without large integers.
public struct ScalarFields: Sendable {
  private let fields: [(minimum: Int, word: Int, shift: Int, width: Int)]
  private let wordCount: Int

  /// Knows of no field.
  init() {
    fields = []
    wordCount = 0
  }

  /// Knows a layout; `nil` where a field has room for a number that does not fit a machine word.
  public init?(_ layout: StateLayout) {
    var fields: [(minimum: Int, word: Int, shift: Int, width: Int)] = []
    for field in layout.fields {
      guard field.width < 63, let minimum = Int(exactly: field.minimum),
        !minimum.addingReportingOverflow(1 << field.width).overflow
      else { return nil }
      fields.append((minimum, field.bit / 64, field.bit % 64, field.width))
    }
    self.fields = fields
    wordCount = layout.wordCount
  }

  /// Writes the registers of the state whose words begin at a place over those given.
  public func unpack(_ words: [UInt64], at start: Int, into registers: inout [Int]) {
    for place in fields.indices {
      let field = fields[place]
      if field.width == 0 {
        registers[place] = field.minimum
        continue
      }
      var bits = words[start + field.word] >> UInt64(field.shift)
      if field.shift + field.width > 64 { bits |= words[start + field.word + 1] << UInt64(64 - field.shift) }
      registers[place] = field.minimum + Int(bits & (1 << UInt64(field.width) - 1))
    }
  }

  /// Writes the words of a state over those given, which are as many as the layout has.
  ///
  /// - Returns: whether every register fits its field; otherwise the words are of no use.
  public func pack(_ registers: [Int], into words: inout [UInt64]) -> Bool {
    for place in 0..<wordCount { words[place] = 0 }
    for place in fields.indices {
      let field = fields[place]
      let (distance, overflows) = registers[place].subtractingReportingOverflow(field.minimum)
      guard !overflows, distance >= 0, distance < 1 << field.width else { return false }
      if field.width == 0 { continue }
      let bits = UInt64(distance)
      words[field.word] |= bits << UInt64(field.shift)
      if field.shift + field.width > 64 { words[field.word + 1] |= bits >> UInt64(64 - field.shift) }
    }
    return true
  }
}
