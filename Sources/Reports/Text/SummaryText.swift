/// The last lines of a report for people: how much was looked at, and what came of it.
struct SummaryText {
  private let summary: Summary
  private let ending: Report.Ending

  init(_ summary: Summary, _ ending: Report.Ending) {
    self.summary = summary
    self.ending = ending
  }

  /// The lines.
  func lines(_ palette: Palette = Palette(isOn: false)) -> [String] {
    [counts(palette)] + lastWords.map { palette.paint($0, .bad) }
  }

  /// How much was looked at, and how many claims came to what, on one line.
  func counts(_ palette: Palette = Palette(isOn: false)) -> String {
    let scope = [
      counted(summary.files, "file"), counted(summary.circuits, "circuit"), counted(summary.claims, "claim"),
    ].joined(separator: ", ")
    let results =
      passes.map { palette.paint($0, .good) } + undecided.map { palette.paint($0, .unsure) }
      + failures.map { palette.paint($0, .bad) }
    return results.isEmpty ? scope : "\(scope): \(results.joined(separator: ", "))"
  }

  private var passes: [String] {
    return [
      part(summary.count(.proved), "proved", "proved"),
      part(summary.setting.requiresProof ? 0 : bounded, "holds up to its bound", "hold up to their bound"),
      part(summary.count(.witnessed) - summary.numberCount(.witnessed), "witnessed", "witnessed"),
      part(summary.matchingExamples, "example matches", "examples match"),
      part(summary.numberCount(.holds), "number right", "numbers right"),
      part(summary.numberCount(.witnessed), "number refuted", "numbers refuted"),
    ].compactMap(\.self)
  }

  /// The claims that hold up to a length and could hold for more.
  private var bounded: Int { summary.count(.holds) - summary.matchingExamples - summary.numberCount(.holds) }

  private var undecided: [String] {
    return [
      part(summary.setting.requiresProof ? bounded : 0, "holds only up to its bound", "hold only up to their bound"),
      part(summary.count(.unknown), "unknown", "unknown"),
    ].compactMap(\.self)
  }

  private var failures: [String] {
    [
      part(summary.count(.fails) - summary.numberCount(.fails), "fails", "fail"),
      part(summary.numberCount(.fails), "number wrong", "numbers wrong"),
      part(summary.count(.vacuous), "vacuous", "vacuous"),
      part(summary.count(.tie), "tie undeclared", "ties undeclared"),
      part(summary.count(.rejected), "cannot be judged", "cannot be judged"),
      part(summary.rejectedFiles, "file rejected", "files rejected"),
      part(summary.unreadableFiles, "file not read", "files not read"),
    ].compactMap(\.self)
  }

  private var lastWords: [String] {
    switch ending {
    case .complete: []
    case .interrupted: [ending.headline].compactMap(\.self)
    case .disagreement(_, _, let finding):
      [
        "\(ending.headline ?? ""):", "  \(finding.visible)",
        "This is a bug of heaviside, not of the circuit, and no verdict here should be relied on. Please report it",
        "with the file, the command line, and the version \(summary.setting.version).",
      ]
    }
  }

  private func part(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }
}

extension Report.Ending {
  /// What a tool calls an ending that is none; `nil` where everything was looked at.
  var id: String? {
    switch self {
    case .complete: nil
    case .interrupted: "interrupted"
    case .disagreement: "disagreement"
    }
  }

  /// Why the report is not to be taken for the whole answer; `nil` where it is.
  var headline: String? {
    switch self {
    case .complete: nil
    case .interrupted: "interrupted: what is not listed was not looked at"
    case .disagreement(let path, let circuit, _):
      "heaviside disagrees with itself about the circuit \(circuit.visible) in \(path.visible)"
    }
  }

  /// The same with what was found, on one line.
  public var sentence: String? {
    guard case .disagreement(_, _, let finding) = self, let headline else { return headline }
    return "\(headline): \(finding.visible)"
  }
}

extension Summary {
  /// How much was looked at, and how many claims came to what, on one line.
  package var sentence: String { SummaryText(self, .complete).counts() }
}
