import CircuitModel

extension TraceReport {
  /// The table of a run followed by the sums of each step, for readers without a terminal of their own.
  ///
  /// - Parameters:
  ///   - width: the columns of the table.
  ///   - usesColor: whether to colour it.
  /// - Returns: the text, each line with a newline at its end.
  public func stepText(width: Int = 80, usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    let walk = StepWalk(circuit, on: trace.inputs(in: circuit.alphabet))
    var text = self.text(width: width, usesColor: usesColor)
    for (number, step) in walk.steps.enumerated() {
      let (position, letter) = (number + 1, circuit.text(of: walk.inputs.step(number)))
      text += "\n" + palette.paint("step \(position)", .heading) + (letter.isEmpty ? "" : ": \(letter)") + "\n"
      for sum in step.sums { text += "  \(sum.name): \(palette.paint(sum.text, sum.isTie ? .unsure : .plain))\n" }
      if let problem = step.problem { text += "  \(palette.paint(problem.visible, .bad))\n" }
      if walk.broken == position { text += "  \(palette.paint("an assumption is broken here", .unsure))\n" }
      for (place, claim) in circuit.claims.enumerated() where step.observations[place].isWrong(of: claim) {
        let standing = walk.standing(ofClaim: place, upTo: position)
        text += "  \(palette.paint("\(claim.name.visible): \(standing.text.visible)", .bad))\n"
      }
    }
    return text
  }
}
