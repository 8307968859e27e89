import CircuitModel

/// What a network does for other numbers in the places of some of its weights, told apart by what its units decide.
///
/// A unit that only asks on which side of 0 its sum lies does the same for all numbers that put every sum on the same side.
/// So it is enough to know its decision for each combination of what it can read: two networks with the same decisions do
/// the same on every sequence, whatever their numbers are. What is no such unit is told apart by its numbers themselves.
///
/// That only finitely many sums matter, whatever the weights, is the ground of the theory of threshold functions:
/// S. Muroga, *Threshold Logic and Its Applications*, Wiley 1971, chapter 3.
struct NumberModel {
  /// A sum, and what it makes of the weights.
  struct Sum {
    let preActivation: PreActivation
    /// The numbers, those of the terms first, the bias last.
    let numbers: [Rational]
    /// The combinations of what the terms can be, 1 for the bias after each; `nil` where the sum is no decision, or there
    /// are too many.
    let combinations: [[Rational]]?
    /// The value of the sum for each combination.
    let values: [Rational]
  }

  /// What a weight does in one sum: by how much each of the sum's numbers grows with it.
  struct Effect {
    let sum: Int
    let slopes: [(number: Int, slope: Rational)]
    /// By how much the value of the sum grows with it, for each combination.
    let growth: [Rational]
  }

  let circuit: Circuit
  let sums: [Sum]
  /// The weights, biases first: where several do, the bias is what one would look at.
  let weights: [Weight]
  /// What each weight is now.
  let values: [Rational]
  /// What each weight does; `nil` where that is not only to let numbers of sums grow evenly.
  let effects: [[Effect]?]

  init(_ circuit: Circuit) {
    self.circuit = circuit
    let all = circuit.weights
    let preActivations = circuit.preActivations
    let biases = Set(preActivations.flatMap { $0.sum.biasParameters.map(Weight.parameter) + [.bias($0.place)] })
    weights = all.filter(biases.contains) + all.filter { !biases.contains($0) }
    values = weights.map(circuit.value)
    var domains = Domains(circuit)
    sums = preActivations.map { preActivation in
      let numbers = preActivation.sum.numbers
      let combinations = preActivation.isDecision ? domains.combinations(of: preActivation.sum.terms) : nil
      return Sum(
        preActivation: preActivation, numbers: numbers, combinations: combinations,
        values: (combinations ?? []).map { NumberModel.product(numbers, $0) })
    }
    let sums = self.sums
    let loose = circuit.looseParameters
    effects = weights.map { weight in
      if case .parameter(let id) = weight, loose.contains(id) { return nil }
      return NumberModel.effects(of: weight, in: circuit, sums)
    }
  }

  /// What a weight does, found by letting it grow by 1 and by 2.
  private static func effects(of weight: Weight, in circuit: Circuit, _ sums: [Sum]) -> [Effect]? {
    let value = circuit.value(of: weight)
    func numbers(_ number: Rational) -> [[Rational]] {
      circuit.setting([weight: number]).preActivations.map(\.sum.numbers)
    }
    let (once, twice) = (numbers(value + 1), numbers(value + 2))
    guard once.count == sums.count, zip(once, sums).allSatisfy({ $0.count == $1.numbers.count }),
      once.map(\.count) == twice.map(\.count)
    else { return nil }
    var effects: [Effect] = []
    for (place, sum) in sums.enumerated() {
      var slopes: [(number: Int, slope: Rational)] = []
      for (number, before) in sum.numbers.enumerated() {
        let slope = once[place][number] - before
        guard twice[place][number] - before == slope + slope else { return nil }
        if !slope.isZero { slopes.append((number, slope)) }
      }
      if slopes.isEmpty { continue }
      let growth = (sum.combinations ?? []).map { combination in
        slopes.reduce(Rational(0)) { $0 + $1.slope * combination[$1.number] }
      }
      effects.append(Effect(sum: place, slopes: slopes, growth: growth))
    }
    return effects
  }

  /// Whether several weights can be changed together by what each does alone: no number is a product of two of them.
  func areIndependent(_ chosen: [Int]) -> Bool {
    guard chosen.allSatisfy({ effects[$0] != nil }) else { return false }
    var owners: [ParameterID: Int] = [:]
    for place in chosen { if case .parameter(let id) = weights[place] { owners[id] = place } }
    return owners.count < 2
      || sums.allSatisfy { sum in
        let numbers = sum.preActivation.sum.terms.map(\.parameters) + [sum.preActivation.sum.biasParameters]
        return numbers.allSatisfy { Set($0.compactMap { owners[$0] }).count < 2 }
      }
  }

  /// The circuit with a change.
  func circuit(_ choice: RepairSearch.Choice, _ numbers: [Rational]) -> Circuit {
    let pairs = zip(choice.weights, choice.numbers).map { (weights[$0], numbers[$1]) }
    return circuit.setting(Dictionary(uniqueKeysWithValues: pairs))
  }

