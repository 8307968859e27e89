public import CircuitModel

/// Circuits drawn at random that compute with numbers which are not rational, each with one sequence and a value to
/// differentiate: what recordings are for.
///
/// Two or three units with sigmoids, exponentials, roots, quotients and products, that look up to two steps back, with
/// constants of which one may be defined by another; now and then something that jumps or bends, and inputs of 0 so that
/// it does so just there.
public struct SmoothCircuit {
  private var random: SeededGenerator
  private var cells: [Cell] = []
  private var inputCount = 0

  private static let constants = 3

  /// A circuit with a sequence, and a value at the end of it.
  public struct Sample: Sendable {
    /// The circuit.
    public var circuit: Circuit
    /// What its inputs are.
    public var inputs: Inputs
    /// A number that depends on the run.
    public var loss: Expression
  }

  /// The sample of a seed.
  public static func make(seed: UInt64) -> Sample {
    var maker = SmoothCircuit(random: SeededGenerator(seed: seed))
    return maker.sample(seed: seed)
  }

  private mutating func sample(seed: UInt64) -> Sample {
    let isReal = random.oneIn(2)
    inputCount = 1 + random.below(2)
    let inputs = (0..<inputCount).map { CellID($0) }
    for input in inputs { cells.append(Cell(name: "x\(input.number + 1)", initial: [0, 0])) }
    let parameters = (0..<SmoothCircuit.constants).map { number -> Parameter in
      let value = Rational(random.below(9) - 4, random.pick([1, 2, 3]))
      guard number == SmoothCircuit.constants - 1, random.oneIn(2) else {
        return Parameter(name: "w\(number)", value: value)
      }
      return Parameter(
        name: "w\(number)", value: 0, definition: add(times(.number(2), parameter(0)), .number(Rational(1, 3))))
    }
    let units = (0..<2 + random.below(2)).map { CellID(inputCount + $0) }
    for unit in units { cells.append(Cell(name: "h\(unit.number)")) }
    for unit in units {
      // Initial values follow from a constant now and then.
      let term: Expression? = random.oneIn(2) ? parameter(random.below(2)) : nil
      cells[unit.number].initial = [Rational(random.below(3) - 1), Rational(random.below(2))]
      if let term { cells[unit.number].initialTerms = [term] }
      cells[unit.number].equation = Equation(general: equation(of: unit, among: units))
    }
    let choices = isReal ? Alphabet.Choices.real : .each([0, 1])
    guard let alphabet = Alphabet(inputs: inputs.map { .init(cells: [$0], choices: choices) }) else {
      preconditionFailure("two inputs have few letters")
    }
    let circuit = Circuit(
      name: "Smooth\(seed)", alphabet: alphabet, parameters: parameters,
      signals: cells.indices.map {
        Signal(name: cells[$0].name, role: $0 < inputCount ? .input : .output, components: [CellID($0)])
      }, cells: cells, order: units, isContinuous: true
    ).withConsistentConstants
    let length = 1 + random.below(4)
    let steps: Inputs =
      isReal
      ? .numbers((0..<length).map { _ in inputs.map { _ in Rational(random.below(7) - 3, random.pick([1, 2])) } })
      : .letters((0..<length).map { _ in random.below(alphabet.count) })
    return Sample(circuit: circuit, inputs: steps, loss: loss(of: units))
  }

  // MARK: Expressions

  private mutating func equation(of unit: CellID, among units: [CellID]) -> Expression {
    var sum = parameter(random.below(SmoothCircuit.constants))
    for _ in 0...random.below(2) {
      let isPast = random.oneIn(2) || unit.number == inputCount
      let read: Expression =
        isPast
        ? .read(random.pick(units), at: .relative(lag: 1 + random.below(2)), .none)
        : .read(CellID(random.below(unit.number)), at: .relative(lag: 0), .none)
      sum = add(sum, times(parameter(random.below(SmoothCircuit.constants)), read))
    }
    sum = add(
      sum, times(parameter(random.below(SmoothCircuit.constants)), .read(CellID(0), at: .relative(lag: 0), .none)))
    return bent(sum)
  }

  /// A function of a sum whose values stay small.
  private mutating func bent(_ sum: Expression) -> Expression {
    let square = Expression.arithmetic(.add, .number(1), power(sum, 2), .none)
    switch random.below(13) {
    case 0, 1: return apply(.sigmoid, sum)
    case 2, 3: return apply(.tanh, sum)
    case 4: return apply(.exp, apply(.tanh, sum))
    case 5: return apply(.log, square)
    case 6: return apply(.sqrt, square)
    case 7: return .arithmetic(.divide, sum, square, .none)
    case 8: return apply(.relu, sum)
    case 9: return apply(random.pick([.abs, .floor]), sum)
    case 10: return .extremum(random.pick([.minimum, .maximum]), [sum, .number(1), apply(.tanh, sum)])
    case 11: return .conditional(.compare(.greater, sum, .number(0)), apply(.sigmoid, sum), times(sum, .number(2)))
    default: return times(apply(.sigmoid, sum), apply(.tanh, .read(CellID(0), at: .relative(lag: 0), .none)))
    }
  }

  /// A loss over all steps, or something of the last.
  private mutating func loss(of units: [CellID]) -> Expression {
    let index = IndexID(1)
    let unit = random.pick(units)
    let last = Expression.read(unit, at: .relative(lag: 0), .none)
    switch random.below(4) {
    case 0: return last
    case 1: return times(last, add(parameter(0), .read(random.pick(units), at: .relative(lag: 0), .none)))
    case 2: return .conditional(.compare(.less, last, .number(1)), power(last, 2), last)
    default:
      let error = add(.read(unit, at: .index(index, offset: 0), .none), .number(Rational(-1, 2)))
      return .fold(random.pick([.sum, .sum, .maximum]), index, from: .number(1), to: .step, power(error, 2), .none)
    }
  }

  private func parameter(_ number: Int) -> Expression { .parameter(ParameterID(number)) }

  private func apply(_ activation: Activation, _ argument: Expression) -> Expression {
    .apply(activation, argument, .none)
  }

  private func power(_ base: Expression, _ exponent: Int) -> Expression {
    .arithmetic(.power, base, .number(Rational(exponent)), .none)
  }

  private func times(_ left: Expression, _ right: Expression) -> Expression {
    .arithmetic(.multiply, left, right, .none)
  }

  private func add(_ left: Expression, _ right: Expression) -> Expression { .arithmetic(.add, left, right, .none) }
}

extension Circuit {
  /// The circuit with every constant and initial value as its definition says.
  var withConsistentConstants: Circuit {
    var circuit = self
    for number in parameters.indices {
      if let term = parameters[number].definition { circuit.parameters[number].value = circuit.constant(term) }
    }
    for number in cells.indices {
      for (back, term) in cells[number].initialTerms.enumerated() {
        if let term { circuit.cells[number].initial[back] = circuit.constant(term) }
      }
    }
    return circuit
  }

  /// What an expression of constants is.
  private func constant(_ expression: Expression) -> Rational {
    do throws(EvaluationProblem) {
      if let number = try Run(self).value(of: expression).rational { return number }
    } catch {
      preconditionFailure("sums of constants have values")
    }
    preconditionFailure("sums of rational numbers are rational")
  }
}
