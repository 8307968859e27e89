import CircuitModel

/// A sequence of a refutation, run again: once with 0 in all holes, and once for each hole with a 1 in it, from which every
/// weighted sum of holes can be read off.
struct RefutationReplay {
  /// What comes of a step.
  enum Step {
    /// Every unit's answer follows from the requirements.
    case answered
    /// A unit without a tie rule meets exactly 0.
    case ties
    /// The refutation does not say what it must; with the reason.
    case wrong(String)
  }

  private let answered: AnsweredCircuit
  private let original: Circuit
  private let holes: [Int]
  private let sequence: ExerciseSequence
  private var required: [HoleSum: SignSet] = [:]
  private var runs: [Run]

  /// Prepares to run a sequence under requirements.
  init(
    _ answered: AnsweredCircuit, _ original: Circuit, _ exercise: Exercise, _ sequence: ExerciseSequence,
    _ path: [Requirement]
  ) {
    self.answered = answered
    self.original = original
    self.sequence = sequence
    holes = exercise.places[sequence.circuit]
    for requirement in path {
      required[requirement.sum, default: [.negative, .zero, .positive]].formIntersection(requirement.signs)
    }
    let zeros = holes.map { _ in Rational(0) }
    let points =
      [zeros]
      + holes.indices.map { place in
        var point = zeros
        point[place] = 1
        return point
      }
    runs = points.map { Run(answered.circuit.filled(with: $0)) }
  }

  /// Takes one step, with the answers that the requirements give.
  mutating func advance() -> Step {
    let letter = sequence.word[runs[0].length]
    var answers = Array(repeating: Rational(0), count: answered.questions.count)
    guard take(letter, answers) else { return .wrong("there is no such letter") }
    for (number, question) in answered.questions.enumerated() where isAsked(question, atStep: runs[0].length) {
      guard let sum = sum(question.sum), let signs = signs(of: sum) else {
        return .wrong("a unit's answer does not follow from the requirements")
      }
      var possible: Set<Rational?> = []
      if signs.contains(.negative) { possible.insert(question.answers.below) }
      if signs.contains(.zero) { possible.insert(question.answers.tie) }
      if signs.contains(.positive) { possible.insert(question.answers.above) }
      guard possible.count == 1, let answer = possible.first else {
        return .wrong("a unit's answer does not follow from the requirements")
      }
      guard let answer else { return .ties }
      if answer == answers[number] { continue }
      answers[number] = answer
      for place in runs.indices { runs[place].retreat() }
      guard take(letter, answers) else { return .wrong("there is no such letter") }
    }
    return .answered
  }

  /// What is said of the last step as far as no claim matters.
  var observation: Obligation.Observation { Obligation(.undefinedness, in: runs[0].circuit).observe(runs[0]) }

  /// Whether the last step is a failure: of a claim, or because something cannot be evaluated. `nil` where that cannot be
  /// seen, since values name holes.
  func fails(_ place: Int?) -> Bool? {
    if let place, case .example(let example) = original.claims[place].kind {
      return observation == .notConsidered ? true : differs(from: example)
    }
    if observation == .notConsidered { return false }
    let claims = original.claims.indices.filter { place == nil || $0 == place }
    if place == nil, case .undefined = observation { return true }
    for number in claims {
      let claim = answered.circuit.claims[number]
      guard case .prove(let formula, let condition) = claim.kind else { continue }
      if !answered.isOpen(formula), !(condition.map(answered.isOpen) ?? false) {
        switch Obligation(claim, in: runs[0].circuit)?.observe(runs[0]) {
        case .undefined: if place == nil { return true }
        case .event: if place != nil { return true }
        default: break
        }
        continue
      }
      guard place != nil else { return nil }
      guard let isAsked = condition.map({ truth(of: $0) }) ?? true, let holds = truth(of: formula) else { return nil }
      if isAsked, !holds { return true }
    }
    return false
  }

  /// Whether a row of an example differs at the last step.
  private func differs(from example: Example) -> Bool? {
    let step = runs[0].length
    var isKnown = true
    for row in example.rows where step <= row.values.count {
      guard let value = sum(.read(row.cell, at: .relative(lag: 0), .none)) else { return nil }
      let expected = HoleSum(row.values[step - 1])
      if signs(of: value - expected + HoleSum(row.tolerance)) == .negative { return true }
      if signs(of: value - expected - HoleSum(row.tolerance)) == .positive { return true }
      isKnown = isKnown && !answered.open.contains(row.cell)
    }
    return isKnown ? false : nil
  }

  /// Whether a formula is true at the last step: comparisons of weighted sums, and what is made of them.
  private func truth(of formula: Expression) -> Bool? {
    guard answered.isOpen(formula) else { return try? runs[0].holds(formula) }
    switch formula {
    case .compare(let relation, let left, let right):
      let difference = Expression.arithmetic(.subtract, left, right, .none)
      guard answered.isAffine(difference), let sum = sum(difference), let signs = signs(of: sum) else { return nil }
      var answers: Set<Bool> = []
      if signs.contains(.negative) { answers.insert(relation.holds(of: -1)) }
      if signs.contains(.zero) { answers.insert(relation.holds(of: 0)) }
      if signs.contains(.positive) { answers.insert(relation.holds(of: 1)) }
      return answers.count == 1 ? answers.first : nil
    case .not(let operand): return truth(of: operand).map { !$0 }
    case .connect(let connective, let left, let right):
      guard let first = truth(of: left) else { return nil }
      switch connective {
      case .and: return first ? truth(of: right) : false
      case .or: return first ? true : truth(of: right)
      case .implies: return first ? truth(of: right) : true
      case .xor: return truth(of: right).map { $0 != first }
      case .iff: return truth(of: right).map { $0 == first }
      }
    default: return nil
    }
  }

  private mutating func take(_ letter: Int, _ answers: [Rational]) -> Bool {
    guard let letter = answered.letter(letter, of: original, answers: answers) else { return false }
    for place in runs.indices { runs[place].advance(by: letter) }
    return true
  }

  /// Whether a question stands in the equation that holds at a step.
  private func isAsked(_ question: AnsweredCircuit.Question, atStep step: Int) -> Bool {
    let hasOwn = original[question.cell].equation?.overrides.contains { $0.step == step } ?? false
    return question.step == (hasOwn ? step : nil)
  }

  /// The weighted sum of holes that an expression is at the last step.
  private func sum(_ expression: Expression) -> HoleSum? {
    var values: [Rational] = []
    for run in runs {
      guard let value = try? run.value(of: expression).rational else { return nil }
      values.append(value)
    }
    return zip(holes, values.dropFirst()).reduce(HoleSum(values[0])) { sum, part in
      sum + (part.1 - values[0]) * HoleSum(hole: part.0)
    }
  }

  /// The signs that a sum can have under the requirements, as far as these say anything of it.
  private func signs(of sum: HoleSum) -> SignSet? {
    guard let (normalized, keepsSign) = sum.normalized else { return SignSet(of: sum.constant) }
    return required[normalized].map { keepsSign ? $0 : $0.mirrored }
  }
}
