/// Something that is no record: the key at which that showed.
public struct MalformedRecord: Error, Hashable, Sendable {
  /// The key.
  public let key: String

  /// Names the key at fault.
  public init(_ key: String) { self.key = key }
}

extension JSONValue {
  /// The value of a key that must be there.
  public func at(_ key: String) throws(MalformedRecord) -> JSONValue {
    guard let value = self[key] else { throw MalformedRecord(key) }
    return value
  }

  /// The text of a key that must be there.
  public func text(_ key: String) throws(MalformedRecord) -> String {
    guard let text = self[key]?.string else { throw MalformedRecord(key) }
    return text
  }

  /// The text of a key, where it is there.
  public func optionalText(_ key: String) throws(MalformedRecord) -> String? { self[key] == nil ? nil : try text(key) }

  /// The number of a key that must be there, and not be less than another.
  public func number(_ key: String, atLeast least: Int = 0) throws(MalformedRecord) -> Int {
    guard let number = self[key]?.integer, number >= least else { throw MalformedRecord(key) }
    return number
  }

  /// The number of a key, where it is there.
  public func optionalNumber(_ key: String, atLeast least: Int = 0) throws(MalformedRecord) -> Int? {
    self[key] == nil ? nil : try number(key, atLeast: least)
  }

  /// What the word of a key stands for.
  public func word<Word: RawRepresentable<String>>(_ key: String) throws(MalformedRecord) -> Word {
    guard let text = self[key]?.string, let word = Word(rawValue: text) else { throw MalformedRecord(key) }
    return word
  }

  /// The elements of a key that must be there, each read.
  public func list<Element>(
    _ key: String, _ read: (JSONValue) throws(MalformedRecord) -> Element
  ) throws(MalformedRecord) -> [Element] {
    guard let elements = self[key]?.elements else { throw MalformedRecord(key) }
    var list: [Element] = []
    list.reserveCapacity(elements.count)
    for element in elements { list.append(try read(element)) }
    return list
  }

  /// The elements of a key, none where it is not there.
  public func optionalList<Element>(
    _ key: String, _ read: (JSONValue) throws(MalformedRecord) -> Element
  ) throws(MalformedRecord) -> [Element] { self[key] == nil ? [] : try list(key, read) }

  /// The texts of a key that must be there.
  public func texts(_ key: String) throws(MalformedRecord) -> [String] {
    try list(key) { value throws(MalformedRecord) in
      guard let text = value.string else { throw MalformedRecord(key) }
      return text
    }
  }
}
