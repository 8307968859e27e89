import CircuitLanguage
import CircuitModel
import Insight

extension SolveReport {
  /// The report for people.
  public func text(width: Int = 80, usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    var lines = [palette.paint(path.visible, .heading)]
    for (number, part) in parts.enumerated() {
      if number > 0 { lines.append("") }
      switch part.confirmed.solution {
      case .solved(let filling): lines += part.lines(of: filling, palette, width: width)
      case .impossible(let impossibility):
        lines.append(part.heading("no numbers at all make its claims true", .bad, palette))
        lines += RefutationText(part, impossibility).lines
      case .undecided(let reason):
        lines.append(part.heading("cannot be decided", .unsure, palette))
        lines.append("    \(reason.visible)")
      }
    }
    if let disagreement {
      lines.append("  \(palette.paint("the tool disagrees with itself", .bad)): \(disagreement.description.visible)")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension SolveReport.Part {
  fileprivate func heading(_ text: String, _ tone: Palette.Tone, _ palette: Palette) -> String {
    let names = exercise.circuits.map(\.name.visible).joined(separator: ", ")
    return "  \(names): \(palette.paint(text, tone))"
  }

  /// What each hole became, the equations that they stand in, the verdicts, and whether the numbers are the smallest.
  fileprivate func lines(of filling: Filling, _ palette: Palette, width: Int) -> [String] {
    let holes = exercise.holes
    let owner = exercise.circuits.count == 1 ? "its" : "their"
    let filled = holes.count == 1 ? "\(owner) hole is filled" : "\(owner) \(holes.count) holes are filled"
    var lines = [heading(filled, .good, palette)]
    let names = holes.map(\.name.columns).max() ?? 0
    let places = holes.map { "\(line(of: $0))" }
    let margin = places.map(\.count).max() ?? 0
    for ((hole, number), place) in zip(zip(holes, filling.numbers), places) {
      let space = String(repeating: " ", count: margin - place.count)
      lines.append("    line \(space)\(place)  \(hole.name.visible.padded(to: names))  \(number.circuitText)")
    }
    lines.append("")
    for number in Set(holes.map { line(of: $0) }).sorted() {
      let text = confirmed.sources[0].text(ofLine: number).visible
      let gutter = "\(number)".rightAligned(to: margin) + " |"
      lines.append("    \(palette.paint(gutter, .aside)) \(text)")
    }
    lines.append("")
    var renderer = TextRenderer(usesColor: palette.isOn, width: width)
    let verdicts = renderer.add(judged).split(separator: "\n", omittingEmptySubsequences: false)
    lines += verdicts.dropFirst().map(String.init)
    if lines.last != "" { lines.append("") }
    lines.append("    " + filling.sizeText)
    return lines
  }

  /// The line on which a hole stands.
  func line(of hole: Exercise.Hole) -> Int { confirmed.sources.first?.line(of: hole.range.start) ?? 0 }
}

extension Filling {
  /// What is known of the size of the numbers.
  fileprivate var sizeText: String {
    let sum = numbers.reduce(Rational(0)) { $0 + $1.magnitude }
    if let doubt { return "Small, not shown to be the smallest: \(doubt.visible)." }
    let end = "their magnitudes add up to \(sum.circuitText)."
    return numbers.allSatisfy(\.isInteger)
      ? "No smaller whole numbers do it: \(end)"
      : "No numbers with a smaller common denominator do it, and of that one no smaller ones: \(end)"
  }
}
