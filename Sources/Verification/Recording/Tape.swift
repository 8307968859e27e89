import CircuitModel

/// The operations of a run, one after the other, each with its value: what a derivative is taken along.
///
/// An operation stands after its operands, so one sweep from the end to the beginning meets every operation after all that
/// use its value.
struct Tape {
  /// One operation.
  struct Node {
    /// What was done.
    var operation: Operation
    /// What came out.
    var value: Value
  }

  /// The operations; operands are places on the tape.
  enum Operation {
    /// A number that depends on nothing: of an input, a truth, or written as it is.
    case given
    /// A constant where an equation of a step, or a claim, mentions it; it may be defined by others.
    case appearance(ParameterID, step: Int?, definition: Int?)
    /// The same value, read so many steps later.
    case copy(Int, lag: Int)
    case arithmetic(ArithmeticOperator, Int, Int)
    case apply(Activation, Int)
    case sum([Int])
    /// The least or greatest of some values.
    case extremum([Int])
    /// Whether one value stands in some relation to another.
    case compare(Int, Int)
    /// A truth or a count of truths, which does not change with them nearby.
    case level([Int])
    /// One of two values, as a truth decides.
    case chosen(by: Int, Int)
    /// A derivative, which is not differentiated again.
    case derivative
  }

  /// After so many operations it is asked whether time is over.
  static let patience = 64

  /// The operations so far.
  private(set) var nodes: [Node] = []

  /// How many operations there are.
  var count: Int { nodes.count }

  /// The operation at a place.
  subscript(_ place: Int) -> Node { nodes[place] }

  /// Writes an operation down, and says where.
  mutating func add(_ operation: Operation, _ value: Value) -> Int {
    nodes.append(Node(operation: operation, value: value))
    return nodes.count - 1
  }

  /// Forgets everything from a place on.
  mutating func cut(to count: Int) {
    nodes.removeLast(nodes.count - count)
  }
}
