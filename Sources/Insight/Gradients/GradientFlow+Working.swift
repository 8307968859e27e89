public import CircuitModel
import Verification

extension GradientFlow {
  /// Works the flow out along a sequence; without one along that of the first example.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - inputs: what its inputs are.
  /// - Throws: why there is none to show.
  /// - Complexity: a sweep over the whole run for each component, and one over two steps for each component and step.
  public init(of circuit: Circuit, along inputs: Inputs? = nil) throws(GradientObstacle) {
    let found = circuit.gradientStates
    if found.isEmpty { throw .noState }
    guard let inputs = inputs ?? circuit.firstSequence, inputs.length > 0 else { throw .noSequence }
    let count = found.reduce(0) { $0 + $1.signal.components.count }
    guard count <= GradientFlow.mostComponents, inputs.length <= GradientFlow.mostSteps else {
      throw .tooLarge(components: count, steps: inputs.length)
    }
    self.circuit = circuit
    self.inputs = inputs
    states = try GradientFlow.refined { bits throws(EvaluationProblem) -> [State] in
      var work = try FlowWork(circuit, along: inputs, bits: bits)
      var states: [State] = []
      for (signal, lags) in found {
        var state = try work.state(signal, lags, isAlone: found.count == 1)
        let others = circuit.signalsReached(by: signal, among: found.map(\.signal)).prefix(GradientFlow.mostReached)
        for other in others { state.reached.append(try work.reach(of: other, by: state)) }
        states.append(state)
      }
      return states
    }
  }

  /// The most components that states may have together.
  static let mostComponents = 24
  /// The most other signals of which it is said how a state reaches them.
  private static let mostReached = 3
  /// The longest sequence.
  public static let mostSteps = 400
  /// So many digits that count are asked for.
  public static let digits = 16
  /// Numbers of which digits are still missing with so many bits are left as they are.
  private static let mostBits = 1024

  /// Works something out with more and more bits until enough digits are certain.
  private static func refined(
    _ work: (Int) throws(EvaluationProblem) -> [State]
  ) throws(GradientObstacle) -> [State] {
    var bits = Precision.usualBits
    while true {
      do throws(EvaluationProblem) {
        let states = try work(bits)
        if bits >= mostBits || states.allSatisfy(\.isCertain) { return states }
      } catch {
        guard case .undecided = error, bits < Precision.mostBits else { throw .problem(error) }
      }
      bits *= 2
    }
  }
}

extension GradientFlow.State {
  fileprivate var isCertain: Bool {
    steps.allSatisfy { step in
      ([step.factor, step.total] + step.slopes + [step.product].compactMap(\.self)).allSatisfy {
        $0.isCertain(digits: GradientFlow.digits)
      }
    }
  }
}

/// A run whose derivatives are asked for.
private struct FlowWork {
  private let circuit: Circuit
  private let length: Int
  private let bits: Int
  private var recording: Recording

  init(_ circuit: Circuit, along inputs: Inputs, bits: Int) throws(EvaluationProblem) {
    self.circuit = circuit
    self.bits = bits
    length = inputs.length
    recording = try Recording(circuit, bits: bits)
    for values in inputs.values(in: circuit.alphabet) {
      recording.advance(with: values)
      if let problem = recording.problem { throw problem }
    }
  }

  mutating func state(
    _ signal: Signal, _ lags: [Int], isAlone: Bool
  ) throws(EvaluationProblem) -> GradientFlow.State {
    let cells = signal.components
    let form = RecurrentForm(of: cells, in: circuit)
    // A state that has no value at step 0 is first there at step 1.
    let begins = cells.allSatisfy { circuit[$0].initialValue(atStep: 0) != nil } ? 1 : 2
    let steps = Array(stride(from: begins, through: length, by: 1))
    let bounds = form?.bounds(length)
    let totals = try jacobians(of: cells, at: length, by: cells, at: steps.map { $0 - 1 }, .all)
    var result: [GradientFlow.Step] = []
    for (step, total) in zip(steps, totals) {
      let factor = try jacobians(of: cells, at: step, by: cells, at: [step - 1], .window(2))[0]
      let slopes = try recording.values(of: form?.slopes(atStep: step) ?? [])
      result.append(
        GradientFlow.Step(
          number: step, factor: try measure(factor, isVector: signal.isVector),
          slopes: slopes.map { Measure($0, bits: bits) },
          total: try measure(total, isVector: signal.isVector), product: nil,
          bound: bounds.map { Measure($0[length - step + 1]) }))
    }
    if !signal.isVector, !isAlone || lags != [1] {
      var product = Value.exact(1)
      for place in result.indices.reversed() {
        product = try arithmetic.combine(.multiply, product, result[place].factor.value)
        result[place].product = Measure(product, bits: bits)
      }
    }
    return GradientFlow.State(
      name: signal.name, components: cells, isVector: signal.isVector, lags: lags, form: form, steps: result,
      reached: [])
  }

  /// How a state reaches another signal at the last step.
  mutating func reach(
    of signal: Signal, by state: GradientFlow.State
  ) throws(EvaluationProblem) -> GradientFlow.Reached {
    let steps = state.steps.map { $0.number - 1 }
    var totals: [Measure] = []
    let isVector = signal.isVector || state.isVector
    for matrix in try jacobians(of: signal.components, at: length, by: state.components, at: steps, .all) {
      totals.append(try measure(matrix, isVector: isVector))
    }
    return GradientFlow.Reached(name: signal.name, isVector: isVector, totals: totals)
  }

  private var arithmetic: Arithmetic { Arithmetic(bits: bits, at: .none, step: length) }

  /// The derivatives of some cells at a step by some cells at others: a matrix for each of those, row by row.
  private mutating func jacobians(
    of cells: [CellID], at step: Int, by sources: [CellID], at others: [Int], _ paths: Paths
  ) throws(EvaluationProblem) -> [[[Value]]] {
    var expressions: [Expression] = []
    for cell in cells {
      let body = Expression.read(cell, at: .absolute(step), .none)
      for other in others {
        expressions += sources.map { .derivative(body, by: .cell($0, at: .absolute(other)), paths, .none) }
      }
    }
    let values = try recording.values(of: expressions)
    let width = sources.count * others.count
    return others.indices.map { other in
      cells.indices.map { row in
        let first = row * width + other * sources.count
        return Array(values[first..<(first + sources.count)])
      }
    }
  }

  /// A derivative of numbers as it is, one of vectors by its greatest row sum of magnitudes.
  private func measure(_ matrix: [[Value]], isVector: Bool) throws(EvaluationProblem) -> Measure {
    if !isVector { return Measure(matrix[0][0], bits: bits) }
    var sums: [Value] = []
    for row in matrix {
      var magnitudes: [Value] = []
      for value in row { magnitudes.append(try arithmetic.apply(.abs, to: value)) }
      sums.append(try arithmetic.sum(magnitudes))
    }
    return Measure(try arithmetic.extremum(.maximum, of: sums), bits: bits)
  }
}
