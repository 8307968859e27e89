extension Expression {
  /// The expressions directly inside, in the order of the text.
  package var children: [Expression] {
    switch self {
    case .number, .parameter, .step, .index: []
    case .read(_, let moment, _): moment.children
    case .at(let moment, let body, _): moment.children + [body]
    case .arithmetic(_, let a, let b, _), .compare(_, let a, let b), .connect(_, let a, let b): [a, b]
    case .apply(_, let a, _), .not(let a): [a]
    case .conditional(let a, let b, let c): [a, b, c]
    case .extremum(_, let operands): operands
    case .fold(_, _, let from, let to, let body, _), .matches(_, _, let from, let to, let body): [from, to, body]
    case .derivative(let body, .parameter, _, _): [body]
    case .derivative(let body, .cell(_, at: let moment), _, _): [body] + moment.children
    }
  }

  /// How many quantifiers lie within each other, past operators among them.
  package var quantifierDepth: Int {
    let inner = children.reduce(0) { max($0, $1.quantifierDepth) }
    switch self {
    case .fold, .matches: return inner + 1
    default: return inner
    }
  }

  /// Whether an index occurs.
  func mentions(_ index: IndexID) -> Bool {
    switch self {
    case .index(index): true
    case .read(_, .index(index, _), _), .at(.index(index, _), _, _): true
    case .derivative(_, by: .cell(_, at: .index(index, _)), _, _): true
    default: children.contains { $0.mentions(index) }
    }
  }

  /// Whether the value depends on the present step otherwise than through bound indices.
  package var dependsOnStep: Bool {
    switch self {
    case .step, .read(_, .relative, _), .at(.relative, _, _), .derivative: true
    // A fixed step is there to be read only once it has come.
    case .read(_, .absolute(let step), _): step >= 1
    case .fold(_, _, _, let to, _, _) where to.isFixed, .matches(_, _, _, let to, _) where to.isFixed: true
    // Inside `at`, `t` is another step; the body cannot see the present one.
    case .at(let moment, _, _): moment.children.contains(where: \.dependsOnStep)
    default: children.contains(where: \.dependsOnStep)
    }
  }

  /// Whether this neither moves with the step nor with an index.
  private var isFixed: Bool {
    switch self {
    case .step, .index, .read: false
    default: children.allSatisfy(\.isFixed)
    }
  }

  /// Whether, judged at an earlier step, this may read one that came after it.
  var mayReadAhead: Bool {
    switch self {
    case .read(_, .absolute(let step), _): step >= 1
    case .read(_, .computed, _): true
    case .read(_, .index(_, let offset), _): offset > 0
    case .read(_, .relative(let lag), _): lag < 0
    case .fold(_, _, _, let to, _, _) where to.isFixed, .matches(_, _, _, let to, _) where to.isFixed: true
    default: children.contains(where: \.mayReadAhead)
    }
  }

  /// The cells that are read, at any step.
  package var cells: Set<CellID> {
    var cells = children.reduce(into: Set<CellID>()) { $0.formUnion($1.cells) }
    switch self {
    case .read(let cell, _, _), .derivative(_, by: .cell(let cell, _), _, _): cells.insert(cell)
    default: break
    }
    return cells
  }

  /// Whether evaluating the expression could go wrong, as far as its form tells.
  var mayBeUndefined: Bool {
    switch self {
    case .apply(.step(.undeclared), _, _), .apply(.sign(.undeclared), _, _): true
    case .arithmetic(.divide, _, let divisor, _), .arithmetic(.remainder, _, let divisor, _):
      divisor.isNonZeroNumber ? children.contains(where: \.mayBeUndefined) : true
    case .arithmetic(.power, let base, let exponent, _):
      !(exponent.isWholeNumber || base.isNonZeroNumber) || children.contains(where: \.mayBeUndefined)
    case .read(_, .relative(let lag), _): lag < 0
    case .read, .at, .fold, .matches, .derivative: true
    case .apply(.log, _, _), .apply(.sqrt, _, _): true
    default: children.contains(where: \.mayBeUndefined)
    }
  }

  private var isNonZeroNumber: Bool {
    if case .number(let number) = self { !number.isZero } else { false }
  }

  private var isWholeNumber: Bool {
    if case .number(let number) = self { number.isInteger && number >= 0 } else { false }
  }
}

