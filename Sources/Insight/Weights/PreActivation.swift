public import CircuitModel

/// A weighted sum in the equation of a unit, with what becomes of it.
///
/// Most units hold one: `step(h[t-1] + x[t] - 1.5)`. A linear unit is a sum that nothing is done to; an equation with products
/// or inner units holds several. Copies such as `y[t] = h[t]` hold none: they have no weights.
public struct PreActivation: Sendable {
  /// Where a sum stands in a circuit.
  public struct Place: Hashable, Sendable {
    /// The unit.
    public var cell: CellID
    /// The step whose own equation it is; `nil` for the general equation.
    public var step: Int?
    /// Which of the equation's sums it is, from the outside in.
    public var number: Int
  }

  /// What becomes of a sum.
  public enum Use: Hashable, Sendable {
    /// An activation is applied to it; the place is that of the activation.
    case activation(Activation)
    /// It is compared with 0; the place is that of the comparison, whose sides were brought together.
    case comparison(Relation)
    /// It is the value of the unit, or a factor of it.
    case value
  }

  /// Where it stands.
  public let place: Place
  /// What becomes of it.
  public let use: Use
  /// What is added up.
  public let sum: WeightedSum
  /// Where the activation is written, if there is one: components of a vector, and instances, share their text.
  public let range: SourceRange
  /// The way from the equation's expression down to what holds the sum, by places among `Expression.children`.
  let path: [Int]
}

extension PreActivation {
  /// Whether the unit only asks on which side of 0 the sum lies.
  public var isDecision: Bool { use.isDecision }

  /// What the unit answers for a value of the sum; `nil` for an undeclared tie, and where the sum is no decision.
  public func decision(on value: Rational) -> Rational? { use.decision(on: value) }
}

extension PreActivation.Use {
  /// Whether only the side of 0 matters on which the sum lies.
  public var isDecision: Bool {
    switch self {
    case .activation(.step), .activation(.sign), .comparison: true
    case .activation, .value: false
    }
  }

  /// What becomes of a value of the sum; `nil` for an undeclared tie, and where the use is no decision.
  public func decision(on value: Rational) -> Rational? {
    switch self {
    case .activation(.step(let tie)): PreActivation.Use.decide(value, below: 0, tie)
    case .activation(.sign(let tie)): PreActivation.Use.decide(value, below: -1, tie)
    case .comparison(let relation): relation.holds(of: value.signum()) ? 1 : 0
    case .activation, .value: nil
    }
  }

  private static func decide(_ value: Rational, below: Rational, _ tie: TieRule) -> Rational? {
    if !value.isZero { return value > 0 ? 1 : below }
    guard case .value(let answer) = tie else { return nil }
    return answer
  }
}

extension Circuit {
  /// The cells that are units of the network, in the order declared: what an equation of the text, or of an instance,
  /// computes, but neither references nor what inputs of instances are fed.
  public var units: [CellID] {
    signals.filter { $0.role == .unit || $0.role == .output }.flatMap(\.components)
  }

  /// Every weighted sum of every unit: by unit, then by step with the general equation last, then from the outside in.
  public var preActivations: [PreActivation] {
    units.flatMap { cell -> [PreActivation] in
      guard let equation = self[cell].equation else { return [] }
      let steps = equation.overrides.map { Optional($0.step) } + [nil]
      return steps.flatMap { preActivations(of: cell, atStep: $0) }
    }
  }

  /// The sums of the equations that hold at a step, by unit, then from the outside in.
  public func preActivations(atStep step: Int) -> [PreActivation] {
    units.flatMap { cell in
      let hasOwn = self[cell].equation?.overrides.contains { $0.step == step } ?? false
      return preActivations(of: cell, atStep: hasOwn ? step : nil)
    }
  }

  /// The sum at a place.
  public subscript(_ place: PreActivation.Place) -> PreActivation {
    preActivations(of: place.cell, atStep: place.step)[place.number]
  }

  /// The sums of one equation, from the outside in.
  private func preActivations(of cell: CellID, atStep step: Int?) -> [PreActivation] {
    guard let equation = self[cell].equation else { return [] }
    let own = step.flatMap { step in equation.overrides.first { $0.step == step }?.value }
    let expression = own ?? equation.general
    var collector = SumCollector(circuit: self, cell: cell, step: step)
    collector.visitValue(expression, at: [])
    return collector.found
  }
}

extension Circuit {
  /// Whether an expression adds something up, or multiplies it by a number.
  func isSum(_ expression: Expression) -> Bool {
    switch expression {
    case .arithmetic(.add, _, _, _), .arithmetic(.subtract, _, _, _): true
    case .arithmetic(.multiply, let left, let right, _):
      left.constant(in: self) != nil || right.constant(in: self) != nil
    case .arithmetic(.divide, _, let right, _): right.constant(in: self) != nil
    default: false
    }
  }
}

/// Walks an equation and notes the sums that are not part of a greater one.
private struct SumCollector {
  let circuit: Circuit
  let cell: CellID
  let step: Int?
  var found: [PreActivation] = []

  /// Looks at an expression whose value matters as it is.
  mutating func visitValue(_ expression: Expression, at path: [Int]) {
    if circuit.isSum(expression) { note(.value, WeightedSum(expression, in: circuit), at: path) }
    visitFactors(of: expression, at: path)
  }

  /// Looks at something that is no sum.
  private mutating func visit(_ expression: Expression, at path: [Int]) {
    switch expression {
    case .apply(let activation, let argument, let range):
      note(.activation(activation), WeightedSum(argument, in: circuit), at: path, range)
      visitFactors(of: argument, at: path + [0])
    case .compare(let relation, let left, let right):
      note(.comparison(relation), WeightedSum(left, minus: right, in: circuit), at: path)
      visitFactors(of: left, at: path + [0])
      visitFactors(of: right, at: path + [1])
    default:
      for (place, child) in expression.children.enumerated() { visitValue(child, at: path + [place]) }
    }
  }

  /// Looks at what is added up, but not at the sums on the way there.
  private mutating func visitFactors(of expression: Expression, at path: [Int]) {
    guard circuit.isSum(expression) else {
      visit(expression, at: path)
      return
    }
    for (place, child) in expression.children.enumerated() { visitFactors(of: child, at: path + [place]) }
  }

  private mutating func note(
    _ use: PreActivation.Use, _ sum: WeightedSum, at path: [Int], _ range: SourceRange = .none
  ) {
    let place = PreActivation.Place(cell: cell, step: step, number: found.count)
    found.append(PreActivation(place: place, use: use, sum: sum, range: range, path: path))
  }
}
