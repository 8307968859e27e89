package import CircuitModel
import Insight

extension StartInsight {
  /// What the start of the circuit has to do with its claims.
  func section(of circuit: Circuit) -> ExplanationSection {
    let text = StartText(start: self, circuit: circuit)
    return ExplanationSection(title: "The start", paragraphs: text.paragraphs, key: "start", json: text.json)
  }
}

/// What is said of the start of a circuit.
private struct StartText {
  let start: StartInsight
  let circuit: Circuit
}

extension StartText {
  var paragraphs: [ExplanationSection.Paragraph] {
    switch start.asItIs {
    case .good: break
    case .unknown(let reason):
      return [.prose("Whether the claims hold could not be decided (\(reason)), so other starts were not tried.")]
    case .bad, .malformed:
      return [.prose("The claims do not hold as the circuit is, so other starts were not tried.")]
    }
    var paragraphs: [ExplanationSection.Paragraph] = []
    for (place, trials) in zip(start.places, start.alone) {
      paragraphs += sentences(of: place.place, place.value, trials).map { .prose($0) }
    }
    if let together = start.together { paragraphs += combinations(together) }
    for override in start.overrides { paragraphs += sentences(of: override).map { .prose($0) } }
    return paragraphs
  }

  private func name(_ place: StartInsight.Place) -> String { circuit.name(of: place.cell, at: "\(place.step)") }

  private func sentences(
    of place: StartInsight.Place, _ value: Rational, _ trials: [StartInsight.Trial]
  ) -> [String] {
    let others = trials.filter { $0.values[0].value != value }
    let good = others.filter(\.isGood)
    let bad = others.filter { !$0.isGood }
    let name = name(place)
    func values(_ trials: [StartInsight.Trial]) -> String { trials.map { "\($0.values[0].value)" }.listed("or") }
    if others.isEmpty { return [] }
    if bad.isEmpty {
      return ["\(name) = \(value) does not matter: the claims hold with \(values(good)) too\(proof(good))."]
    }
    // The nearest values first: they are the likeliest slips.
    let nearest = bad.sorted { ($0.values[0].value - value).magnitude < ($1.values[0].value - value).magnitude }
    let reasons = nearest.prefix(2).map { "with \($0.values[0].value) \(reason($0.outcome))" }.joined(separator: "; ")
    let more = bad.count > 2 ? "; and with \(values(Array(nearest.dropFirst(2)))) some claim fails too" : ""
    if good.isEmpty { return ["\(name) = \(value) is needed: \(reasons)\(more)."] }
    return ["\(name) = \(value) could also be \(values(good))\(proof(good)), but \(reasons)\(more)."]
  }

  private func combinations(_ trials: [StartInsight.Trial]) -> [ExplanationSection.Paragraph] {
    let good = trials.filter(\.isGood)
    let names = start.places.map { name($0.place) }
    let all = "all \(counted(trials.count, "combination")) of \(names.listed("and"))"
    if good.count == trials.count { return [.prose("The claims hold with \(all).")] }
    if good.count == 1 { return [.prose("Of \(all), only the given one keeps the claims.")] }
    let shown = good.prefix(16).map { $0.values.map { "\($0.value)" } }
    return [.prose("Of \(all), \(good.count) keep the claims:"), .table(names, shown)]
      + (good.count > 16 ? [.prose("and so on.")] : [])
  }

  private func sentences(of override: StartInsight.Override) -> [String] {
    let unit = circuit.name(of: override.cell, at: "\(override.step)")
    let subject = "The separate equation for \(unit)"
    if override.isCut {
      return [
        "Whether the separate equation for \(unit) is needed was not tried: without it too much else would be read."
      ]
    }
    let good = override.trials.filter(\.isGood)
    func with(_ trial: StartInsight.Trial) -> String {
      trial.values.map { "\(name($0.place)) = \($0.value)" }.listed("and")
    }
    if let first = good.first {
      if first.values.isEmpty { return ["\(subject) is not needed: the claims hold without it\(proof(good))."] }
      let ways = good.prefix(4).map(with).joined(separator: ", or ")
      return ["\(subject) is not needed: without it, the claims hold with \(ways)\(proof(good))."]
    }
    let reasons = override.trials.prefix(4).map { trial in
      (trial.values.isEmpty ? "" : "with \(with(trial)) ") + reason(trial.outcome)
    }
    return ["\(subject) is needed: without it, \(reasons.joined(separator: "; "))."]
  }

