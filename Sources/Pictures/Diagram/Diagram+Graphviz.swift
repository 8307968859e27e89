extension Diagram {
  /// The diagram in the DOT language, for Graphviz and what else reads it.
  ///
  /// - Complexity: O(boxes + arrows)
  var dot: String {
    var text = "digraph \(title.dotText) {\n"
    text += "  graph [rankdir=LR, label=\(title.dotText), labelloc=t];\n"
    text += "  node [shape=box, fontname=monospace];\n  edge [fontname=monospace];\n"
    for (number, node) in nodes.enumerated() { text += "  n\(number) [\(node.dot)];\n" }
    for arrow in arrows {
      let leadsBack = nodes[arrow.to].column <= nodes[arrow.from].column
      // What leads back must not turn the order of columns round.
      let constraint = leadsBack ? ["constraint=false"] : []
      text += "  n\(arrow.from) -> n\(arrow.to) [\((arrow.dot + constraint).joined(separator: ", "))];\n"
    }
    return text + "}\n"
  }

  /// The diagram as a flowchart of Mermaid.
  ///
  /// - Complexity: O(boxes + arrows)
  var mermaid: String {
    var text = "flowchart LR\n"
    for (number, node) in nodes.enumerated() { text += "  n\(number)\(node.mermaid)\n" }
    for arrow in arrows {
      let line = arrow.look == .negative ? "-.->" : arrow.look == .bad ? "==>" : "-->"
      let label = arrow.text.isEmpty ? "" : "|\(arrow.text.mermaidText)|"
      text += "  n\(arrow.from) \(line)\(label) n\(arrow.to)\n"
    }
    return text
  }
}

extension Diagram.Node {
  fileprivate var dot: String {
    guard look != nil else { return "shape=point" }
    let label = lines.map(\.text.dotEscaped).joined(separator: "\\n")
    var styles = corner > 4 ? ["rounded"] : []
    if look == .active { styles.append("filled") }
    var attributes = ["label=\"\(label)\""]
    if !styles.isEmpty { attributes.append("style=\"\(styles.joined(separator: ","))\"") }
    if frame != nil { attributes.append("peripheries=2") }
    return attributes.joined(separator: ", ")
  }

  fileprivate var mermaid: String {
    guard look != nil else { return "(( ))" }
    let label = "\"\(lines.map(\.text.mermaidEscaped).joined(separator: "<br>"))\""
    return frame != nil ? "[[\(label)]]" : corner > 4 ? "(\(label))" : "[\(label)]"
  }
}

extension Diagram.Arrow {
  /// What is written at the arrow, on its way or at its end.
  fileprivate var text: String { label.isEmpty ? mark : label }

  fileprivate var dot: [String] {
    var attributes: [String] = []
    if !text.isEmpty { attributes.append("label=\(text.dotText)") }
    switch look {
    case .negative: attributes += ["style=dashed", "color=\"#c04a00\""]
    case .positive: attributes.append("color=\"#0072b2\"")
    case .bad: attributes += ["style=bold", "color=\"#b3261e\""]
    default: break
    }
    return attributes
  }
}
