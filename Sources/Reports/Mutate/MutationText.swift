package import CircuitModel
package import Insight

extension MutationReport {
  /// The report for people.
  public func text(width: Int = 80, usesColor: Bool = false) -> String {
    let palette = Palette(isOn: usesColor)
    let parts = circuits.map { MutationText(test: $0, palette: palette, width: width).text }
    return palette.paint(path.visible, .heading) + "\n" + parts.joined(separator: "\n")
  }
}

/// What is said of one circuit.
private struct MutationText {
  let test: MutationTest
  let palette: Palette
  let width: Int

  private var circuit: Circuit { test.circuit }

  /// The survivors that are shown.
  private static let mostSurvivors = 20

  var text: String {
    let name = circuit.name.visible
    if let obstacle = test.obstacle {
      return "  \(name): \(palette.paint("not tried", .unsure)), since \(obstacle.text): mutants are compared with the "
        + "circuit over all its states, and there are none to list\n"
    }
    switch test.standing {
    case .bad(let claim, _):
      return
        "  \(name): \(palette.paint("not tried", .bad)), since `\(circuit.claims[claim].name.visible)` is not good "
        + "of the circuit itself\n\n    `heaviside check` shows why. Mutants say something once every claim is good.\n"
    case .malformed:
      return "  \(name): \(palette.paint("not tried", .bad)), since its claims cannot be evaluated\n"
    case .unknown(let claim, let reason):
      return "  \(name): \(palette.paint("not tried", .unsure)), since `\(circuit.claims[claim].name.visible)` is "
        + "undecided: \(reason)\n"
    case .good: break
    }
    let paragraphs = [table, cutParagraph, witnessParagraph] + survivorParagraphs + [exampleParagraph, openParagraph]
    return "  \(name): \(headline)\n" + paragraphs.filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
  }

  private var headline: String {
    let count = test.count()
    let counting = count.killed + count.survived
    if test.tried.isEmpty { return "there is nothing to change" }
    if counting == 0 { return palette.paint("no mutant is known to put out anything else", .unsure) }
    let tone = count.survived > 0 ? Palette.Tone.bad : count.undecided > 0 ? .unsure : .good
    if counting == 1 {
      return palette.paint("its claims \(count.killed == 1 ? "kill" : "do not kill")", tone)
        + " the one mutant that puts out something else"
    }
    let killed = count.survived == 0 ? counting == 2 ? "both" : "all" : count.killed == 0 ? "none" : "\(count.killed)"
    let whole = count.survived == 0 ? counting == 2 ? "" : "\(counting) " : "of the \(counting) "
    return "its claims kill \(palette.paint(killed, tone)) \(whole)mutants that put out something else"
  }

  /// How each kind of mutants fared.
  private var table: String {
    func row(_ name: String, _ count: MutationTest.Count) -> [String] {
      [name] + [count.killed, count.survived, count.equivalent, count.undecided].map { grouped("\($0)") }
        + [count.score.map { "\($0)" } ?? "-"]
    }
    let kinds = Mutant.Kind.allCases.filter { kind in test.tried.contains { $0.mutant.kind == kind } }
    if kinds.isEmpty { return "" }
    var rows = [["changed", "killed", "survive", "same outputs", "undecided", "score"]]
    rows += kinds.map { row($0.rawValue, test.count(of: $0)) }
    if kinds.count > 1 { rows.append(row("all", test.count())) }
    return aligned(rows).map { "    \($0)\n" }.joined()
  }

  private var cutParagraph: String {
    test.tried.count == test.possible
      ? "" : "    Only \(test.tried.count) of \(counted(test.possible, "mutant")) were tried, at even distances.\n"
  }

  /// Why many survive where no claim is about every sequence.
  private var witnessParagraph: String {
    let saysMore = circuit.claims.contains { if case .prove = $0.kind { true } else { false } }
    return saysMore || test.count().survived == 0
      ? "" : "    No claim of it is a `prove`: a `refute`, a `reach` or an example asks for one sequence alone.\n"
  }
}

extension MutationText {
  private var survivors: [(mutant: Mutant, word: [Int])] {
    test.tried.compactMap { tried in
      if case .survived(let word) = tried.fate { (tried.mutant, word) } else { nil }
    }
  }

