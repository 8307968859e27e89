// TAP version 14 (https://testanything.org/tap-version-14-specification.html), "Escaping": in a description `\` and `#`
// stand for themselves only after a `\`; an unescaped `#` begins a directive, and `# skip` would turn a failure into none.

extension String {
  /// The text as the description of a test point. It stays on one line.
  ///
  /// ```swift
  /// "x # skip".tapDescription  // x \# skip
  /// ```
  /// - Complexity: O(length)
  var tapDescription: String { visible.replacingScalars { $0 == "\\" ? "\\\\" : $0 == "#" ? "\\#" : nil } }
}
