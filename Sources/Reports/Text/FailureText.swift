import CircuitLanguage
import CircuitModel

/// What stands under the line of a claim that is no pass: where it is written, the run that shows it, and what was what.
struct FailureText {
  /// The file, for the text of the claim.
  var file: Report.File
  /// The columns of the terminal.
  var width: Int
  /// The colours.
  var palette: Palette

  /// What has already been shown: a tie spoils every claim of its circuit, and is shown under the first.
  private var shown: Set<Shown> = []
  /// What was already given as a cause: one mistake often spoils several claims of its circuit.
  private var told: Set<[LikelyCause]> = []
  /// The runs of examples of which wrong numbers were shown: a table does for all of them.
  private var runs: Set<Report.Run> = []

  private struct Shown: Hashable {
    var problem: Diagnostic
    var step: Int
  }

  init(file: Report.File, width: Int, palette: Palette) {
    self.file = file
    self.width = width
    self.palette = palette
  }
}

extension FailureText {
  /// The lines for a claim, without indentation at their beginning; none where the line of the claim says it all.
  mutating func lines(for claim: Report.JudgedClaim) -> [String] {
    let evidence = evidence(for: claim)
    if evidence.isEmpty { return [] }
    let causes = told.insert(claim.diagnosis).inserted || claim.isWorked ? claim.causeLines : []
    return claim.summary.split(separator: "\n").map { String($0).visible } + evidence + causes
  }

  private mutating func evidence(for claim: Report.JudgedClaim) -> [String] {
    if let problem = claim.problem, let step = claim.step {
      if !shown.insert(Shown(problem: problem, step: step)).inserted { return [] }
    }
    switch claim.outcome {
    case .proved, .holds, .witnessed, .unknown: return []
    case .vacuous: return snippet(of: claim.range)
    case .fails:
      guard let run = claim.run else { return snippet(of: claim.range) }
      if claim.isExample { return lines(forExample: claim, run) }
      if claim.isWorked {
        return snippet(of: claim.range) + file.numberLines(of: claim)
          + (runs.insert(run).inserted ? table(run, marking: []) : [])
      }
      let sides = claim.sides.map(\.range)
      return snippet(of: claim.range, pointingAt: sides.isEmpty ? [claim.range] : sides)
        + table(run, marking: claim.markedSteps)
        + (file.sides(of: claim).map { ["at step \(run.length): \($0)"] } ?? [])
    case .tie:
      guard let problem = claim.problem, let run = claim.run else { return [] }
      return snippet(of: problem.primary.range) + table(run, marking: claim.markedSteps)
        + [(claim.unit.map { "unit \($0.visible): " } ?? "") + problem.headline.visible]
        + [problem.help?.visible].compactMap(\.self)
    case .rejected: return claim.run.map { table($0, marking: claim.markedSteps) } ?? []
    }
  }

  private func snippet(of range: SourceRange, pointingAt marked: [SourceRange]? = nil) -> [String] {
    Excerpt(of: range, pointingAt: marked ?? [range], in: file)?.lines(palette) ?? []
  }

  private func lines(forExample claim: Report.JudgedClaim, _ run: Report.Run) -> [String] {
    let first = claim.differences.first.map { snippet(of: $0.range) } ?? []
    return first + table(run, marking: claim.markedSteps) + claim.differenceTexts
  }

  private func table(_ run: Report.Run, marking steps: [Int]) -> [String] {
    let text = TraceTable(run, marking: steps).text(width: width)
    return [""] + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) + [""]
  }
}

extension Report.JudgedClaim {
  /// The steps of its run that are pointed at, ascending; none where a formula is about all of them.
  package var markedSteps: [Int] {
    guard let run, !isWorked else { return [] }
    return differences.isEmpty ? [step ?? run.length] : Set(differences.map(\.step)).sorted()
  }

  /// Where an example differs, as far as a reader wants to know.
  package var differenceTexts: [String] {
    let texts = differences.prefix(8).map(\.text)
    return texts + (differences.count > texts.count ? ["and \(differences.count - texts.count) more"] : [])
  }
}

extension Report.JudgedClaim {
  /// The usual mistakes that explain the failure, a line each.
  package var causeLines: [String] {
    diagnosis.enumerated().map { ($0 == 0 ? "likely cause: " : "or: ") + $1.text.visible }
  }
}

extension Report.File {
  /// What each side of a claim was at the last step: `y[t] is 1, all(x[1..t]) is 0`. A number says itself what it is.
  package func sides(of claim: Report.JudgedClaim) -> String? {
    let sides = claim.sides.compactMap { side in
      let written = text(of: side.range).visible
      return written == side.value ? nil : "\(written) is \(side.value.visible)"
    }
    return sides.isEmpty ? nil : sides.joined(separator: ", ")
  }
}
