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
///
/// 1 file: 1 with fewer points
/// ```
public struct GradeText: GradeRenderer {
  private let palette: Palette
  private let isQuiet: Bool
  private let width: Int
  private var counts: [Grade.Standing: Int] = [:]
  private var isBegun = false

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - usesColor: Whether to colour the text for a terminal.
  ///   - isQuiet: Whether to leave out what earned everything.
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
    counts[grade.standing, default: 0] += 1
    if isQuiet, grade.standing == .all { return "" }
    defer { isBegun = true }
    return (isBegun ? "\n" : "") + paragraph(grade)
  }

  /// How many files there are, and how they stand.
  public mutating func end(_ ending: Report.Ending) -> String {
    let files = counts.values.reduce(0, +)
    if isQuiet, ending == .complete, counts[.all, default: 0] == files { return "" }
    let parts = Grade.Standing.allCases.reversed().compactMap { standing -> String? in
      guard let count = counts[standing] else { return nil }
      return palette.paint("\(count) \(standing.words)", standing.tone)
    }
    let line = counted(files, "file") + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
    return (isBegun ? "\n" : "") + line + "\n" + (ending.sentence.map { palette.paint($0, .bad) + "\n" } ?? "")
  }

  private func paragraph(_ grade: Grade) -> String {
    let score = "\(grade.points.pointsText) of \(grade.maximum.pointsText) points"
    let tone: Palette.Tone = grade.standing == .all ? .good : grade.points.isZero ? .bad : .unsure
    var text = "\(palette.paint(grade.path.visible, .heading)): \(palette.paint(score, tone))\n"
    text += TextRenderer(usesColor: palette.isOn, width: width).diagnostics(of: grade.file)
    // What is wrong with the whole file is said once, not again with each claim.
    guard grade.isGradable else { return text }
    if !grade.diagnostics.isEmpty { text += "\n" }
    let rows = grade.claims.filter { !isQuiet || grade.status(of: $0) != .passed }.map { Row($0, of: grade) }
    let names = min(40, rows.map(\.name.columns).max() ?? 0)
    let points = rows.map(\.points.columns).max() ?? 0
    let verdicts = rows.map(\.verdict.columns).max() ?? 0
    var failures = FailureText(file: grade.file, width: width - 6, palette: palette)
    var circuit: String?
    for row in rows {
      if circuit != row.claim.circuit { text += "  \(row.claim.circuit.visible)\n" }
      circuit = row.claim.circuit
      text += "    \(row.name.padded(to: names))  \(row.points.padded(to: points))  "
      text += palette.paint(row.verdict, row.tone)
      if !row.detail.isEmpty {
        text += String(repeating: " ", count: verdicts - row.verdict.columns) + "  " + palette.paint(row.detail, .aside)
      }
      text += "\n"
      guard case .judged(let judged) = row.claim.state else { continue }
      let notes = [judged.note, row.claim.note].compactMap(\.self)
      text += TextRenderer.block(failures.lines(for: judged), notes: notes)
    }
    return text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }
}

/// The line of a claim.
private struct Row {
  var claim: Grade.Claim
  var name: String
  var points: String
  var verdict: String
  var detail: String
  var tone: Palette.Tone

  init(_ claim: Grade.Claim, of grade: Grade) {
    self.claim = claim
    name = claim.name.visible
    points = "\(grade.points(of: claim).pointsText) of \(claim.maximum.pointsText)"
    switch claim.state {
    case .judged(let judged):
      let line = VerdictLine(judged, in: grade.file, requiringProof: grade.requiresProof)
      (verdict, detail, tone) = (line.verdict, line.detail, line.tone)
    case .lost: (verdict, detail, tone) = ("not judged", "", .bad)
    case .open: (verdict, detail, tone) = ("not finished", "", .unsure)
    }
    if let share = claim.share { detail += (detail.isEmpty ? "" : "; ") + share.words }
  }
}

extension Grade.Share {
  /// On how much of the sequences the claim holds, never more than it is: `right on 6.24 % of sequences up to length 16`.
  var words: String {
    "right on \((score * 100).text(digits: 2)) % of sequences up to length \(considered.count)"
  }
}

extension Grade.Standing {
  /// How a file stands, after the number of such files.
  fileprivate var words: String {
    switch self {
    case .unfinished: "not finished"
    case .unreadable: "not read"
    case .errors: "with errors in it"
    case .undecided: "undecided"
    case .fewer: "with fewer points"
    case .all: "with all points"
    }
  }

  fileprivate var tone: Palette.Tone {
    switch self {
    case .all: .good
    case .unfinished, .undecided: .unsure
    case .unreadable, .errors, .fewer: .bad
    }
  }
}
