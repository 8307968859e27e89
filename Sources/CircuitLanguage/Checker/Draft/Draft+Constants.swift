import CircuitModel

extension Draft {
  /// Computes the constants, each after those it refers to, and makes their components parameters.
  ///
  /// The order comes from the names in the text, not from evaluating on demand, so that a long chain of constants
  /// needs no deep recursion.
  func evaluateConstants() {
    let references = constants.map { constant in
      constant.value.names.compactMap { name -> Int? in
        if case .constant(let place) = scope[name]?.kind { place } else { nil }
      }.sorted()
    }
    let components = stronglyConnectedComponents(of: constants.count) { references[$0] }
    for component in components {
      if let cycle = shortestCycle(in: component, successors: { references[$0] }) {
        report(ConstantProblem.cycle(cycle.map { constants[$0].name }))
        continue
      }
      for place in component {
        var context = Elaborator.Context.constant
        context.acceptsHoles = true
        constants[place].tensor = Elaborator(draft: self, context: context).tensor(constants[place].value)
      }
    }
    for place in constants.indices { declareParameters(of: place) }
    for place in constants.indices { defineParameters(of: place) }
  }

  /// The components of a constant: plain numbers where they stand in a constant themselves, otherwise under their names
  /// as parameters.
  func constant(_ place: Int, asNumbers: Bool) -> Tensor? {
    asNumbers ? constants[place].tensor : constants[place].named
  }

  private func declareParameters(of place: Int) {
    guard let tensor = constants[place].tensor else { return }
    var named: [Scalar] = []
    let (name, value) = (constants[place].name.text, constants[place].value)
    for (number, element) in tensor.elements.enumerated() {
      let indices = tensor.shape.indices(ofComponent: number)
      let subscripts = indices.map { "[\($0 + 1)]" }.joined()
      let range = value.range(ofComponent: indices[...])
      guard let constant = element.constant else {
        // A `?` that is a component of its own has the name of the component; whatever is made of several has none.
        if let hole = holes[range] { parameters[hole.number].name = name + subscripts }
        named.append(element)
        continue
      }
      named.append(Scalar(.parameter(ParameterID(parameters.count)), constant: constant))
      parameters.append(Parameter(name: name + subscripts, value: constant, range: range))
    }
    constants[place].named = Tensor(shape: tensor.shape, elements: named)
  }

  private func defineParameters(of place: Int) {
    guard let named = constants[place].named, let terms = terms(of: constants[place].value) else { return }
    for (element, term) in zip(named.elements, terms) {
      if case .parameter(let id) = element.expression { parameters[id.number].definition = term }
    }
  }

  /// How the components of a constant value follow from other constants; `nil` where it mentions none.
  func terms(of value: ExpressionSyntax) -> [Expression]? {
    let isPlain = !value.names.contains { if case .constant = scope[$0]?.kind { true } else { false } }
    if isPlain { return nil }
    var context = Elaborator.Context.constant
    context.keepsParameters = true
    return silently { Elaborator(draft: self, context: context).tensor(value)?.elements.map(\.expression) }
  }
}

extension Shape {
  /// The indices, from 0, of a component by its place in a tensor's list.
  func indices(ofComponent place: Int) -> [Int] {
    var rest = place
    var indices: [Int] = []
    for size in sizes.reversed() {
      indices.append(rest % max(size, 1))
      rest /= max(size, 1)
    }
    return indices.reversed()
  }
}

extension ExpressionSyntax {
  /// Where a component is written: its place in a bracketed list, or the whole expression.
  fileprivate func range(ofComponent indices: ArraySlice<Int>) -> SourceRange {
    guard let index = indices.first, case .vector(let components) = kind, components.indices.contains(index) else {
      return range
    }
    return components[index].range(ofComponent: indices.dropFirst())
  }
}
