import CircuitModel

/// A scalar that a piece of text elaborated to.
struct Scalar {
  /// What the engines evaluate.
  var expression: Expression
  /// The nodes of the expression counted as a tree. Subtrees are shared in memory, but whoever walks the expression
  /// meets them again and again, so this is the number that is limited.
  var size: Int
  /// The value, where it depends on no signal and no step.
  var constant: Rational?

  /// Makes a scalar.
  init(_ expression: Expression, size: Int = 1, constant: Rational? = nil) {
    self.expression = expression
    self.size = size
    self.constant = constant
  }

  /// The scalar of a number.
  static func number(_ value: Rational) -> Scalar { Scalar(.number(value), constant: value) }
  /// The scalar of a truth.
  static func truth(_ value: Bool) -> Scalar { number(value ? 1 : 0) }

  /// Whether the expression is nothing but a number.
  var isLiteral: Bool { if case .number = expression { true } else { false } }
}

/// A number, a vector or a matrix of scalars.
struct Tensor {
  /// The sizes: none for a number, one for a vector, rows and columns for a matrix.
  var shape: Shape
  /// The components; those of a matrix row by row. A slice, so that a row of a matrix needs no copy.
  var elements: ArraySlice<Scalar>

  /// Makes a tensor.
  init(shape: Shape, elements: ArraySlice<Scalar>) {
    self.shape = shape
    self.elements = elements
  }

  /// Makes a tensor.
  init(shape: Shape, elements: [Scalar]) { self.init(shape: shape, elements: elements[...]) }

  /// The tensor of one number.
  init(_ scalar: Scalar) { self.init(shape: .number, elements: [scalar]) }

  /// The scalar at a place in the list of components, counted from 0.
  subscript(place: Int) -> Scalar { elements[elements.startIndex + place] }

  /// The scalar, where this is a number.
  var scalar: Scalar? { shape == .number ? elements.first : nil }

  /// The component at a place counted from 0: a number of a vector, a row of a matrix.
  func component(_ place: Int) -> Tensor {
    let rest = shape.sizes.dropFirst()
    let width = rest.reduce(1, *)
    let start = elements.startIndex + place * width
    return Tensor(shape: Shape(sizes: Array(rest)), elements: elements[start..<(start + width)])
  }
}

/// The sizes of a value.
struct Shape: Hashable {
  /// None for a number, one for a vector, rows and columns for a matrix.
  var sizes: [Int]

  /// The shape of a number.
  static let number = Shape(sizes: [])
  /// The shape of a vector.
  static func vector(_ size: Int) -> Shape { Shape(sizes: [size]) }
  /// The shape of a matrix.
  static func matrix(rows: Int, columns: Int) -> Shape { Shape(sizes: [rows, columns]) }

  /// How many scalars there are.
  var count: Int { sizes.reduce(1, *) }

  /// The shape as a message says it: `a number`, `a vector of 3`, `a 2 by 3 matrix`.
  var words: String {
    switch sizes.count {
    case 0: "a number"
    case 1: "a vector of \(sizes[0])"
    default: "a \(sizes.map(String.init).joined(separator: " by ")) matrix"
    }
  }
}

/// The values of a signal over a range of steps, `x[a..b]`: not a value itself, but what `all`, `value`, `==` take.
struct Slice {
  /// The cells of the signal.
  var cells: [CellID]
  /// Whether the signal is a vector.
  var shape: Shape
  /// The first step.
  var from: Scalar
  /// The last step.
  var to: Scalar
  /// Whether `reverse` stood around it.
  var isReversed = false
  /// Where it is written.
  var range: SourceRange
}

/// What an expression elaborated to.
enum Term {
  case tensor(Tensor)
  case slice(Slice)
}
