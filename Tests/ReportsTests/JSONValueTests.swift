import Testing

@testable import Reports

@Suite struct JSONValueTests {
  @Test func plainListsStandOnOneLine() {
    let value = JSONValue.object([
      ("x", .array([.string("1"), .null])), ("y", .array([.array([.number(1)]), .array([])])), ("z", .object([])),
      ("w", .array([.object([("a", .boolean(true))])])),
    ])
    #expect(
      value.text == """
        {
          "x": ["1", null],
          "y": [[1], []],
          "z": {},
          "w": [
            {
              "a": true
            }
          ]
        }

        """)
  }

  @Test func whatIsNotSeenIsWrittenAsAnEscape() {
    let text = "\"\\\n\r\t\u{0}\u{1B}\u{7F}\u{2028}\u{202E}\u{E0001}é😀"
    #expect(
      JSONValue.string(text).text
        == #""\"\\\n\r\t\u0000\u001B\u007F\u2028\u202E\uDB40\uDC01é😀""# + "\n")
  }
}