  private var survivorParagraphs: [String] {
    let survivors = survivors
    if survivors.isEmpty { return [] }
    let many = survivors.count > 1
    let shown = survivors.prefix(MutationText.mostSurvivors)
    let heading =
      "    \(many ? "\(survivors.count) mutants survive" : "1 mutant survives"): every claim is good of "
      + "\(many ? "each of them" : "it"), too.\n"
    let rest = survivors.count - shown.count
    return [heading] + shown.enumerated().map { text(of: $1.mutant, differingOn: $1.word, number: $0 + 1) }
      + (rest > 0 ? ["    \(grouped("\(rest)")) more; --format json lists all.\n"] : [])
  }

  /// A survivor: what is changed, the equations that it makes, and what it puts out.
  private func text(of mutant: Mutant, differingOn word: [Int], number: Int) -> String {
    let words = test.words(of: mutant)
    let margin = "    "
    // What is written like an equation is said once.
    let equations = test.equations(of: mutant).filter { $0 != words }.prefix(4)
    return "\(margin)\(number). \(words)\n" + equations.map { "\(margin)   \($0)\n" }.joined()
      + table(of: mutant, on: word).text(width: width, indent: margin + "     ")
  }

  /// The sequence with the outputs of both.
  private func table(of mutant: Mutant, on word: [Int]) -> TraceTable {
    let (trace, other) = (circuit.trace(of: word), mutant.circuit.trace(of: word))
    var rows = circuit.rows(ofWord: word).map { TraceTable.Row(label: $0.name.visible, cells: $0.values) }
    for signal in circuit.signals where signal.components.contains(where: circuit.outputs.contains) {
      func cells(_ trace: Trace) -> [String] {
        word.indices.map { step in
          let values = signal.components.map { trace.value(of: $0, atStep: step + 1)?.tableText ?? "?" }
          return joined(values, asVector: signal.isVector)
        }
      }
      let (own, others) = (cells(trace), cells(other))
      rows.append(TraceTable.Row(label: signal.name.visible, cells: own))
      if own != others { rows.append(TraceTable.Row(label: "  mutant", cells: others)) }
    }
    return TraceTable(rows: rows, length: word.count, marking: [word.count])
  }

  private var exampleParagraph: String {
    let survivors = survivors
    if survivors.isEmpty { return "" }
    let examples = test.examples
    let killed = survivors.count { survivor in examples.contains { !survivor.mutant.circuit.matches($0) } }
    if killed == 0 {
      return "    No example kills \(survivors.count == 1 ? "it" : "them"): what differs is not rational.\n"
    }
    let whom =
      killed < survivors.count
      ? "\(killed) of the \(survivors.count)"
      : survivors.count == 1 ? "it" : survivors.count == 2 ? "both" : "all \(survivors.count)"
    let heading =
      examples.count == 1
      ? "This example, added to the circuit, kills \(whom)" : "These examples, added to the circuit, kill \(whom)"
    let texts = test.exampleTexts.map { text in
      text.split(separator: "\n").map { "      \($0)\n" }.joined()
    }
    // A member of a family is `Delay(3)`; what its file says is said of every member.
    let family =
      circuit.name.contains("(")
      ? "    It is right for \(circuit.name.visible), and perhaps not for other members.\n" : ""
    return "    \(heading); a claim that says what is put out would say more:\n\(family)\n"
      + texts.joined(separator: "\n")
  }

  private var openParagraph: String {
    let open = test.tried.compactMap { tried -> String? in
      guard case .undecided(let reason) = tried.fate else { return nil }
      return "      \(test.words(of: tried.mutant)): \(reason)\n"
    }
    return open.isEmpty ? "" : "    Undecided, and not counted:\n" + open.joined()
  }
}

extension MutationTest {
  /// What is said of one circuit, for people, without colours.
  package var text: String { MutationText(test: self, palette: Palette(isOn: false), width: 100).text }
}

extension Circuit {
  /// Whether an example matches.
  fileprivate func matches(_ example: Example) -> Bool {
    if case .holds = Audit.judge(example, in: self).judgement { true } else { false }
  }

  /// What a sequence makes of the circuit.
  package func trace(of word: [Int]) -> Trace {
    var run = Run(self)
    for letter in word { run.advance(by: letter) }
    return run.trace
  }
}