extension Moment {
  /// The expression that computes the step, if one does.
  package var children: [Expression] {
    if case .computed(let expression) = self { [expression] } else { [] }
  }
}

// MARK: - Substitution

/// What an index is replaced by.
enum IndexValue {
  /// The step `t - lag`.
  case lag(Int)
  /// A fixed number.
  case constant(Int)
}

extension Expression {
  /// The expression with an index replaced; `nil` where the result cannot be written, as when the index occurs inside
  /// `at` another index.
  func replacing(_ index: IndexID, by value: IndexValue) -> Expression? {
    guard mentions(index) else { return self }
    switch self {
    case .index(index):
      switch value {
      case .constant(let number): return .number(Rational(number))
      case .lag(0): return .step
      case .lag(let lag): return .arithmetic(.subtract, .step, .number(Rational(lag)), .none)
      }
    case .read(let cell, let moment, let range):
      return moment.replacing(index, by: value).map { .read(cell, at: $0, range) }
    case .at(let moment, let body, let range):
      guard let place = moment.replacing(index, by: value) else { return nil }
      guard body.mentions(index) else { return .at(place, body, range) }
      switch (place, value) {
      case (_, .constant): return body.replacing(index, by: value).map { .at(place, $0, range) }
      // Inside, t - lag must be told from where the body looks.
      case (.relative(let shift), .lag(let lag)):
        return body.replacing(index, by: .lag(lag - shift)).map { .at(place, $0, range) }
      default: return nil
      }
    case .derivative:
      return nil
    default:
      return replacingChildren { $0.replacing(index, by: value) }
    }
  }

  /// The expression with every sub-expression one level down replaced, or `nil` where one of them cannot be.
  package func replacingChildren<Failure: Error>(
    _ change: (Expression) throws(Failure) -> Expression?
  ) throws(Failure) -> Expression? {
    switch self {
    case .number, .parameter, .step, .index, .read, .at: return self
    case .arithmetic(let operation, let a, let b, let range):
      guard let a = try change(a), let b = try change(b) else { return nil }
      return .arithmetic(operation, a, b, range)
    case .compare(let relation, let a, let b):
      guard let a = try change(a), let b = try change(b) else { return nil }
      return .compare(relation, a, b)
    case .connect(let connective, let a, let b):
      guard let a = try change(a), let b = try change(b) else { return nil }
      return .connect(connective, a, b)
    case .apply(let activation, let a, let range):
      return try change(a).map { .apply(activation, $0, range) }
    case .not(let a):
      return try change(a).map { .not($0) }
    case .conditional(let a, let b, let c):
      guard let a = try change(a), let b = try change(b), let c = try change(c) else { return nil }
      return .conditional(a, b, c)
    case .extremum(let kind, let operands):
      var changed: [Expression] = []
      for operand in operands {
        guard let operand = try change(operand) else { return nil }
        changed.append(operand)
      }
      return .extremum(kind, changed)
    case .fold(let fold, let bound, let from, let to, let body, let range):
      guard let from = try change(from), let to = try change(to), let body = try change(body) else { return nil }
      return .fold(fold, bound, from: from, to: to, body, range)
    case .matches(let language, let bound, let from, let to, let body):
      guard let from = try change(from), let to = try change(to), let body = try change(body) else { return nil }
      return .matches(language, bound, from: from, to: to, body)
    case .derivative(let body, let variable, let paths, let range):
      return try change(body).map { .derivative($0, by: variable, paths, range) }
    }
  }
}

extension Moment {
  /// The moment with an index replaced.
  fileprivate func replacing(_ index: IndexID, by value: IndexValue) -> Moment? {
    switch (self, value) {
    case (.index(index, let offset), .lag(let lag)): return .relative(lag: lag - offset)
    case (.index(index, let offset), .constant(let number)): return .absolute(number + offset)
    case (.computed(let expression), _): return expression.replacing(index, by: value).map { .computed($0) }
    default: return self
    }
  }
}
