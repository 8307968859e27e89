public import CircuitModel
public import Insight

/// A usual mistake that explains why a claim fails, in words.
public struct LikelyCause: Hashable, Sendable {
  /// The mistake, or the slip.
  public var kind: Kind
  /// What it is, and what was shown: part of a sentence, `the usual slip of the sign: with …, every claim is proved`.
  public var text: String
  /// What to make different for that, in words: `the bias of h from 3/2 to -3/2`.
  public var changes: [String]

  init(kind: Kind, text: String, changes: [String]) {
    self.kind = kind
    self.text = text
    self.changes = changes
  }
}

extension LikelyCause {
  /// What a cause can be, by a name for machines.
  public enum Kind: RawRepresentable, Hashable, Sendable {
    /// A mistake in a network, or in a claim about it.
    case mistake(UsualMistake.Kind)
    /// A slip in working out a number.
    case slip(Slip.Kind)

    /// The kind of a name.
    public init?(rawValue: String) {
      if let kind = UsualMistake.Kind(rawValue: rawValue) {
        self = .mistake(kind)
      } else if let kind = Slip.Kind(rawValue: rawValue) {
        self = .slip(kind)
      } else {
        return nil
      }
    }

    /// The name.
    public var rawValue: String {
      switch self {
      case .mistake(let kind): kind.rawValue
      case .slip(let kind): kind.rawValue
      }
    }
  }

  /// Puts a mistake into words.
  ///
  /// - Parameters:
  ///   - mistake: The mistake.
  ///   - circuit: The circuit that holds it.
  ///   - claim: The claim that it explains.
  public init(_ mistake: UsualMistake, in circuit: Circuit, behind claim: Claim) {
    kind = .mistake(mistake.kind)
    changes = mistake.changes.map { circuit.text(of: $0) }
    let proved = circuit.claims.count == 1 ? "the claim is proved" : "every claim is proved"
    let isExample = if case .example = claim.kind { true } else { false }
    switch mistake.kind {
    case .late, .early, .inverted:
      text = isExample ? mistake.textOfExample : mistake.textOfOutput
    case .bitOrder:
      text = "bits read in the other order: the claim is proved with value(reverse(x)) for value(x), or value(x) for it"
    case .tieRule, .comparison, .initialValue, .missingFirstStep, .needlessFirstStep, .inputsExchanged,
      .componentsReversed, .sign, .neighbours, .signs, .needlessConnection, .offByOne, .factorOfTwo, .decimalPoint:
      text = "\(mistake.kind.words): with \(circuit.cure(mistake)) \(proved)\(circuit.part(mistake))"
    }
  }
}

extension UsualMistake {
  private var stepsText: String {
    steps < 5 ? ["no steps", "one step", "two steps", "three steps", "four steps"][steps] : counted(steps, "step")
  }

  fileprivate var textOfOutput: String {
    let start = "from step \(steps + 1) on"
    switch kind {
    case .late:
      return
        "the output is right, but \(stepsText) late: \(start) it is proved to be what the claim asked for \(stepsText) before"
    case .early:
      return
        "the output is right, but \(stepsText) early: \(start) what the claim asks for is proved to be the output of \(stepsText) before"
    default: return "the output is inverted: it is proved to be the opposite of what the claim asks for"
    }
  }

  fileprivate var textOfExample: String {
    switch kind {
    case .late: "the circuit gives these values \(stepsText) later"
    case .early: "the circuit gives these values \(stepsText) earlier"
    default: "the circuit gives the opposite of these values"
    }
  }
}

extension UsualMistake.Kind {
  /// The name of a mistake in the network.
  fileprivate var words: String {
    switch self {
    case .late, .early, .inverted, .bitOrder: rawValue
    case .tieRule: "the tie rule"
    case .comparison: "the comparison takes the tie the wrong way"
    case .initialValue: "the initial state"
    case .missingFirstStep: "a forgotten equation for the first step"
    case .needlessFirstStep: "an equation for one step that is not needed"
    case .inputsExchanged: "inputs taken for each other"
    case .componentsReversed: "components in the other order"
    case .sign: "the usual slip of the sign"
    case .neighbours: "two numbers in each other's place"
    case .signs: "the signs of two neighbouring numbers"
    case .needlessConnection: "a connection that is not needed"
    case .offByOne: "a bias off by one"
    case .factorOfTwo: "a factor of two"
    case .decimalPoint: "the decimal point"
    }
  }
}

extension UsualMistake.Kind {
  fileprivate var isOfInputs: Bool { self == .inputsExchanged || self == .componentsReversed }
}

extension Circuit {
  /// What to do about a mistake, after `with`.
  fileprivate func cure(_ mistake: UsualMistake) -> String {
    let parts = mistake.changes.map(cure)
    // One number that is several weights is changed as one.
    if let first = parts.first, parts.count > 1,
      parts.allSatisfy({ $0.after == first.after && $0.before == first.before && !$0.after.isEmpty }),
      !mistake.kind.isOfInputs
    {
      return "\(parts.map(\.what).listed("and"))\(first.verb) \(first.after)"
        + (first.before.map { " instead of \($0)" } ?? "")
    }
    return parts.map(\.text).listed("and")
  }

  /// Which of the numbers that make up a bias has the wrong sign, where there are several.
  fileprivate func part(_ mistake: UsualMistake) -> String {
    guard mistake.kind == .sign, case .weight(let weight, let number)? = mistake.changes.first,
      value(of: weight) != -number
    else { return "" }
    return " (of the numbers that make it up, \(((value(of: weight) - number) / 2).magnitude) has the other sign)"
  }

  /// A change as `what` that is `after` and not `before`.
  private struct Cure {
    var what: String
    var verb = " at"
    var after: String
    var before: String?

    var text: String {
      (after.isEmpty ? "\(what)," : "\(what)\(verb) \(after)") + (before.map { " instead of \($0)" } ?? "")
    }
  }

  private func cure(_ change: Change) -> Cure {
    switch change {
    case .weight(let weight, let number):
      return Cure(what: text(of: weight), after: "\(number)", before: "\(value(of: weight))")
    case .initial(let cell, let step, let number):
      let before = self[cell].initialValue(atStep: step).map { "\($0)" }
      return Cure(what: name(of: cell, at: step), verb: " =", after: "\(number)", before: before)
    case .tieRule(let activation, let answer):
      let before: String? = if case .value(let rule) = tieRules[activation] { "\(rule)" } else { nil }
      return Cure(what: "convention \(activation.rawValue)(0)", verb: " =", after: "\(answer)", before: before)
    case .relation(let place, let relation):
      let before: String? = if case .comparison(let relation) = self[place].use { "`\(relation.word)`" } else { nil }
      return Cure(what: "`\(relation.word)`", verb: " in", after: unitText(of: place), before: before)
    case .firstStep(let place, _):
      return Cure(what: applying([change]).equationText(of: place.cell, atStep: 1), verb: "", after: "")
    case .noOverride(let cell, let step):
      return Cure(what: "the general equation", verb: " also for", after: name(of: cell, at: step))
    case .exchange(let one, let other):
      return Cure(
        what: "\(text(of: one, lag: 0)) and \(text(of: other, lag: 0))", verb: "",
        after: "the other way round in the network")
    case .source: return Cure(what: text(of: change), verb: "", after: "")
    }
  }
}
