import CircuitLanguage

/// A report in the Test Anything Protocol, version 14: a test point for each claim, and one for each thing that is wrong
/// with a file. Nothing is ever skipped, and what is undecided is not ok.
public struct TAPRenderer: ReportRenderer {
  private var requiresProof = false
  private var count = 0

  /// Makes a renderer.
  public init() {}
}

extension TAPRenderer {
  /// The line of the version.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return "TAP version 14\n"
  }

  /// The test point of a claim.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String {
    if let notice = Notice(claim, of: circuit, in: file, requiringProof: requiresProof) { return point(notice) }
    let line = VerdictLine(claim, in: file, requiringProof: requiresProof)
    let numbers = claim.isWorked && !line.detail.isEmpty ? "; \(line.detail)" : ""
    return "ok \(next()) - " + "\(claim.title(in: circuit)): \(line.verdict)\(numbers)".tapDescription + "\n"
  }

  /// The test points of what is wrong with a file.
  public mutating func add(_ file: Report.File) -> String {
    file.noticesBesideClaims.map { notice in
      notice.severity == .error ? point(notice) : "# \(notice.place.path.visible): \(notice.line)\n"
    }.joined()
  }

  /// The plan, where all of it was carried out. A plan of no points would count as passed, so there is none.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    if let sentence = ending.sentence { return "Bail out! \(sentence)\n" }
    return count == 0 ? "Bail out! no claim was judged\n" : "1..\(count)\n"
  }
}

extension TAPRenderer {
  private mutating func next() -> Int {
    count += 1
    return count
  }

  private mutating func point(_ notice: Notice) -> String {
    let head = notice.subject == nil ? "\(notice.place.path.visible): \(notice.headline)" : notice.headline
    var lines = ["not ok \(next()) - \(head.tapDescription)", "  ---"]
    if let reason = notice.reason { lines.append("  message: \(quoted(reason))") }
    lines += [
      "  verdict: \(quoted(notice.rule.id))", "  severity: \(quoted(notice.severity.rawValue))", "  at:",
      "    file: \(quoted(notice.place.path.visible))", "    line: \(notice.place.line)",
      "    column: \(notice.place.column)",
    ]
    if !notice.evidence.isEmpty {
      lines.append("  evidence:")
      lines += notice.evidence.map { "    - \(withoutKey(quoted($0)))" }
    }
    return (lines + ["  ..."]).map { $0 + "\n" }.joined()
  }

  /// A scalar of YAML in double quotes, which is written as in JSON.
  private func quoted(_ text: String) -> String { JSONValue.string(text.visible).text(indentedBy: 0) }

  /// A quoted scalar as an element of a list. Perl's harness looks for a key even in one, and stops for good where the
  /// first word ends in a colon; so a colon there is written as an escape.
  private func withoutKey(_ quoted: String) -> String {
    var text = ""
    var (isFirstWord, isOver) = (true, false)
    for scalar in quoted.unicodeScalars {
      if scalar == ":", !isOver { text += "\\x3A" } else { text.unicodeScalars.append(scalar) }
      if scalar == " " { isFirstWord = false } else if !isFirstWord { isOver = true }
    }
    return text
  }
}
