// What the runner of GitHub Actions takes for a command in the output of a step stands in its `ActionCommand.cs`
// (https://github.com/actions/runner): a line that begins with `::`, blanks aside, and since earlier times `##[` anywhere.

extension String {
  /// The text as it may stand in the log of a workflow: no line of it is a command, and otherwise it reads the same.
  ///
  /// ```swift
  /// "  ::error::x".workflowLogText  // two blanks, then : :error::x
  /// ```
  /// - Complexity: O(length)
  public var workflowLogText: String {
    var text = ""
    var isAtBeginning = true
    var previous: (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in unicodeScalars {
      if scalar == ":", previous.1 == ":", isAtBeginning { text += " " }
      if scalar == "[", previous == ("#", "#") { text += " " }
      text.unicodeScalars.append(scalar)
      isAtBeginning =
        scalar == "\n" || isAtBeginning && (scalar.properties.isWhitespace || scalar == ":" && previous.1 != ":")
      previous = (previous.1, scalar)
    }
    return text
  }
}
