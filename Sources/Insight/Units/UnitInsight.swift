public import CircuitModel
public import Verification

/// What one unit of a circuit computes.
public struct UnitInsight: Sendable {
  /// The unit.
  public let cell: CellID
  /// Its equations: the general one first, then those of single steps.
  public let equations: [UnitEquation]
  /// The two values that it can have, where there are only two.
  public let kind: TwoValues?
  /// The unit, or the number, beside which it is superfluous.
  public let likeness: UnitLikeness?
  /// Whether no output depends on it.
  public let hasNoOutput: Bool
  /// Whether no claim, example or assumption depends on it.
  public let hasNoClaim: Bool
  /// What it comes to in terms of the inputs, proved.
  public let history: UnitHistory?
  /// The same for a unit of more than two values.
  public let number: NumberHistory?
  /// What it adds up, where it is linear.
  public let closedForm: ClosedForm?
}

/// What every unit of a circuit computes, over its reachable states.
public struct UnitsInsight: Sendable {
  /// What could be looked at.
  public enum Extent: Sendable {
    /// So many states, which are all.
    case complete(states: Int)
    /// So many states, and then a limit ended the search.
    case cut(states: Int, Verdict.Limit)
    /// The states cannot be told apart at all.
    case none(StatesObstacle)
  }

  /// What could be looked at.
  public let extent: Extent
  /// The units in the order declared.
  public let units: [UnitInsight]

  /// Looks at a circuit.
  ///
  /// - Throws: a disagreement between an engine and the audit.
  /// - Complexity: a step of the interpreter for each state and letter, and a proof for each thing that is said of the past.
  public init(of circuit: Circuit, within budget: Budget = Budget()) throws(Disagreement) {
    var work = UnitsWork(circuit, within: budget)
    extent = work.extent
    units = try work.units()
  }
}

/// The work of looking at the units of a circuit.
private struct UnitsWork {
  private let circuit: Circuit
  private let budget: Budget
  private var equations: [UnitEquation]
  private let observed: ObservedSteps?
  let extent: UnitsInsight.Extent
  private var catalogues: [FormulaCatalogue] = []

  /// Where numbers may grow without end, there is no use in looking at many states: they are never all.
  private static let mostStatesOfGrowth = 1 << 10

  init(_ circuit: Circuit, within budget: Budget) {
    self.circuit = circuit
    self.budget = budget
    var equations = circuit.units.flatMap { circuit.unitEquations(of: $0) }
    let looking = equations.flatMap(\.observations)
    do throws(StatesObstacle) {
      var modest = budget
      if circuit.growsWithoutEnd {
        modest.maximumStates = min(budget.maximumStates ?? .max, UnitsWork.mostStatesOfGrowth)
      }
      let observed = try ObservedSteps(of: circuit, looking: looking, within: modest)
      self.observed = observed
      extent =
        observed.states.limit.map { .cut(states: observed.states.count, $0) }
        ?? .complete(states: observed.states.count)
      var cells = observed.cells[...]
      for place in equations.indices {
        let count = equations[place].observations.count
        equations[place].look(at: observed, through: Array(cells.prefix(count)), in: circuit)
        cells = cells.dropFirst(count)
      }
    } catch {
      observed = nil
      extent = .none(error)
    }
    self.equations = equations
  }

  mutating func units() throws(Disagreement) -> [UnitInsight] {
    let kinds = circuit.units.reduce(into: [CellID: TwoValues]()) { $0[$1] = kind(of: $1) }
    for place in equations.indices {
      guard let table = equations[place].table, let kind = kinds[equations[place].place.cell],
        let function = table.function(answering: kind)
      else { continue }
      equations[place].function = UnitFunction(function, using: &catalogues)
    }
    let (withoutOutput, withoutClaim) = (circuit.unitsWithoutOutput(), circuit.unitsWithoutClaim())
    // What is said of the past is proved over states.
    if circuit.continuity != nil { return equationsAlone(withoutOutput, withoutClaim) }
    let search = HistorySearch(circuit, kinds, isFinite: observed?.isComplete ?? false, within: budget)
    let forms = circuit.closedForms()
    var units: [UnitInsight] = []
    for cell in circuit.units {
      let likeness = likeness(of: cell, kinds)
      let own = equations.filter { $0.place.cell == cell }
      let isCopy = own.count == 1 && own[0].isCopy(amongUnitsOf: circuit)
      var form = forms[cell].flatMap { $0.looksBack && !isCopy ? $0 : nil }
      if let found = form, try search.proves(found) { form?.reason = .proved }
      var (history, number): (UnitHistory?, NumberHistory?)
      if likeness?.isConstant ?? false || isCopy {
        // There is nothing to add.
      } else if let kind = kinds[cell] {
        history = try search.history(of: cell, kind, using: &catalogues)
        if let found = history, own.say(found) { history = nil }
        if own.count == 1, history?.formula.literals ?? .max > 1,
          let latch = try search.latch(of: cell, in: own[0], using: &catalogues),
          latch.formula.literals < history?.formula.literals ?? .max
        {
          history = latch
        }
      } else if form == nil {
        number = try search.number(of: cell)
      }
      units.append(
        UnitInsight(
          cell: cell, equations: own, kind: kinds[cell], likeness: likeness, hasNoOutput: withoutOutput.contains(cell),
          hasNoClaim: withoutClaim.contains(cell), history: history, number: number, closedForm: form))
    }
    return units
  }