  /// A remark where claims were not proved, but covered up to a length.
  private func proof(_ trials: [StartInsight.Trial]) -> String {
    trials.contains { $0.outcome == .good(isProved: false) } ? " (up to their bound)" : ""
  }

  private func reason(_ outcome: StartInsight.Outcome) -> String {
    switch outcome {
    case .good: return "they hold"
    case .bad(let claim, let word):
      let name = "`\(circuit.claims[claim].name.visible)`"
      switch (circuit.claims[claim].kind, word) {
      case (.example, _): return "the example \(name) no longer matches"
      case (.worked, _): return "\(name) is judged otherwise"
      case (.refute, _): return "nothing refutes \(name) any more"
      case (.reach, _): return "nothing reaches \(name) any more"
      case (.prove, nil): return "\(name) has no step left to speak of"
      case (.prove, let word?): return "\(name) fails on `\(circuit.text(of: word))`"
      }
    case .malformed: return "a number that is used as a truth is neither 0 nor 1"
    case .unknown(let reason): return "it could not be decided (\(reason))"
    }
  }
}

extension StartText {
  var json: JSONValue {
    .object([
      ("claims", json(start.asItIs)),
      (
        "initial",
        .array(
          zip(start.places, start.alone).map { place, trials in
            .object([
              ("name", .string(name(place.place))), ("value", .string("\(place.value)")),
              ("trials", .array(trials.map(json))),
            ])
          })
      ),
      ("combinations", start.together.map { .array($0.map(json)) } ?? .null),
      (
        "overrides",
        .array(
          start.overrides.map { override in
            .object([
              ("name", .string(circuit.name(of: override.cell, at: "\(override.step)"))),
              ("complete", .boolean(!override.isCut)), ("trials", .array(override.trials.map(json))),
            ])
          })
      ),
    ])
  }

  private func json(_ trial: StartInsight.Trial) -> JSONValue {
    .object([
      ("values", .object(trial.values.map { (key: name($0.place), value: JSONValue.string("\($0.value)")) })),
      ("outcome", json(trial.outcome)),
    ])
  }

  private func json(_ outcome: StartInsight.Outcome) -> JSONValue {
    func object(_ word: String, claim: Int? = nil, word sequence: [Int]? = nil, _ reason: String? = nil) -> JSONValue {
      .object([
        ("standing", .string(word)), ("claim", .optional(claim.map { circuit.claims[$0].name })),
        ("input", .optional(sequence.map { circuit.text(of: $0) })), ("reason", .optional(reason)),
      ])
    }
    switch outcome {
    case .good(let isProved): return object(isProved ? "proved" : "holds")
    case .bad(let claim, let word): return object("fails", claim: claim, word: word)
    case .malformed: return object("malformed")
    case .unknown(let reason): return object("unknown", reason)
    }
  }
}

extension StartInsight.Trial {
  /// Whether the claims still hold.
  var isGood: Bool { if case .good = outcome { true } else { false } }
}

extension Circuit {
  /// A sequence of letters as `trace --input` reads it: `x = 1 0 1`, `a = 1 0; b = 0 0`.
  package func text(of word: [Int]) -> String { text(of: .letters(word)) }

  /// A sequence as `trace --input` reads it.
  package func text(of inputs: Inputs) -> String {
    let letters = inputs.values(in: alphabet)
    return signals.filter { $0.role == .input }.map { signal in
      let places = signal.components.compactMap { alphabet.cells.firstIndex(of: $0) }
      let steps = letters.map { values in joined(places.map { "\(values[$0])" }, asVector: signal.isVector) }
      return "\(signal.name.visible) = \(steps.joined(separator: " "))"
    }.joined(separator: "; ")
  }
}
