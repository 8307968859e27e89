import CircuitLanguage
import CircuitModel

extension Diagnostic {
  /// The record of a diagnostic that a verdict brought up; these carry no fix.
  var record: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("code", .string(code.rawValue)), ("headline", .string(headline)), ("primary", primary.record),
    ]
    if !secondary.isEmpty { members.append(("secondary", .array(secondary.map(\.record)))) }
    if !notes.isEmpty { members.append(("notes", .array(notes.map(JSONValue.string)))) }
    if let help { members.append(("help", .string(help))) }
    return .object(members)
  }

  init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      try record.word("code"), try record.text("headline"), at: try Label(record: try record.at("primary")),
      secondary: try record.optionalList("secondary") { value throws(MalformedRecord) in try Label(record: value) },
      notes: record["notes"] == nil ? [] : try record.texts("notes"), help: try record.optionalText("help"))
  }
}

extension Diagnostic.Label {
  fileprivate var record: JSONValue { .array([range.record, .string(text)]) }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    guard let parts = record.elements, parts.count == 2, let text = parts[1].string else {
      throw MalformedRecord("label")
    }
    self.init(try SourceRange(parts[0]), text)
  }
}

extension SourceRange {
  /// `[file, start, end]`.
  var record: JSONValue { .array([.number(file), .number(start), .number(end)]) }

  /// Reads a record; whether there is such a text is for the reader to know.
  init(_ record: JSONValue) throws(MalformedRecord) {
    guard let parts = record.elements, parts.count == 3, let file = parts[0].integer, let start = parts[1].integer,
      let end = parts[2].integer, file >= 0, start >= 0, end >= start
    else { throw MalformedRecord("range") }
    self.init(file: file, start: start, end: end)
  }
}
