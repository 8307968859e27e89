import CircuitLanguage

/// A file that people write in JSON, such as one with settings: an object, each member with where it stands.
public struct JSONFile: Sendable {
  /// The members, in order.
  public private(set) var members: [Member] = []
  private let source: SourceFile

  /// A key with its value.
  public struct Member: Sendable {
    /// The key.
    public var key: String
    /// The offset of the key in the text.
    public var keyOffset: Int
    /// The value.
    public var value: JSONValue
    /// The offset of the value in the text.
    public var valueOffset: Int
  }

  /// Reads a text, as strictly as `JSONValue(reading:)` does.
  public init(reading bytes: [UInt8]) throws(JSONProblem) {
    source = SourceFile(path: "", bytes: bytes)
    var reader = JSONReader(bytes)
    var members: [Member] = []
    try reader.readWholeObject {
      members.append(Member(key: $0, keyOffset: $1, value: $2, valueOffset: $3))
    }
    self.members = members
  }

  /// Where an offset stands: line and column, both counted from 1.
  public func position(of offset: Int) -> (line: Int, column: Int) { source.position(of: offset) }
}
