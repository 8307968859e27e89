public import CircuitModel

/// A state as `b * f(W * h[t-1] + … )`: a weighted sum of its own past and of inputs, with one activation around it or none.
///
/// Then the derivative of a step is a slope of the activation times a weight, and the steepest slope bounds it.
public struct RecurrentForm: Sendable {
  /// Sigmoid or tanh; `nil` for a linear state.
  public let activation: Activation?
  /// By lag the weights of each component's past, a row a component, with the number that the activation is multiplied by.
  public let weights: [Int: [[Rational]]]
  /// What each component applies the activation to.
  let arguments: [Expression]

  /// Reads the form off the equations of some cells; `nil` where they do not have it.
  init?(of components: [CellID], in circuit: Circuit) {
    var reader = FormReader(circuit: circuit, components: components)
    var (weights, arguments): ([Int: [[Rational]]], [Expression]) = ([:], [])
    var activations: Set<Activation?> = []
    for (row, cell) in components.enumerated() {
      guard let equation = circuit[cell].equation, equation.overrides.isEmpty,
        let found = reader.read(equation.general)
      else { return nil }
      activations.insert(found.activation)
      arguments.append(found.argument)
      for (place, lag, weight) in found.weights {
        let empty = components.map { _ in components.map { _ in Rational(0) } }
        weights[lag, default: empty][row][place] += weight
      }
    }
    guard activations.count == 1, let activation = activations.first, !weights.isEmpty else { return nil }
    (self.activation, self.weights, self.arguments) = (activation, weights, arguments)
  }
}

extension RecurrentForm {
  /// The steepest slope of the activation.
  public var greatestSlope: Rational { activation == .sigmoid ? Rational(1, 4) : 1 }

  /// The greatest row sum of magnitudes among the weights of a lag: no change grows by more.
  public func norm(ofLag lag: Int) -> Rational {
    (weights[lag] ?? []).map { $0.reduce(Rational(0)) { $0 + $1.magnitude } }.max() ?? 0
  }

  /// What is left of a change after 0, 1, … steps at most: by the steepest slope at each, and no signs.
  public func bounds(_ steps: Int) -> [Rational] {
    var bounds: [Rational] = [1]
    for step in stride(from: 1, through: steps, by: 1) {
      let parts = weights.keys.filter { $0 <= step }.map { greatestSlope * norm(ofLag: $0) * bounds[step - $0] }
      bounds.append(parts.reduce(0, +))
    }
    return bounds
  }

  /// The slope of the activation at each component of a step.
  func slopes(atStep step: Int) -> [Expression] {
    guard let activation else { return [] }
    return arguments.map { argument in
      let value = Expression.apply(activation, argument, .none)
      let square = Expression.arithmetic(.multiply, value, value, .none)
      let slope = Expression.arithmetic(.subtract, activation == .sigmoid ? value : .number(1), square, .none)
      return .at(.absolute(step), slope, .none)
    }
  }
}

/// Reads one equation.
private struct FormReader {
  let circuit: Circuit
  let components: [CellID]
  /// How many nodes may still be written out.
  private var room = 2000

  init(circuit: Circuit, components: [CellID]) {
    self.circuit = circuit
    self.components = components
  }

  mutating func read(
    _ equation: Expression
  ) -> (activation: Activation?, argument: Expression, weights: [(place: Int, lag: Int, weight: Rational)])? {
    guard let expression = writtenOut(equation) else { return nil }
    let sum = WeightedSum(expression, in: circuit)
    let applied = sum.terms.filter { if case .apply = $0.factor { true } else { false } }
    guard let first = applied.first else {
      return weights(of: sum, times: 1).map { (nil, expression, $0) }
    }
    guard applied.count == 1, case .apply(let activation, let argument, _) = first.factor, activation.isSmooth,
      sum.terms.allSatisfy({ readsInputs($0.factor) || $0.factor == first.factor }),
      let weights = weights(of: WeightedSum(argument, in: circuit), times: first.coefficient)
    else { return nil }
    return (activation, argument, weights)
  }

  /// The weights of the state's own past in a sum that has nothing else in it but inputs.
  private func weights(
    of sum: WeightedSum, times factor: Rational
  ) -> [(place: Int, lag: Int, weight: Rational)]? {
    var weights: [(place: Int, lag: Int, weight: Rational)] = []
    for term in sum.terms {
      if readsInputs(term.factor) { continue }
      guard case .read(let cell, .relative(let lag), _) = term.factor, lag > 0,
        let place = components.firstIndex(of: cell)
      else { return nil }
      weights.append((place, lag, factor * term.coefficient))
    }
    return weights
  }

  /// Whether nothing but inputs and the step is read.
  private func readsInputs(_ expression: Expression) -> Bool {
    if case .read(let cell, _, _) = expression { return circuit[cell].equation == nil }
    return expression.children.allSatisfy(readsInputs)
  }

  /// The expression with the equations of units of the same step in their places.
  private mutating func writtenOut(_ expression: Expression) -> Expression? {
    room -= 1
    if room < 0 { return nil }
    if case .read(let cell, .relative(lag: 0), _) = expression, let equation = circuit[cell].equation {
      return equation.overrides.isEmpty ? writtenOut(equation.general) : nil
    }
    if expression.children.isEmpty { return expression }
    var isWhole = true
    let result = expression.replacingChildren { child in
      if let written = writtenOut(child) { return written }
      isWhole = false
      return child
    }
    return isWhole ? result : nil
  }
}
