import CircuitModel

/// Finds the shapes of signals from their equations, before these are elaborated.
///
/// Signals may refer to each other in circles (`h[t] = step(W * h[t-1])`), so shapes are guessed from what is known so
/// far until nothing new is learned; a signal about which nothing says otherwise is a number. Guesses are silent: an
/// equation that makes no sense is reported when it is elaborated.
struct ShapeInference {
  private let draft: Draft
  private var indices: [String: Rational] = [:]

  /// What is known of an expression's shape.
  private enum Guess: Equatable {
    case known(Shape)
    /// It depends on a signal whose shape is not known yet.
    case unknown
    /// It makes no sense, or depends on something that makes none.
    case broken
  }

  private init(_ draft: Draft) { self.draft = draft }

  /// Gives every signal of a draft its shape; a signal with equations that make no sense gets none.
  static func run(on draft: Draft) {
    let open = draft.signals.indices.filter { place in
      let signal = draft.signals[place]
      return signal.isOpen && !signal.isOfInstance && signal.role != .input
    }
    let readers = readers(of: open, draft)
    var queue = Array(open.reversed())
    var rest = open[...]
    while true {
      while let place = queue.popLast() {
        guard draft.signals[place].isOpen, learn(place, draft) else { continue }
        queue += readers[place, default: []]
      }
      // Nothing more can be learned: the first signal about which nothing is known is a number, and that may tell more.
      guard let place = rest.popFirst() else { return }
      guard draft.signals[place].isOpen else { continue }
      draft.signals[place].shape = .number
      queue = readers[place, default: []]
    }
  }

  /// The signals in whose equations each signal stands.
  private static func readers(of open: [Int], _ draft: Draft) -> [Int: [Int]] {
    var readers: [Int: [Int]] = [:]
    for place in open {
      let signal = draft.signals[place]
      let names = (signal.equations.map(\.value) + signal.initialValues.map(\.value)).reduce(into: Set<String>()) {
        $0.formUnion($1.names)
      }
      for name in names.sorted() {
        if let read = draft.signalPlaces[name] { readers[read.number, default: []].append(place) }
      }
    }
    return readers
  }

  /// Looks at the equations of a signal; says whether they tell more than before.
  private static func learn(_ place: Int, _ draft: Draft) -> Bool {
    let signal = draft.signals[place]
    let inference = ShapeInference(draft)
    var isOpen = false
    for equation in signal.equations {
      let guess = inference.guess(equation.value)
      if settle(place, guess, equation.range, draft) { return true }
      isOpen = isOpen || guess == .unknown
    }
    for initial in signal.initialValues {
      // A number is spread over a vector, so it says nothing.
      let guess = inference.guess(initial.value)
      if guess != .known(.number), settle(place, guess, initial.range, draft) { return true }
      isOpen = isOpen || guess == .unknown
    }
    if !isOpen { draft.signals[place].isShapeless = true }
    return !isOpen
  }

  private static func settle(_ place: Int, _ guess: Guess, _ range: SourceRange, _ draft: Draft) -> Bool {
    guard case .known(let shape) = guess, shape.sizes.count < 2 else { return false }
    draft.signals[place].shape = shape
    draft.signals[place].shapeOrigin = range
    return true
  }
}

extension ShapeInference {
  private func guess(_ syntax: ExpressionSyntax) -> Guess {
    switch syntax.kind {
    case .number, .hole, .truth, .matches: return .known(.number)
    case .name(let name): return named(name)
    case .member: return signal(syntax) ?? .broken
    case .subscripted(let base, _): return signal(base) ?? component(of: guess(base))
    case .slice(let base, _, _): return signal(base) ?? .broken
    case .call(let name, let arguments), .labelledCall(let name, let arguments, _): return call(name.text, arguments)
    case .quantified(let name, let body, let loop):
      guard let fold = Function(rawValue: name.text)?.fold else { return .broken }
      return fold == .sum ? element(of: loop, body) : .known(.number)
    case .vector(let components): return stack(components.map { guess($0) }, count: components.count)
    case .comprehension(let body, let loop):
      guard let from = number(loop.from), let to = number(loop.to) else { return .broken }
      return stack([element(of: loop, body)], count: max(0, to - from + 1))
    case .unary(let operation, let operand): return operation == .not ? .known(.number) : guess(operand)
    case .binary(let operation, let left, let right, _): return binary(operation, left, right)
    case .conditional(let condition, let first, let second):
      switch constant(condition) {
      case 1: return guess(first)
      case 0: return guess(second)
      default: return either(guess(first), guess(second))
      }
    case .parenthesized(let inner): return guess(inner)
    }
  }

  private func named(_ name: String) -> Guess {
    if indices[name] != nil || name == "t" { return .known(.number) }
    switch draft.scope[name]?.kind {
    case .familyParameter: return .known(.number)
    case .constant(let place): return draft.constants[place].tensor.map { .known($0.shape) } ?? .broken
    case .signal, .part, nil: return .broken
    }
  }

  private func signal(_ syntax: ExpressionSyntax) -> Guess? {
    let elaborator = Elaborator(draft: draft, context: .formula)
    switch draft.silently({ elaborator.signalReference(syntax) }) {
    case .other: return nil
    case .broken: return .broken
    case .signal(let place):
      let signal = draft.signals[place.number]
      if let shape = signal.shape { return .known(shape) }
      return signal.role == .input || signal.isOfInstance || !signal.isOpen ? .broken : .unknown
    }
  }

