public import CircuitModel

/// Linear circuits drawn at random, with claims that are often true for every length: what the affine engine is for.
///
/// Two or three linear units, sometimes a step unit, and running sums that are made of the inputs as the units are, one
/// of them sometimes off by a little.
public struct LinearCircuit {
  private var random: SeededGenerator

  /// The circuit of a seed, with one claim.
  public static func make(seed: UInt64) -> Circuit {
    var maker = LinearCircuit(random: SeededGenerator(seed: seed))
    return maker.circuit(seed: seed)
  }

  private mutating func circuit(seed: UInt64) -> Circuit {
    let (x, y) = (CellID(0), CellID(1))
    let units = [CellID(2), CellID(3), CellID(4)]
    let values: [Rational] = random.oneIn(3) ? [-1, 0, Rational(1, 2)] : [0, 1]
    var cells = [Cell(name: "x", initial: [0]), Cell(name: "y", initial: [0])]
    let ratios = units.map { _ in random.pick([1, 1, 1, -1, -1, 2]) }
    let weights = units.map { _ in (random.below(5) - 2, random.below(5) - 2, random.below(3) - 1) }
    for (number, unit) in units.enumerated() {
      var general = term(ratios[number], .read(unit, at: .relative(lag: 1), .none))
      general = add(general, term(weights[number].0, now(x)))
      general = add(general, term(weights[number].1, now(y)))
      general = add(general, .number(Rational(weights[number].2)))
      if number == 2 && random.oneIn(2) {
        general = .apply(.step(.value(Rational(random.below(2)))), add(general, .number(Rational(1, 2))), .none)
      }
      cells.append(Cell(name: "h\(number + 1)", initial: [0], equation: Equation(general: general)))
    }
    let place = random.below(2)
    let (weight, ratio) = (weights[place], ratios[place])
    // Σ ratio^(t-i) · (a·x[i] + b·y[i] + c)
    let index = IndexID(1)
    var body = term(weight.0, .read(x, at: .index(index, offset: 0), .none))
    body = add(body, term(weight.1 + (random.oneIn(6) ? 1 : 0), .read(y, at: .index(index, offset: 0), .none)))
    body = add(body, .number(Rational(weight.2)))
    let power = Expression.arithmetic(
      .power, .number(Rational(ratio)), .arithmetic(.subtract, .step, .index(index), .none), .none)
    let element = ratio == 1 ? body : .arithmetic(.multiply, power, body, .none)
    let sum = Expression.fold(.sum, index, from: .number(1), to: .step, element, .none)
    let claim = claim(now(units[place]), sum, other: now(units[2]))
    guard let alphabet = Alphabet(inputs: [x, y].map { .init(cells: [$0], choices: .each(values)) }) else {
      preconditionFailure("two inputs have few letters")
    }
    let assumptions = random.oneIn(5) ? [Assumption(formula: compare(now(units[1]), .number(1)))] : []
    return Circuit(
      name: "Linear\(seed)", alphabet: alphabet,
      signals: cells.indices.map {
        Signal(name: cells[$0].name, role: $0 < 2 ? .input : .output, components: [CellID($0)])
      }, cells: cells, order: units, assumptions: assumptions, claims: [Claim(name: "claim", kind: claim)])
  }

  private mutating func claim(_ unit: Expression, _ sum: Expression, other: Expression) -> Claim.Kind {
    let offset = Expression.number(Rational(random.below(5) - 2))
    let equal = Expression.compare(.equal, unit, sum)
    switch random.below(9) {
    case 0: return .prove(equal, when: compare(other, offset))
    case 1:
      return .prove(.connect(.iff, compare(unit, offset), compare(sum, offset)), when: nil)
    case 2: return .prove(.connect(.implies, compare(unit, offset), compare(sum, other)), when: nil)
    case 3:
      let extremum = random.pick([Extremum.minimum, .maximum])
      return .prove(
        .compare(.equal, .extremum(extremum, [unit, other]), .extremum(extremum, [other, sum])), when: nil)
    case 4:
      let divisor = Expression.number(Rational(random.pick([2, 3, 4])))
      let (left, right) = (
        Expression.arithmetic(.remainder, unit, divisor, .none), Expression.arithmetic(.remainder, sum, divisor, .none)
      )
      return .prove(.connect(.or, .compare(.equal, left, right), compare(other, offset)), when: nil)
    case 5:
      let halves = [unit, sum].map { Expression.apply(.floor, .arithmetic(.divide, $0, .number(2), .none), .none) }
      return .prove(.compare(.equal, halves[0], halves[1]), when: nil)
    case 6: return .reach(.not(equal))
    case 7: return .prove(.compare(random.pick([.lessOrEqual, .greaterOrEqual]), unit, add(sum, offset)), when: nil)
    default: return .prove(equal, when: nil)
    }
  }

  private mutating func compare(_ left: Expression, _ right: Expression) -> Expression {
    .compare(random.pick([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]), left, right)
  }

  private func now(_ cell: CellID) -> Expression { .read(cell, at: .relative(lag: 0), .none) }

  private func term(_ weight: Int, _ factor: Expression) -> Expression {
    .arithmetic(.multiply, .number(Rational(weight)), factor, .none)
  }

  private func add(_ left: Expression, _ right: Expression) -> Expression { .arithmetic(.add, left, right, .none) }
}
