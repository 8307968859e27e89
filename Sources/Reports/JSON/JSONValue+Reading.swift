extension JSONValue {
  /// Reads a JSON text (RFC 8259), which must be one value and nothing else.
  ///
  /// Strict, since what is read was written by this program or decides what it does: keys stand once, numbers are whole
  /// and fit `Int`, text is UTF-8, and no surrogate stands alone.
  /// ```swift
  /// try JSONValue(reading: Array(#"{"states": 2}"#.utf8))["states"]?.integer  // 2
  /// ```
  /// - Parameter bytes: the text.
  /// - Throws: what is wrong, with line and column.
  /// - Complexity: O(number of bytes)
  public init(reading bytes: [UInt8]) throws(JSONProblem) {
    var reader = JSONReader(bytes)
    self = try reader.readWhole()
  }
}

extension JSONValue {
  /// The value of a key; `nil` where there is none, and for what is no object.
  /// - Complexity: O(number of keys)
  public subscript(key: String) -> JSONValue? {
    members.first { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The members of an object, in order; none for any other value.
  public var members: [(key: String, value: JSONValue)] { if case .object(let members) = self { members } else { [] } }

  /// The elements of a list, or `nil` for any other value.
  public var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The text of a string, or `nil` for any other value.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The number, or `nil` for any other value.
  public var integer: Int? { if case .number(let number) = self { number } else { nil } }

  /// The truth, or `nil` for any other value.
  public var boolean: Bool? { if case .boolean(let truth) = self { truth } else { nil } }

  /// Whether it is `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// What kind of value it is, as part of a sentence.
  public var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number, .decimal: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