  private func component(of guess: Guess) -> Guess {
    // What has a component is a vector, since no signal is a matrix.
    if guess == .unknown { return .known(.number) }
    guard case .known(let shape) = guess else { return guess }
    return shape.sizes.isEmpty ? .broken : .known(Shape(sizes: Array(shape.sizes.dropFirst())))
  }

  private func call(_ name: String, _ arguments: [ExpressionSyntax]) -> Guess {
    guard let function = Function(rawValue: name), function.arity.contains(arguments.count) else { return .broken }
    switch function {
    case .step, .sign, .relu, .floor, .abs, .sigmoid, .tanh, .exp, .log, .sqrt, .threshold, .clamp, .sum, .reverse,
      .softmax:
      return guess(arguments[0])
    case .concat:
      var size = 0
      for argument in arguments {
        guard case .known(let shape) = guess(argument) else { return guess(argument) }
        size += shape.count
      }
      return .known(.vector(size))
    case .min, .max, .all, .any, .count, .parity, .value, .previously, .once, .historically, .since, .norm:
      return .known(.number)
    case .outer: return size(of: arguments[0], and: arguments[1]) { .matrix(rows: $0, columns: $1) }
    case .transpose:
      guard case .known(let shape) = guess(arguments[0]), let rows = shape.sizes.first else {
        return guess(arguments[0])
      }
      return .known(.matrix(rows: shape.sizes.count == 2 ? shape.sizes[1] : 1, columns: rows))
    case .derivative:
      guard case .known(let body) = guess(arguments[0]), case .known(let variable) = guess(arguments[1]) else {
        return .unknown
      }
      return .known(Shape(sizes: body.sizes + variable.sizes))
    }
  }

  private func size(
    of left: ExpressionSyntax, and right: ExpressionSyntax, _ shape: (Int, Int) -> Shape
  ) -> Guess {
    switch (guess(left), guess(right)) {
    case (.known(let a), .known(let b)): .known(shape(a.count, b.count))
    case (.broken, _), (_, .broken): .broken
    default: .unknown
    }
  }

  private func binary(_ operation: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax) -> Guess {
    switch operation {
    case .add, .subtract: return sum(guess(left), guess(right))
    case .elementwise: return either(guess(left), guess(right))
    case .multiply: return product(guess(left), guess(right))
    case .divide, .power: return guess(left)
    default: return .known(.number)
    }
  }

  private func product(_ left: Guess, _ right: Guess) -> Guess {
    switch (left, right) {
    case (.broken, _), (_, .broken): return .broken
    case (.known(let a), _) where a.sizes.count == 2:
      if case .known(let b) = right { return b.sizes.isEmpty ? left : product(a, b) }
      return .known(.vector(a.sizes[0]))
    case (.known(let a), .known(let b)):
      if a.sizes.isEmpty { return right }
      return b.sizes.isEmpty ? left : product(a, b)
    case (.known(let a), .unknown) where a.sizes.isEmpty: return .unknown
    case (.unknown, _), (_, .unknown): return .unknown
    }
  }

  private func product(_ left: Shape, _ right: Shape) -> Guess {
    .known(Shape(sizes: Array(left.sizes.dropLast() + right.sizes.dropFirst())))
  }

  /// The shape of a sum: a number is added to each component of a vector.
  private func sum(_ left: Guess, _ right: Guess) -> Guess {
    switch (left, right) {
    case (.broken, _), (_, .broken): .broken
    case (.known(.number), _): right
    case (_, .known(.number)), (.known, _): left
    default: right
    }
  }

  /// The shape of two things that must have the same.
  private func either(_ left: Guess, _ right: Guess) -> Guess {
    if case .known = left { return left }
    if case .known = right { return right }
    return left == .unknown || right == .unknown ? .unknown : .broken
  }

  private func stack(_ elements: [Guess], count: Int) -> Guess {
    if count == 0 { return .known(.vector(0)) }
    for case .known(let shape) in elements { return .known(Shape(sizes: [count] + shape.sizes)) }
    return elements.contains(.unknown) ? .unknown : .broken
  }

  /// The shape of the first element of a loop.
  private func element(of loop: ForSyntax, _ body: ExpressionSyntax) -> Guess {
    var inner = self
    inner.indices[loop.name.text] = number(loop.from).map { Rational($0) } ?? 1
    return inner.guess(body)
  }

  private func number(_ syntax: ExpressionSyntax) -> Int? { constant(syntax).flatMap { Int(exactly: $0.floor()) } }

  private func constant(_ syntax: ExpressionSyntax) -> Rational? {
    var elaborator = Elaborator(draft: draft, context: .constant)
    for (name, value) in indices {
      elaborator.indices[name] = .init(declaration: syntax.range, value: .number(value))
    }
    return draft.silently { elaborator.constant(syntax) }
  }
}

extension DraftSignal {
  /// Whether the shape may still be found.
  fileprivate var isOpen: Bool { shape == nil && !hasBrokenEquation && !isShapeless }
}
