import CircuitModel
import Verification

/// The derivatives of one random circuit, by the interpreter in forward mode, by the engine in reverse, and as quotients of
/// differences.
public struct SmoothComparison {
  /// How many derivatives agreed, and how many of those agree with a quotient too.
  public private(set) var agreed = 0
  /// How many agreed with a quotient of differences as well.
  public private(set) var measured = 0
  /// How many have no value, as both say.
  public private(set) var withoutValue = 0
  /// What disagrees.
  public private(set) var disagreements: [String] = []

  private let sample: SmoothCircuit.Sample
  private static let bits = 256
  /// How far numbers are moved, and how far a quotient may then be off. A tanh can come within 2^-40 of a bend at 1.
  private static let (shift, tolerance) = (Rational(2).power(-120), Rational(1, 1 << 30))

  /// Compares all derivatives of the sample of a seed.
  public init(seed: UInt64) {
    sample = SmoothCircuit.make(seed: seed)
    for (variable, paths) in questions { compare(variable, paths, seed: seed) }
  }

  private var circuit: Circuit { sample.circuit }

  private var questions: [(Variable, Paths)] {
    let length = sample.inputs.length
    let constants = circuit.parameters.indices.flatMap { number -> [(Variable, Paths)] in
      let variable = Variable.parameter(ParameterID(number))
      return [
        (variable, .all), (variable, .appearance(atStep: length)), (variable, .window(1)), (variable, .window(2)),
      ]
    }
    let steps = Set([0, 1, length]).sorted()
    return constants
      + circuit.order.flatMap { cell in
        steps.flatMap { step -> [(Variable, Paths)] in
          let variable = Variable.cell(cell, at: .absolute(step))
          return [(variable, .all), (variable, .window(2))]
        }
      }
  }

  private mutating func compare(_ variable: Variable, _ paths: Paths, seed: UInt64) {
    let expression = Expression.derivative(sample.loss, by: variable, paths, .none)
    let place = "seed \(seed), by \(variable), \(paths)"
    switch (byDefinition(expression, in: circuit), recorded(expression)) {
    case (.success(let forward), .success(let reverse)):
      let (one, two) = (forward.enclosure(bits: Self.bits), reverse.enclosure(bits: Self.bits))
      guard one.lower <= two.upper, two.lower <= one.upper else {
        disagreements.append("\(place): forward \(one.lowerBound), reverse \(two.lowerBound)")
        return
      }
      agreed += 1
      if let moved = moved(variable, paths) { measure(one, moved, place) }
    case (.failure, .failure): withoutValue += 1
    case (.success(let value), .failure(let problem)):
      disagreements.append("\(place): forward \(value), reverse \(problem)")
    case (.failure(let problem), .success(let value)):
      disagreements.append("\(place): forward \(problem), reverse \(value)")
    }
  }

  /// Holds a derivative against the quotient of what the loss changes by.
  private mutating func measure(_ slope: Enclosure, _ moved: (up: Circuit, down: Circuit), _ place: String) {
    guard case .success(let above) = byDefinition(sample.loss, in: moved.up),
      case .success(let below) = byDefinition(sample.loss, in: moved.down)
    else {
      disagreements.append("\(place): the loss has no value nearby")
      return
    }
    let (high, low) = (above.enclosure(bits: Self.bits), below.enclosure(bits: Self.bits))
    let (least, most) = (
      (high.lowerBound - low.upperBound) / (2 * Self.shift), (high.upperBound - low.lowerBound) / (2 * Self.shift)
    )
    guard least - Self.tolerance <= slope.upperBound, slope.lowerBound <= most + Self.tolerance else {
      disagreements.append("\(place): \(slope.lowerBound.decimal(digits: 12)), measured \(least.decimal(digits: 12))")
      return
    }
    measured += 1
  }

  // MARK: Values

  private func byDefinition(_ expression: Expression, in circuit: Circuit) -> Result<Value, EvaluationProblem> {
    Result { () throws(EvaluationProblem) in
      var run = Run(circuit, bits: Self.bits)
      for step in 0..<sample.inputs.length {
        run.advance(along: sample.inputs, step)
        if let problem = run.problem { throw problem }
      }
      return try run.value(of: expression)
    }
  }

  private func recorded(_ expression: Expression) -> Result<Value, EvaluationProblem> {
    Result { () throws(EvaluationProblem) in
      var recording = try Recording(circuit, bits: Self.bits)
      for values in sample.inputs.values(in: circuit.alphabet) {
        recording.advance(with: values)
        if let problem = recording.problem { throw problem }
      }
      return try recording.value(of: expression)
    }
  }

  // MARK: Moving a number

  /// The circuit with the number moved up and down; `nil` where paths are left out, which no quotient measures.
  private func moved(_ variable: Variable, _ paths: Paths) -> (up: Circuit, down: Circuit)? {
    guard let up = moved(variable, paths, by: Self.shift), let down = moved(variable, paths, by: -Self.shift) else {
      return nil
    }
    return (up, down)
  }

  private func moved(_ variable: Variable, _ paths: Paths, by shift: Rational) -> Circuit? {
    var circuit = circuit
    switch (variable, paths) {
    case (.parameter(let id), .all):
      guard circuit[id].definition == nil else { return nil }
      circuit.parameters[id.number].value = circuit[id].value + shift
      return circuit.withConsistentConstants
    case (.parameter(let id), .appearance(let step)):
      for cell in circuit.order {
        guard let equation = circuit[cell].equation else { continue }
        let value = equation.general.moving(id, by: shift, in: circuit)
        circuit.cells[cell.number].equation?.overrides = [(step, value)]
      }
      return circuit
    case (.cell(let cell, .absolute(let step)), .all):
      if step < 1 {
        guard let value = circuit[cell].initialValue(atStep: step) else { return nil }
        circuit.cells[cell.number].initial[-step] = value + shift
      } else if let equation = circuit[cell].equation {
        let value = Expression.arithmetic(.add, equation.general, .number(shift), .none)
        circuit.cells[cell.number].equation?.overrides = [(step, value)]
      }
      return circuit
    default: return nil
    }
  }
}

extension Expression {
  /// The expression with a constant moved wherever it stands, also in the definitions of others.
  fileprivate func moving(_ id: ParameterID, by shift: Rational, in circuit: Circuit) -> Expression {
    if case .parameter(let other) = self {
      if other == id { return .arithmetic(.add, self, .number(shift), .none) }
      return circuit[other].definition?.moving(id, by: shift, in: circuit) ?? self
    }
    return replacingChildren { $0.moving(id, by: shift, in: circuit) } ?? self
  }
}
