import CircuitModel
import Insight

extension MarginsInsight {
  /// How close units come to their thresholds, what happens at ties, and how far numbers may move.
  var section: ExplanationSection {
    ExplanationSection(
      title: "Ties and margins", paragraphs: [.lines(Array(paragraphs.joined(separator: [""])))], key: "margins",
      json: json)
  }

  /// The margins of the units, their ties and whether the claims depend on the rule for them, and how far weights may move,
  /// as paragraphs of lines without indentation.
  var paragraphs: [[String]] {
    ([marginLines, tieLines] + weightParagraphs + [uniformLines]).filter { !$0.isEmpty }
  }

  /// The least that a sum stays away from 0, in a table.
  private var marginLines: [String] {
    guard !units.isEmpty else {
      return ["No unit asks on which side of a threshold its sum lies, so there are no margins."]
    }
    var lines = [
      "How close the sum of each unit comes to 0, where it decides; a threshold is part of the bias.", extent, "",
    ]
    let rows = units.map { unit in
      [
        circuit.unitText(of: unit.preActivation.place), unit.sumsText, closest(unit.below), closest(unit.above),
        unit.marginText,
      ]
    }
    lines += aligned([["unit", "sums", "closest below 0", "closest above 0", "margin"]] + rows, leftColumns: 5)
    if rows.contains(where: { $0.contains { $0.contains(" on ") } }) {
      lines += ["", "Each sequence is the shortest that ends with the sum.\(letterText)"]
    }
    for unit in units {
      let name = circuit.unitText(of: unit.preActivation.place)
      if case .activation(let activation) = unit.preActivation.use, activation.isSmooth {
        lines.append("\(name) is a \(activation.word): it is above \(activation.centerText) where its sum is above 0.")
      }
      if unit.stepsWithoutValue > 0 {
        lines.append("\(name) compares the value of a sigmoid or tanh, which is not rational; see the unit it reads.")
      }
    }
    return lines
  }

  /// How much was looked at.
  package var extent: String {
    let (steps, states) = (counted(size.steps, "step"), counted(size.states, "state"))
    return limit == nil
      ? "Looked at: every reachable step; these are \(steps), from \(states)."
      : "Looked at: \(steps) from \(states). There are more, so that sums may come closer than this."
  }

  private var letterText: String { circuit.letterNames.map { " A step of it is \($0)." } ?? "" }

  private func closest(_ sum: Margin.ReachedSum?) -> String {
    sum.map { "\($0.value) on \(circuit.text(ofWord: $0.word).shortened(to: 24))" } ?? "-"
  }
}

extension Margin {
  /// The values of the sum, or how many there are and from where to where.
  fileprivate var sumsText: String {
    guard let first = sums.first, let last = sums.last else { return "none" }
    if sums.count <= 6 { return sums.map { "\($0.value)" }.joined(separator: ", ") }
    return "\(grouped("\(sums.count)")) from \(first.value) to \(last.value)"
  }

  fileprivate var marginText: String {
    guard let least else { return "-" }
    return least.isZero && !asksForZero ? "0, a tie" : "\(least)"
  }
}

extension Activation {
  /// What a smooth activation is at 0.
  fileprivate var centerText: String { Value.smooth(self, of: 0).exactText }
}

extension MarginsInsight {
  /// What happens at ties, and whether the claims depend on it.
  private var tieLines: [String] {
    let tied = units.filter { $0.tie != nil && !$0.asksForZero }
    var lines = tied.isEmpty || units.isEmpty ? [] : ["Ties, where a sum is exactly 0:"]
    lines += tied.map { "  " + line(aboutTieOf: $0) }
    if !tied.isEmpty && !tieRules.isEmpty { lines.append("") }
    return lines + tieRules.flatMap { self.lines(about: $0) }
  }

  private func line(aboutTieOf unit: Margin) -> String {
    guard let tie = unit.tie else { return "" }
    let place = unit.preActivation.place
    let steps = tie.steps == 1 ? "at one step" : "at \(counted(tie.steps, "step"))"
    let answer =
      switch unit.preActivation.use {
      case .activation(.step(.undeclared)), .activation(.sign(.undeclared)): "no rule says what it is then"
      case .activation(let activation) where activation.isSmooth: "it is \(activation.centerText) then"
      case .activation(let activation):
        "\(activation.word)(0) = \(unit.answerAtTie ?? 0) makes it \(unit.answerAtTie ?? 0)"
      case .comparison(let relation): "with `\(relation.word)` it is \(unit.answerAtTie ?? 0) then"
      case .value: ""
      }
    return "\(circuit.unitText(of: place)) ties \(steps), first on \(circuit.text(ofWord: tie.word)): "
      + "\(circuit.text(of: unit.preActivation.sum)) is \(circuit.workings(of: unit.preActivation, on: tie.word)); "
      + "\(answer)."
  }

