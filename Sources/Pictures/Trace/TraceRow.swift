import CircuitModel
import Reports

/// A row of a heat map.
struct TraceRow {
  /// The name of the signal; "" where it stands beside a row above.
  var name: String
  /// Which component it is: `[2]`; "" for a scalar.
  var index: String
  /// How many rows the name stands beside, this one included; 0 where it stands beside a row above.
  var span: Int
  /// A field for each step.
  var fields: [TraceField]
  /// What the row is called where it stands alone.
  var label: String
}

/// A value in its place.
struct TraceField {
  /// The value as it is written.
  var text: String
  /// The whole value, where that is not all of it.
  var whole: String?
  /// How it is filled.
  var look: Look
}

extension Report.Run.Signal {
  /// The rows of the signal: one for each component, and what an example expects instead.
  var traceRows: [TraceRow] {
    let count = values.first?.count ?? 1
    let name = name.visible
    let greatest = values.joined().compactMap { $0.flatMap(Rational.init(exactText:))?.magnitude }.max() ?? 0
    var rows = (0..<count).map { component in
      let index = isVector ? "[\(component + 1)]" : ""
      return TraceRow(
        name: component == 0 ? name : "", index: index, span: component == 0 ? count : 0,
        fields: values.map { TraceField($0[component], among: greatest) }, label: name + index)
    }
    if let expected {
      let fields = expected.map { TraceField(text: $0, whole: nil, look: .grid) }
      rows.append(TraceRow(name: "expected", index: "", span: 1, fields: fields, label: "\(name), expected,"))
    }
    return rows
  }
}

extension TraceField {
  /// The field of a value, given the greatest magnitude among those that it is to be compared with.
  fileprivate init(_ value: String?, among greatest: Rational) {
    text = value.map(Value.tableText) ?? "?"
    whole = text == value ?? "?" ? nil : value
    guard let number = value.flatMap(Rational.init(exactText:)), !number.isZero else {
      look = .middle
      return
    }
    let isFar = number.magnitude + number.magnitude > greatest
    look = number > 0 ? (isFar ? .highest : .high) : (isFar ? .lowest : .low)
  }
}

extension Rational {
  /// Reads what `Value.exactText` writes, if only to choose a colour by it: `7`, `-3/2`, `≈0.731059`.
  fileprivate init?(exactText: String) {
    let isBelow = exactText.contains("-")
    let parts = exactText.split { $0 == "≈" || $0 == "-" }.first?.split(separator: "/") ?? []
    guard let first = parts.first, let numerator = Rational(decimal: String(first)) else { return nil }
    var number = numerator
    if parts.count > 1 {
      guard let denominator = Rational(decimal: String(parts[1])), !denominator.isZero else { return nil }
      number = numerator / denominator
    }
    self = isBelow ? -number : number
  }
}
