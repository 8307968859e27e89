import CircuitModel

/// How many operations a step of each circuit takes, in the dimensions that its file names.
///
/// - Parameter program: a program in which `check` found nothing wrong.
/// - Returns: the counts of the circuits of the main file, one for each member of a family, in the order written.
public func countOperations(of program: Program) -> [StepCounts] {
  let library = CircuitLibrary(program)
  guard let tree = program.trees.first else { return [] }
  return tree.circuits.indices.flatMap { place -> [StepCounts] in
    let reference = CircuitLibrary.Reference(file: 0, place: place)
    return (library.members(of: reference) ?? []).map {
      library.body(of: reference, arguments: $0).stepCounts
    }
  }
}

extension Draft {
  /// What one step takes, with that of the instances of other circuits; references are no part of the network.
  var stepCounts: StepCounts {
    let sizes = symbolicSizes
    var counts = StepCounts(circuit: name)
    for signal in signals where !signal.isOfInstance && (signal.role == .unit || signal.role == .output) {
      for equation in signal.equations where equation.fixedStep == nil {
        counts.add(count(equation.value, of: signal.components, sizes))
      }
    }
    for part in parts where !part.isReference { counts.add(count(part, sizes)) }
    let used = counts.namesInUse
    counts.dimensions = dimensions.filter { used.contains($0.name) }
    return counts
  }

  /// Counts an equation: in dimensions, or where that does not do in numbers.
  private func count(_ value: ExpressionSyntax, of cells: [CellID], _ sizes: [[Polynomial]]) -> StepCounts {
    var counter = OperationCounter(self, sizes: sizes)
    do {
      _ = try counter.count(value)
      return counter.counts
    } catch {
      return StepCounts(circuit: name, ScalarCount(of: cells.map { self.cells[$0.number] }))
    }
  }

  private func count(_ part: DraftPart, _ sizes: [[Polynomial]]) -> StepCounts {
    var counts = StepCounts(circuit: name)
    guard let body = part.body else { return counts }
    for argument in part.arguments {
      guard let wire = body.signals.first(where: { $0.role == .input && $0.name == argument.name.text }) else {
        continue
      }
      let wires = wire.components.map { CellID(part.firstCell + $0.number) }
      counts.add(count(argument.value, of: wires, sizes))
    }
    var inner = body.stepCounts
    let reader = SizeReader(draft: self)
    var values: [String: Polynomial] = [:]
    for dimension in inner.dimensions {
      let given = part.arguments.first { $0.name.text == dimension.name }
      values[dimension.name] = given.flatMap { reader.size($0.value) } ?? Polynomial(dimension.value)
    }
    inner.replace(values)
    for place in inner.products.indices {
      inner.products[place].text = "\(part.name.text): \(inner.products[place].text)"
      inner.products[place].constant = inner.products[place].constant.map { "\(part.name.text).\($0)" }
    }
    counts.add(inner)
    return counts
  }

  /// What can be the name of a dimension, in the order declared.
  private var dimensions: [StepCounts.Dimension] {
    scope.names.compactMap { name in
      switch scope[name]?.kind {
      case .familyParameter(let value): Int(exactly: value.numerator).map { .init(name: name, value: $0) }
      case .constant(let place):
        (constants[place].tensor?.scalar?.constant).flatMap { $0.isInteger ? Int(exactly: $0.numerator) : nil }.map {
          .init(name: name, value: $0)
        }
      default: nil
      }
    }
  }

  /// The sizes of the signals, with names where the text gives them: an input has those of its type, any other signal those
  /// that its equations and initial values show.
  private var symbolicSizes: [[Polynomial]] {
    let reader = SizeReader(draft: self)
    var sizes = signals.map { ($0.shape?.sizes ?? []).map { Polynomial($0) } }
    for item in syntax.items {
      guard case .input(let name, let type) = item.kind, let place = signalPlaces[name.text], let size = type.size,
        let named = reader.size(size)
      else { continue }
      sizes[place.number] = [named]
    }
    // A name is learned at most once for each signal, so this comes to an end.
    while learn(&sizes) {}
    return sizes
  }

  private func learn(_ sizes: inout [[Polynomial]]) -> Bool {
    var isChanged = false
    for place in signals.indices
    where !signals[place].isOfInstance && sizes[place].contains(where: { $0.number != nil }) {
      for value in signals[place].equations.map(\.value) + signals[place].initialValues.map(\.value) {
        var counter = OperationCounter(self, sizes: sizes)
        // What cannot be counted in dimensions shows none.
        guard let shown = try? counter.count(value).sizes else { continue }
        let refined = SizeReader(draft: self).refined(sizes[place], by: shown)
        if refined != sizes[place] { (sizes[place], isChanged) = (refined, true) }
      }
    }
    return isChanged
  }
}

extension StepCounts {
  /// Counts in numbers.
  fileprivate init(circuit: String, _ numbers: ScalarCount) {
    self.init(circuit: circuit)
    equationsInNumbers = 1
    (forward, toSignals, toConstants) = (numbers.forward, numbers.toSignals, numbers.toConstants)
  }

  fileprivate mutating func add(_ other: StepCounts) {
    products += other.products
    forward = forward + other.forward
    toSignals = toSignals + other.toSignals
    toConstants = toConstants + other.toConstants
    keepsValues = keepsValues || other.keepsValues
    equationsInNumbers += other.equationsInNumbers
  }
}
