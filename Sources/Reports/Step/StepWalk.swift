import CircuitLanguage
import CircuitModel
import Insight

/// A run of a circuit with what there is to say at each of its steps.
struct StepWalk: Sendable {
  /// What can be said at one step.
  struct Step: Sendable {
    /// The units, each with its sum written out: `1 + 1 - 3/2 = 1/2 > 0, so 1`.
    var sums: [(name: String, text: String, isTie: Bool)]
    /// What each claim says, by its place.
    var observations: [Observation]
    /// What went wrong; nothing is computed after such a step.
    var problem: String?
  }

  /// What a claim says at one step.
  enum Observation: Hashable, Sendable {
    /// The formula is true; an example is as it says.
    case holds
    /// It is not; of an example, where it differs.
    case fails(String)
    /// Nothing is claimed: the condition does not hold, the sequence is not that of the example, or is not considered.
    case silent
    /// It has no value.
    case undefined(String)
  }

  /// The circuit.
  let circuit: Circuit
  /// The letters.
  let word: [Int]
  /// The steps that could be computed; the last one may have a problem.
  private(set) var steps: [Step] = []
  /// The first step at which an assumption is broken, from 1; the sequence is not considered from there on.
  private(set) var broken: Int?
  /// The values of the steps.
  let run: Report.Run

  /// Runs a circuit on a word, up to the first step at which something goes wrong.
  /// - Complexity: at each step every claim is evaluated by definition.
  init(_ circuit: Circuit, on word: [Int]) {
    self.circuit = circuit
    self.word = word
    var run = Run(circuit)
    for letter in word where run.problem == nil {
      run.advance(by: letter)
      if broken == nil, circuit.breaksAssumption(run) { broken = run.length }
      // What reads a value that could not be computed has none either; the reason is said once.
      let isConsidered = broken == nil && run.problem == nil
      steps.append(
        Step(
          sums: circuit.sums(at: run),
          observations: circuit.claims.map { isConsidered ? circuit.observe($0, at: run) : .silent },
          problem: run.problem.map { $0.report(in: circuit).headline }))
    }
    self.run = Report.Run(run.trace, of: circuit)
  }
}

extension StepWalk {
  /// The first step, from 1, at which something is wrong: a claim fails, or a value cannot be computed.
  var firstFailure: Int? {
    steps.firstIndex { step in
      step.problem != nil || zip(circuit.claims, step.observations).contains { $1.isWrong(of: $0) }
    }.map { $0 + 1 }
  }

  /// What is said of a claim up to a step, and whether that is good.
  func standing(ofClaim place: Int, upTo position: Int) -> (text: String, tone: Palette.Tone) {
    let claim = circuit.claims[place]
    let seen = self.steps.prefix(position).map { $0.observations[place] }
    func steps(where isSo: (Observation) -> Bool) -> [Int] { seen.indices.filter { isSo(seen[$0]) }.map { $0 + 1 } }
    let found = steps { if case .fails = $0 { true } else { false } }
    let held = steps { $0 == .holds }
    if case .undefined(let reason)? = seen.last { return ("has no value here: \(reason)", .bad) }
    switch claim.kind {
    case .prove(_, let condition):
      if found.last == position { return ("FALSE at this step", .bad) }
      if let first = found.first { return ("false at step \(first)", .bad) }
      if condition == nil { return held.isEmpty ? ("says nothing here", .aside) : ("true so far", .good) }
      return held.isEmpty
        ? ("nothing asked so far", .aside) : ("true so far, asked at \(counted(held.count, "step"))", .good)
    case .refute:
      return found.first.map { ("its witness ends at step \($0)", .good) } ?? ("no witness so far", .aside)
    case .reach:
      return held.first.map { ("reached at step \($0)", .good) } ?? ("not reached so far", .aside)
    case .example, .worked:
      if let first = found.first, case .fails(let text) = seen[first - 1] { return ("differs: \(text)", .bad) }
      if held.count == seen.count { return ("as it says so far", .good) }
      return ("is about another sequence", .aside)
    }
  }
}

extension StepWalk.Observation {
  /// Whether a claim that says this is wrong.
  func isWrong(of claim: Claim) -> Bool {
    switch (self, claim.kind) {
    case (.undefined, _), (.fails, .prove), (.fails, .example): true
    case (.fails, .refute), (.fails, .reach), (.fails, .worked), (.holds, _), (.silent, _): false
    }
  }
}

extension Circuit {
  fileprivate func breaksAssumption(_ run: Run) -> Bool {
    assumptions.contains { assumption in
      do throws(EvaluationProblem) {
        return try !run.holds(assumption.formula)
      } catch {
        // What cannot be evaluated keeps no sequence out.
        return false
      }
    }
  }

  /// Every unit at the last step of a run: its sums with the values put in, or its equation where it adds nothing up.
  fileprivate func sums(at run: Run) -> [(name: String, text: String, isTie: Bool)] {
    let sums = Dictionary(grouping: preActivations(atStep: run.length)) { $0.place.cell }
    return units.flatMap { cell -> [(name: String, text: String, isTie: Bool)] in
      let name = self[cell].name.visible
      guard let mine = sums[cell] else {
        let value = run.trace.value(of: cell, atStep: run.length)?.exactText ?? "?"
        return [(name, "\(equationText(of: cell, atStep: run.length)) = \(value)", false)]
      }
      return mine.map { sum in
        let text = sumText(of: sum, at: run)
        return (mine.count > 1 ? "\(name), sum \(sum.place.number + 1)" : name, text.sentence, text.isTie)
      }
    }
  }

  /// What a claim says at the last step of a run.
  fileprivate func observe(_ claim: Claim, at run: Run) -> StepWalk.Observation {
    do throws(EvaluationProblem) {
      switch claim.kind {
      case .prove(let formula, let condition), .refute(let formula, let condition):
        if let condition, try !run.holds(condition) { return .silent }
        return try run.holds(formula) ? .holds : .fails("")
      case .reach(let formula): return try run.holds(formula) ? .holds : .silent
      case .example(let example): return observe(example, at: run)
      // It is about one sequence as a whole, and says nothing of its steps.
      case .worked: return .silent
      }
    } catch {
      return .undefined(error.report(in: self, claim: claim).headline)
    }
  }

  private func observe(_ example: Example, at run: Run) -> StepWalk.Observation {
    guard example.word.prefix(run.length) == run.word.prefix(example.word.count) else { return .silent }
    for row in example.rows where run.length <= row.values.count {
      let expected = row.values[run.length - 1]
      let value = run.trace.value(of: row.cell, atStep: run.length)
      let isSo = value.map { $0.isWithin(row.tolerance, of: expected) } ?? false
      if isSo { continue }
      let name = name(of: row.cell, at: run.length)
      return .fails("\(name) is \(value?.tableText ?? "not computed"), expected \(Value.exact(expected).tableText)")
    }
    return .holds
  }
}
