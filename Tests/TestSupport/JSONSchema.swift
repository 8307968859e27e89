/// A JSON schema of the draft 2020-12, as far as the schemas of this project use it.
///
/// A keyword that is not known here is reported like a violation, so that none is passed over.
public struct JSONSchema {
  private let root: JSON
  /// The schemas that it may refer to by their `$id`.
  private let others: [JSON]

  /// Takes a schema, and those that it may refer to by their `$id`.
  public init(_ schema: JSON, among others: [JSON] = []) {
    root = schema
    self.others = others
  }

  /// What a value violates, each with the path to the place; empty for a valid value.
  public func violations(of value: JSON) -> [String] { check(value, against: root, at: "$") }
}

extension JSONSchema {
  private func check(_ value: JSON, against schema: JSON, at path: String) -> [String] {
    if case .boolean(let truth) = schema { return truth ? [] : ["\(path): nothing may stand here"] }
    return schema.members.flatMap { member in
      check(value, keyword: member.key, member.value, of: schema, at: path)
    }
  }

  private func check(
    _ value: JSON, keyword: String, _ operand: JSON, of schema: JSON, at path: String
  ) -> [String] {
    func fails(_ text: String) -> [String] { ["\(path): \(text)"] }
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "then", "else":
      return []
    case "$ref":
      guard let (document, target) = operand.string.flatMap(resolve) else { return fails("no such reference") }
      return JSONSchema(document, among: others).check(value, against: target, at: path)
    case "type":
      let names = operand.string.map { [$0] } ?? operand.elements.compactMap(\.string)
      return names.contains { value.isOfType($0) } ? [] : fails("not of type \(names)")
    case "const":
      return value == operand ? [] : fails("not the constant")
    case "enum":
      return operand.elements.contains(value) ? [] : fails("\(value) is not among the values")
    case "required":
      guard case .object = value else { return [] }
      return operand.elements.compactMap(\.string).filter { value[$0] == nil }.flatMap { fails("\($0) is missing") }
    case "properties":
      return operand.members.flatMap { property in
        value[property.key].map { check($0, against: property.value, at: "\(path).\(property.key)") } ?? []
      }
    case "additionalProperties":
      let named = schema["properties"]?.members.map(\.key) ?? []
      return value.members.filter { !named.contains($0.key) }.flatMap {
        check($0.value, against: operand, at: "\(path).\($0.key)")
      }
    case "items":
      return value.elements.enumerated().flatMap { check($1, against: operand, at: "\(path)[\($0)]") }
    case "anyOf":
      let attempts = operand.elements.map { check(value, against: $0, at: path) }
      return attempts.contains(where: \.isEmpty) ? [] : fails("none of the choices fits: \(attempts.joined())")
    case "allOf":
      return operand.elements.flatMap { check(value, against: $0, at: path) }
    case "not":
      return check(value, against: operand, at: path).isEmpty ? fails("this is excluded") : []
    case "if":
      let branch = check(value, against: operand, at: path).isEmpty ? schema["then"] : schema["else"]
      return branch.map { check(value, against: $0, at: path) } ?? []
    case "minimum":
      guard case .number(let number) = value, case .number(let least) = operand else { return [] }
      return number >= least ? [] : fails("\(number) is below \(least)")
    case "maximum":
      guard case .number(let number) = value, case .number(let most) = operand else { return [] }
      return number <= most ? [] : fails("\(number) is above \(most)")
    case "minItems", "maxItems":
      guard case .array(let elements) = value, let limit = operand.integer else { return [] }
      let isKept = keyword == "minItems" ? elements.count >= limit : elements.count <= limit
      return isKept ? [] : fails("\(elements.count) elements, \(keyword) \(limit)")
    case "minLength":
      guard let text = value.string, let least = operand.integer else { return [] }
      return text.unicodeScalars.count >= least ? [] : fails("the text is too short")
    case "pattern":
      guard let text = value.string, let pattern = operand.string else { return [] }
      guard let regex = try? Regex(pattern) else { return fails("the pattern cannot be read") }
      return text.contains(regex) ? [] : fails("\(text) does not match \(pattern)")
    default:
      return fails("the keyword \(keyword) is not known to this test")
    }
  }
}

extension JSONSchema {
  /// What a reference such as `#/$defs/run` or `urn:x#/$defs/run` refers to, with the document that it stands in.
  private func resolve(_ reference: String) -> (document: JSON, target: JSON)? {
    let sides = reference.split(separator: "#", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let document = sides[0].isEmpty ? root : others.first { $0["$id"]?.string == String(sides[0]) }
    var target = document
    for key in sides[1].split(separator: "/") { target = target?[String(key)] }
    guard let document, let target else { return nil }
    return (document, target)
  }
}

extension JSON {
  fileprivate func isOfType(_ name: String) -> Bool {
    switch (self, name) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"),
      (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
