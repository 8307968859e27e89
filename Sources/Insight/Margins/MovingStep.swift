import CircuitModel

/// One step of a network, evaluated with how its numbers move when weights do and no decision changes.
struct MovingStep {
  /// A sum at the step.
  struct Reading {
    /// Which sum, in `MovingNetwork.uses`.
    var sum: Int
    /// Its value; `nil` where a comparison is made with something that is not rational.
    var value: MovingValue?
    /// The weights that move it in a way that is not followed, where there is no value.
    var stuck: [Int] = []
  }

  private let network: MovingNetwork
  /// The values that are remembered, by the places in `network.memory`, the newest first.
  private let remembered: [[MovingValue?]]
  /// The number of the step, from 1.
  private let number: Int
  /// The values of the cells so far; `nil` where one could not be computed.
  private(set) var present: [MovingValue?]
  /// The sums so far; those that could not be computed are missing.
  private(set) var readings: [Reading] = []
  /// Whether sums are not noted, because they were already.
  private var isSilent = false

  /// Evaluates a step.
  init(_ network: MovingNetwork, number: Int, letter: Int, remembering remembered: [[MovingValue?]]) {
    self.network = network
    self.number = number
    self.remembered = remembered
    present = Array(repeating: nil, count: network.circuit.cells.count)
    let alphabet = network.circuit.alphabet
    for (cell, value) in zip(alphabet.cells, alphabet.values(of: letter)) { present[cell.number] = MovingValue(value) }
    for (cell, overrides, general) in network.equations {
      present[cell.number] = value(of: overrides.first { $0.step == number }?.value ?? general)
    }
    for question in network.questions { _ = value(of: question) }
  }

  /// What is remembered after the step.
  var next: [[MovingValue?]] {
    zip(network.memory, remembered).map { [present[$0.cell.number]] + $1.dropLast() }
  }
}

extension MovingStep {
  private mutating func value(of part: MovingPart) -> MovingValue? {
    switch part {
    case .constant(let value): return value
    case .step: return MovingValue(Rational(number))
    case .read(let cell, 0): return present[cell.number]
    case .read(let cell, let lag):
      guard let place = network.memory.firstIndex(where: { $0.cell == cell }) else { return nil }
      return remembered[place][lag - 1]
    case .added(let left, let right): return combined(left, right, by: +)
    case .subtracted(let left, let right): return combined(left, right, by: -)
    case .multiplied(let left, let right): return combined(left, right, by: *)
    case .sum(let part, let sum):
      guard let value = plain(part).flatMap({ moved($0, by: sum) }) else { return nil }
      note(Reading(sum: sum.number, value: value))
      return value
    case .applied(let activation, let part, let sum):
      guard let value = plain(part).flatMap({ moved($0, by: sum) }) else { return nil }
      note(Reading(sum: sum.number, value: value))
      return applied(activation, to: value)
    case .compared(let relation, let left, let right, let sum): return compared(relation, left, right, sum)
    case .other(let expression, let parts): return interpreted(expression, parts)
    }
  }

  /// A part that can be computed with.
  private mutating func plain(_ part: MovingPart) -> MovingValue? { value(of: part)?.plain }

  private mutating func combined(
    _ left: MovingPart, _ right: MovingPart, by operation: (MovingValue, MovingValue) -> MovingValue
  ) -> MovingValue? {
    guard let left = plain(left), let right = plain(right) else { return nil }
    return operation(left, right)
  }

  /// A sum with what the weights that no constant names do to it.
  private mutating func moved(_ value: MovingValue, by sum: MovingSum) -> MovingValue? {
    var value = value
    let wasSilent = isSilent
    isSilent = true
    defer { isSilent = wasSilent }
    for (weight, factor) in sum.terms {
      guard let factor = plain(factor) else { return nil }
      value = value + MovingValue(moving: weight) * factor
    }
    if let bias = sum.bias { value = value + MovingValue(moving: bias) }
    return value
  }

  private func applied(_ activation: Activation, to value: MovingValue) -> MovingValue? {
    let use = PreActivation.Use.activation(activation)
    if use.isDecision { return use.decision(on: value.number).map { MovingValue($0) } }
    if activation.isSmooth {
      var image = value
      image.function = activation
      return image
    }
    return interpreted(.apply(activation, .number(value.number), .none)).flatMap(\.rational).map {
      .bend([value], to: $0)
    }
  }

  private mutating func compared(
    _ relation: Relation, _ left: MovingPart, _ right: MovingPart, _ sum: MovingSum
  ) -> MovingValue? {
    guard let left = value(of: left), let right = value(of: right) else { return nil }
    if let first = left.plain, let second = right.plain {
      guard let value = moved(first - second, by: sum) else { return nil }
      note(Reading(sum: sum.number, value: value))
      return PreActivation.Use.comparison(relation).decision(on: value.number).map { MovingValue($0) }
    }
    // Where a smooth value is compared with the one that it has at 0, the side of its argument says it all.
    let asksForSide = left.function != nil && right == left.function?.center && !sum.hasWeights
    note(Reading(sum: sum.number, stuck: asksForSide ? [] : left.movers + right.movers + sum.movers))
    return interpreted(.compare(relation, left.expression, right.expression)).flatMap(\.rational).map {
      MovingValue($0)
    }
  }

  private mutating func interpreted(_ expression: Expression, _ parts: [MovingPart]) -> MovingValue? {
    var values: [MovingValue] = []
    for part in parts {
      guard let value = value(of: part) else { return nil }
      values.append(value)
    }
    if case .arithmetic(.divide, _, _, _) = expression, values[1].isFixed, !values[1].number.isZero {
      return values[0].plain?.times(1 / values[1].number)
    }
    var rest = values[...]
    let filled = expression.replacingChildren { _ in rest.removeFirst().expression }
    return filled.flatMap(interpreted).flatMap(\.rational).map { .bend(values, to: $0) }
  }

  /// The value of an expression without cells.
  private func interpreted(_ expression: Expression) -> Value? {
    do {
      return try Run(network.circuit).value(of: expression)
    } catch {
      // What has no value is `nil`, here as at every step.
      return nil
    }
  }

  private mutating func note(_ reading: Reading) {
    if !isSilent { readings.append(reading) }
  }
}

extension MovingSum {
  fileprivate var movers: [Int] { terms.map(\.weight) + [bias].compactMap(\.self) }
}

extension MovingValue {
  /// The value as an expression.
  fileprivate var expression: Expression {
    function.map { .apply($0, .number(number), .none) } ?? .number(number)
  }
}

extension Activation {
  /// What a smooth activation is at 0.
  fileprivate var center: MovingValue? {
    Value.smooth(self, of: 0).rational.map { MovingValue($0) }
  }
}
