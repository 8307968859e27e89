public import CircuitModel
public import Verification

/// What a circuit's outputs come down to as a machine, what its claims ask for as machines, and how many threshold units
/// either needs at least.
public struct MachineAnalysis: Sendable {
  /// A claim that says what is put out, as a machine.
  public struct Asked: Sendable {
    /// The claim.
    public let specification: Specification
    /// The machine that it asks for, or why there is none.
    public let machine: Result<MooreMachine, MachineObstacle>
    /// The machine of the network, of what the claim is about.
    public let network: Result<MooreMachine, MachineObstacle>
    /// What any circuit for the claim needs; `nil` without a machine of the claim.
    public let bound: UnitBound?
  }

  /// The circuit.
  public let circuit: Circuit
  /// How many states the network has, as far as known; `nil` where they cannot be told apart at all.
  public let networkStates: Int?
  /// The machine of all outputs together, or why there is none.
  public let machine: Result<MooreMachine, MachineObstacle>
  /// What any circuit with these outputs needs; `nil` without a machine.
  public let bound: UnitBound?
  /// The claims that say what is put out.
  public let asked: [Asked]

  /// Finds the machines of a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - states: its states, or what keeps them from being told apart.
  ///   - budget: what the search for the states of a claim may use.
  public init(
    of circuit: Circuit, reaching states: Result<ReachableStates, StatesObstacle>, within budget: Budget = Budget()
  ) {
    self.circuit = circuit
    func machine(of observed: [Expression]) -> Result<MooreMachine, MachineObstacle> {
      states.mapError(MachineObstacle.states).flatMap { states in
        Result { () throws(MachineObstacle) in try states.machine(of: observed) }
      }
    }
    func bound(of machine: Result<MooreMachine, MachineObstacle>, reading observed: [Expression]) -> UnitBound? {
      (try? machine.get())?.unitBound(countingPresentOutput: observed.allSatisfy(circuit.isFunctionOfUnits))
    }
    let outputs = circuit.outputs.map { Expression.read($0, at: .relative(lag: 0), .none) }
    networkStates = (try? states.get())?.count
    self.machine = machine(of: outputs)
    self.bound = bound(of: self.machine, reading: outputs)
    let specifications = circuit.continuity == nil ? circuit.specifications : []
    asked = specifications.map { specification in
      let asked = Result { () throws(MachineObstacle) in try circuit.machine(of: specification, within: budget) }
      return Asked(
        specification: specification, machine: asked, network: machine(of: [specification.observed]),
        bound: bound(of: asked, reading: [specification.observed]))
    }
  }
}

extension MachineAnalysis.Asked {
  /// How the machine of the network and that of the claim compare.
  public enum Comparison: Sendable {
    /// They are the same, but for the names of their states.
    case same
    /// The shortest sequence, and among those the least, on which they do not do the same, with the states that it leads to;
    /// a state is missing where the machine does not consider the sequence.
    case different(word: [Int], network: Int?, claim: Int?)
    /// One of them is missing.
    case unknown
  }

  /// How the machine of the network and that of the claim compare.
  public var comparison: Comparison {
    guard case .success(let asked) = machine, case .success(let network) = network else { return .unknown }
    guard let (word, one, two) = network.difference(from: asked) else { return .same }
    return .different(word: word, network: one, claim: two)
  }
}
