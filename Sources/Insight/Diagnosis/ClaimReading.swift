import CircuitModel

/// A claim taken apart as far as it says that an output is something: `y[t] iff F`, `G implies y[t] == F`.
struct ClaimReading {
  /// An output, and what it should be.
  private struct Pair {
    var output: Expression
    var wanted: Expression
    /// Whether both are truths.
    var isTruth: Bool
  }

  private let claim: Claim
  private var pairs: [Pair] = []
  private var conditions: [Expression] = []

  /// Takes a claim apart; `nil` where it does not say what an output is.
  init?(_ claim: Claim, in circuit: Circuit) {
    guard case .prove(let formula, let condition) = claim.kind else { return nil }
    self.claim = claim
    conditions = [condition].compactMap(\.self)
    guard read(formula, Set(circuit.units), isOutermost: true) else { return nil }
  }

  private mutating func read(_ formula: Expression, _ units: Set<CellID>, isOutermost: Bool = false) -> Bool {
    switch formula {
    case .connect(.implies, let condition, let rest) where isOutermost:
      conditions.append(condition)
      return read(rest, units, isOutermost: true)
    case .connect(.and, let left, let right): return read(left, units) && read(right, units)
    case .connect(.iff, let left, let right): return note(left, right, isTruth: true, units)
    case .compare(.equal, let left, let right): return note(left, right, isTruth: false, units)
    default: return false
    }
  }

  private mutating func note(_ left: Expression, _ right: Expression, isTruth: Bool, _ units: Set<CellID>) -> Bool {
    let isLeft = !left.cells.isDisjoint(with: units)
    guard isLeft || !right.cells.isDisjoint(with: units) else { return false }
    pairs.append(
      isLeft ? Pair(output: left, wanted: right, isTruth: isTruth) : Pair(output: right, wanted: left, isTruth: isTruth)
    )
    return true
  }
}

extension ClaimReading {
  /// That from step `steps + 1` on the output is what was wanted so many steps before; `nil` where that is the same.
  func late(by steps: Int) -> Claim? {
    guard pairs.contains(where: { $0.wanted.dependsOnStep }) else { return nil }
    return claim(
      pairs.map { pair in
        var moved = pair
        moved.wanted = pair.wanted.earlier(by: steps, isTruth: pair.isTruth)
        return moved
      }, when: [isAfter(steps)] + conditions.map { $0.earlier(by: steps, isTruth: true) })
  }

  /// That from step `steps + 1` on the output of so many steps before is what is wanted; `nil` where that is the same.
  func early(by steps: Int) -> Claim? {
    guard pairs.contains(where: { $0.wanted.dependsOnStep }) else { return nil }
    return claim(
      pairs.map { pair in
        var moved = pair
        moved.output = pair.output.earlier(by: steps, isTruth: pair.isTruth)
        return moved
      }, when: [isAfter(steps)] + conditions)
  }

  /// That the output is the opposite of what is wanted: the other truth, 1 minus the number, its negative.
  var inversions: [Claim] {
    if pairs.allSatisfy(\.isTruth) { return [inverted { .not($0) }] }
    let complement = inverted { .arithmetic(.subtract, .number(1), $0, .none) }
    return [complement, inverted { .arithmetic(.subtract, .number(0), $0, .none) }]
  }

  /// The claim with every binary number read from the other end; `nil` where there is none.
  var withBitsReversed: Claim? {
    let reversed = pairs.map { pair in
      Pair(
        output: pair.output.readingBitsReversed, wanted: pair.wanted.readingBitsReversed, isTruth: pair.isTruth)
    }
    let isChanged = zip(pairs, reversed).contains { $0.output != $1.output || $0.wanted != $1.wanted }
    return isChanged ? claim(reversed, when: conditions) : nil
  }

  private func inverted(_ opposite: (Expression) -> Expression) -> Claim {
    claim(
      pairs.map { pair in
        var turned = pair
        turned.wanted = pair.isTruth ? .not(pair.wanted) : opposite(pair.wanted)
        return turned
      }, when: conditions)
  }

  /// The claim that says something else of the same outputs. What it says it on is a condition, so that nothing is said
  /// where that never holds.
  private func claim(_ pairs: [Pair], when conditions: [Expression]) -> Claim {
    let parts = pairs.map { pair -> Expression in
      pair.isTruth ? .connect(.iff, pair.output, pair.wanted) : .compare(.equal, pair.output, pair.wanted)
    }
    let formula = parts.dropFirst().reduce(parts[0]) { .connect(.and, $0, $1) }
    let condition = conditions.dropFirst().reduce(conditions.first) { first, next in
      first.map { .connect(.and, $0, next) }
    }
    return Claim(name: claim.name, kind: .prove(formula, when: condition))
  }

  private func isAfter(_ step: Int) -> Expression { .compare(.greater, .step, .number(Rational(step))) }
}

extension Expression {
  /// What the expression was some steps before, where those steps were taken.
  fileprivate func earlier(by steps: Int, isTruth: Bool) -> Expression {
    isTruth ? .at(.relative(lag: steps), self, .none) : earlier(by: steps)
  }

  private func earlier(by steps: Int) -> Expression {
    switch self {
    case .step: .arithmetic(.subtract, .step, .number(Rational(steps)), .none)
    case .read(let cell, let moment, let range): .read(cell, at: moment.earlier(by: steps), range)
    // What stands inside looks from another step already.
    case .at(let moment, let body, let range): .at(moment.earlier(by: steps), body, range)
    default: replacingChildren { $0.earlier(by: steps) } ?? self
    }
  }

  /// The expression with `2^(i-a)` for `2^(b-i)` in every sum over the bits of a slice, and the other way round.
  fileprivate var readingBitsReversed: Expression {
    if case .fold(
      .sum, let index, let from, let to, .arithmetic(.multiply, let weight, let bit, let range), let place) = self,
      case .arithmetic(.power, let base, .arithmetic(.subtract, let left, let right, let inner), let outer) = weight
    {
      let isForwards = right == .index(index)
      let exponent: Expression = .arithmetic(
        .subtract, isForwards ? .index(index) : to, isForwards ? from : .index(index), inner)
      if isForwards ? left == to : left == .index(index) && right == from {
        let turned = Expression.arithmetic(.power, base, exponent, outer)
        return .fold(.sum, index, from: from, to: to, .arithmetic(.multiply, turned, bit, range), place)
      }
    }
    return replacingChildren { $0.readingBitsReversed } ?? self
  }
}

extension Moment {
  fileprivate func earlier(by steps: Int) -> Moment {
    switch self {
    case .relative(let lag): .relative(lag: lag + steps)
    case .computed(let step): .computed(step.earlierStep(by: steps))
    case .index, .absolute: self
    }
  }
}

extension Expression {
  fileprivate func earlierStep(by steps: Int) -> Expression { earlier(by: steps, isTruth: false) }
}
