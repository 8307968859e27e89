/// How many operations one step of a circuit takes, in the dimensions that its file names.
///
/// Counted are the equations of units that hold at every step. Forward: a product of a matrix of n rows and m columns with a
/// vector is n·m multiplications and n·(m − 1) additions, a sum of vectors of n components n additions, an elementwise
/// product n multiplications, a power with exponent k one multiplication less than k; a minus sign, a transpose and whatever
/// is made of constants alone are free. Backward: for each operation what the chain rule multiplies for each operand that
/// depends on a signal or on a constant with a name, inputs included, and one addition for each gradient that arrives at a
/// component of a signal or constant. Nothing goes back through a step, a sign, a floor or a comparison.
public struct StepCounts: Hashable, Sendable {
  /// A size that the file gives a name.
  public struct Dimension: Hashable, Sendable {
    /// The name of the constant or of the parameter of a family.
    public var name: String
    /// What it is in this circuit.
    public var value: Int
  }

  /// A product in which components are multiplied and summed: of a matrix with a vector or a matrix, or of two vectors.
  public struct Product: Hashable, Sendable {
    /// The product as it is written.
    public var text: String
    /// The constant with a name that is a factor, where one is.
    public var constant: String?
    /// The multiplications forward.
    public var forward: Polynomial
    /// The multiplications that bring the gradient to what depends on signals.
    public var toSignals: Polynomial
    /// The multiplications that bring the gradient to constants.
    public var toConstants: Polynomial
  }

  /// The circuit.
  public var circuit: String
  /// The dimensions, in the order declared, as far as counts depend on them.
  public var dimensions: [Dimension] = []
  /// The products, in the order of the text.
  public var products: [Product] = []
  /// What a step takes forward.
  public var forward = OperationCount()
  /// What brings the gradient to signals.
  public var toSignals = OperationCount()
  /// What brings the gradient to constants.
  public var toConstants = OperationCount()
  /// Whether a value that takes operations is used in several places, so that it is kept, not computed again.
  var keepsValues = false
  /// How many equations could be counted in numbers only.
  var equationsInNumbers = 0

  init(circuit: String) { self.circuit = circuit }
}

extension StepCounts {
  /// The names of the dimensions, for texts.
  public var names: [String] { dimensions.map(\.name) }

  /// All that goes back.
  public var backward: OperationCount { toSignals + toConstants }

  /// The multiplications of all products together.
  public var productTotal: Product {
    Product(
      text: "all products", constant: nil, forward: products.reduce(0) { $0 + $1.forward },
      toSignals: products.reduce(0) { $0 + $1.toSignals }, toConstants: products.reduce(0) { $0 + $1.toConstants })
  }

  /// The multiplications of all products backward but for the gradients of each constant: a last layer is often given.
  public var backwardWithout: [(constant: String, multiplications: Polynomial)] {
    var names: [String] = []
    for case let name? in products.map(\.constant) where !names.contains(name) { names.append(name) }
    let total = productTotal
    return names.map { name in
      let own = products.filter { $0.constant == name }.reduce(Polynomial(0)) { $0 + $1.toConstants }
      return (name, total.toSignals + total.toConstants - own)
    }
  }

  /// Everything when dimensions are other numbers.
  mutating func replace(_ values: [String: Polynomial]) {
    for place in products.indices {
      products[place].forward = products[place].forward.replacing(values)
      products[place].toSignals = products[place].toSignals.replacing(values)
      products[place].toConstants = products[place].toConstants.replacing(values)
    }
    forward = forward.replacing(values)
    toSignals = toSignals.replacing(values)
    toConstants = toConstants.replacing(values)
  }

  /// The names that some count depends on.
  var namesInUse: Set<String> {
    products.reduce(into: forward.names.union(toSignals.names).union(toConstants.names)) {
      $0.formUnion($1.forward.names.union($1.toSignals.names).union($1.toConstants.names))
    }
  }
}

/// How many operations of each sort there are.
public struct OperationCount: Hashable, Sendable {
  /// Products of two numbers.
  public var multiplications: Polynomial = 0
  /// Sums and differences of two numbers.
  public var additions: Polynomial = 0
  /// Quotients of two numbers.
  public var divisions: Polynomial = 0
  /// Evaluated functions by name; `comparison` is a question which of two numbers is greater.
  public private(set) var functions: [String: Polynomial] = [:]
}

extension OperationCount {
  /// Both together.
  public static func + (left: OperationCount, right: OperationCount) -> OperationCount {
    var sum = left
    sum.multiplications += right.multiplications
    sum.additions += right.additions
    sum.divisions += right.divisions
    for (name, count) in right.functions { sum.add(count, of: name) }
    return sum
  }

  /// Notes evaluations of a function.
  mutating func add(_ count: Polynomial, of function: String) {
    let sum = functions[function, default: 0] + count
    functions[function] = sum.isZero ? nil : sum
  }

  /// The counts when dimensions are other numbers.
  public func replacing(_ values: [String: Polynomial]) -> OperationCount {
    var result = OperationCount()
    result.multiplications = multiplications.replacing(values)
    result.additions = additions.replacing(values)
    result.divisions = divisions.replacing(values)
    for (name, count) in functions { result.add(count.replacing(values), of: name) }
    return result
  }

  var names: Set<String> {
    functions.values.reduce(into: multiplications.names.union(additions.names).union(divisions.names)) {
      $0.formUnion($1.names)
    }
  }
}
