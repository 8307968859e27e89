public import CircuitModel

/// How far the past reaches along one sequence: for each state the factor of every step, and what is left of a change of the
/// state at a step when the sequence ends.
///
/// A state is a unit that reads itself from earlier steps through smooth or linear units alone. Derivatives are total: a change
/// goes on by every way there is. Numbers are exact where they are rational, and otherwise bounds that were made tight enough.
public struct GradientFlow: Sendable {
  /// The circuit.
  public let circuit: Circuit
  /// What its inputs are, step by step.
  public let inputs: Inputs
  /// Its states, in the order declared.
  public let states: [State]

  /// A state with what becomes of its changes.
  public struct State: Sendable {
    /// The name of the signal.
    public var name: String
    /// The cells.
    public var components: [CellID]
    /// Whether the signal is a vector: then every number below is a norm of a matrix, its greatest row sum of magnitudes.
    public var isVector: Bool
    /// How many steps back it reads itself, ascending.
    public var lags: [Int]
    /// What it is made of, where that is a weighted sum of its own past and of inputs, with at most one activation.
    public var form: RecurrentForm?
    /// The steps, from the first to the last.
    public var steps: [Step]
    /// The outputs and other states that a change reaches.
    public var reached: [Reached]
  }

  /// Another signal that a change of a state reaches.
  public struct Reached: Sendable {
    /// The name of the signal.
    public var name: String
    /// Whether the signal or the state is a vector, so that numbers are norms.
    public var isVector: Bool
    /// The derivatives of the signal at the last step, step by step as `Step.total` are those of the state itself.
    public var totals: [Measure]
  }

  /// A step across which a change is passed on.
  public struct Step: Sendable {
    /// The step, from 1; it leads here from the one before.
    public var number: Int
    /// The derivative of the state at this step by the state one step before.
    public var factor: Measure
    /// The slope of the activation, one a component; none where there is no form, or it has no activation.
    public var slopes: [Measure]
    /// The derivative of the state at the last step by the state one step before this one.
    public var total: Measure
    /// The product of the factors from this step to the last, of a number; what `total` would be with this path alone.
    public var product: Measure?
    /// What `total` is at most, whatever the sequence, where the form shows it.
    public var bound: Measure?
  }
}

extension GradientFlow.State {
  /// What is left of a change after so many steps.
  public enum Fate: Hashable, Sendable {
    /// Less of it, a step on average.
    case vanishes
    /// More of it.
    case explodes
    /// Exactly as much.
    case lasts
    /// Nothing at all.
    case ends
    /// As far as the bounds tell, as much.
    case open
  }

  /// What becomes of a change before the first step.
  public var fate: Fate {
    guard let whole = steps.first?.total else { return .lasts }
    if whole.isZero { return .ends }
    switch whole.orderOfMagnitude(against: 1) {
    case -1: return .vanishes
    case 1: return .explodes
    case 0: return .lasts
    default: return .open
    }
  }

  /// How much of a change a step leaves on average: the geometric mean.
  public var rate: Measure? {
    guard let first = steps.first else { return nil }
    // Equal factors are their own mean, exactly.
    if let factor = first.factor.value.rational?.magnitude, let whole = first.total.value.rational?.magnitude,
      factor.power(steps.count) == whole
    {
      return Measure(factor)
    }
    return first.total.root(steps.count)
  }

  /// The derivative of one step that the form allows at most: the steepest slope times the norm of the weights.
  public var greatestFactor: Rational? {
    guard lags == [1] else { return nil }
    return form.map { $0.greatestSlope * $0.norm(ofLag: 1) }
  }

  /// Why less than all of a change passes a step.
  public enum Cause: Hashable, Sendable {
    /// The weight is so small that even the steepest slope would lose some.
    case weight
    /// The activation is flat where it stands: with its steepest slope nothing would be lost.
    case saturation
    /// Each of them alone would do: the slope is less than half of the steepest.
    case both
  }

  /// Why a step loses some of a change, where the form shows it.
  public func cause(of step: GradientFlow.Step) -> Cause? {
    guard let greatestFactor, let form, step.factor.orderOfMagnitude(against: 1) == -1 else { return nil }
    let isSaturated =
      !step.slopes.isEmpty
      && step.slopes.allSatisfy { $0.orderOfMagnitude(against: form.greatestSlope * Rational(1, 2)) == -1 }
    if greatestFactor >= 1 { return .saturation }
    return isSaturated ? .both : .weight
  }
}

/// Why there is no flow of gradients to show.
public enum GradientObstacle: Error, Sendable {
  /// No unit reads itself from earlier steps through smooth or linear units alone.
  case noState
  /// There is no sequence.
  case noSequence
  /// It would be too much.
  case tooLarge(components: Int, steps: Int)
  /// Something has no value or no derivative.
  case problem(EvaluationProblem)
}
