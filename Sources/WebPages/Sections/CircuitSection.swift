import CircuitModel
import Insight
import Pictures
import Reports

/// What is told of one circuit.
struct CircuitSection {
  /// The circuit, with what is known of it.
  let subject: PageSubject
  /// The verdicts on its claims; `nil` where nobody looked at them.
  let judged: Report.JudgedCircuit?
  /// The anchor.
  let anchor: String
  /// The file.
  let file: Report.File
  /// The claims in the order judged, each with the run to show.
  let claims: [ClaimSection]
  private let upTo: Int?
  private let richness: Richness

  init(
    _ subject: PageSubject, _ judged: Report.JudgedCircuit?, anchor: String, in file: Report.File, upTo: Int?,
    richness: Richness
  ) {
    self.richness = richness
    self.upTo = upTo
    self.subject = subject
    self.judged = judged
    self.anchor = anchor
    self.file = file
    claims = ClaimSection.all(of: judged, subject.circuit, anchor: anchor, in: file, richness)
  }
}

extension CircuitSection {
  /// The circuit's name.
  var name: String { subject.circuit.name }

  /// What its claims came to, in short.
  var badges: Markup {
    ClaimStanding.badges(of: claims.map(\.standing))
  }

  /// What the script needs to know; `nil` where it cannot run the circuit.
  var data: JSONValue? {
    guard CircuitData.canRun(subject.circuit) else { return nil }
    return CircuitData(
      circuit: subject.circuit, anchor: anchor,
      runs: claims.compactMap(\.run).map { ($0.inputs, $0.marked.first ?? 1) }, first: firstRun?.place
    ).json
  }

  /// The run to look at first, with its place among all: one that is no pass before others.
  private var firstRun: (place: Int, run: ShownRun)? {
    let runs = claims.filter { $0.run != nil }.enumerated()
    let first = runs.first { $1.standing != .good } ?? runs.first { _ in true }
    return first.flatMap { place, claim in claim.run.map { (place, $0) } }
  }

  /// What ended early.
  var limits: [String] {
    let name = "`\(self.name.visible)`"
    let claims = claims.filter { $0.claim.outcome == .unknown }.map {
      "\(name), claim `\($0.claim.name.visible)`: \(VerdictLine($0.claim, in: file, requiringProof: false).detail)"
    }
    var others = subject.omissions + [omission].compactMap(\.self)
    if case .cut? = subject.explanation?.units.extent { others.append(subject.explanation?.extent ?? "") }
    return claims + others.map { "\(name): \($0)" }
  }

  /// What has no room here.
  private var omission: String? {
    richness.omission.map { "\($0) left out here for want of room; a page of its own, by `--circuit`, has them" }
  }

  /// The section.
  var markup: Markup {
    let title = "\(anchor)-title"
    return .element(
      "section", ["id": anchor, "class": "circuit", "aria-labelledby": title],
      of: [
        .element("h2", ["id": title], Markup(name), " ", badges), Markup.paragraphs(subject.circuit.summary),
        Markup([
          omission.map { .prose($0.prefix(1).uppercased() + $0.dropFirst() + ".", ["class": "aside"]) } ?? .nothing
        ]),
        verdicts,
      ] + (richness < .claimsAlone ? [network, unrolled] + explanations : []) + [
        mutation, SemanticsSection(subject.circuit, file, upTo: upTo).markup,
      ])
  }
}

extension CircuitSection {
  private var verdicts: Markup {
    let text =
      judged == nil
      ? [Markup.prose("Nobody looked at the claims of this circuit.")]
      : claims.isEmpty ? [.prose("No claim was judged.")] : claims.map(\.markup)
    let isProved = claims.contains { $0.claim.outcome == .proved }
    return .element("h3", [:], "Claims") + Markup(text)
      + (isProved
        ? .prose(
          "`heaviside check --certificate DIR` writes what shows a proof, for others to check.", ["class": "aside"])
        : .nothing)
  }

  private var network: Markup {
    let label = "Step through \(name)"
    let stepper =
      CircuitData.canRun(subject.circuit)
      ? Markup.element(
        "div", ["class": "stepper", "hidden": "", "role": "group", "aria-label": label, "tabindex": "0"])
      : .prose(noStepper, ["class": "aside"])
    return .element("h3", [:], "The network")
      + .picture(NetworkPicture(of: subject.circuit).scene, class: "figure network") + stepper
  }

  /// Why there is nothing to step through here.
  private var noStepper: String {
    let reason = subject.circuit.continuity?.text ?? "its claims compute with numbers that are not rational"
    return "This circuit cannot be stepped through on a page, since \(reason); `heaviside trace --step` "
      + "walks through a sequence."
  }

  /// The network along the first run that is shown, one that is no pass before others.
  private var unrolled: Markup {
    guard richness < .withoutRunPictures, let run = firstRun?.run, run.inputs.length > 0 else { return .nothing }
    let title = Markup.element("h3", [:], "The network along a sequence")
    guard run.inputs.length * subject.circuit.cells.count <= CircuitSection.mostUnrolled else {
      return title
        + .prose(
          "A picture of all \(counted(run.inputs.length, "step")) would be too large here; `heaviside draw --picture unrolled` "
            + "draws it.")
    }
    return title + .prose("Along the sequence \(run.title).")
      + .picture(UnrolledPicture(of: subject.circuit, along: run.inputs, marking: run.marked).scene)
  }

  /// The most units, counted once a step, that the unrolled network may have in a page.
  private static let mostUnrolled = 150

  private var explanations: [Markup] {
    guard let explanation = subject.explanation else {
      return subject.omissions.map { .prose("Not explained: \($0).") }
    }
    return explanation.sections.enumerated().filter { !$1.paragraphs.isEmpty }.map { place, section in
      .element("h3", [:], Markup(section.title)) + (place == 0 ? .prose(explanation.extent) : .nothing)
        + picture(beside: section) + ExplanationMarkup(section).markup
    }
  }

  private func picture(beside section: ExplanationSection) -> Markup {
    if richness >= .withoutPictures { return .nothing }
    switch section.key {
    case "margins":
      guard case .success(let margins)? = subject.explanation?.margins, !margins.units.isEmpty else { return .nothing }
      return .picture(MarginsPicture(of: margins).scene)
    case "gradients":
      guard case .success(let flow)? = subject.explanation?.gradients else { return .nothing }
      return .picture(GradientPicture(of: flow).scene)
    case "machine":
      guard case .success(let machine)? = subject.explanation?.machine.machine else { return .nothing }
      return .picture(MachinePicture(of: machine, in: subject.circuit).scene)
    default: return .nothing
    }
  }

  private var mutation: Markup {
    guard let mutation = subject.mutation else { return .nothing }
    return .element("h3", [:], "Mutants") + .preformatted(mutation.text, label: "Mutants of \(name)")
  }
}

extension Markup {
  /// A description as paragraphs, which empty lines divide.
  static func paragraphs(_ text: String) -> Markup {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Markup(
      lines.split { $0.allSatisfy(\.isWhitespace) }.map { prose($0.joined(separator: " "), ["class": "summary"]) })
  }
}