  /// The units with nothing but their equations and what depends on them.
  private func equationsAlone(_ withoutOutput: Set<CellID>, _ withoutClaim: Set<CellID>) -> [UnitInsight] {
    circuit.units.map { cell in
      UnitInsight(
        cell: cell, equations: equations.filter { $0.place.cell == cell }, kind: circuit.twoValues(of: cell),
        likeness: nil, hasNoOutput: withoutOutput.contains(cell), hasNoClaim: withoutClaim.contains(cell), history: nil,
        number: nil, closedForm: nil)
    }
  }

  /// The two values of a unit: as its form shows, or as all its steps do.
  private func kind(of cell: CellID) -> TwoValues? {
    if let kind = circuit.twoValues(of: cell) { return kind }
    guard let observed, observed.isComplete, let values = observed.states.values(of: cell) else { return nil }
    let numbers = values.compactMap(\.rational)
    return numbers.count == values.count ? TwoValues(holding: numbers) : nil
  }

  private func likeness(of cell: CellID, _ kinds: [CellID: TwoValues]) -> UnitLikeness? {
    guard let observed, observed.isComplete else { return nil }
    return observed.states.likeness(of: cell, among: circuit.units, kinds)
  }
}

extension Circuit {
  /// Whether a number that some unit remembers may grow without end, as far as its range tells.
  fileprivate var growsWithoutEnd: Bool {
    let numbers = units.filter { self[$0].equation?.expressions.allSatisfy { !$0.isSmooth } ?? false }
    let sum = numbers.reduce(Expression.number(0)) { .arithmetic(.add, $0, CellRead($1, lag: 0).expression, .none) }
    let claim = Claim(name: "", kind: .reach(.compare(.equal, sum, .number(0))))
    guard let network = try? Obligation(claim, in: self)?.lowered() else { return false }
    return !network.registers.allSatisfy(\.range.isBounded)
  }

  /// The equations of a unit, the general one first.
  fileprivate func unitEquations(of cell: CellID) -> [UnitEquation] {
    guard let equation = self[cell].equation else { return [] }
    return [UnitEquation(.init(cell: cell, step: nil), equation.general, in: self)]
      + equation.overrides.map { UnitEquation(.init(cell: cell, step: $0.step), $0.value, in: self) }
  }
}

extension UnitEquation {
  /// What must be looked at to know what the equation does.
  fileprivate var observations: [ObservedSteps.Observation] {
    ((reads ?? []).map(\.expression) + [decidingSum].compactMap(\.self)).map {
      ObservedSteps.Observation(expression: $0.counting(from: place.step), equation: place)
    }
  }

  /// Notes what the equation does on the steps at which it is in force.
  fileprivate mutating func look(at observed: ObservedSteps, through cells: [CellID], in circuit: Circuit) {
    let steps = observed.steps(of: place)
    if decidingSum != nil, let cell = cells.last {
      let isMet = steps.contains { $0.values[cell.number] == .exact(0) }
      meetsTie = isMet ? true : observed.isComplete ? false : nil
    }
    guard let reads else { return }
    table = TruthTable(
      of: reads, known: reads.map { circuit.twoValues(of: $0.cell) },
      in: steps.map { step in
        (reads.indices.map { step.values[cells[$0].number] }, step.values[place.cell.number])
      }, isComplete: observed.isComplete)
  }
}

extension UnitEquation {
  /// Whether the unit is another one, of which everything is said already.
  fileprivate func isCopy(amongUnitsOf circuit: Circuit) -> Bool {
    guard case .copy(let read) = shape else { return false }
    return read.lag == 0 && circuit[read.cell].equation != nil
  }
}

extension Expression {
  fileprivate var isSmooth: Bool {
    if case .apply(let activation, _, _) = self, activation.isSmooth { return true }
    return children.contains(where: \.isSmooth)
  }
}

extension UnitLikeness {
  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }
}

extension [UnitEquation] {
  /// Whether a formula about inputs is no more than what the equation of all steps already says.
  fileprivate func say(_ history: UnitHistory) -> Bool {
    guard count == 1, case .now(let formula) = history.formula, let reads = self[0].reads else { return false }
    return formula.variables.allSatisfy {
      let variable = history.variables[$0]
      return variable.isGiven && reads.contains(CellRead(variable.cell, lag: variable.lag))
    } && self[0].function != nil
  }
}
