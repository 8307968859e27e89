/// One question about a circuit: is there a considered sequence at whose last step a certain event is met?
///
/// Claims of every kind come down to it. `prove` and `refute` look for a step at which the formula fails, `reach` for
/// one at which it holds; what finding or not finding it means for the claim is said by `Audit`.
public struct Obligation: Sendable {
  /// The event that is looked for.
  public enum Goal: Hashable, Sendable {
    /// The formula is false where the condition, if there is one, is true.
    case violation(of: Expression, when: Expression?)
    /// The formula is true.
    case witness(of: Expression)
    /// Nothing but an equation that cannot be evaluated, or that meets an undeclared tie.
    case undefinedness
  }

  /// The circuit.
  public let circuit: Circuit
  /// The event.
  public let goal: Goal

  /// Makes the question whether an event can be met in a circuit.
  public init(_ goal: Goal, in circuit: Circuit) {
    self.goal = goal
    self.circuit = circuit
  }

  /// Makes the question that a claim asks; `nil` for an example and what is claimed in one, which is a single run.
  public init?(_ claim: Claim, in circuit: Circuit) {
    self.circuit = circuit
    switch claim.kind {
    case .prove(let formula, let condition), .refute(let formula, let condition):
      goal = .violation(of: formula, when: condition)
    case .reach(let formula): goal = .witness(of: formula)
    case .example, .worked: return nil
    }
  }
}

extension Obligation {
  /// What the last step of a run says.
  public enum Observation: Hashable, Sendable {
    /// An assumption is false: the sequence and everything after it is not considered.
    case notConsidered
    /// An equation or a formula cannot be evaluated, or a unit meets an undeclared tie.
    case undefined(EvaluationProblem)
    /// The event is not met; whether the condition of the claim holds.
    case quiet(triggered: Bool)
    /// The event is met.
    case event
  }

  /// Looks at the last step of a run, by definition.
  ///
  /// A sequence is considered while no assumption is false; only then does it matter what could not be evaluated.
  public func observe(_ run: Run) -> Observation {
    var problem = run.problem
    for assumption in circuit.assumptions {
      do {
        if try !run.holds(assumption.formula) { return .notConsidered }
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { return .undefined(problem) }
    do {
      switch goal {
      case .violation(let formula, let condition):
        if let condition, try !run.holds(condition) { return .quiet(triggered: false) }
        return try run.holds(formula) ? .quiet(triggered: true) : .event
      case .witness(let formula):
        return try run.holds(formula) ? .event : .quiet(triggered: true)
      case .undefinedness:
        return .quiet(triggered: true)
      }
    } catch {
      return .undefined(error)
    }
  }
}
