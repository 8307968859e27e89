/// A file cannot be formatted, since it cannot be read.
public struct UnreadableSource: Error, Hashable, Sendable {
  /// What is wrong with it; at least one.
  public var diagnostics: [Diagnostic]
}

/// The canonical text of a circuit file: the same circuits, comments and numbers, laid out in the one usual way.
///
/// Two blanks a level, one statement a line, blanks around operators but not inside an index, ASCII for every operator,
/// rows of an example with their `=` one under the other. Comments stay where they are, as do single blank lines and
/// line breaks inside brackets. Formatting twice is formatting once.
///
/// ```swift
/// try format(SourceFile(path: "", text: "circuit A{input x:bit\n  y[ t ]=x[t]∧x[t-1]}"))
/// // circuit A {
/// //   input x: bit
/// //   y[t] = x[t] and x[t-1]
/// // }
/// ```
/// - Parameter source: the file.
/// - Returns: its text, which ends in a line end unless it is empty.
/// - Throws: `UnreadableSource` with what the parser says.
/// - Complexity: O(number of bytes)
public func format(_ source: SourceFile) throws(UnreadableSource) -> String {
  let parsed = ParsedFile(source)
  guard parsed.diagnostics.isEmpty else { throw UnreadableSource(diagnostics: parsed.diagnostics) }
  var formatter = Formatter(source, parsed)
  return formatter.run()
}
