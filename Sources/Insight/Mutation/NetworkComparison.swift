public import CircuitModel
public import Verification

/// Whether two networks over the same inputs put out the same on every considered sequence.
///
/// Both are put side by side in one circuit, with the claim that their outputs are equal; the engines decide it, and the audit
/// confirms what they say. The considered sequences are those of the first circuit.
public enum NetworkComparison: Hashable, Sendable {
  /// They put out the same, on sequences of every length.
  case same
  /// The shortest sequence, and among those the least, at whose end they differ.
  case different(word: [Int])
  /// Nothing is known, and why.
  case unknown(reason: String)

  /// Compares a circuit with a changed one.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - changed: the same circuit with something about its network changed.
  ///   - length: the length to cover where no proof is found; the circuit's own unless given.
  ///   - budget: what may be used.
  /// - Throws: a disagreement between an engine and the audit.
  public init(
    of circuit: Circuit, with changed: Circuit, upTo length: Int? = nil, within budget: Budget
  ) throws(Disagreement) {
    guard let joint = circuit.joined(with: changed) else {
      self = .unknown(reason: "an output that is not rational cannot be compared")
      return
    }
    switch try verify(joint, with: .auto, upTo: length, within: budget)[0].verdict.judgement {
    case .proved: self = .same
    case .fails(let trace), .tie(let trace, _), .undefined(let trace, _): self = .different(word: trace.word)
    case .holds(let length): self = .unknown(reason: "no difference up to length \(length), and no proof beyond")
    case .unknown(let reason, _): self = .unknown(reason: reason)
    case .witnessed, .noWitness, .vacuous, .nothingConsidered: self = .unknown(reason: "nothing is considered")
    }
  }
}

extension Circuit {
  /// The circuit beside the network of a changed one, with one claim: that both put out the same. `nil` where that cannot be
  /// said.
  func joined(with changed: Circuit) -> Circuit? {
    var joint = self
    joint.claims = []
    let inputs = Set(alphabet.cells)
    // An input is shared, unless what it was before the first step differs.
    let copied = changed.cellsOfNetwork.sorted().filter {
      !inputs.contains($0) || changed[$0].initial != self[$0].initial
    }
    let numbers = copied.enumerated().map { ($1, CellID(cells.count + $0)) }
    let copies = Dictionary(uniqueKeysWithValues: numbers)
    let copiedInputs = copied.filter(inputs.contains)
    for id in copied {
      var cell = changed[id].mapped(to: copies, in: changed)
      if inputs.contains(id) { cell.equation = Equation(general: .read(id, at: .relative(lag: 0), .none)) }
      joint.cells.append(cell)
    }
    joint.order += (copiedInputs + changed.order).compactMap { copies[$0] }
    var equalities: [Expression] = []
    for output in outputs {
      guard let copy = copies[output] else { continue }
      guard isSmooth(output) || changed.isSmooth(output) else {
        equalities.append(.compare(.equal, .now(output), .now(copy)))
        continue
      }
      // Sigmoid and tanh are one to one: equal values have equal arguments.
      guard let argument = joint.addArgument(of: output), let other = joint.addArgument(of: copy),
        argument.activation == other.activation
      else { return nil }
      equalities.append(.compare(.equal, .now(argument.cell), .now(other.cell)))
    }
    joint.signals.append(
      Signal(name: "", role: .reference, components: (cells.count..<joint.cells.count).map { CellID($0) }))
    let claim = equalities.dropFirst().reduce(equalities.first ?? .number(1)) { .connect(.and, $0, $1) }
    joint.claims = [Claim(name: "same", kind: .prove(claim, when: nil))]
    return joint
  }

  private func isSmooth(_ cell: CellID) -> Bool {
    (self[cell].equation?.expressions ?? []).contains { expression in
      switch expression {
      case .apply(let activation, _, _): activation.isSmooth
      case .read(let source, .relative(lag: 0), _): isSmooth(source)
      default: false
      }
    }
  }

  /// A new cell with the argument of a smooth unit, or of the one that it copies.
  private mutating func addArgument(of cell: CellID) -> (activation: Activation, cell: CellID)? {
    guard let equation = self[cell].equation else { return nil }
    if equation.overrides.isEmpty, case .read(let source, .relative(lag: 0), _) = equation.general {
      return addArgument(of: source)
    }
    var activations: Set<Activation> = []
    var arguments: [Expression] = []
    for expression in equation.expressions {
      guard case .apply(let activation, let argument, _) = expression, activation.isSmooth else { return nil }
      activations.insert(activation)
      arguments.append(argument)
    }
    guard activations.count == 1, let activation = activations.first, let general = arguments.popLast() else {
      return nil
    }
    let id = CellID(cells.count)
    let overrides = zip(equation.overrides, arguments).map { (step: $0.step, value: $1) }
    cells.append(Cell(name: "", equation: Equation(overrides: overrides, general: general)))
    order.append(id)
    return (activation, id)
  }
}

extension Cell {
  /// The cell with other cells in place of some, and numbers in place of constants.
  fileprivate func mapped(to copies: [CellID: CellID], in circuit: Circuit) -> Cell {
    guard var equation else { return self }
    equation.general = equation.general.mapped(to: copies, in: circuit)
    for number in equation.overrides.indices {
      equation.overrides[number].value = equation.overrides[number].value.mapped(to: copies, in: circuit)
    }
    return Cell(name: name, initial: initial, equation: equation)
  }
}

extension Expression {
  /// The value of a cell at the present step.
  static func now(_ cell: CellID) -> Expression { .read(cell, at: .relative(lag: 0), .none) }

  fileprivate func mapped(to copies: [CellID: CellID], in circuit: Circuit) -> Expression {
    switch self {
    case .parameter(let id): .number(circuit[id].value)
    case .read(let cell, let moment, let range):
      .read(copies[cell] ?? cell, at: moment.mapped(to: copies, in: circuit), range)
    case .at(let moment, let body, let range):
      .at(moment.mapped(to: copies, in: circuit), body.mapped(to: copies, in: circuit), range)
    default: replacingChildren { $0.mapped(to: copies, in: circuit) } ?? self
    }
  }
}

extension Moment {
  fileprivate func mapped(to copies: [CellID: CellID], in circuit: Circuit) -> Moment {
    if case .computed(let step) = self { .computed(step.mapped(to: copies, in: circuit)) } else { self }
  }
}
