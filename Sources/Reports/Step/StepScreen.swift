import CircuitModel

extension Stepper {
  /// What is to be seen, in so many columns and lines: the table up to the present step, the sums, and what claims say.
  ///
  /// - Parameters:
  ///   - width: the columns; no line has more.
  ///   - height: the lines; there are no more.
  ///   - usesColor: whether to colour it.
  /// - Returns: the lines, with line ends between them.
  public func screen(width: Int, height: Int, usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    var lines = [title]
    let hasKeys = height > 5
    let room = height - 1 - (hasKeys ? 2 : 0)
    lines += fitted(showsHelp ? [help] : sections(width: width), into: room)
    if hasKeys {
      lines += Array(repeating: StepLine(), count: max(0, height - 1 - lines.count))
      lines.append(StepLine(message.isEmpty ? Stepper.keys : message, message.isEmpty ? .aside : .unsure))
    }
    return lines.prefix(max(0, height)).map { $0.text(width: width, palette) }.joined(separator: "\n")
  }

  private var title: StepLine {
    let place = position == 0 ? "before step 1 of \(walk.inputs.length)" : "step \(position) of \(walk.inputs.length)"
    var pieces: [(text: String, tone: Palette.Tone)] = [
      ("\(place)  ", .heading), (circuit.name.visible, .plain),
    ]
    if let broken = walk.broken, broken <= position {
      pieces.append(("  an assumption is broken at step \(broken): nothing is claimed from there on", .unsure))
    }
    return StepLine(pieces)
  }

  private static let keys = "← → step  ↑ ↓ letter  a append  d delete  f failure  ? help  q quit"

  private var help: [StepLine] {
    let keys = [
      ("→ l space", "one step forward"), ("← h", "one step back"), ("Home 0", "before the first step"),
      ("End $", "the last step"), ("↑ ↓", "the next or previous letter at this step"),
      ("a", "one more step at the end"),
      ("d Backspace", "take this step out"),
      ("f", "the first step at which a claim fails; where none does, a counterexample"), ("?", "this help"),
      ("q Esc", "quit"),
    ]
    return [StepLine()] + keys.map { StepLine([($0.0.padded(to: 13), .heading), ($0.1, .plain)]) }
  }

  /// What there is to see of the step, in parts.
  private func sections(width: Int) -> [[StepLine]] {
    guard position > 0 else { return [beginning] }
    let step = walk.steps[position - 1]
    var sections = [table(width: width)]
    if let problem = step.problem { sections.append([StepLine(problem.visible, .bad)]) }
    sections.append(
      step.sums.map { sum in
        StepLine([("\(sum.name): ", .plain), (sum.text, sum.isTie ? .unsure : .plain)])
      })
    // What fails is seen first, also where there is no room for all.
    let claims = circuit.claims.indices.map { (place: $0, standing: walk.standing(ofClaim: $0, upTo: position)) }
    let bad = claims.filter { $0.standing.tone == .bad }
    sections.append(
      (bad + claims.filter { $0.standing.tone != .bad }).map { claim in
        StepLine([
          ("\(circuit.claims[claim.place].name.visible): ", claim.standing.tone == .bad ? .bad : .plain),
          (claim.standing.text.visible, claim.standing.tone),
        ])
      })
    return sections.filter { !$0.isEmpty }.map { [StepLine()] + $0 }
  }

  /// The values that are given for the steps before the first.
  private var beginning: [StepLine] {
    var lines: [StepLine] = []
    for signal in circuit.signals {
      for cell in signal.components {
        for (past, value) in circuit[cell].initial.enumerated() {
          guard let value else { continue }
          lines.append(StepLine("\(circuit.name(of: cell, at: -past)) = \(Value.exact(value).tableText)"))
        }
      }
    }
    if lines.isEmpty { lines = [StepLine("no value is given for the steps before the first", .aside)] }
    let letters =
      walk.inputs.length == 0 ? "no letter so far; press a for one" : "letters: \(circuit.text(of: walk.inputs))"
    return [StepLine()] + lines + [StepLine(), StepLine(letters, .aside)]
  }

  /// The table up to the present step: as many of the last steps as there is room for, the present one pointed at.
  private func table(width: Int) -> [StepLine] {
    let signals = walk.run.signalsInReadingOrder
    let labels = ["t"] + signals.map(\.name.visible)
    let cells =
      [(1...position).map { "\($0)" }]
      + signals.map { signal in (1...position).map { signal.tableText(atStep: $0) } }
    let widest = labels.map(\.columns).max() ?? 0
    let labelWidth = min(widest, max(1, width / 3))
    var (first, used) = (position, labelWidth)
    let widths = (0..<position).map { step in cells.map { $0[step].columns }.max() ?? 0 }
    while first > 0, used + 2 + widths[first - 1] <= width {
      used += 2 + widths[first - 1]
      first -= 1
    }
    // Where not even the present step has room, its beginning is shown.
    first = min(first, position - 1)
    var lines = zip(labels, cells).map { label, row in
      let name = label.shortened(to: labelWidth).padded(to: labelWidth)
      let before = row[first..<position - 1].enumerated().map { "  " + $1.rightAligned(to: widths[first + $0]) }
      let present = row[position - 1].rightAligned(to: widths[position - 1])
      return StepLine([(name, .plain), (before.joined(), .plain), ("  ", .plain), (present, .chosen)])
    }
    let left = labelWidth + widths[first..<position - 1].reduce(0) { $0 + 2 + $1 } + 2
    lines.append(StepLine(String(repeating: " ", count: max(0, left + widths[position - 1] - 1)) + "^", .heading))
    return lines
  }

  /// Parts in so many lines: each gets as many as the others leave it, and says how many are left out.
  private func fitted(_ sections: [[StepLine]], into height: Int) -> [StepLine] {
    var shares = sections.map { _ in 0 }
    var rest = max(0, height)
    while rest > 0,
      let next = sections.indices.filter({ shares[$0] < sections[$0].count }).min(by: { shares[$0] < shares[$1] })
    {
      shares[next] += 1
      rest -= 1
    }
    return zip(sections, shares).flatMap { lines, share -> [StepLine] in
      if share == lines.count || share == 0 { return Array(lines.prefix(share)) }
      return lines.prefix(share - 1) + [StepLine("… \(counted(lines.count - share + 1, "more line"))", .aside)]
    }
  }
}
