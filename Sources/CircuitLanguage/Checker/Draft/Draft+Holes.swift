import CircuitModel

extension Draft {
  /// The parameter of the `?` that stands somewhere in the text: one number, however often the place is looked at.
  func hole(at range: SourceRange, named name: String = "?") -> ParameterID {
    if let known = holes[range] { return known }
    let id = ParameterID(parameters.count)
    parameters.append(Parameter(name: name, value: 0, range: range))
    holes[range] = id
    return id
  }

  /// The parameters that are not known, in the order of the text.
  var holesInOrder: [ParameterID] {
    holes.sorted { ($0.key.file, $0.key.start) < ($1.key.file, $1.key.start) }.map(\.value)
  }

  /// Numbers the `?` that no constant gives a name: `?1` is the first of the text.
  func nameHoles() {
    for (number, id) in holesInOrder.enumerated() where parameters[id.number].name == "?" {
      parameters[id.number].name = "?\(number + 1)"
    }
  }
}
