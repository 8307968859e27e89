public import CircuitModel
public import Verification

extension Circuit {
  /// The smallest machine that puts out what a claim says must be put out, with no network in it.
  ///
  /// Its states are what has to be remembered to tell the value of the formula: for each value that the formula takes, the
  /// registers of the obligation that it is this value. Two sequences with the same registers are followed by the same
  /// values, for each of these is then taken after both or after neither. The values themselves are those of the
  /// interpreter.
  ///
  /// - Throws: why there is none; a formula that counts without bound has no finite machine.
  public func machine(
    of specification: Specification, within budget: Budget = Budget()
  ) throws(MachineObstacle) -> MooreMachine {
    var formula = FormulaMachine(specification.required, in: self, within: budget)
    while true {
      if let machine = try formula.machine() { return machine }
    }
  }
}

/// The search for the states of a formula.
private struct FormulaMachine {
  private struct State: Hashable {
    /// For each value, what the obligation remembers.
    var registers: [[BigInteger]]
    var output: Rational?
  }

  /// The inputs, and the references that the formula or an assumption reads.
  private let circuit: Circuit
  private let formula: Expression
  private let budget: Budget
  /// The values met so far, each with the obligation that the formula is this value.
  private var values: [Rational] = []
  private var networks: [CompiledNetwork] = []

  /// The most states where what is remembered stays within bounds that are known.
  private static let mostStates = 1 << 12
  /// The most states where it may grow: enough for a formula whose bounds are only not known, and little to wait for.
  private static let mostStatesOfUnbounded = 1 << 8
  private static let mostSteps = 1 << 14
  private static let mostValues = 64

  init(_ formula: Expression, in circuit: Circuit, within budget: Budget) {
    self.formula = formula
    self.budget = budget
    var part = circuit
    let seen = circuit.cellsSeen(by: [formula] + circuit.assumptions.map(\.formula))
    part.order = circuit.order.filter(seen.contains)
    part.claims = []
    self.circuit = part
  }

  /// The machine; `nil` where a value was met that is new, and the search must begin again.
  mutating func machine() throws(MachineObstacle) -> MooreMachine? {
    let letters = circuit.alphabet.count
    let isBounded = networks.allSatisfy { $0.registers.allSatisfy(\.range.isBounded) }
    let mostStates = isBounded ? FormulaMachine.mostStates : FormulaMachine.mostStatesOfUnbounded
    let most = min(budget.maximumStates ?? .max, mostStates)
    var states = [State(registers: networks.map(\.initialState), output: nil)]
    var numbers = [states[0]: 0]
    var words: [[Int]] = [[]]
    var next: [[Int?]] = []
    while next.count < states.count {
      var row: [Int?] = []
      if (next.count + 1) * letters > FormulaMachine.mostSteps { throw .limit(.states(most)) }
      for letter in 0..<letters {
        if let limit = budget.interruption() { throw .limit(limit) }
        guard let value = try value(after: words[next.count] + [letter]) else {
          row.append(nil)
          continue
        }
        if !values.contains(value) {
          try take(value)
          return nil
        }
        let registers = zip(networks, states[next.count].registers).map { network, registers in
          network.step(from: registers[...], letter: letter).next
        }
        let state = State(registers: registers, output: value)
        if let known = numbers[state] {
          row.append(known)
          continue
        }
        if states.count == most { throw .limit(.states(most)) }
        row.append(states.count)
        numbers[state] = states.count
        states.append(state)
        words.append(words[next.count] + [letter])
      }
      next.append(row)
    }
    return MooreMachine(
      outputs: states.map { $0.output.map { [.exact($0)] } }, next: next, letterCount: letters)
  }

  /// What the formula is worth at the end of a sequence, by definition; `nil` where it is not considered.
  private func value(after word: [Int]) throws(MachineObstacle) -> Rational? {
    var run = Run(circuit)
    for letter in word { run.advance(by: letter) }
    do throws(EvaluationProblem) {
      switch Obligation(.undefinedness, in: circuit).observe(run) {
      case .notConsidered: return nil
      case .undefined(let problem): throw problem
      case .quiet, .event: break
      }
      guard let value = try run.value(of: formula).rational else {
        throw .notRational(at: .none, step: word.count)
      }
      return value
    } catch {
      throw .undefined(word: word, error)
    }
  }

  private mutating func take(_ value: Rational) throws(MachineObstacle) {
    if values.count == FormulaMachine.mostValues { throw .values(FormulaMachine.mostValues) }
    let isThis = Expression.compare(.equal, formula, .number(value))
    do throws(LoweringObstacle) {
      networks.append(try Obligation(.violation(of: isThis, when: nil), in: circuit).lowered())
    } catch {
      throw .formula(error)
    }
    values.append(value)
  }
}
