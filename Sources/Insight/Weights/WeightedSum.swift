public import CircuitModel

/// What a unit adds up before its activation: signals, each times a number, and one number more.
///
/// `h[t-1] + 2 * x[t] - 3/2` has the terms `1 · h[t-1]` and `2 · x[t]` and the bias −3/2. A factor is whatever is not itself
/// a sum: mostly a signal at a step, sometimes an inner unit or a product. Two readings of one signal are put together.
public struct WeightedSum: Sendable {
  /// Something that is added, times a number.
  public struct Term: Sendable {
    /// The number, which may be 0.
    public var coefficient: Rational
    /// What it is multiplied by.
    public var factor: Expression
    /// The constants that make up the number; none where it is written in the equation, or understood to be 1.
    public var parameters: [ParameterID]
    /// The way from the sum's expression down to where the factor is first written, by places among
    /// `Expression.children`; in a difference of two, below 0 lies the first and below 1 the second.
    var path: [Int]
  }

  /// What is added, in the order of the text.
  public private(set) var terms: [Term] = []
  /// The number on its own.
  public private(set) var bias: Rational = 0
  /// The constants that make up the bias.
  public private(set) var biasParameters: [ParameterID] = []
  /// The numbers that add up to the bias, in the order of the text: −3/2 and −1/2 of `threshold(z - 3/2, 1/2)`.
  public private(set) var biasParts: [Rational] = []

  /// Reads a sum off an expression, or a difference of two.
  public init(_ expression: Expression, minus subtrahend: Expression? = nil, in circuit: Circuit) {
    guard let subtrahend else {
      add(expression, at: [], times: 1, [], circuit)
      return
    }
    add(expression, at: [0], times: 1, [], circuit)
    add(subtrahend, at: [1], times: -1, [], circuit)
  }
}

extension WeightedSum {
  /// The sum with other numbers: coefficients by the place of their term.
  func replacing(coefficients: [Int: Rational], bias: Rational?) -> WeightedSum {
    var sum = self
    for (place, number) in coefficients { sum.terms[place].coefficient = number }
    if let bias { (sum.bias, sum.biasParts) = (bias, [bias]) }
    return sum
  }

  /// The sum without one of its terms.
  func removing(term: Int) -> WeightedSum {
    var sum = self
    sum.terms.remove(at: term)
    return sum
  }

  /// The sum with another factor in one of its terms.
  func replacing(factorOf term: Int, by factor: Expression) -> WeightedSum {
    var sum = self
    sum.terms[term].factor = factor
    return sum
  }

  /// The sum as an expression, with every number written out, so that each keeps its place whatever it is.
  var expression: Expression {
    let products = terms.map { Expression.arithmetic(.multiply, .number($0.coefficient), $0.factor, .none) }
    guard let first = products.first else { return .number(bias) }
    let sum = products.dropFirst().reduce(first) { .arithmetic(.add, $0, $1, .none) }
    return .arithmetic(.add, sum, .number(bias), .none)
  }

  private mutating func add(
    _ expression: Expression, at path: [Int], times factor: Rational, _ parameters: [ParameterID], _ circuit: Circuit
  ) {
    if let constant = expression.constant(in: circuit) {
      bias += factor * constant
      biasParts.append(factor * constant)
      biasParameters += parameters + expression.parameters
      return
    }
    switch expression {
    case .arithmetic(.add, let left, let right, _):
      add(left, at: path + [0], times: factor, parameters, circuit)
      add(right, at: path + [1], times: factor, parameters, circuit)
    case .arithmetic(.subtract, let left, let right, _):
      add(left, at: path + [0], times: factor, parameters, circuit)
      add(right, at: path + [1], times: -factor, parameters, circuit)
    case .arithmetic(.multiply, let left, let right, _):
      if let constant = left.constant(in: circuit) {
        add(right, at: path + [1], times: factor * constant, parameters + left.parameters, circuit)
      } else if let constant = right.constant(in: circuit) {
        add(left, at: path + [0], times: factor * constant, parameters + right.parameters, circuit)
      } else {
        append(Term(coefficient: factor, factor: expression, parameters: parameters, path: path))
      }
    case .arithmetic(.divide, let left, let right, _):
      if let constant = right.constant(in: circuit), !constant.isZero {
        add(left, at: path + [0], times: factor / constant, parameters + right.parameters, circuit)
      } else {
        append(Term(coefficient: factor, factor: expression, parameters: parameters, path: path))
      }
    default:
      append(Term(coefficient: factor, factor: expression, parameters: parameters, path: path))
    }
  }

  private mutating func append(_ term: Term) {
    guard let place = terms.firstIndex(where: { $0.factor.readsTheSame(as: term.factor) }) else {
      terms.append(term)
      return
    }
    terms[place].coefficient += term.coefficient
    terms[place].parameters += term.parameters
  }
}

extension Expression {
  /// The number that the expression is at every step, where constants alone make it up.
  func constant(in circuit: Circuit) -> Rational? {
    switch self {
    case .number(let number): return number
    case .parameter(let id): return circuit[id].value
    case .arithmetic(let operation, let left, let right, _):
      guard let left = left.constant(in: circuit), let right = right.constant(in: circuit) else { return nil }
      switch operation {
      case .add: return left + right
      case .subtract: return left - right
      case .multiply: return left * right
      case .divide: return right.isZero ? nil : left / right
      case .remainder, .power: return nil
      }
    default: return nil
    }
  }

  /// The constants that occur, in the order of the text.
  var parameters: [ParameterID] {
    if case .parameter(let id) = self { return [id] }
    return children.flatMap(\.parameters)
  }

  /// Whether both are the same cell at the same moment.
  fileprivate func readsTheSame(as other: Expression) -> Bool {
    guard case .read(let cell, let moment, _) = self, case .read(cell, moment, _) = other else { return false }
    return true
  }
}
