import CircuitModel
import Testing

@testable import CircuitLanguage

@Suite struct CheckerValueSetTests {
  /// Small sets of every form.
  private static let sets: [ValueSet] = [
    .none, .values([0]), .values([1]), .values([-1]), .truths, .values([-1, 1]), .values([0, Rational(1, 2), 1]),
    .values([-2, 3]), .range(nil, nil, whole: true), .range(0, nil, whole: true), .range(nil, 0, whole: true),
    .range(-3, 20, whole: true), .range(0, 1, whole: false), .range(-1, nil, whole: false), .anything,
  ]

  /// Numbers to try: those of a set near 0.
  private static let numbers: [Rational] = (-8...24).map { Rational($0, 2) }

  private func members(_ set: ValueSet) -> [Rational] { Self.numbers.filter { contains(set, $0) } }

  private func contains(_ set: ValueSet, _ value: Rational) -> Bool {
    switch set {
    case .values(let values): values.contains(value)
    case .range(let least, let greatest, let whole):
      (least.map { $0 <= value } ?? true) && (greatest.map { value <= $0 } ?? true) && (!whole || value.isInteger)
    }
  }

  @Test func arithmeticLosesNoValue() {
    for left in Self.sets {
      for right in Self.sets {
        for operation: ArithmeticOperator in [.add, .subtract, .multiply, .divide, .remainder, .power] {
          let set = ValueSet.arithmetic(operation, left, right)
          for a in members(left) {
            for b in members(right) {
              guard let value = compute(operation, a, b) else { continue }
              #expect(contains(set, value), "\(a) \(operation) \(b) in \(left) and \(right)")
            }
          }
        }
      }
    }
  }

  @Test func activationsAndExtremaLoseNoValue() {
    let activations: [Activation] = [
      .step(.undeclared), .step(.value(Rational(1, 2))), .sign(.value(0)), .sign(.undeclared), .relu, .floor, .abs,
    ]
    for set in Self.sets {
      for activation in activations {
        let image = ValueSet.apply(activation, set)
        for a in members(set) {
          guard let value = compute(activation, a) else { continue }
          #expect(contains(image, value), "\(activation) of \(a) in \(set)")
        }
      }
      for other in Self.sets {
        for a in members(set) {
          for b in members(other) {
            #expect(contains(set.extremum(.minimum, other), min(a, b)))
            #expect(contains(set.extremum(.maximum, other), max(a, b)))
            #expect(contains(set.union(other), a) && contains(set.union(other), b))
            #expect(contains(set.widened(with: other), a) && contains(set.widened(with: other), b))
          }
        }
      }
    }
  }

  @Test func wideningEnds() {
    for start in Self.sets {
      var set = start
      var changes = 0
      for number in 0..<100 {
        let wider = set.widened(with: ValueSet.arithmetic(.add, set, .values([Rational(number)])))
        if wider != set { changes += 1 }
        set = wider
      }
      #expect(changes <= ValueSet.most + 3)
    }
  }

  @Test func aSubsetIsRecognisedInEitherForm() {
    let whole = (0...20).map { Rational($0) }
    #expect(ValueSet.range(3, 19, whole: true).isSubset(of: whole))
    #expect(!ValueSet.range(3, 21, whole: true).isSubset(of: whole))
    #expect(!ValueSet.range(3, 19, whole: false).isSubset(of: whole))
    #expect(!ValueSet.range(0, nil, whole: true).isSubset(of: whole))
    #expect(!ValueSet.range(0, 4, whole: true).isSubset(of: [0, 1, 3, 4]))
    #expect(ValueSet.truths.isSubset(of: [0, 1]))
    #expect(!ValueSet.values([0, 2]).isSubset(of: [0, 1]))
  }

  private func compute(_ operation: ArithmeticOperator, _ a: Rational, _ b: Rational) -> Rational? {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return b.isZero ? nil : a / b
    case .remainder: return b.isZero ? nil : a.flooredRemainder(by: b)
    case .power:
      guard b.isInteger, let exponent = Int(exactly: b.numerator), !a.isZero || exponent >= 0 else { return nil }
      return a.power(exponent)
    }
  }

  private func compute(_ activation: Activation, _ a: Rational) -> Rational? {
    switch activation {
    case .step(let tie): return a > 0 ? 1 : a < 0 ? 0 : tieValue(tie)
    case .sign(let tie): return a > 0 ? 1 : a < 0 ? -1 : tieValue(tie)
    case .relu: return max(a, 0)
    case .floor: return Rational(a.floor())
    case .abs: return a.magnitude
    case .sigmoid, .tanh, .exp, .log, .sqrt: return nil
    }
  }

  private func tieValue(_ tie: TieRule) -> Rational? { if case .value(let value) = tie { value } else { nil } }
}
