import CircuitModel

extension Report.Working {
  /// The record of what a claim inside an example is about.
  var record: JSONValue {
    .object([("figures", .array(figures.map(\.record))), ("relation", .optional(relation))])
  }

  init(record: JSONValue) throws(MalformedRecord) {
    figures = try record.list("figures") { value throws(MalformedRecord) in try Figure(record: value) }
    guard let word = record["relation"], word.isNull || word.string != nil else { throw MalformedRecord("relation") }
    relation = word.string
  }
}

extension Report.Working.Figure {
  fileprivate var record: JSONValue {
    .object([("range", range.record), ("components", .array(components.map(\.record)))])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    self.init(
      range: try SourceRange(try record.at("range")),
      components: try record.list("components") { value throws(MalformedRecord) in
        try Report.Working.Component(record: value)
      })
  }
}

extension Report.Working.Component {
  fileprivate var record: JSONValue {
    .array([
      .string(index), .string(given), .string(right), .string(value), .optional(fraction), .boolean(isExact),
      .boolean(isRight),
    ])
  }

  fileprivate init(record: JSONValue) throws(MalformedRecord) {
    guard let parts = record.elements, parts.count == 7, let index = parts[0].string, let given = parts[1].string,
      let right = parts[2].string, let value = parts[3].string, parts[4].isNull || parts[4].string != nil,
      let isExact = parts[5].boolean, let isRight = parts[6].boolean
    else { throw MalformedRecord("components") }
    self.init(
      index: index, given: given, right: right, value: value, fraction: parts[4].string, isExact: isExact,
      isRight: isRight)
  }
}
