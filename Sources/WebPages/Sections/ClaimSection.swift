import CircuitLanguage
import CircuitModel
import Reports

/// What is told of one claim: the verdict and what it means, what it is about, and the run that shows it.
struct ClaimSection {
  /// The claim with its verdict.
  let claim: Report.JudgedClaim
  /// The anchor.
  let anchor: String
  /// The run that is shown, if there is one.
  let run: ShownRun?
  /// The place of that run among those of its circuit.
  private let runNumber: Int
  private let circuit: Circuit
  private let file: Report.File
  private let hasPictures: Bool

  /// The claims of a circuit.
  static func all(
    of judged: Report.JudgedCircuit?, _ circuit: Circuit, anchor: String, in file: Report.File,
    _ richness: Richness
  ) -> [ClaimSection] {
    var runs = 0
    return (judged?.claims ?? []).enumerated().map { place, claim in
      let section = ClaimSection(
        claim: claim, anchor: "\(anchor)-claim-\(place + 1)", run: ShownRun(of: claim, circuit), runNumber: runs,
        circuit: circuit, file: file, hasPictures: richness < .withoutRunPictures)
      runs += section.run == nil ? 0 : 1
      return section
    }
  }
}

extension ClaimSection {
  /// How the verdict is meant.
  var standing: ClaimStanding { ClaimStanding(claim) }

  /// The verdict with its mark.
  var badge: Markup {
    .element("span", ["class": "badge \(standing)"], Markup("\(standing.mark) \(line.verdict)"))
  }

  /// The section.
  var markup: Markup {
    .element(
      "article", ["class": "claim \(standing)", "id": anchor, "aria-labelledby": "\(anchor)-title"],
      .element(
        "h4", ["id": "\(anchor)-title"], .element("code", [:], Markup(claim.name)), " ", badge, " ",
        .element("span", ["class": "aside"], Markup(line.detail)), " ", place),
      .paragraphs(claim.summary), text, meaning, reasons, facts, shownRun)
  }

  private var line: VerdictLine { VerdictLine(claim, in: file, requiringProof: false) }

  /// The text that the claim stands in, and its line there.
  private var written: (source: SourceFile, line: Int)? {
    guard file.sources.indices.contains(claim.range.file), claim.range != .none else { return nil }
    let source = file.sources[claim.range.file]
    return (source, source.line(of: claim.range.start))
  }

  /// The way to where the claim stands.
  private var place: Markup {
    guard let (source, line) = written else { return .nothing }
    let name = claim.range.file == 0 ? "line \(line)" : "line \(line) of \(source.path)"
    return .link(Markup(name), to: "#\(SourceSection.anchor(claim.range.file, line: line))")
  }

  /// The text of the claim; what its first line is indented by is taken off the others too.
  private var text: Markup {
    guard let (source, line) = written else { return .nothing }
    let margin = claim.range.start - source.offsets(ofLine: line).lowerBound
    let lines = source.text(of: claim.range).split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.dropFirst().map { $0.dropFirst(min(margin, $0.prefix { $0 == " " }.count)) }
    return .preformatted((lines.prefix(1) + rest).joined(separator: "\n"), label: "The text of \(claim.name)")
  }

  private var meaning: Markup {
    let meaning = VerdictMeaning(of: claim)
    return .element(
      "p", ["class": "meaning"], .element("b", [:], Markup(meaning.name)), ": ", .words(meaning.condition), ".")
  }

  /// Why the verdict is what it is.
  private var reasons: Markup {
    let at = claim.run.map { "At step \($0.length): " } ?? ""
    var sentences: [String] = []
    if claim.isExample {
      sentences += claim.differenceTexts
    } else if claim.isWorked {
      // What is right stands beside the verdict already.
      sentences +=
        claim.outcome == .fails ? file.numberLines(of: claim) : [claim.explanation?.visible].compactMap(\.self)
    } else if let sides = file.sides(of: claim) {
      sentences.append(at + sides)
    } else if let explanation = claim.explanation {
      sentences.append((claim.unit.map { "Unit \($0.visible): " } ?? "") + explanation.visible)
    }
    if let help = claim.problem?.help { sentences.append(help.visible) }
    return Markup(
      sentences.map { .element("p", ["class": "why"], .words($0)) }
        + claim.causeLines.map { .element("p", ["class": "cause"], .words($0.prefix(1).uppercased() + $0.dropFirst())) }
    )
  }

  private var facts: Markup {
    var facts: [(String, Markup)] = []
    if let invariant = claim.invariant { facts.append(("Shown for", .element("code", [:], Markup(invariant)))) }
    if let note = claim.note { facts.append(("Note", Markup(note))) }
    return .definitions(facts)
  }

  private var shownRun: Markup {
    guard let run else { return .nothing }
    return .details(
      Markup("\(run.kind.word), step by step"), isOpen: standing != .good,
      .element("p", ["class": "lead", "hidden": "", "data-run": "\(runNumber)"]), run.markup(withPicture: hasPictures))
  }
}
