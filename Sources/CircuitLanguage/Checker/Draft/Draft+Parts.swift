import CircuitModel

extension Draft {
  /// Finds the circuits of the parts, and declares the signals that the parts bring.
  func declareParts() {
    for place in parts.indices {
      guard let body = body(of: parts[place]) else {
        brokenParts.insert(parts[place].name.text)
        continue
      }
      parts[place].body = body
      declareSignals(of: parts[place], body)
    }
  }

  /// Feeds the inputs of the parts, and places the cells of their bodies.
  func placeParts() {
    for place in parts.indices {
      guard let body = parts[place].body else { continue }
      let name = parts[place].name.text
      let first = body.signalOrder.first.map { signalPlaces["\(name).\(body.signals[$0].name)"] }
      if let first = first ?? nil { parts[place].firstCell = signals[first.number].components.first?.number ?? 0 }
      feed(parts[place], body)
      copy(parts[place], body)
    }
  }

  private func body(of part: DraftPart) -> Draft? {
    // A name means what it means in the file in which it is written: where a student's circuit is placed under a
    // teacher's claims, the two see nothing of each other's circuits.
    let file = part.circuit.range.file
    guard let circuit = library.circuit(part.circuit.text, visibleFrom: file) else {
      let known = library.namesVisible(from: file)
      report(
        NameProblem.unknownCircuit(
          part.circuit.text, part.circuit.range, nearest: nearest(to: part.circuit.text, among: known)))
      return nil
    }
    let family = library.syntax(of: circuit).parameters.map(\.name.text)
    var values: [Rational] = []
    var isSound = true
    for name in family {
      guard let argument = part.arguments.first(where: { $0.name.text == name }) else {
        isSound = false
        continue
      }
      guard let value = Elaborator(draft: self, context: .constant).constant(argument.value) else {
        isSound = false
        continue
      }
      values.append(value)
    }
    guard checkArguments(of: part, against: library.syntax(of: circuit)), isSound else { return nil }
    if let cycle = library.cycle(through: circuit) {
      report(CircuitProblem.recursiveParts(cycle, part.circuit.range))
      return nil
    }
    guard library.depth < Limit.nesting else {
      report(LimitProblem.nesting(part.circuit.range))
      return nil
    }
    if !family.isEmpty, let members = library.members(of: circuit), !members.contains(values) {
      report(
        ConstantProblem.noSuchMember(
          part.circuit.text, family: family, values: values, of: members, part.range))
      return nil
    }
    let body = library.body(of: circuit, arguments: values)
    return body.isSound ? body : nil
  }

  private func checkArguments(of part: DraftPart, against circuit: CircuitSyntax) -> Bool {
    let inputs = circuit.items.compactMap { item -> String? in
      if case .input(let name, _) = item.kind { name.text } else { nil }
    }
    let known = circuit.parameters.map(\.name.text) + inputs
    var isSound = true
    var given: [String: SourceRange] = [:]
    for argument in part.arguments {
      let name = argument.name.text
      if let first = given[name] {
        report(CallProblem.repeatedArgument(name, argument.name.range, first: first))
        isSound = false
      } else if !known.contains(name) {
        let near = nearest(to: name, among: known)
        report(
          CallProblem.unknownArgument(
            name, circuit: circuit.name.text, argument.name.range, nearest: near, known: known))
        isSound = false
      }
      given[name] = argument.name.range
    }
    let missing = known.filter { given[$0] == nil }
    if !missing.isEmpty {
      report(CallProblem.missingArguments(missing, circuit: circuit.name.text, part.range))
      isSound = false
    }
    return isSound
  }

  private func declareSignals(of part: DraftPart, _ body: Draft) {
    for place in body.signalOrder {
      let signal = body.signals[place]
      let role: Signal.Role =
        if signal.role == .input || signal.role == .wire { .wire } else {
          part.isReference || signal.role == .reference ? .reference : .unit
        }
      var copy = DraftSignal(
        name: "\(part.name.text).\(signal.name)", role: role, declaration: part.name.range, item: part.item)
      copy.isOfInstance = true
      copy.isReference = part.isReference || signal.isReference || role == .reference
      copy.shape = signal.shape
      signalPlaces[copy.name] = DraftSignal.Place(number: signals.count)
      signals.append(copy)
    }
  }

  private func feed(_ part: DraftPart, _ body: Draft) {
    for input in body.inputs {
      guard let signal = body.signals.first(where: { $0.components == input.cells }),
        let argument = part.arguments.first(where: { $0.name.text == signal.name })
      else { continue }
      let wires = input.cells.map { CellID(part.firstCell + $0.number) }
      if !feed(argument, to: wires, shape: signal.shape ?? .number, part) {
        brokenCells.formUnion(wires)
        continue
      }
      obligations.append(
        .feed(
          input: Alphabet.Input(cells: wires, choices: input.choices), name: signal.name, circuit: body.name,
          argument.value.range))
    }
  }

  private func feed(_ argument: ArgumentSyntax, to wires: [CellID], shape: Shape, _ part: DraftPart) -> Bool {
    // `Other(x: x)` reads as `Other(x: x[t])`: the argument is what the input is at every step.
    var context = Elaborator.Context(language: part.isReference ? .formula : .unit)
    context.acceptsBareSignals = true
    guard let value = Elaborator(draft: self, context: context).tensor(argument.value) else { return false }
    guard value.shape == shape else {
      report(
        ShapeProblem.argumentShape(
          argument.name.text, circuit: part.circuit.text, wanted: shape, given: value.shape, argument.value.range))
      return false
    }
    for (wire, element) in zip(wires, value.elements) {
      guard let expression = seal(element, at: argument.value.range) else { return false }
      cells[wire.number].equation = Equation(general: expression)
    }
    return true
  }

  private func copy(_ part: DraftPart, _ body: Draft) {
    guard spend(body.size + body.cells.count, at: part.range) else { return }
    size += body.size
    let open = Set(body.holes.values)
    var places: [ParameterID] = []
    for (number, parameter) in body.parameters.enumerated() {
      if open.contains(ParameterID(number)) {
        // A `?` of the text is one number, whatever instances it appears in.
        let name = parameter.name == "?" ? "?" : "\(part.name.text).\(parameter.name)"
        places.append(hole(at: parameter.range, named: name))
      } else {
        places.append(ParameterID(parameters.count))
        parameters.append(
          Parameter(name: "\(part.name.text).\(parameter.name)", value: parameter.value, range: parameter.range))
      }
    }
    func moved(_ expression: Expression) -> Expression {
      expression.rewritten(
        cell: { CellID(part.firstCell + $0.number) }, parameter: { places[$0.number] },
        freshIndex: freshIndex)
    }
    for (number, parameter) in body.parameters.enumerated() {
      parameters[places[number].number].definition = parameter.definition.map(moved)
    }
    for (number, cell) in body.cells.enumerated() {
      let place = part.firstCell + number
      cells[place].initial = cell.initial
      cells[place].initialTerms = cell.initialTerms.map { $0.map(moved) }
      guard let equation = cell.equation else { continue }
      cells[place].equation = Equation(
        overrides: equation.overrides.map { ($0.step, moved($0.value)) }, general: moved(equation.general))
    }
  }
}
