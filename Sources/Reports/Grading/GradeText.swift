import CircuitLanguage
import CircuitModel

/// Grades for people: a paragraph for each file, a line for each claim with its points, and under what earned less than
/// all what shows why.
///
/// ```
/// anna.circuit: 4 of 6 points
///   Adder
///     correct         4 of 4  proved for every length  3 states (merge)
///     worked by hand  0 of 2  differs                  in 1 row
/// ```
public struct GradeText: Sendable {
  private let palette: Palette
  private let isQuiet: Bool
  private let width: Int
  private var files = 0
  private var full = 0
  private var isBegun = false

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - usesColor: Whether to colour the text for a terminal.
  ///   - isQuiet: Whether to leave out files that earned everything.
  ///   - width: The columns of the terminal.
  public init(usesColor: Bool = false, isQuiet: Bool = false, width: Int = 80) {
    palette = Palette(isOn: usesColor)
    self.isQuiet = isQuiet
    self.width = width
  }
}

extension GradeText {
  /// The paragraph of a file.
  public mutating func add(_ grade: Grade) -> String {
    files += 1
    full += grade.exitStatus == .passed ? 1 : 0
    if isQuiet, grade.exitStatus == .passed { return "" }
    defer { isBegun = true }
    return (isBegun ? "\n" : "") + paragraph(grade)
  }

  /// How many files there are, and how many of them earned everything.
  public mutating func end(_ ending: Report.Ending) -> String {
    if isQuiet, ending == .complete, files == full { return "" }
    var line = "\(counted(files, "file")): \(full) with all points"
    if case .interrupted = ending { line += "; interrupted: what is not listed was not looked at" }
    if case .disagreement(let path, let circuit, let finding) = ending {
      line += "\nheaviside disagrees with itself about \(circuit.visible) in \(path.visible): \(finding.visible)"
    }
    return (isBegun ? "\n" : "") + line + "\n"
  }

  private func paragraph(_ grade: Grade) -> String {
    let score = "\(grade.points.pointsText) of \(grade.maximum.pointsText) points"
    let tone: Palette.Tone = grade.exitStatus == .passed ? .good : grade.points.isZero ? .bad : .unsure
    var text = "\(palette.paint(grade.path.visible, .heading)): \(palette.paint(score, tone))\n"
    text += TextRenderer(usesColor: palette.isOn, width: width).diagnostics(of: grade.file)
    let rows = grade.claims.map { Row($0, of: grade) }
    let names = min(40, rows.map(\.name.columns).max() ?? 0)
    let points = rows.map(\.points.columns).max() ?? 0
    let verdicts = rows.map(\.verdict.columns).max() ?? 0
    var failures = FailureText(file: grade.file, width: width - 6, palette: palette)
    var circuit: String?
    for (claim, row) in zip(grade.claims, rows) {
      if circuit != claim.circuit { text += "  \(claim.circuit.visible)\n" }
      circuit = claim.circuit
      text += "    \(row.name.padded(to: names))  \(row.points.padded(to: points))  "
      text += palette.paint(row.verdict, row.tone)
      if !row.detail.isEmpty {
        text += String(repeating: " ", count: verdicts - row.verdict.columns) + "  " + palette.paint(row.detail, .aside)
      }
      text += "\n"
      guard case .judged(let judged) = claim.state else { continue }
      text += TextRenderer.block(failures.lines(for: judged), notes: [judged.note, claim.note].compactMap(\.self))
    }
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }
}

/// The line of a claim.
private struct Row {
  var name: String
  var points: String
  var verdict: String
  var detail: String
  var tone: Palette.Tone

  init(_ claim: Grade.Claim, of grade: Grade) {
    name = claim.name.visible
    points = "\(grade.points(of: claim).pointsText) of \(claim.maximum.pointsText)"
    switch claim.state {
    case .judged(let judged):
      let line = VerdictLine(judged, requiringProof: grade.requiresProof)
      (verdict, detail, tone) = (line.verdict, line.detail, line.tone)
    case .lost: (verdict, detail, tone) = ("not judged", "", .bad)
    case .open: (verdict, detail, tone) = ("not finished", "", .unsure)
    }
    if let share = claim.share {
      detail += (detail.isEmpty ? "" : "; ") + "right on \(share.score.percentText) of the sequences of each length"
    }
  }
}

extension Rational {
  /// The number in percent, never more than it is.
  fileprivate var percentText: String { "\((self * 100).pointsText) %" }
}
