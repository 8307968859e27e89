import CircuitModel

// A circuit that is graded has two sides: the network, which the student writes, and what is asked of it, which the
// teacher does. What the two sides share are the inputs and the names of the outputs.

extension CircuitSyntax {
  /// The network alone: nothing that claims, limits, or is there for claims only.
  var network: CircuitSyntax {
    let references = references
    var network = self
    network.items = items.filter { item in
      switch item.kind {
      case .input, .constant, .convention: true
      case .equation(_, let name, _, _): references[name.text] == nil
      case .part(let isReference, _, _, _): !isReference
      case .assume, .claim, .bound, .example: false
      }
    }
    return network
  }

  /// The question alone: inputs, constants, references, claims and limits, and the rule for ties in them.
  var question: CircuitSyntax {
    let (references, inputs) = (references, inputs)
    var question = self
    question.items = items.filter { item in
      switch item.kind {
      case .input, .constant, .convention, .assume, .claim, .bound, .example: true
      case .equation(_, let name, _, _): references[name.text] != nil || inputs[name.text] != nil
      case .part(let isReference, _, _, _): isReference
      }
    }
    return question
  }

  /// The inputs, with where each is declared.
  var inputs: [String: SourceRange] {
    declarations { item in if case .input(let name, _) = item.kind { name } else { nil } }
  }

  /// The names that are there for claims only, with where each is declared.
  var references: [String: SourceRange] {
    declarations { item in
      switch item.kind {
      case .equation(.reference, let name, _, _), .part(isReference: true, let name, _, _): name
      default: nil
      }
    }
  }

  /// The units and parts of the network, with where each is declared.
  var units: [String: SourceRange] {
    let (references, inputs) = (references, inputs)
    return declarations { item in
      switch item.kind {
      case .equation(_, let name, _, _) where references[name.text] == nil && inputs[name.text] == nil: name
      case .part(isReference: false, let name, _, _): name
      default: nil
      }
    }
  }

  /// The constants that the network reads, with where each is declared.
  var constantsOfNetwork: [String: SourceRange] {
    let units = units
    var read = items.reduce(into: Set<String>()) { read, item in
      switch item.kind {
      case .equation(_, let name, _, let value) where units[name.text] != nil: read.formUnion(value.names)
      case .part(isReference: false, _, _, let arguments):
        for argument in arguments { read.formUnion(argument.value.names) }
      default: break
      }
    }
    // A constant that is read reads what it is made of.
    var count = 0
    while count < read.count {
      count = read.count
      for case .constant(let name, let value) in items.map(\.kind) where read.contains(name.text) {
        read.formUnion(value.names)
      }
    }
    return declarations { item in
      if case .constant(let name, _) = item.kind, read.contains(name.text) { name } else { nil }
    }
  }

  /// What derivatives in claims are taken by.
  var differentiatedBy: [ExpressionSyntax] {
    items.flatMap { item -> [ExpressionSyntax] in
      switch item.kind {
      case .claim(_, _, let formula, let condition):
        formula.differentiatedBy + (condition?.differentiatedBy ?? [])
      case .example(_, _, let statements):
        statements.reduce(into: ExampleVariables()) { variables, statement in variables.note(statement) }.found
      default: []
      }
    }
  }

  /// A name like this one that stands nowhere in the circuit.
  func freeName(like wanted: String) -> String {
    var taken = Set(parameters.map(\.name.text))
    for item in items { taken.formUnion(item.names) }
    var name = wanted
    var number = 2
    while taken.contains(name) {
      name = "\(wanted)\(number)"
      number += 1
    }
    return name
  }

  private func declarations(_ name: (ItemSyntax) -> NameSyntax?) -> [String: SourceRange] {
    var declarations: [String: SourceRange] = [:]
    for item in items {
      if let name = name(item), declarations[name.text] == nil { declarations[name.text] = name.range }
    }
    return declarations
  }
}

extension CircuitSyntax {
  /// The places where a number is left open, in the order of the text.
  var holes: [SourceRange] {
    items.flatMap { item -> [SourceRange] in
      switch item.kind {
      case .constant(_, let value), .assume(let value), .bound(let value): value.holes
      case .equation(_, _, let index, let value): index.holes + value.holes
      case .part(_, _, _, let arguments): arguments.flatMap(\.value.holes)
      case .convention(_, let argument, let value): argument.holes + value.holes
      case .claim(_, _, let formula, let condition): formula.holes + (condition?.holes ?? [])
      case .example(_, _, let statements):
        statements.flatMap { statement -> [SourceRange] in
          switch statement.kind {
          case .constant(_, let value), .claim(_, _, let value, _): value.holes
          default: []
          }
        }
      case .input: []
      }
    }
  }
}

extension ItemSyntax {
  /// Every name that the statement declares, reads or binds.
  fileprivate var names: Set<String> {
    switch kind {
    case .input(let name, _): [name.text]
    case .constant(let name, let value): value.allNames.union([name.text])
    case .equation(_, let name, let index, let value):
      index.allNames.union(value.allNames).union([name.text])
    case .part(_, let name, _, let arguments):
      arguments.reduce(into: [name.text]) { $0.formUnion($1.value.allNames) }
    case .convention, .bound: []
    case .assume(let formula): formula.allNames
    case .claim(_, _, let formula, let condition): formula.allNames.union(condition?.allNames ?? [])
    case .example(_, let rows, let statements):
      statements.reduce(into: Set(rows.compactMap { $0.name.text.split(separator: ".").first.map(String.init) })) {
        $0.formUnion($1.names)
      }
    }
  }
}

extension ExpressionSyntax {
  /// Every `?` in this expression.
  fileprivate var holes: [SourceRange] {
    if case .hole = kind { return [range] }
    return kind.children.flatMap(\.holes)
  }

  /// The names that stand anywhere in this expression, those that it binds among them.
  private var boundNames: Set<String> {
    let inside = kind.children.reduce(into: Set<String>()) { $0.formUnion($1.boundNames) }
    switch kind {
    case .quantified(_, _, let loop), .comprehension(_, let loop): return inside.union([loop.name.text])
    default: return inside
    }
  }

  /// The names that are read or bound anywhere in this expression.
  fileprivate var allNames: Set<String> { names.union(boundNames) }
}

/// What derivatives in an example are taken by, where a `let` may stand for it.
private struct ExampleVariables {
  private var named: [String: ExpressionSyntax] = [:]
  private(set) var found: [ExpressionSyntax] = []

  mutating func note(_ statement: ItemSyntax) {
    switch statement.kind {
    case .constant(let name, let value):
      add(value)
      named[name.text] = meaning(of: value)
    case .claim(_, _, let formula, _): add(formula)
    default: break
    }
  }

  private mutating func add(_ value: ExpressionSyntax) { found += value.differentiatedBy.map(meaning) }

  private func meaning(of value: ExpressionSyntax) -> ExpressionSyntax {
    if case .name(let name) = value.kind { named[name] ?? value } else { value }
  }
}

extension ExpressionSyntax {
  /// What derivatives in this expression are taken by.
  fileprivate var differentiatedBy: [ExpressionSyntax] {
    let inner = kind.children.flatMap(\.differentiatedBy)
    switch kind {
    case .call(let name, let arguments), .labelledCall(let name, let arguments, labels: _):
      return name.text == Function.derivative.rawValue && arguments.count > 1 ? [arguments[1]] + inner : inner
    default: return inner
    }
  }
}
