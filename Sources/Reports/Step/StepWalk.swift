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
  /// What the inputs are.
  let inputs: Inputs
  /// The steps that could be computed; the last one may have a problem.
  private(set) var steps: [Step] = []
  /// The first step at which an assumption is broken, from 1; the sequence is not considered from there on.
  private(set) var broken: Int?
  /// The values of the steps.
  let run: Report.Run

  /// Runs a circuit on a sequence, up to the first step at which something goes wrong.
  /// - Complexity: at each step every claim is evaluated by definition.
  init(_ circuit: Circuit, on inputs: Inputs) {
    self.circuit = circuit
    self.inputs = inputs
    // With as many bits as the whole sequence needs.
    var run = Run(circuit, bits: Run(circuit, along: inputs).bits)
    for place in 0..<inputs.length where run.problem == nil {
      run.advance(along: inputs, place)
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
    case .worked(let worked):
      if let last = seen.last, last != .silent {
        let isGood = (last == .holds) != worked.isRefutation
        return (last == .holds ? "true of the whole sequence" : "false of the whole sequence", isGood ? .good : .bad)
      }
      return ("is about the whole sequence of the example \(worked.example)", .aside)
    case .example:
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
    case (.fails, .worked(let worked)): !worked.isRefutation
    case (.holds, .worked(let worked)): worked.isRefutation
    case (.fails, .refute), (.fails, .reach), (.holds, _), (.silent, _): false
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
      // With as many bits as the formula needs.
      return try Precision.refined { bits throws(EvaluationProblem) in
        try observation(of: claim, at: bits > run.bits ? run.repeated(bits: bits) : run)
      }.answer
    } catch {
      return .undefined(error.report(in: self, claim: claim).headline)
    }
  }

  private func observation(of claim: Claim, at run: Run) throws(EvaluationProblem) -> StepWalk.Observation {
    switch claim.kind {
    case .prove(let formula, let condition), .refute(let formula, let condition):
      if let condition, try !run.holds(condition) { return .silent }
      return try run.holds(formula) ? .holds : .fails("")
    case .reach(let formula): return try run.holds(formula) ? .holds : .silent
    case .example(let example): return observe(example, at: run)
    case .worked(let worked): return try observe(worked, at: run)
    }
  }

  /// A formula about one sequence as a whole says nothing before the end of it.
  private func observe(_ worked: WorkedClaim, at run: Run) throws(EvaluationProblem) -> StepWalk.Observation {
    guard worked.inputs.length == run.length, worked.inputs == run.trace.inputs(in: alphabet) else { return .silent }
    // The run begins again with more bits where those of the walk do not decide it.
    let (answer, _) = worked.answer(in: self)
    switch answer {
    case .truth(let isTrue): return isTrue ? .holds : .fails("")
    case .notConsidered: return .silent
    case .problem(let problem): throw problem
    }
  }

  private func observe(_ example: Example, at run: Run) -> StepWalk.Observation {
    let length = min(run.length, example.inputs.length)
    guard example.inputs.prefix(length) == run.trace.inputs(in: alphabet).prefix(length) else { return .silent }
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
