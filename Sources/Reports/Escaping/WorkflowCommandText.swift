// Workflow commands of GitHub Actions (https://docs.github.com/actions/reference/workflow-commands-for-github-actions):
// a line `::error file=…,line=…::…`. How their parts are escaped stands in the toolkit only, `escapeData` and
// `escapeProperty` of https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.

extension String {
  /// The text as what stands after the second `::` of a workflow command. It may have several lines.
  ///
  /// ```swift
  /// "100%\nof it".workflowData  // 100%25%0Aof it
  /// ```
  /// - Complexity: O(length)
  var workflowData: String {
    visibleLines.replacingScalars { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  /// The text as the value of a property of a workflow command, such as `title` or `file`. It stays on one line.
  ///
  /// ```swift
  /// "a,b: c".workflowProperty  // a%2Cb%3A c
  /// ```
  /// - Complexity: O(length)
  var workflowProperty: String {
    visible.workflowData.replacingScalars { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }
}