  /// The numbers of a sum with a change of weights that do not depend on each other.
  func numbers(ofSum sum: Int, _ choice: RepairSearch.Choice, _ numbers: [Rational]) -> [Rational] {
    var own = sums[sum].numbers
    for (weight, number) in zip(choice.weights, choice.numbers) {
      let move = numbers[number] - values[weight]
      for effect in effects[weight] ?? [] where effect.sum == sum {
        for (place, slope) in effect.slopes { own[place] += slope * move }
      }
    }
    return own
  }

  static func product(_ numbers: [Rational], _ combination: [Rational]) -> Rational {
    zip(numbers, combination).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
  }
}

extension Circuit {
  /// The constants of the network that do something else than to be a number of a unit's sum, as the bound in
  /// `min(z, k)`.
  fileprivate var looseParameters: Set<ParameterID> {
    let units = Set(self.units)
    var found: Set<ParameterID> = []
    for id in cellsOfNetwork {
      for expression in self[id].equation?.expressions ?? [] {
        found.formUnion(units.contains(id) ? looseParameters(of: expression) : expression.parameters)
      }
    }
    return found
  }

  private func looseParameters(of expression: Expression) -> [ParameterID] {
    func inFactors(_ sum: WeightedSum) -> [ParameterID] { sum.terms.flatMap { looseParameters(of: $0.factor) } }
    switch expression {
    case .parameter(let id): return [id]
    case .apply(_, let argument, _): return inFactors(WeightedSum(argument, in: self))
    case .compare(_, let left, let right): return inFactors(WeightedSum(left, minus: right, in: self))
    default:
      return isSum(expression)
        ? inFactors(WeightedSum(expression, in: self)) : expression.children.flatMap { looseParameters(of: $0) }
    }
  }
}

extension WeightedSum {
  /// The numbers of the terms, and the bias last.
  var numbers: [Rational] { terms.map(\.coefficient) + [bias] }
}

/// What the parts of a network can be, whatever its weights are.
private struct Domains {
  private let circuit: Circuit
  private var known: [CellID: [Rational]?] = [:]
  private static let mostValues = 1 << 6
  private static let mostCombinations = 1 << 10

  init(_ circuit: Circuit) { self.circuit = circuit }

  /// The combinations of what some terms can be, 1 for the bias last; `nil` where there are too many.
  mutating func combinations(of terms: [WeightedSum.Term]) -> [[Rational]]? {
    var combinations: [[Rational]] = [[]]
    for term in terms {
      guard let values = values(of: term.factor), combinations.count * values.count <= Self.mostCombinations else {
        return nil
      }
      combinations = combinations.flatMap { combination in values.map { combination + [$0] } }
    }
    return combinations.map { $0 + [1] }
  }

  private mutating func values(of expression: Expression) -> [Rational]? {
    switch expression {
    case .number(let number): return [number]
    case .compare, .not, .connect: return [0, 1]
    case .apply(.step(let rule), _, _): return [0, 1].including(rule)
    case .apply(.sign(let rule), _, _): return [-1, 1].including(rule)
    case .read(let cell, .relative, _), .read(let cell, .absolute, _): return values(of: cell)
    case .arithmetic(.multiply, let left, let right, _):
      // A number that something is multiplied by is a weight, and could be another.
      guard left.constant(in: circuit) == nil, right.constant(in: circuit) == nil else { return nil }
      guard let left = values(of: left), let right = values(of: right) else { return nil }
      let products = Set(left.flatMap { one in right.map { one * $0 } })
      return products.count <= Self.mostValues ? products.sorted() : nil
    default: return nil
    }
  }

  private mutating func values(of cell: CellID) -> [Rational]? {
    if let values = known[cell] { return values }
    // A cell that is made of itself could be anything.
    known[cell] = .some(nil)
    var values = Set(circuit[cell].initial.compactMap(\.self))
    if let equation = circuit[cell].equation {
      for expression in equation.expressions {
        guard let more = self.values(of: expression) else { return nil }
        values.formUnion(more)
      }
    } else {
      guard let more = circuit.alphabet.values(of: cell) else { return nil }
      values.formUnion(more)
    }
    guard values.count <= Self.mostValues else { return nil }
    let sorted = values.sorted()
    known[cell] = sorted
    return sorted
  }
}

extension [Rational] {
  fileprivate func including(_ rule: TieRule) -> [Rational] {
    guard case .value(let answer) = rule, !contains(answer) else { return self }
    return self + [answer]
  }
}

extension Alphabet {
  /// What an input cell can be, ascending; `nil` where it is none.
  fileprivate func values(of cell: CellID) -> [Rational]? {
    guard let input = inputs.first(where: { $0.cells.contains(cell) }) else { return nil }
    switch input.choices {
    case .each(let values): return values
    case .oneHot: return [0, 1]
    case .real: return nil
    }
  }
}
