import CircuitModel
import Verification

/// The search that `ReachableStates` is the result of.
struct StateWalk {
  /// What later steps can see.
  private struct State: Hashable {
    /// How many steps were taken, as far as later equations can tell.
    var age: Int
    /// The last values of the cells that are remembered, the newest first; `nil` where none was given.
    var values: [[Rational?]]
    /// What the assumptions remember.
    var registers: [BigInteger]

    /// Whether a number has more bits than are worked with: those of such states grow from step to step.
    var isLong: Bool {
      values.joined().contains { value in
        guard let value else { return false }
        return max(value.numerator.bitWidth, value.denominator.bitWidth) > ReachableStates.mostBits
      }
    }
  }

  /// The network without references, whose equations are taken one step at a time.
  private let network: Circuit
  /// The cells of the network.
  private let cells: Set<CellID>
  /// The cells that are read at `t-k`, with the greatest `k`.
  private let memory: [(cell: CellID, depth: Int)]
  /// From this many steps on, equations no longer tell how many there were; `nil` where `t` is read.
  private let adulthood: Int?
  /// Which letters are considered.
  private let assumptions: CompiledNetwork?

  init(_ circuit: Circuit) throws(StatesObstacle) {
    if let continuity = circuit.continuity { throw .continuous(continuity) }
    let cells = circuit.cellsOfNetwork
    let equations = circuit.order.filter(cells.contains).compactMap { circuit[$0].equation }
    for id in circuit.order where cells.contains(id) {
      guard let equation = circuit[id].equation else { continue }
      if !equation.expressions.allSatisfy(\.seesOnlyLastSteps) { throw .history(id) }
    }
    var depths: [CellID: Int] = [:]
    for expression in equations.flatMap(\.expressions) { expression.noteLags(in: &depths) }
    memory = depths.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let readsStep = equations.contains { $0.expressions.contains(where: \.readsStep) }
    let lastOwnStep = equations.flatMap(\.overrides).map(\.step).max() ?? 0
    adulthood = readsStep ? nil : lastOwnStep
    self.cells = cells
    var network = circuit
    network.order = circuit.order.filter(cells.contains)
    network.assumptions = []
    network.claims = []
    self.network = network
    do throws(LoweringObstacle) {
      assumptions =
        circuit.assumptions.isEmpty
        ? nil : try Obligation(.undefinedness, in: circuit.keepingWhatAssumptionsSee).lowered()
    } catch {
      throw .assumption(error)
    }
    for (cell, _) in memory where circuit.isSmooth(cell) { throw .smooth(cell) }
  }

  /// Meets states until there are no more, or a limit ends the search.
  mutating func run(into result: inout ReachableStates, within budget: Budget) {
    let most = min(budget.maximumStates ?? .max, ReachableStates.mostStates)
    var states = [initialState]
    var places = [initialState: 0]
    var next = 0
    while next < states.count {
      result.firstSteps.append(result.steps.count)
      var run = Run(resumed(from: states[next]))
      for letter in 0..<network.alphabet.count {
        if let limit = result.steps.count >= ReachableStates.mostSteps ? .states(most) : budget.interruption() {
          result.limit = limit
          return
        }
        guard let registers = consider(letter, from: states[next]) else { continue }
        run.advance(by: letter)
        var step = ReachableStates.Step(from: next, letter: letter, values: values(of: run), problem: run.problem)
        if run.problem == nil {
          let state = successor(of: states[next], run, registers)
          if let known = places[state] {
            step.to = known
          } else if state.isLong {
            result.limit = .numbers
          } else if states.count < most {
            (step.to, places[state]) = (states.count, states.count)
            states.append(state)
            result.origins.append((next, letter))
          } else {
            result.limit = .states(most)
          }
        }
        result.steps.append(step)
        run.retreat()
      }
      next += 1
    }
  }
}

extension StateWalk {
  private var initialState: State {
    State(
      age: 0,
      values: memory.map { cell, depth in (0..<depth).map { network[cell].initialValue(atStep: -$0) } },
      registers: assumptions?.initialState ?? [])
  }

  /// What the assumptions remember after a letter; `nil` where the sequence is not considered.
  private func consider(_ letter: Int, from state: State) -> [BigInteger]? {
    guard let assumptions else { return [] }
    let (values, next) = assumptions.step(from: state.registers[...], letter: letter)
    return assumptions.reading(of: values) == .notConsidered ? nil : next
  }

  /// The circuit whose first step is the step after a state.
  private func resumed(from state: State) -> Circuit {
    var circuit = network
    for (place, (cell, _)) in memory.enumerated() { circuit.cells[cell.number].initial = state.values[place] }
    for id in network.order {
      guard let equation = network[id].equation, !equation.overrides.isEmpty || adulthood == nil else { continue }
      let overrides = equation.overrides.filter { $0.step > state.age }.map {
        (step: $0.step - state.age, value: adulthood == nil ? $0.value.later(by: state.age) : $0.value)
      }
      circuit.cells[id.number].equation = Equation(
        overrides: overrides, general: adulthood == nil ? equation.general.later(by: state.age) : equation.general)
    }
    return circuit
  }

  private func successor(of state: State, _ run: Run, _ registers: [BigInteger]) -> State {
    let trace = run.trace
    let values = memory.enumerated().map { place, remembered in
      [trace.value(of: remembered.cell, atStep: 1)?.rational] + state.values[place].dropLast()
    }
    return State(age: min(state.age + 1, adulthood ?? .max), values: values, registers: registers)
  }

  private func values(of run: Run) -> [Value?] {
    let trace = run.trace
    return network.cells.indices.map { cells.contains(CellID($0)) ? trace.value(of: CellID($0), atStep: 1) : nil }
  }
}

extension Circuit {
  /// The inputs, the units, and whatever else their equations read.
  var cellsOfNetwork: Set<CellID> {
    var open = units + alphabet.cells
    var cells = Set(open)
    while let id = open.popLast() {
      for read in (self[id].equation?.expressions ?? []).flatMap(\.readCells) where cells.insert(read).inserted {
        open.append(read)
      }
    }
    return cells
  }

  /// Whether a cell's values are those of a sigmoid or a tanh.
  fileprivate func isSmooth(_ cell: CellID) -> Bool {
    self[cell].equation?.expressions.contains { expression in
      if case .apply(let activation, _, _) = expression { activation.isSmooth } else { false }
    } ?? false
  }
}

extension Expression {
  /// The cells that are read, in the order of the text.
  var readCells: [CellID] {
    if case .read(let cell, _, _) = self { return [cell] }
    return children.flatMap(\.readCells)
  }

  /// Whether the value follows from the present step and some steps before it that are named by their distance.
  fileprivate var seesOnlyLastSteps: Bool {
    switch self {
    case .read(_, .relative(let lag), _): lag >= 0
    case .read, .at, .fold, .matches, .index: false
    default: children.allSatisfy(\.seesOnlyLastSteps)
    }
  }

  fileprivate func noteLags(in depths: inout [CellID: Int]) {
    if case .read(let cell, .relative(let lag), _) = self { depths[cell] = max(depths[cell] ?? 0, lag) }
    for child in children { child.noteLags(in: &depths) }
  }

  fileprivate var readsStep: Bool { self == .step || children.contains(where: \.readsStep) }

  /// The expression with `t + steps` for `t`.
  fileprivate func later(by steps: Int) -> Expression {
    if self == .step { return .arithmetic(.add, .step, .number(Rational(steps)), .none) }
    return replacingChildren { $0.later(by: steps) } ?? self
  }
}
