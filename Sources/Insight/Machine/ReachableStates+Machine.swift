public import CircuitModel

extension Circuit {
  /// The cells that the circuit puts out; all its units where it names no output.
  public var outputs: [CellID] {
    let named = signals.filter { $0.role == .output }.flatMap(\.components)
    return named.isEmpty ? units : named
  }
}

extension ReachableStates {
  /// The smallest machine that puts out what the circuit does.
  ///
  /// - Parameter observed: what is put out, of values of the present step alone; the outputs unless given.
  /// - Returns: the machine.
  /// - Throws: why there is none: the states are not all known, or something cannot be computed.
  public func machine(of observed: [Expression]? = nil) throws(MachineObstacle) -> MooreMachine {
    if let limit { throw .limit(limit) }
    var observer = Observer(observed ?? circuit.outputs.map { .read($0, at: .relative(lag: 0), .none) }, in: circuit)
    /// A state of the network, with what was put out on the way there.
    struct State: Hashable { var state: Int, output: [Value]? }
    var states = [State(state: 0, output: nil)]
    var numbers = [states[0]: 0]
    var next: [[Int?]] = []
    while next.count < states.count {
      var row: [Int?] = Array(repeating: nil, count: circuit.alphabet.count)
      for step in steps(from: states[next.count].state) {
        do throws(EvaluationProblem) {
          if let problem = step.problem { throw problem }
          guard let successor = step.to else { continue }
          let state = State(state: successor, output: try observer.values(at: step))
          if numbers[state] == nil {
            numbers[state] = states.count
            states.append(state)
          }
          row[step.letter] = numbers[state]
        } catch {
          throw .undefined(word: word(through: step), error)
        }
      }
      next.append(row)
    }
    return MooreMachine(outputs: states.map(\.output), next: next, letterCount: circuit.alphabet.count)
  }
}

/// Evaluates expressions about the present step from the values of the cells that they read.
private struct Observer {
  private let expressions: [Expression]
  private let circuit: Circuit
  private let cells: [CellID]
  private var known: [[Value?]: [Value]] = [:]

  init(_ expressions: [Expression], in circuit: Circuit) {
    self.expressions = expressions
    self.circuit = circuit
    cells = Set(expressions.flatMap(\.readCells)).sorted()
  }

  mutating func values(at step: ReachableStates.Step) throws(EvaluationProblem) -> [Value] {
    let read = cells.map { step.values[$0.number] }
    if let values = known[read] { return values }
    var still = circuit
    still.order = cells.filter { circuit[$0].equation != nil }
    for (cell, value) in zip(cells, read) where circuit[cell].equation != nil {
      guard let value else { continue }
      still.cells[cell.number].equation = Equation(general: value.expression)
    }
    var run = Run(still)
    run.advance(by: step.letter)
    var values: [Value] = []
    // The number that a smooth value happens to be is the number.
    for expression in expressions {
      let value = try run.value(of: expression).plain
      if case .enclosed = value { throw .notRational(at: .none, step: run.length) }
      values.append(value)
    }
    known[read] = values
    return values
  }
}

extension Value {
  /// The expression that has this value.
  fileprivate var expression: Expression {
    switch self {
    case .exact(let number): .number(number)
    case .smooth(let function, of: let argument): .apply(function, .number(argument), .none)
    case .enclosed: preconditionFailure("bounds are no value that a formula can hold")
    }
  }

  fileprivate var plain: Value { rational.map { .exact($0) } ?? self }
}
