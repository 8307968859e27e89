public import CircuitModel

extension Circuit {
  /// The usual mistakes that this network may hold, each with what to make different, in the order of their kinds and then
  /// of the network; nothing is known of whether any was made.
  var usualMistakes: [UsualMistake] {
    tieRuleMistakes + comparisonMistakes + initialValueMistakes + firstStepMistakes + inputMistakes + numberMistakes
  }

  /// Numbers that may be too great or too small, kind by kind: guesses, for where nothing before explains anything.
  var mistakenSizes: [[UsualMistake]] {
    let numbers = writtenNumbers
    return [
      mistakes(.needlessConnection, numbers) { $0.isBias ? [] : [0] },
      mistakes(.offByOne, numbers) { $0.isBias ? [$0.value - 1, $0.value + 1] : [] },
      mistakes(.factorOfTwo, numbers) { [$0.value / 2, $0.value * 2] },
      mistakes(.decimalPoint, numbers) { [$0.value / 10, $0.value * 10] },
    ]
  }

  private var tieRuleMistakes: [UsualMistake] {
    let rules = tieRules
    func mistakes(_ activation: TiedActivation, _ answers: [Rational]) -> [UsualMistake] {
      guard let rule = rules[activation] else { return [] }
      return answers.filter { rule != .value($0) }.map {
        UsualMistake(kind: .tieRule, changes: [.tieRule(activation, to: $0)])
      }
    }
    return mistakes(.step, [1, 0, Rational(1, 2)]) + mistakes(.sign, [1, -1, 0])
  }

  /// Each answer that could be given to a tie of which nothing is said.
  var undeclaredAnswers: [(activation: TiedActivation, answer: Rational)] {
    let rules = tieRules
    func answers(_ activation: TiedActivation, _ answers: [Rational]) -> [(TiedActivation, Rational)] {
      rules[activation] == .undeclared ? answers.map { (activation, $0) } : []
    }
    return answers(.step, [0, 1]) + answers(.sign, [1, -1])
  }

  /// The tie rules of the units that need one.
  public var tieRules: [TiedActivation: TieRule] {
    var rules: [TiedActivation: TieRule] = [:]
    for preActivation in preActivations {
      switch preActivation.use {
      case .activation(.step(let rule)): rules[.step] = rule
      case .activation(.sign(let rule)): rules[.sign] = rule
      case .activation, .comparison, .value: break
      }
    }
    return rules
  }

  private var comparisonMistakes: [UsualMistake] {
    preActivations.compactMap { preActivation in
      guard case .comparison(let relation) = preActivation.use, let other = relation.withTheOtherTie else { return nil }
      return UsualMistake(kind: .comparison, changes: [.relation(preActivation.place, to: other)])
    }
  }

  private var initialValueMistakes: [UsualMistake] {
    (units + alphabet.cells).flatMap { cell -> [UsualMistake] in
      self[cell].initial.enumerated().flatMap { lag, value -> [UsualMistake] in
        guard let value else { return [] }
        return usualValues(of: cell).filter { $0 != value }.map {
          UsualMistake(kind: .initialValue, changes: [.initial(cell, step: -lag, to: $0)])
        }
      }
    }
  }

  /// The numbers with which a cell may begin: those that it can be, as far as the form of its equation says.
  private func usualValues(of cell: CellID) -> [Rational] {
    if let input = alphabet.inputs.first(where: { $0.cells.contains(cell) }) {
      if case .each(let values) = input.choices { return Array(values.prefix(4)) }
      return [0, 1]
    }
    return switch self[cell].equation?.general {
    case .apply(.step, _, _), .compare: [0, 1]
    case .apply(.sign, _, _): [1, -1]
    default: [0, 1, -1]
    }
  }

  /// A first step that lacks an equation of its own is like one before which the unit was 1: what it would then have added
  /// belongs to the bias.
  private var firstStepMistakes: [UsualMistake] {
    let missing = preActivations.compactMap { preActivation -> UsualMistake? in
      let (place, sum) = (preActivation.place, preActivation.sum)
      guard place.step == nil, place.number == 0, self[place.cell].equation?.overrides.isEmpty ?? false,
        let own = sum.terms.first(where: { $0.factor.isLastValue(of: place.cell) })
      else { return nil }
      return UsualMistake(kind: .missingFirstStep, changes: [.firstStep(place, bias: sum.bias + own.coefficient)])
    }
    let needless = units.flatMap { cell in
      (self[cell].equation?.overrides ?? []).map {
        UsualMistake(kind: .needlessFirstStep, changes: [.noOverride(cell, step: $0.step)])
      }
    }
    return missing + needless
  }

