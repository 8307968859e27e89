import CircuitLanguage
import CircuitModel

/// A report for people: a line for each claim, and under those that are no pass what shows it.
///
/// ```
/// Circuits/1-first/running-and.circuit
///   RunningAnd: Emits 1 for as long as every input so far was 1.
///     correct         proved for every length  2 states (merge)
///     worked by hand  matches                  8 steps
///
/// 1 file, 1 circuit, 2 claims: 1 proved, 1 example matches
/// ```
public struct TextRenderer: ReportRenderer {
  /// Whether to colour the text for a terminal.
  public var usesColor: Bool
  /// Whether to leave out what passes; nothing at all is printed when everything does.
  public var isQuiet: Bool
  /// The columns of the terminal.
  public var width: Int
  private var requiresProof = false
  /// Whether a paragraph was written, so that the next one is set off from it.
  private var isBegun = false
  /// The code of the first thing that is wrong with a file.
  private var firstCode: DiagnosticCode?

  /// Makes a renderer.
  public init(usesColor: Bool = false, isQuiet: Bool = false, width: Int = 80) {
    self.usesColor = usesColor
    self.isQuiet = isQuiet
    self.width = width
  }

}

extension TextRenderer {
  /// Nothing stands before the first file.
  public mutating func begin(_ setting: Report.Setting) -> String {
    requiresProof = setting.requiresProof
    return ""
  }

  /// A paragraph for a file, with a newline at the end of each line.
  public mutating func add(_ file: Report.File) -> String {
    firstCode = firstCode ?? file.diagnostics.first?.code
    return paragraph(file).map { setOff($0) } ?? ""
  }

  /// How much was looked at, and what came of it.
  public mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String {
    let status = ExitStatus.severest([summary.exitStatus, ending.exitStatus])
    if isQuiet, status == .passed { return "" }
    let hint = firstCode.map { "`heaviside help \($0.rawValue)` tells more about this kind of error" }
    let lines = SummaryText(summary, ending).lines(palette) + [hint].compactMap(\.self)
    return setOff(lines.map { $0 + "\n" }.joined())
  }

  private mutating func setOff(_ paragraph: String) -> String {
    defer { isBegun = true }
    return isBegun ? "\n" + paragraph : paragraph
  }
}

extension TextRenderer {
  /// The diagnostics of a file with the source that they are about.
  public func diagnostics(of file: Report.File) -> String {
    DiagnosticRenderer(sources: file.sources, usesColor: usesColor).render(file.diagnostics)
  }

  private var palette: Palette { Palette(isOn: usesColor) }

  /// What is said of a file; `nil` where there is nothing to say.
  private func paragraph(_ file: Report.File) -> String? {
    let entries = file.circuits.map { circuit in
      (circuit, circuit.claims.filter { !isQuiet || $0.exitStatus(requiringProof: requiresProof) != .passed })
    }.filter { !isQuiet || !$0.1.isEmpty }
    guard !isQuiet || !entries.isEmpty || !file.diagnostics.isEmpty else { return nil }
    let lines = entries.map { circuit, claims in
      claims.map { VerdictLine($0, in: file, requiringProof: requiresProof) }
    }
    let names = min(40, lines.joined().map(\.name.columns).max() ?? 0)
    let verdicts = lines.joined().map(\.verdict.columns).max() ?? 0
    var text = palette.paint(file.path.visible, .heading) + "\n"
    text += diagnostics(of: file)
    if !file.diagnostics.isEmpty, !entries.isEmpty { text += "\n" }
    var described = ""
    for ((circuit, claims), lines) in zip(entries, lines) {
      // The members of a family share their description.
      text += "  \(heading(circuit, isDescribed: circuit.summary != described))\n"
      described = circuit.summary
      var failures = FailureText(file: file, width: width - 6, palette: palette)
      for (claim, line) in zip(claims, lines) {
        text += rendered(line, names: names, verdicts: verdicts)
        text += claim.invariant.map { "      \(palette.paint($0.visible, .aside))\n" } ?? ""
        if claim.outcome == .witnessed {
          text += claim.causeLines.map { "      \(palette.paint($0, .aside))\n" }.joined()
        }
        text += TextRenderer.block(failures.lines(for: claim), notes: [claim.note].compactMap(\.self))
      }
      if let counts = circuit.counts, !isQuiet {
        for line in CountsText(counts).lines { text += "    \(line)\n" }
      }
    }
    // The empty line that sets the last counterexample off also ends the paragraph.
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }

  private func rendered(_ line: VerdictLine, names: Int, verdicts: Int) -> String {
    let name = line.name.padded(to: names)
    guard !line.detail.isEmpty else { return "    \(name)  \(palette.paint(line.verdict, line.tone))\n" }
    let space = String(repeating: " ", count: verdicts - line.verdict.columns)
    return "    \(name)  \(palette.paint(line.verdict, line.tone))\(space)  \(palette.paint(line.detail, .aside))\n"
  }

  /// What stands under a claim's line, set off by empty lines where there is anything.
  static func block(_ lines: [String], notes: [String]) -> String {
    let noted = notes.map { "note: \($0.visible)" }
    guard !lines.isEmpty else { return noted.map { "      \($0)\n" }.joined() }
    let set = ([""] + (lines + noted).drop(while: \.isEmpty)).reversed().drop(while: \.isEmpty).reversed() + [""]
    return set.map { $0.isEmpty ? "\n" : "      \($0)\n" }.joined()
  }

  /// The circuit's name, the first line of its description as far as it fits, and how long it took.
  private func heading(_ circuit: Report.JudgedCircuit, isDescribed: Bool) -> String {
    let name = circuit.name.visible
    let time = circuit.duration.map { "  \($0.wholeMilliseconds) ms" } ?? ""
    let line = circuit.summary.split(separator: "\n").first.map { String($0).visible } ?? ""
    let room = width - 4 - name.columns - time.columns
    guard isDescribed, !line.isEmpty, room >= 20 else { return name + palette.paint(time, .aside) }
    return "\(name): " + palette.paint("\(line.shortened(to: room))\(time)", .aside)
  }
}
