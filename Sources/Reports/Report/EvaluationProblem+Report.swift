public import CircuitLanguage
public import CircuitModel

extension EvaluationProblem {
  /// The problem in words, for the author of the file.
  ///
  /// - Parameters:
  ///   - circuit: The circuit that was running.
  ///   - claim: The claim that was judged, where there is one.
  /// - Returns: What to tell, at the place of the problem, or at the claim where that is not known.
  public func report(in circuit: Circuit, claim: Claim? = nil) -> Diagnostic {
    let at = Diagnostic.Label(range == .none ? claim?.range ?? circuit.range : range)
    let name = circuit.name.visible
    switch self {
    case .tie(let activation, _, let step):
      return Diagnostic(
        .undeclaredTie, "the argument of `\(activation.word)` is exactly 0 at step \(step) of `\(name)`", at: at,
        help: "say what it is there: convention \(activation.word)(0) = 1, or 0, whichever is meant")
    case .readBeforeBeginning(let cell, let index, _, let step):
      let signal = circuit[cell].name.visible
      return Diagnostic(
        .readBeforeBeginning, "at step \(step), this reads `\(signal)` at step \(index), before the beginning", at: at,
        notes: ["sequences begin at step 1, and `\(signal)` has no value for step \(index)"],
        help: "give it one (`\(circuit.name(of: cell, at: index)) = …`), or guard the reading, as in `t > 1 implies …`")
    case .readAhead(let index, _, let step):
      return Diagnostic(
        .readAheadInRun, "at step \(step), this reads step \(index), which has not come yet", at: at,
        help: "let the range end at t, or read at t - k")
    case .divisionByZero(_, let step):
      return Diagnostic(
        .divisionByZeroInRun, "at step \(step), this divides by zero", at: at,
        help: "guard it: `if … != 0 then … else …`, or `… != 0 implies …` in a claim")
    case .emptyExtremum(_, let step):
      return Diagnostic(
        .emptyExtremum, "at step \(step), this takes the least or greatest of no values at all", at: at,
        help: "guard it so that the range has an element, for example with `t > 1 implies …`")
    case .notWhole(let number, _, let step):
      return Diagnostic(
        .notWholeInRun, "at step \(step), this needs a whole number, but it is \(Value.exact(number).tableText)",
        at: at,
        help: "steps, ends of ranges and exponents are whole; use `floor` where rounding down is meant")
    case .tooLarge(_, let step):
      return Diagnostic(
        .tooLarge, "at step \(step), this power or range is too large to be worked out", at: at,
        help: "take the remainder earlier, or use a smaller exponent or range")
    case .notRational(_, let step):
      return Diagnostic(
        .notRational, "at step \(step), this needs an exact number, and the value is not rational", at: at,
        help: "say how many digits are meant, as in `y[2] ~ 0.217`, or compare: `y[t] > 1/2`")
    case .outsideDomain(let activation, _, let step):
      let (what, flaw) = activation == .log ? ("logarithm", "not above 0") : ("root", "below 0")
      return Diagnostic(
        .outsideDomain, "at step \(step), this takes the \(what) of a number that is \(flaw)", at: at,
        help: "guard it: `if … > 0 then \(activation.word)(…) else …`")
    case .noDerivative(_, let step):
      return Diagnostic(
        .noDerivative, "at step \(step), there is no derivative: a value sits exactly where a function jumps or bends",
        at: at, help: "differentiate at another point, or say which side is meant with `if … then … else …`")
    case .interrupted(let limit, _, let step):
      return Diagnostic(.undecided, "at step \(step), \(limit.text)", at: at)
    case .undecided(let bits, _, let step):
      return Diagnostic(
        .undecided, "at step \(step), bounds of \(bits) bits after the point do not decide this", at: at,
        help: "the two sides are probably equal: say how many digits are meant, as in `y[2] ~ 0.217`")
    }
  }
}

extension Circuit {
  /// That the assumptions admit no sequence, in words.
  public func reportThatNothingIsConsidered() -> Diagnostic {
    let label = Diagnostic.Label(assumptions.first?.range ?? range, "holds on no first letter together with the others")
    return Diagnostic(
      .nothingConsidered, "no sequence keeps the assumptions of `\(name.visible)`, so its claims say nothing",
      at: assumptions.count == 1 ? Diagnostic.Label(label.range, "holds on no first letter") : label,
      secondary: assumptions.dropFirst().map { Diagnostic.Label($0.range) },
      help: "weaken the assumption; it must hold at step 1 for some letter")
  }

  /// How a value of a cell at a fixed step is written: `h[0]`, `h[0][2]` for a component.
  package func name(of cell: CellID, at step: Int) -> String { name(of: cell, at: "\(step)") }

  /// The name of a cell at a moment: `h[t-1]`, `x[i][2]`.
  package func name(of cell: CellID, at step: String) -> String {
    let name = self[cell].name.visible
    guard let bracket = name.firstIndex(of: "[") else { return "\(name)[\(step)]" }
    return "\(name[..<bracket])[\(step)]\(name[bracket...])"
  }
}