  /// Whether the claims depend on a rule.
  private func lines(about question: TieQuestion) -> [String] {
    if question.isNeverAsked { return ["\(question.subjectText(in: circuit)) can meet no tie: any rule will do."] }
    let good = question.standings.filter { $0.standing.isGood }.map(\.rule)
    let goodText = listed(good.map { question.text(of: $0, in: circuit) }, by: "or")
    let others = question.standings.filter { !$0.standing.isGood }.map { rule, standing in
      "  with \(question.text(of: rule, in: circuit)) \(standing.text(in: circuit.with(rule, of: question)))."
    }
    let head =
      if others.isEmpty {
        "The claims do not depend on the rule: they hold with \(goodText)."
      } else if good.isEmpty {
        "No rule makes all claims hold:"
      } else if good == [question.present].compactMap(\.self) {
        "The claims need \(question.strictness)\(goodText):"
      } else {
        "The claims hold with \(goodText), but not otherwise:"
      }
    let rest = question.ties == 0 ? ["No tie was met, but not every step was looked at."] : []
    return [head] + others + rest
  }
}

extension Circuit {
  /// The circuit under a rule for ties.
  func with(_ rule: TieQuestion.Rule, of question: TieQuestion) -> Circuit {
    question.change(to: rule).map { applying([$0]) } ?? self
  }

  /// How the sum of a unit comes to be 0 at the last step of a sequence: `1 + 1 - 2 = 0`.
  fileprivate func workings(of preActivation: PreActivation, on word: [Int]) -> String {
    var run = Run(self)
    for letter in word { run.advance(by: letter) }
    return sumText(of: preActivation, at: run).text
  }
}

extension TieQuestion {
  fileprivate func subjectText(in circuit: Circuit) -> String {
    switch subject {
    case .activation(let activation): "Units with \(activation.rawValue)"
    case .comparison(let place): "The comparison of \(circuit.unitText(of: place))"
    }
  }

  fileprivate func text(of rule: Rule, in circuit: Circuit) -> String {
    switch (subject, rule) {
    case (.activation(let activation), .answer(let answer)): "\(activation.rawValue)(0) = \(answer)"
    case (.comparison(let place), .relation(let relation)): "`\(relation.word)` in \(circuit.unitText(of: place))"
    case (_, .answer(let answer)): "\(answer)"
    case (_, .relation(let relation)): "`\(relation.word)`"
    }
  }

  /// What the present rule is called where it has a name.
  fileprivate var strictness: String {
    switch present {
    case .answer(0) where subject == .activation(.step): "the strict rule "
    case .relation(.greater), .relation(.less): "the strict "
    default: "the rule "
    }
  }
}

extension ClaimCheck.Standing {
  var isGood: Bool { if case .good = self { true } else { false } }

  /// What is said of the claims of a circuit, as the end of a sentence.
  func text(in circuit: Circuit) -> String {
    func name(_ claim: Int) -> String { "`\(circuit.claims[claim].name.visible)`" }
    switch self {
    case .good(isProved: true): return "every claim holds"
    case .good(isProved: false): return "every claim holds, some only up to a length"
    case .bad(_, let word?) where circuit.ties(on: word):
      return "a unit ties on \(circuit.text(ofWord: word)), and no rule says what it is then"
    case .bad(let claim, let word?):
      if case .example = circuit.claims[claim].kind { return "the example \(name(claim)) comes out otherwise" }
      return "the claim \(name(claim)) fails on \(circuit.text(ofWord: word))"
    case .bad(let claim, nil):
      if case .prove = circuit.claims[claim].kind { return "the condition of \(name(claim)) is never met" }
      return "no sequence shows \(name(claim))"
    case .malformed: return "something that is used as a truth is neither 0 nor 1"
    case .unknown(let claim, let reason): return "it is not known whether \(name(claim)) holds: \(reason)"
    }
  }
}

extension Circuit {
  /// Whether a unit without a rule ties at the last step of a sequence.
  fileprivate func ties(on word: [Int]) -> Bool {
    var run = Run(self)
    for letter in word { run.advance(by: letter) }
    if case .tie? = run.problem { return true }
    return false
  }
}

/// `a, b or c`.
func listed(_ texts: [String], by word: String) -> String {
  guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
  return texts.dropLast().joined(separator: ", ") + " \(word) " + last
}
