import CircuitLanguage

/// What one step takes, as lines for people: a row for each product, then what is done component by component.
/// ```
/// one step, with Dh = 2, d = 2, V = 3
///   multiplications  forward             back to signals     back to constants
///   Wh * h[t-1]      Dh^2                Dh^2                Dh^2
///   We * e[t]        Dh*d                Dh*d                Dh*d
/// ```
struct CountsText {
  private let counts: StepCounts

  init(_ counts: StepCounts) { self.counts = counts }
}

extension CountsText {
  /// The lines, without a newline at their ends.
  var lines: [String] {
    let rows = rows
    if rows.isEmpty { return ["one step takes no operation"] }
    let goesBack = rows.contains { $0.cells.dropFirst(2).contains { $0 != "0" && !$0.isEmpty } }
    let table = ([["", "forward", "back to signals", "back to constants"]] + rows.map(\.cells)).map {
      goesBack ? $0 : Array($0.prefix(2))
    }
    let widths = table[0].indices.map { column in table.map { $0[column].columns }.max() ?? 0 }
    let lines = table.map { cells in
      let line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return "  " + String(line.reversed().drop { $0 == " " }.reversed())
    }
    return [heading] + lines + without
  }

  private struct Row {
    var cells: [String]
  }

  private var heading: String {
    let dimensions = counts.dimensions.map { "\($0.name) = \($0.value)" }
    return dimensions.isEmpty ? "one step" : "one step, with \(dimensions.joined(separator: ", "))"
  }

  private var rows: [Row] {
    var rows = counts.products.map { row($0.text.visible, $0.forward, $0.toSignals, $0.toConstants) }
    let total = counts.productTotal
    if rows.count > 1 { rows.append(row(total.text, total.forward, total.toSignals, total.toConstants)) }
    let (forward, toSignals, toConstants) = (counts.forward, counts.toSignals, counts.toConstants)
    func add(_ name: String, _ each: Polynomial...) {
      if each.contains(where: { !$0.isZero }) { rows.append(row(name, each[0], each[1], each[2])) }
    }
    if counts.products.isEmpty {
      add("multiplications", forward.multiplications, toSignals.multiplications, toConstants.multiplications)
    } else {
      add(
        "elementwise", forward.multiplications - total.forward, toSignals.multiplications - total.toSignals,
        toConstants.multiplications - total.toConstants)
      add("all multiplications", forward.multiplications, toSignals.multiplications, toConstants.multiplications)
    }
    add("additions", forward.additions, toSignals.additions, toConstants.additions)
    add("divisions", forward.divisions, toSignals.divisions, toConstants.divisions)
    for (name, count) in forward.functions.sorted(by: { $0.key < $1.key }) {
      rows.append(Row(cells: [name, text(count), "", ""]))
    }
    return rows
  }

  /// The products backward but for the gradient of one constant, where there are several.
  private var without: [String] {
    let others = counts.backwardWithout
    if others.count < 2 || counts.productTotal.toConstants.isZero { return [] }
    let total = counts.productTotal
    let all = text(total.toSignals + total.toConstants)
    return ["  products backward: \(all)"]
      + others.map { "    without the gradient of \($0.constant.visible): \(text($0.multiplications))" }
  }

  private func row(_ name: String, _ each: Polynomial...) -> Row { Row(cells: [name] + each.map(text)) }

  private func text(_ polynomial: Polynomial) -> String { polynomial.text(in: counts.names) }
}

extension StepCounts {
  /// What one step takes, for machines: every count as a text in the names of the dimensions.
  var json: JSONValue {
    func text(_ polynomial: Polynomial) -> JSONValue { .string(polynomial.text(in: names)) }
    func json(_ count: OperationCount) -> JSONValue {
      .object([
        ("multiplications", text(count.multiplications)), ("additions", text(count.additions)),
        ("divisions", text(count.divisions)),
        ("functions", .object(count.functions.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) })),
      ])
    }
    return .object([
      ("dimensions", .object(dimensions.map { ($0.name, .number($0.value)) })),
      (
        "products",
        .array(
          products.map { product in
            .object([
              ("text", .string(product.text)), ("constant", .optional(product.constant)),
              ("forward", text(product.forward)), ("toSignals", text(product.toSignals)),
              ("toConstants", text(product.toConstants)),
            ])
          })
      ),
      ("forward", json(forward)), ("toSignals", json(toSignals)), ("toConstants", json(toConstants)),
      ("productsBackwardWithout", .object(backwardWithout.map { ($0.constant, text($0.multiplications)) })),
    ])
  }
}
