import CircuitModel

/// The expressions of a circuit and a claim, each written down once: two that are the same have one number, wherever they
/// stand, so that it shows which values are equal whatever they are.
struct RangeGraph {
  /// A value, by the numbers of those that it is made of.
  enum Node: Hashable {
    case number(Rational)
    case step
    case read(CellID, lag: Int)
    case readStep(CellID, Int)
    case arithmetic(ArithmeticOperator, Int, Int)
    case apply(Activation, Int)
    case compare(Relation, Int, Int)
    case not(Int)
    case connect(Connective, Int, Int)
    case conditional(Int, Int, Int)
    case extremum(Extremum, [Int])
    /// What ranges do not follow.
    case unknown
  }

  /// The nodes; operands stand before what is made of them.
  private(set) var nodes: [Node] = []
  private var places: [Node: Int] = [:]
  private let circuit: Circuit

  /// Makes a graph of no expression.
  init(of circuit: Circuit) { self.circuit = circuit }

  /// The node at a place.
  subscript(_ place: Int) -> Node { nodes[place] }
}

extension RangeGraph {
  /// Writes an expression down, and says where it stands.
  mutating func add(_ expression: Expression) -> Int { place(node(of: expression)) }

  /// Whether a node is 1 minus another.
  func isRest(_ place: Int, of other: Int) -> Bool {
    guard case .arithmetic(.subtract, let one, other) = nodes[place] else { return false }
    return nodes[one] == .number(1)
  }

  /// Whether a node's value is a whole number by its form.
  func isWhole(_ place: Int) -> Bool {
    switch nodes[place] {
    case .step: true
    case .number(let number): number.isInteger
    case .arithmetic(.add, let a, let b), .arithmetic(.subtract, let a, let b), .arithmetic(.multiply, let a, let b):
      isWhole(a) && isWhole(b)
    default: false
    }
  }

  private mutating func place(_ node: Node) -> Int {
    if let place = places[node] { return place }
    nodes.append(node)
    places[node] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func node(of expression: Expression) -> Node {
    switch expression {
    case .number(let number): return .number(number)
    case .parameter(let id): return .number(circuit[id].value)
    case .step: return .step
    case .read(let cell, .relative(let lag), _): return .read(cell, lag: lag)
    case .read(let cell, .absolute(let step), _): return .readStep(cell, step)
    case .arithmetic(let operation, let left, let right, _): return .arithmetic(operation, add(left), add(right))
    case .apply(let activation, let argument, _): return .apply(activation, add(argument))
    case .compare(let relation, let left, let right): return .compare(relation, add(left), add(right))
    case .not(let operand): return .not(add(operand))
    case .connect(let connective, let left, let right): return .connect(connective, add(left), add(right))
    case .conditional(let condition, let yes, let no): return .conditional(add(condition), add(yes), add(no))
    case .extremum(let kind, let operands): return .extremum(kind, operands.map { add($0) })
    case .derivative(let body, let variable, let paths, _):
      return circuit.writtenOut(derivativeOf: body, by: variable, paths).map { node(of: $0) } ?? .unknown
    case .read, .index, .at, .fold, .matches: return .unknown
    }
  }
}
