import CircuitModel

/// What can be wrong with shapes: numbers, vectors and matrices where another is due.
enum ShapeProblem: Reportable {
  case mismatch(String, Shape, Shape, SourceRange)
  case product(Shape, Shape, SourceRange)
  case noComponents(text: String, isName: Bool, range: SourceRange)
  case indexOutOfRange(Int, size: Int, text: String, SourceRange)
  case numberExpected(Shape, SourceRange)
  case powerOfVector(Shape, SourceRange)
  case orderOfVectors(String, Shape, SourceRange)
  case vectorExpected(Function, Shape, text: String, SourceRange)
  case ragged(Shape, Shape, number: Int, SourceRange, first: SourceRange)
  case tooDeep(SourceRange)
  case conflict(String, Shape, Shape, SourceRange, first: SourceRange)
  case matrixSignal(String, Shape, SourceRange)
  case emptySignal(String, SourceRange)
  case unknownShape(String, SourceRange)
  case argumentShape(String, circuit: String, wanted: Shape, given: Shape, SourceRange)
  case rowShape(String, wanted: Shape, given: Shape, SourceRange)

  /// The problem in words.
  func report() -> Diagnostic {
    switch self {
    case .mismatch("if", let left, let right, let range):
      return Diagnostic(
        .shapeMismatch, "`then` gives \(left.words), but `else` gives \(right.words)", at: .init(range),
        help: "both must have the same shape")
    case .mismatch(let operation, let left, let right, let range): return mismatch(operation, left, right, range)
    case .product(let left, let right, let range): return product(left, right, range)
    case .noComponents(let text, let isName, let range):
      return Diagnostic(
        .noComponents, "\(isName ? "`\(text)`" : "this") is a number and has no components",
        at: .init(range), help: "remove the brackets after it")
    case .indexOutOfRange(let index, let size, let text, let range):
      return Diagnostic(
        .indexOutOfRange, "`\(text)` has no component \(index)", at: .init(range),
        help: size == 0 ? "it is empty" : "indices go from 1 to \(size)")
    case .numberExpected(let shape, let range):
      return Diagnostic(
        .numberExpected, "a number must stand here, and this is \(shape.words)", at: .init(range),
        help: "pick a component, as in `v[1]`")
    case .powerOfVector(let shape, let range):
      return Diagnostic(
        .numberExpected, "`^` takes numbers and vectors, and this is \(shape.words)", at: .init(range),
        help: "for the square of each component write `M .* M`, for the product with itself `M * M`")
    case .orderOfVectors(let operation, let shape, let range):
      return Diagnostic(
        .numberExpected, "`\(operation)` compares numbers, and here is \(shape.words)", at: .init(range),
        help: "compare components, as in `v[1] \(operation) w[1]`; only `==` and `!=` compare vectors")
    case .vectorExpected(let function, let shape, let text, let range):
      return vectorExpected(function, shape, text, range)
    case .ragged(let first, let other, let number, let range, let firstRange):
      return Diagnostic(
        .raggedMatrix, "component \(number) is \(other.words), but component 1 is \(first.words)", at: .init(range),
        secondary: firstRange == range ? [] : [.init(firstRange, first.words)],
        help: "all components of a vector are numbers, and all rows of a matrix are equally long")
    case .tooDeep(let range):
      return Diagnostic(
        .raggedMatrix, "this would be a vector of matrices", at: .init(range),
        help: "there are numbers, vectors and matrices; give each matrix a name of its own")
    case .conflict(let name, let shape, let other, let range, let first):
      return Diagnostic(
        .signalShape, "`\(name)` is \(shape.words), but this gives \(other.words)", at: .init(range, other.words),
        secondary: [.init(first, shape.words)],
        help: "all equations of a signal have one shape; an initial value may also be one number for all components")
    case .matrixSignal(let name, let shape, let range):
      return Diagnostic(
        .signalShape, "`\(name)` would be \(shape.words)", at: .init(range),
        help: "a signal is a number or a vector; write one signal for each row")
    case .emptySignal(let name, let range):
      return Diagnostic(
        .signalShape, "`\(name)` would be a vector without components", at: .init(range),
        help: "a signal has at least one component")
    case .unknownShape(let name, let range):
      return Diagnostic(
        .signalShape, "the shape of `\(name)` cannot be told from its equations", at: .init(range),
        help: "give it an initial value of the shape that is meant, such as `\(name)[0] = [0, 0]`")
    case .argumentShape(let name, let circuit, let wanted, let given, let range):
      return Diagnostic(
        .argumentShape, "the input `\(name)` of `\(circuit)` is \(wanted.words), and this is \(given.words)",
        at: .init(range), help: "give it \(wanted.words)")
    case .rowShape(let name, let wanted, let given, let range):
      let form = wanted == .number ? "a number a step, as in `0 1 1`" : "a vector a step, as in `[0 1] [1 1]`"
      return Diagnostic(
        .rowShape, "`\(name)` is \(wanted.words), and this is \(given.words)", at: .init(range),
        help: "write \(form)\(wanted == .number ? "" : ", each with \(wanted.count) components")")
    }
  }
}

extension ShapeProblem {
  private func mismatch(_ operation: String, _ left: Shape, _ right: Shape, _ range: SourceRange) -> Diagnostic {
    let isMixed = left == .number || right == .number
    let help: String =
      switch operation {
      case ".*" where isMixed: "to scale a vector write `*`"
      case "/" where left == .number: "write the quotients one by one, as in `[1 / v[i] for i in 1..\(right.count)]`"
      case "~" where right == .number: "write a number for each component, as in `[0.65, 0.43]`"
      default: "give both one shape"
      }
    let verb = ["==", "!=", "~"].contains(operation) ? "compares" : "joins"
    return Diagnostic(
      .shapeMismatch, "`\(operation)` \(verb) \(left.words) with \(right.words)", at: .init(range), help: help)
  }

  private func vectorExpected(
    _ function: Function, _ shape: Shape, _ text: String, _ range: SourceRange
  ) -> Diagnostic {
    let help: String =
      switch function {
      case .transpose: "a number is its own transpose"
      case .softmax where shape == .number: "of two scores a and b write `softmax([a, b])`; of one, `sigmoid` is meant"
      default: shape == .number ? "write `[\(text)]` for a vector of one" : "take its rows one by one"
      }
    return Diagnostic(
      .vectorExpected, "`\(function.rawValue)` \(function.needOfVectors), and this is \(shape.words)", at: .init(range),
      help: help)
  }

  private func product(_ left: Shape, _ right: Shape, _ range: SourceRange) -> Diagnostic {
    let help: String
    if left.sizes.count == 1, right.sizes.count == 2 {
      help = """
        a vector before a matrix is not in the language; write \
        `[sum(v[i] * M[i][j] for i in 1..\(left.sizes[0])) for j in 1..\(right.sizes[1])]`
        """
    } else if left.sizes.count == 1 {
      help = "two vectors multiply to their dot product and must be equally long; `.*` is elementwise"
    } else {
      help =
        "the matrix has \(left.sizes[1]) columns, so what it multiplies must have \(left.sizes[1]) "
        + (right.sizes.count == 1 ? "components" : "rows")
    }
    return Diagnostic(
      .productShapes, "`*` cannot join \(left.words) with \(right.words)", at: .init(range), help: help)
  }
}

extension Function {
  /// What a function that asks for a vector does with it.
  fileprivate var needOfVectors: String {
    switch self {
    case .concat: "joins vectors"
    case .outer: "multiplies the components of two vectors"
    case .transpose: "turns a matrix or a vector"
    default: "takes a vector"
    }
  }
}
