import CircuitModel

@testable import CircuitLanguage

/// Everything that a tree says, in order and without source ranges, so that two trees can be compared.
func dump(_ tree: SyntaxTree) -> String {
  var text = ""
  dump(tree, indent: 0, into: &text)
  return text
}

private func dump(_ value: Any, indent: Int, into text: inout String) {
  if value is SourceRange { return }
  let mirror = Mirror(reflecting: value)
  let margin = String(repeating: " ", count: indent)
  if mirror.children.isEmpty || value is Rational || value is String {
    text += margin + "\(value)\n"
    return
  }
  text += margin + "\(mirror.subjectType)\n"
  for (label, child) in mirror.children {
    if let label { text += margin + " " + label + "\n" }
    dump(child, indent: indent + 2, into: &text)
  }
}
