import CircuitModel

/// What inputs are tried at a step where they can be real numbers: small numbers, and those that formulas mention.
struct InputCandidates {
  /// The values, one for each of the alphabet's cells; those likelier to tell something come first.
  let steps: [[Rational]]
  /// Whether each is a letter.
  private let areLetters: Bool

  /// How many there are at most.
  private static let most = 512
  /// The numbers that are always tried.
  private static let usual: (first: [Rational], then: [Rational]) = (
    [0, 1, -1], [Rational(1, 2), Rational(-1, 2), 2, -2, 10, -10, 100, -100]
  )

  /// Makes the candidates for an obligation.
  init(for obligation: Obligation) {
    let alphabet = obligation.circuit.alphabet
    areLetters = !alphabet.isReal
    if areLetters {
      steps = (0..<min(alphabet.count, Self.most)).map { alphabet.values(of: $0) }
      return
    }
    let formulas = obligation.formulas + obligation.circuit.assumptions.map(\.formula)
    let numbers = Self.numbers(in: formulas)
    let choices = alphabet.inputs.map { $0.candidates(of: numbers, most: Self.most) }
    steps = Self.products(of: choices)
  }

  /// The sequence of some candidates, by their places.
  func sequence(_ places: [Int]) -> Inputs {
    areLetters ? .letters(places) : .numbers(places.map { steps[$0] })
  }

  /// The usual numbers, those that formulas mention, and what lies halfway between two of these that follow each other.
  private static func numbers(in formulas: [Expression]) -> [Rational] {
    let mentioned = formulas.flatMap(\.numbers)
    let ascending = Set(mentioned).sorted()
    let between = zip(ascending, ascending.dropFirst()).map { ($0 + $1) / 2 }
    return (usual.first + mentioned + between + usual.then).withoutRepetition
  }

  /// What several inputs can be together: the first choices of each with the first of the others.
  private static func products(of choices: [[[Rational]]]) -> [[Rational]] {
    let each = choices.count == 1 ? most : max(2, mostEach(of: choices.count))
    return choices.reduce([[]]) { products, choices in
      Array(products.flatMap { product in choices.prefix(each).map { product + $0 } }.prefix(most))
    }
  }

  /// How many values of each of several things can be tried in all their combinations.
  fileprivate static func mostEach(of count: Int) -> Int {
    var each = 1
    while count > 0, Rational(each + 1).power(count) <= Rational(most) { each += 1 }
    return each
  }
}

extension Alphabet.Input {
  /// What its components can be together: first where all are alike, then where one differs, then as many as there is room
  /// for.
  fileprivate func candidates(of numbers: [Rational], most: Int) -> [[Rational]] {
    let count = cells.count
    switch choices {
    case .oneHot: return cells.indices.reversed().map { hot in cells.indices.map { $0 == hot ? 1 : 0 } }
    case .each(let values): return Self.combinations(of: values, count: count)
    case .real:
      let alike = numbers.map { Array(repeating: $0, count: count) }
      let units = cells.indices.flatMap { place in
        numbers.prefix(6).map { number in cells.indices.map { $0 == place ? number : 0 } }
      }
      // Where one component is to outweigh the others.
      let opposed = cells.indices.flatMap { place in
        numbers.prefix(3).map { number in cells.indices.map { $0 == place ? number : -number } }
      }
      return Array(
        (alike + units + opposed + Self.combinations(of: numbers, count: count)).withoutRepetition.prefix(most))
    }
  }

  private static func combinations(of numbers: [Rational], count: Int) -> [[Rational]] {
    let each = InputCandidates.mostEach(of: count)
    // Where not even two values fit, combinations are left out.
    guard each > 1 else { return [Array(repeating: numbers.first ?? 0, count: count)] }
    return (0..<count).reduce([[]]) { rows, _ in rows.flatMap { row in numbers.prefix(each).map { row + [$0] } } }
  }
}

extension Array where Element: Hashable {
  /// The elements, each where it stands first.
  fileprivate var withoutRepetition: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
