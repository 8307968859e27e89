import CircuitModel

/// What a network does: how each sum differs, in what is decided about it, from that of the network as it is.
struct Behaviour: Hashable {
  /// For each sum that differs, its place and the number of what is decided about it.
  private(set) var differences: [Int] = []

  mutating func note(sum: Int, _ number: Int) {
    differences.append(sum)
    differences.append(number)
  }
}

/// Numbers what can be decided about sums.
struct Behaviours {
  private var known: [[Content]: Int] = [:]

  /// What is decided about a sum: for each combination the side, or the numbers themselves.
  enum Content: Hashable {
    case side(Int8)
    case number(Rational)
  }

  mutating func number(of content: [Content]) -> Int {
    if let number = known[content] { return number }
    known[content] = known.count
    return known.count - 1
  }
}

/// Reads the behaviour of changes of the same weights.
struct BehaviourReader {
  /// A sum in which some of the weights occur.
  private struct Part {
    var sum: Int
    /// The places of the weights among the chosen ones, with what each does.
    var effects: [(place: Int, effect: NumberModel.Effect)]
    /// The number of what is decided in the network as it is.
    var unchanged: Int?
    /// What was found for the numbers of those weights.
    var known: [Int: Int] = [:]
  }

  private let model: NumberModel
  private let numbers: [Rational]
  private var parts: [Part] = []
  /// Whether the weights are told apart by their numbers alone.
  private let isOpaque: Bool

  init(_ model: NumberModel, _ chosen: [Int], _ numbers: [Rational]) {
    self.model = model
    self.numbers = numbers
    isOpaque = !model.areIndependent(chosen)
    if isOpaque { return }
    for sum in model.sums.indices {
      let effects = chosen.enumerated().flatMap { place, weight in
        (model.effects[weight] ?? []).filter { $0.sum == sum }.map { (place, $0) }
      }
      if !effects.isEmpty { parts.append(Part(sum: sum, effects: effects)) }
    }
  }

  /// The behaviour of the network with a change.
  mutating func behaviour(of choice: RepairSearch.Choice, _ behaviours: inout Behaviours) -> Behaviour {
    var behaviour = Behaviour()
    if isOpaque {
      for (weight, number) in zip(choice.weights, choice.numbers) {
        behaviour.note(sum: -1 - weight, behaviours.number(of: [.number(numbers[number])]))
      }
      return behaviour
    }
    for place in parts.indices {
      let key = parts[place].effects.reduce(0) { $0 * numbers.count + choice.numbers[$1.place] }
      let number: Int
      if let known = parts[place].known[key] {
        number = known
      } else {
        number = behaviours.number(of: content(parts[place], choice))
        parts[place].known[key] = number
      }
      let unchanged = parts[place].unchanged ?? behaviours.number(of: unchangedContent(parts[place].sum))
      parts[place].unchanged = unchanged
      if number != unchanged { behaviour.note(sum: parts[place].sum, number) }
    }
    return behaviour
  }

  private func content(_ part: Part, _ choice: RepairSearch.Choice) -> [Behaviours.Content] {
    let sum = model.sums[part.sum]
    let moves = part.effects.map { place, effect in
      (effect, numbers[choice.numbers[place]] - model.values[choice.weights[place]])
    }
    guard sum.combinations != nil else {
      var exact = sum.numbers
      for (effect, move) in moves { for (number, slope) in effect.slopes { exact[number] += slope * move } }
      return exact.map(Behaviours.Content.number)
    }
    return sum.values.indices.map { combination in
      .side(sum.side(of: moves.reduce(sum.values[combination]) { $0 + $1.0.growth[combination] * $1.1 }))
    }
  }

  private func unchangedContent(_ sum: Int) -> [Behaviours.Content] {
    let sum = model.sums[sum]
    return sum.combinations == nil
      ? sum.numbers.map(Behaviours.Content.number) : sum.values.map { .side(sum.side(of: $0)) }
  }
}

extension NumberModel.Sum {
  /// What is decided for a value of the sum: −1 and 1 for what is said below and above 0, 0 for anything else.
  fileprivate func side(of value: Rational) -> Int8 {
    if case .comparison = preActivation.use { return preActivation.decision(on: value) == 1 ? 1 : -1 }
    if !value.isZero { return value > 0 ? 1 : -1 }
    guard let answer = preActivation.decision(on: value) else { return 0 }
    if answer == preActivation.decision(on: 1) { return 1 }
    return answer == preActivation.decision(on: -1) ? -1 : 0
  }
}
