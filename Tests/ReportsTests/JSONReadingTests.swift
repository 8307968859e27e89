import Fuzzing
import TestSupport
import Testing

@testable import Reports

@Suite struct JSONReadingTests {
  @Test func whatIsWrittenIsReadBack() throws {
    var random = SeededGenerator(seed: 0x10)
    for _ in 0..<2000 {
      let value = JSONValue.random(from: &random, depth: 4)
      for text in [value.text, value.line] {
        let read = try JSONValue(reading: Array(text.utf8))
        #expect(read.sameAs(value), "\(text)")
        #expect(read.sameAs(try JSON(text)), "\(text)")
      }
      #expect(!value.line.dropLast().utf8.contains(10))
    }
  }

  @Test func aTextThatIsReadMeansTheSameToTheOtherReader() throws {
    var random = SeededGenerator(seed: 0x11)
    var accepted = 0
    for _ in 0..<4000 {
      var bytes = Array(JSONValue.random(from: &random, depth: 3).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = Array(#"{}[],:"\0919-+.eutfn /"#.utf8).randomElement(using: &random) ?? 0
        default: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        }
      }
      guard let value = try? JSONValue(reading: bytes) else { continue }
      accepted += 1
      #expect(value.sameAs(try JSON(String(decoding: bytes, as: UTF8.self))), "\(bytes)")
    }
    #expect(accepted > 100)
  }

