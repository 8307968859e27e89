/// What keeps a text from being a JSON value that can be read here, and where it stands.
public struct JSONProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars.
  public var column: Int

  /// What can be wrong with a text.
  public enum Kind: Hashable, Sendable {
    case byteOrderMark
    case missingValue
    case unexpected(UInt8)
    case trailingText
    case missing(Character)
    case missingKey
    case repeatedKey(String)
    case endlessString
    case controlCharacter
    case unknownEscape
    case badDigits
    case loneSurrogate
    case notUTF8
    case notWhole
    case tooLarge
    case leadingZero
    case missingDigits
    case tooDeep(limit: Int)
    case notAnObject
  }
}

extension JSONProblem {
  /// What to tell the user, without the place.
  public var message: String {
    switch kind {
    case .byteOrderMark: "the text begins with a byte order mark, which JSON does not have"
    case .missingValue: "the text ends where a value is needed"
    case .unexpected(let byte): "a value cannot begin with \(JSONProblem.shown(byte))"
    case .trailingText: "something follows the value"
    case .missing(let sign): "`\(sign)` is missing here"
    case .missingKey: "a key in quotes is missing here"
    case .repeatedKey(let key): "the key `\(key.visible)` stands twice"
    case .endlessString: "the string does not end"
    case .controlCharacter: "a control character in a string must be written as an escape"
    case .unknownEscape: "there is no such escape in strings"
    case .badDigits: "`\\u` needs four hexadecimal digits"
    case .loneSurrogate: "half of a surrogate pair stands alone, which is no character"
    case .notUTF8: "the bytes are not UTF-8"
    case .notWhole: "only whole numbers can be read here"
    case .tooLarge: "the number is too large"
    case .leadingZero: "a number cannot begin with a superfluous 0"
    case .missingDigits: "the digits of a number are missing"
    case .tooDeep(let limit): "lists and objects are nested more than \(limit) deep"
    case .notAnObject: "the whole text must be an object: { … }"
    }
  }

  private static func shown(_ byte: UInt8) -> String {
    byte < 0x80 ? "`\(String(Character(Unicode.Scalar(byte))).visible)`" : "a character beyond ASCII"
  }
}
