import CircuitModel
import Verification

/// The reachable steps of a circuit, with the values of further expressions at each: whatever an equation looks at, what it
/// adds up, what the last letters were.
///
/// Each expression becomes a cell of its own that nothing reads, so that the interpreter computes it; a cell that remembers
/// something tells states apart that the network alone does not, and that is how it is asked whether a unit depends on what it
/// remembers, and on nothing else.
struct ObservedSteps {
  /// Something to look at.
  struct Observation {
    /// What is looked at.
    var expression: Expression
    /// The steps at which it is looked at: those whose equation of a cell this is; `nil` for all steps.
    var equation: UnitEquation.Place?
    /// What it was before the first step, for what other observations remember of it; the latest first.
    var initial: [Rational] = []
  }

  /// The steps, of the circuit with the further cells.
  let states: ReachableStates
  /// The further cells, in the order of the observations.
  let cells: [CellID]
  /// For each state, how many steps lead to it at least.
  private let depths: [Int]
  /// Whether equations can tell by themselves how many steps there were.
  private let lastOwnStep: Int

  /// Meets the states of a circuit and looks at some expressions at each step.
  init(of circuit: Circuit, looking observations: [Observation], within budget: Budget) throws(StatesObstacle) {
    var extended = circuit
    var cells: [CellID] = []
    for observation in observations {
      let cell = CellID(extended.cells.count)
      cells.append(cell)
      extended.cells.append(
        Cell(name: "", initial: observation.initial, equation: circuit.equation(for: observation)))
      extended.signals.append(Signal(name: "", role: .unit, components: [cell]))
      extended.order.append(cell)
    }
    self.cells = cells
    states = try ReachableStates(of: extended, within: budget)
    lastOwnStep = circuit.order.compactMap { circuit[$0].equation?.overrides.last?.step }.max() ?? 0
    var depths = Array(repeating: 0, count: states.count)
    for (place, origin) in states.origins.enumerated() { depths[place + 1] = depths[origin.state] + 1 }
    self.depths = depths
  }
}

extension ObservedSteps {
  /// Whether these are all steps.
  var isComplete: Bool { states.isComplete }

  /// Which step an equation can take a step to be: its number, or one beyond all that have equations of their own.
  func number(of step: ReachableStates.Step) -> Int { min(depths[step.from], lastOwnStep) + 1 }

  /// The steps at which an equation is in force, which are all for `nil`.
  func steps(of place: UnitEquation.Place?) -> [ReachableStates.Step] {
    guard let place else { return states.steps }
    let own = states.circuit[place.cell].equation?.overrides.map(\.step) ?? []
    return states.steps.filter { step in
      let number = number(of: step)
      return place.step.map { $0 == number } ?? !own.contains(number)
    }
  }
}

extension Circuit {
  /// What computes an observation: the expression at its steps, and 0 at all others.
  fileprivate func equation(for observation: ObservedSteps.Observation) -> Equation {
    guard let place = observation.equation else { return Equation(general: observation.expression) }
    let own = self[place.cell].equation?.overrides.map(\.step) ?? []
    let overrides = own.map { (step: $0, value: $0 == place.step ? observation.expression : .number(0)) }
    return Equation(overrides: overrides, general: place.step == nil ? observation.expression : .number(0))
  }
}