  @Test(
    arguments: [
      ("", .missingValue, 1, 1), (" \n ", .missingValue, 2, 2), ("[", .missingValue, 1, 2),
      ("[1,", .missingValue, 1, 4),
      ("[1,]", .unexpected(0x5D), 1, 4), ("[,1]", .unexpected(0x2C), 1, 2), ("[1 2]", .missing("]"), 1, 4),
      ("[1", .missing("]"), 1, 3), ("[1}", .missing("]"), 1, 3), ("{\"a\":1", .missing("}"), 1, 7),
      ("{\"a\":1]", .missing("}"), 1, 7), ("{\"a\" 1}", .missing(":"), 1, 6), ("{\"a\":}", .unexpected(0x7D), 1, 6),
      ("{\"a\":1,}", .missingKey, 1, 8), ("{a:1}", .missingKey, 1, 2), ("{1:1}", .missingKey, 1, 2),
      ("{", .missingKey, 1, 2), ("{'a':1}", .missingKey, 1, 2),
      ("{\"a\":1,\n \"b\":2,\n \"a\":3}", .repeatedKey("a"), 3, 2),
      ("{\"a\":1,\"\\u0061\":3}", .repeatedKey("a"), 1, 8),
      ("1 2", .trailingText, 1, 3), ("{} x", .trailingText, 1, 4), ("null,", .trailingText, 1, 5),
      ("\"abc", .endlessString, 1, 1), ("\"abc\\", .endlessString, 1, 5), ("\"\\\"", .endlessString, 1, 1),
      ("\"a\nb\"", .controlCharacter, 1, 3), ("\"\t\"", .controlCharacter, 1, 2),
      ("\"\u{0}\"", .controlCharacter, 1, 2),
      ("\"\\x\"", .unknownEscape, 1, 2), ("\"\\'\"", .unknownEscape, 1, 2), ("\"\\U0041\"", .unknownEscape, 1, 2),
      ("\"\\u12\"", .badDigits, 1, 2), ("\"\\u12g4\"", .badDigits, 1, 2), ("\"\\u+123\"", .badDigits, 1, 2),
      ("\"\\u", .badDigits, 1, 2), ("\"\\u１２３４\"", .badDigits, 1, 2),
      ("\"\\uD800\"", .loneSurrogate, 1, 2), ("\"\\uDC00\"", .loneSurrogate, 1, 2),
      ("\"a\\uDBFF\\u0041\"", .loneSurrogate, 1, 3), ("\"\\uD800\\uD800\"", .loneSurrogate, 1, 2),
      ("\"\\uD800\\n\"", .loneSurrogate, 1, 2), ("\"\\uDC00\\uD800\"", .loneSurrogate, 1, 2),
      ("\"\\uD800\\uDC0\"", .badDigits, 1, 8),
      ("1.5", .notWhole, 1, 1), ("1e3", .notWhole, 1, 1), ("[1E3]", .notWhole, 1, 2), ("-0.0", .notWhole, 1, 1),
      ("9223372036854775808", .tooLarge, 1, 1), ("-9223372036854775809", .tooLarge, 1, 1),
      ("99999999999999999999999", .tooLarge, 1, 1), ("01", .leadingZero, 1, 1), ("-01", .leadingZero, 1, 1),
      ("00", .leadingZero, 1, 1), ("-", .missingDigits, 1, 2), ("-a", .missingDigits, 1, 2),
      ("+1", .unexpected(0x2B), 1, 1),
      (".5", .unexpected(0x2E), 1, 1), ("NaN", .unexpected(0x4E), 1, 1), ("Infinity", .unexpected(0x49), 1, 1),
      ("tru", .unexpected(0x74), 1, 1), ("nul", .unexpected(0x6E), 1, 1), ("falsE", .unexpected(0x66), 1, 1),
      ("True", .unexpected(0x54), 1, 1), ("truest", .trailingText, 1, 5), ("// x\n1", .unexpected(0x2F), 1, 1),
      ("\u{FEFF}1", .byteOrderMark, 1, 1), ("\u{A0}1", .unexpected(0xC2), 1, 1), ("1\u{B}", .trailingText, 1, 2),
      ("\r\n\r\n  x", .unexpected(0x78), 3, 3), ("[\"é😀\", x]", .unexpected(0x78), 1, 8),
    ] as [(String, JSONProblem.Kind, Int, Int)])
  func aMalformedTextIsRefusedWithItsPlace(text: String, kind: JSONProblem.Kind, line: Int, column: Int) {
    #expect(throws: JSONProblem(kind: kind, line: line, column: column)) { try JSONValue(reading: Array(text.utf8)) }
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 3), ([0x22, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 2), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2),
      ([0x22, 0xC3, 0x5C, 0x6E, 0xA9, 0x22], 2), ([0x22, 0x5C, 0x6E, 0xA9, 0x22], 4),
      ([0x7B, 0x22, 0xE2, 0x82, 0x22, 0x3A, 0x31, 0x7D], 3),
    ] as [([UInt8], Int)])
  func bytesThatAreNotUTF8AreRefused(bytes: [UInt8], column: Int) {
    #expect(throws: JSONProblem(kind: .notUTF8, line: 1, column: column)) { try JSONValue(reading: bytes) }
  }

  @Test func everyPrefixOfATextIsRefused() throws {
    let text = #"{"a": [1, -20, "é\u00e9\uD83D\uDE00", true, null], "b": {"c": "\\"}}"#
    let bytes = Array(text.utf8)
    for length in bytes.indices {
      #expect(throws: JSONProblem.self, "\(length)") { try JSONValue(reading: Array(bytes.prefix(length))) }
    }
    #expect(try JSONValue(reading: bytes).sameAs(JSON(text)))
  }

  @Test func nestingHasALimit() throws {
    let limit = JSONReader.maximumDepth
    let nested = { (depth: Int) in
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONValue(reading: nested(limit))
    #expect(throws: JSONProblem(kind: .tooDeep(limit: limit), line: 1, column: limit + 1)) {
      try JSONValue(reading: nested(limit + 1))
    }
    #expect(throws: JSONProblem.self) { try JSONValue(reading: Array(repeating: UInt8(ascii: "["), count: 1_000_000)) }
  }

  @Test func numbersAtTheEdgesAreRead() throws {
    for number in [0, -1, 9, 10, .max, .min, .max - 1, .min + 1] {
      #expect(try JSONValue(reading: Array("\(number)".utf8)).integer == number)
    }
    #expect(try JSONValue(reading: Array("-0".utf8)).integer == 0)
  }

  @Test func everyEscapeIsRead() throws {
    let text = #""\"\\\/\b\f\n\r\t\u0000\u00E9\ud83d\uDe00\uFFFF""#
    #expect(
      try JSONValue(reading: Array(text.utf8)).string == "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{E9}\u{1F600}\u{FFFF}")
  }

  @Test func keysAreTheSameOnlyWhenTheirCharactersAre() throws {
    let value = try JSONValue(reading: Array("{\"\u{E9}\": 1, \"e\u{301}\": 2}".utf8))
    #expect(value["\u{E9}"]?.integer == 1)
    #expect(value["e\u{301}"]?.integer == 2)
    for count in [15, 16, 17, 200] {
      let members = (0..<count).map { "\"k\($0)\": \($0)" }
      #expect(try JSONValue(reading: Array("{\(members.joined(separator: ","))}".utf8)).members.count == count)
      let twice = members + ["\"k\(count - 1)\": 0"]
      #expect(throws: JSONProblem.self) { try JSONValue(reading: Array("{\(twice.joined(separator: ","))}".utf8)) }
    }
  }

  @Test func accessorsAnswerOnlyForTheirKind() throws {
    let value = try JSONValue(reading: Array(#"{"t": "x", "n": 3, "b": true, "z": null, "l": [1]}"#.utf8))
    #expect(value["t"]?.string == "x" && value["t"]?.integer == nil)
    #expect(value["n"]?.integer == 3 && value["n"]?.string == nil)
    #expect(value["b"]?.boolean == true && value["b"]?.integer == nil)
    #expect(value["z"]?.isNull == true && value["missing"] == nil)
    #expect(value["l"]?.elements?.count == 1 && value.elements == nil)
    #expect(value["l"]?["t"] == nil && value["l"]?.members.isEmpty == true)
  }

  @Test func aFileOfPeopleKnowsWhereItsMembersStand() throws {
    let file = try JSONFile(reading: Array("{\n  \"é\": 1,\n  \"jobs\":\n    [2]\n}\n".utf8))
    #expect(file.members.map(\.key) == ["é", "jobs"])
    #expect(file.position(of: file.members[0].valueOffset) == (2, 8))
    #expect(file.position(of: file.members[1].keyOffset) == (3, 3))
    #expect(file.position(of: file.members[1].valueOffset) == (4, 5))
    #expect(throws: JSONProblem(kind: .notAnObject, line: 1, column: 2)) { try JSONFile(reading: Array(" []".utf8)) }
    #expect(throws: JSONProblem(kind: .missingValue, line: 1, column: 1)) { try JSONFile(reading: []) }
  }

  @Test func aLineHoldsNoSpacesBetweenParts() {
    let value = JSONValue.object([
      ("x", .array([.string("1 2"), .null, .array([])])), ("y", .object([("z", .number(-1)), ("w", .boolean(false))])),
    ])
    #expect(value.line == "{\"x\":[\"1 2\",null,[]],\"y\":{\"z\":-1,\"w\":false}}\n")
  }
}

extension JSONValue {
  /// A value made at random.
  fileprivate static func random(from random: inout SeededGenerator, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: .null
    case 1: .boolean(Bool.random(using: &random))
    case 2: .number(Int.random(in: -(1 << 53)...(1 << 53), using: &random))
    case 3, 4: .string(text(from: &random))
    case 5, 6:
      .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in JSONValue.random(from: &random, depth: depth - 1) })
    default:
      .object(
        (0..<Int.random(in: 0..<20, using: &random)).map {
          ("\($0):" + text(from: &random), JSONValue.random(from: &random, depth: depth - 1))
        })
    }
  }

  private static func text(from random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<6, using: &random) {
      let value = UInt32.random(in: 0..<(Bool.random(using: &random) ? 0x100 : 0x11_0000), using: &random)
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\\")
    }
    return text
  }

  /// Whether two values are the same, byte by byte.
  fileprivate func sameAs(_ other: JSONValue) -> Bool { line.utf8.elementsEqual(other.line.utf8) }

  /// Whether the other reader reads the same.
  fileprivate func sameAs(_ other: JSON) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let mine), .boolean(let other)): mine == other
    case (.number(let mine), .number(let other)): Double(mine) == other
    case (.string(let mine), .string(let other)): mine.utf8.elementsEqual(other.utf8)
    case (.array(let mine), .array(let other)):
      mine.count == other.count && zip(mine, other).allSatisfy { $0.sameAs($1) }
    case (.object(let mine), .object(let other)):
      mine.count == other.count && zip(mine, other).allSatisfy { $0.key == $1.key && $0.value.sameAs($1.value) }
    default: false
    }
  }
}