  private var inputMistakes: [UsualMistake] {
    let inputs = alphabet.inputs
    var exchanged: [UsualMistake] = []
    var reversed: [UsualMistake] = []
    for (number, input) in inputs.enumerated() {
      for other in inputs.dropFirst(number + 1)
      where other.choices == input.choices && other.cells.count == input.cells.count {
        exchanged.append(
          UsualMistake(
            kind: .inputsExchanged, changes: zip(input.cells, other.cells).map { .exchange($0, $1) }))
      }
      for (place, cell) in input.cells.enumerated() {
        exchanged += input.cells.dropFirst(place + 1).map {
          UsualMistake(kind: .inputsExchanged, changes: [.exchange(cell, $0)])
        }
      }
      if input.cells.count > 2 {
        let pairs = zip(input.cells, input.cells.reversed()).prefix(input.cells.count / 2)
        reversed.append(UsualMistake(kind: .componentsReversed, changes: pairs.map { .exchange($0, $1) }))
      }
    }
    return exchanged + reversed
  }
}

extension Circuit {
  /// Numbers that are wrong alone, or together with their neighbour.
  private var numberMistakes: [UsualMistake] {
    let numbers = writtenNumbers
    let pairs = numbers.flatMap { one in numbers.filter(one.isNeighbour).map { (one, $0) } }
    return mistakes(.sign, numbers) { number in number.parts.map { number.value - $0 - $0 } }
      + pairs.filter { $0.value != $1.value }.map {
        UsualMistake(kind: .neighbours, changes: $0.setting($1.value) + $1.setting($0.value))
      }
      + pairs.filter { !$0.value.isZero && !$1.value.isZero && $0.value != -$1.value }.map {
        UsualMistake(kind: .signs, changes: $0.setting(-$0.value) + $1.setting(-$1.value))
      }
  }

  private func mistakes(
    _ kind: UsualMistake.Kind, _ numbers: [WrittenNumber], _ others: (WrittenNumber) -> [Rational]
  ) -> [UsualMistake] {
    numbers.flatMap { number in
      others(number).filter { $0 != number.value }.map { UsualMistake(kind: kind, changes: number.setting($0)) }
    }
  }

  /// The numbers of the network as somebody wrote them: what components of a vector share, and what instances have in
  /// common, is one number.
  private var writtenNumbers: [WrittenNumber] {
    var numbers: [WrittenNumber] = []
    var places: [WrittenNumber.Text: Int] = [:]
    for weight in weights {
      let number = WrittenNumber(weight, in: self)
      if let text = number.text, let place = places[text], numbers[place].value == number.value {
        numbers[place].weights.append(weight)
      } else {
        if let text = number.text { places[text] = numbers.count }
        numbers.append(number)
      }
    }
    return numbers
  }
}

/// A number as it is written, which may be several weights.
private struct WrittenNumber {
  /// Where it is written, as far as that is known: a constant, or a place in the text of an activation.
  struct Text: Hashable {
    var range: SourceRange
    var term: Int?
    var isConstant: Bool
  }

  var weights: [Weight]
  let value: Rational
  /// What adds up to it.
  let parts: [Rational]
  let isBias: Bool
  let text: Text?
  /// The name of its constant with the indices there, or the equation and the place in it.
  private let address: Address

  private enum Address {
    case constant(String, indices: [Int])
    case term(PreActivation.Place, Int)
    case bias
  }

  init(_ weight: Weight, in circuit: Circuit) {
    weights = [weight]
    value = circuit.value(of: weight)
    switch weight {
    case .parameter(let id):
      let parameter = circuit[id]
      let words = parameter.name.split(separator: "[")
      address = .constant(String(words[0]), indices: words.dropFirst().compactMap { Int($0.dropLast()) })
      text = parameter.range == .none ? nil : Text(range: parameter.range, term: nil, isConstant: true)
      (parts, isBias) = ([parameter.value], circuit.preActivations.contains { $0.sum.biasParameters.contains(id) })
    case .coefficient(let place, let term):
      let range = circuit[place].range
      address = .term(place, term)
      text = range == .none ? nil : Text(range: range, term: term, isConstant: false)
      (parts, isBias) = ([value], false)
    case .bias(let place):
      let (range, sum) = (circuit[place].range, circuit[place].sum)
      address = .bias
      text = range == .none ? nil : Text(range: range, term: nil, isConstant: false)
      (parts, isBias) = (sum.biasParts, true)
    }
  }

  /// The changes that make it another number.
  func setting(_ number: Rational) -> [Change] { weights.map { .weight($0, to: number) } }

  /// Whether the other stands right after it in a vector, a row of a matrix, or a sum, or right below it in a matrix.
  func isNeighbour(of other: WrittenNumber) -> Bool {
    switch (address, other.address) {
    case (.constant(let name, let indices), .constant(let otherName, let others)):
      let moves = zip(indices, others).map { $1 - $0 }.filter { $0 != 0 }
      return name == otherName && moves == [1]
    case (.term(let place, let term), .term(let otherPlace, let next)): return place == otherPlace && term + 1 == next
    default: return false
    }
  }
}
