public import CircuitModel
import Verification

/// What the claims say under each rule for ties that a network could have.
public struct TieQuestion: Sendable {
  /// What there is a rule for.
  public enum Subject: Hashable, Sendable {
    /// All units with an activation.
    case activation(TiedActivation)
    /// The comparison of one unit.
    case comparison(PreActivation.Place)
  }

  /// A rule.
  public enum Rule: Hashable, Sendable {
    /// What units answer at 0.
    case answer(Rational)
    /// The relation that a unit asks for.
    case relation(Relation)
  }

  /// What there is a rule for.
  public let subject: Subject
  /// The rule as it is; `nil` where none is declared, or units have different ones.
  public let present: Rule?
  /// At how many reachable steps some unit of the subject ties.
  public let ties: Int
  /// Whether all reachable steps were looked at.
  public let isComplete: Bool
  /// What is said of the claims under each rule; none where no tie can be met, since any rule will do then.
  public internal(set) var standings: [(rule: Rule, standing: ClaimCheck.Standing)] = []
}

extension TieQuestion {
  /// Whether it is shown that no tie can be met.
  public var isNeverAsked: Bool { isComplete && ties == 0 }

  /// The change that puts a rule in the place of the present one.
  public func change(to rule: Rule) -> Change? {
    switch (subject, rule) {
    case (.activation(let activation), .answer(let answer)): .tieRule(activation, to: answer)
    case (.comparison(let place), .relation(let relation)): .relation(place, to: relation)
    default: nil
    }
  }

  /// The rules that there could be, the present one among them.
  fileprivate var rules: [Rule] {
    switch subject {
    case .activation(.step): return [.answer(0), .answer(1), .answer(Rational(1, 2))]
    case .activation(.sign): return [.answer(-1), .answer(1), .answer(0)]
    case .comparison:
      guard case .relation(let relation)? = present else { return [] }
      return [present, relation.withTheOtherTie.map { .relation($0) }].compactMap(\.self)
    }
  }
}

extension Circuit {
  /// What the claims say under each rule for ties, given the margins of its units.
  func tieQuestions(
    _ margins: [Margin], isComplete: Bool, asking check: inout ClaimCheck
  ) throws(Disagreement) -> [TieQuestion] {
    var questions: [TieQuestion] = []
    for activation in TiedActivation.allCases {
      let concerned = margins.filter { $0.preActivation.use.tied == activation }
      guard let first = concerned.first else { continue }
      let rules = Set(concerned.map(\.answerAtTie))
      let present = rules.count == 1 ? first.answerAtTie : nil
      questions.append(
        TieQuestion(
          subject: .activation(activation), present: present.map { .answer($0) },
          ties: concerned.reduce(0) { $0 + ($1.tie?.steps ?? 0) }, isComplete: isComplete))
    }
    for margin in margins {
      guard case .comparison(let relation) = margin.preActivation.use, relation.withTheOtherTie != nil else { continue }
      questions.append(
        TieQuestion(
          subject: .comparison(margin.preActivation.place), present: .relation(relation), ties: margin.tie?.steps ?? 0,
          isComplete: isComplete && margin.stepsWithoutValue == 0))
    }
    for place in questions.indices where !questions[place].isNeverAsked {
      for rule in questions[place].rules {
        guard let change = questions[place].change(to: rule) else { continue }
        questions[place].standings.append((rule, try check.standing(of: applying([change]))))
      }
    }
    return questions
  }
}

extension PreActivation.Use {
  /// The activation that needs a tie rule.
  fileprivate var tied: TiedActivation? {
    switch self {
    case .activation(.step): .step
    case .activation(.sign): .sign
    default: nil
    }
  }
}
