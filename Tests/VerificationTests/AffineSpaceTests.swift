import CircuitModel
import Testing

@testable import Verification

/// The linear algebra under the affine engine.
@Suite struct AffineSpaceTests {
  private func point(_ numbers: Int...) -> [AffineForm] { numbers.map { AffineForm(Rational($0)) } }

  @Test func aSpaceGrowsByPointsOutsideItOnly() {
    var space = AffineSpace(point: [1, 1, 0])
    let points = [
      (point(1, 1, 0), false), (point(2, 3, 0), true), (point(3, 5, 0), false), (point(-7, -15, 0), false),
      (point(3, 5, 1), true), (point(100, 199, -3), false), (point(0, 0, 0), true), (point(100, -3, 7), false),
    ]
    for (forms, isOutside) in points {
      let hasGrown = space.include(forms)
      #expect(hasGrown == isOutside, "\(forms.map(\.constant))")
    }
    #expect(space.dimension == 3)
  }

  @Test func everyDirectionIsAddedAtOnce() {
    var space = AffineSpace(point: [0, 0, 0])
    let forms = [
      AffineForm(1), AffineForm(constant: 0, coefficients: [1, 0]), AffineForm(constant: 0, coefficients: [0, 1]),
    ]
    let hasGrown = space.include(forms)
    #expect(hasGrown)
    #expect(space.dimension == 3)
  }

  @Test func theSameSpaceFromOtherPointsIsTheSameValue() {
    let points = [[0, 1, 2], [1, 1, 3], [2, 4, 9], [5, 5, 5]].map { $0.map { AffineForm(Rational($0)) } }
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1], [2, 0, 1, 2]] {
      var space = AffineSpace(point: points[order[0]].map(\.constant))
      for place in order.dropFirst() { _ = space.include(points[place]) }
      var other = AffineSpace(point: points[0].map(\.constant))
      for place in [1, 2] { _ = other.include(points[place]) }
      #expect(space == other)
    }
  }

  @Test func coordinatesAreFormsOfTheParameters() {
    var space = AffineSpace(point: [0, 1, 5])
    _ = space.include(point(1, 3, 5))
    // y = 2x + 1, z = 5
    #expect(space.coordinate(0) == AffineForm(constant: 0, coefficients: [1]))
    #expect(space.coordinate(1) == AffineForm(constant: 1, coefficients: [2]))
    #expect(space.coordinate(2) == 5)
    let same = space.include([space.coordinate(0), space.coordinate(1), space.coordinate(2)])
    let other = space.include([space.coordinate(0), space.coordinate(1), space.coordinate(0)])
    #expect(!same && other)
  }

  @Test func formsThatAreFunctionsOfOneAnotherHaveOneDirection() throws {
    let form = AffineForm(constant: Rational(7, 2), coefficients: [Rational(-2, 3), 4])
    let (direction, factor) = try #require(form.directed)
    #expect(direction.coefficients == [1, -6])
    #expect(factor == Rational(-2, 3))
    #expect(factor * direction.form + AffineForm(form.constant) == form)
    #expect((-5 * form + 3).directed?.direction == direction)
    #expect(AffineForm(3).directed == nil)
  }

  @Test func anEquationEliminatesTheLastParameterThatItHas() {
    var form = AffineForm(constant: 1, coefficients: [1, 2, 3])
    form.substitute(Direction(coefficients: [1, 2, 0]), equals: 4)
    #expect(form == AffineForm(constant: 5, coefficients: [0, 0, 3]))
    form.substitute(Direction(coefficients: [0, 0, 1]), equals: -2)
    #expect(form == -1)
  }

  /// All small sets of whole numbers, against looking at each number.
  @Test func whatNumbersHaveInCommonIsExact() {
    let window = BigInteger(-40)...40
    let some = -40...40
    var sets: [WholeNumbers] = []
    for modulus in 1...4 {
      for residue in 0..<modulus {
        for (low, high) in [(nil, nil), (-3, nil), (nil, 2), (-2, 3), (1, 1)] as [(Int?, Int?)] {
          if let set = WholeNumbers(
            from: low.map { BigInteger($0) }, to: high.map { BigInteger($0) }, modulus: BigInteger(modulus),
            residue: BigInteger(residue))
          {
            sets.append(set)
          }
        }
      }
    }
    for a in sets {
      for b in sets {
        let common = a.intersection(b)
        for number in some.map({ BigInteger($0) }) {
          #expect((common?.contains(number) ?? false) == (a.contains(number) && b.contains(number)))
        }
        if let lower = common?.lower { #expect(common?.contains(lower) == true && window.contains(lower)) }
      }
      for (top, bottom) in [(1, 1), (-1, 1), (2, 1), (3, 2), (-4, 3), (6, 4)] {
        for constant in [Rational(0), 1, Rational(1, 2), Rational(-2, 3)] {
          let factor = Rational(top, bottom)
          let preimage = a.preimage(factor: factor, constant: constant)
          for number in some.map({ BigInteger($0) }) {
            let image = factor * Rational(number) + constant
            let isMember = image.isInteger && a.contains(image.numerator)
            #expect((preimage?.contains(number) ?? false) == isMember, "\(factor)n + \(constant) at \(number)")
          }
        }
      }
    }
  }

  @Test func comparisonsOfOneDirectionDecideOneAnother() throws {
    let form = AffineForm(constant: 0, coefficients: [1, -1])
    let positive = try #require(WholeNumbers(from: 1, to: nil))
    let negative = try #require(WholeNumbers(from: nil, to: -1))
    var condition = PathCondition()
    let learned = condition.learn(.init(form: form, numbers: positive))
    #expect(learned?.isEmpty == true)
    #expect(condition.bounds(of: -2 * form + 1).upper == -1)
    #expect(!condition.isCompatible(.init(form: form, numbers: negative)))
    #expect(condition.isCompatible(.init(form: AffineForm(constant: 0, coefficients: [1, 0]), numbers: negative)))
    // 1 ≤ x − y ≤ 1 is an equation.
    let equations = condition.learn(.init(form: -1 * form + 2, numbers: positive))
    #expect(equations?.map(\.value) == [1])
    #expect(condition.facts.isEmpty)
  }

  @Test func anEquationIsPutIntoWhatIsKnown() throws {
    let x = AffineForm(constant: 0, coefficients: [1, 0])
    let sum = AffineForm(constant: 0, coefficients: [1, 1])
    var condition = PathCondition()
    _ = condition.learn(.init(form: sum, numbers: try #require(WholeNumbers(from: nil, to: 3))))
    _ = condition.learn(.init(form: x, numbers: try #require(WholeNumbers(from: 5, to: 5))))
    // y ≤ −2
    #expect(condition.bounds(of: AffineForm(constant: 0, coefficients: [0, 1])).upper == -2)
    // An even number is not 5.
    let half = AffineForm(constant: 0, coefficients: [Rational(1, 2), 0])
    var whole = PathCondition()
    _ = whole.learn(.init(form: half, numbers: .all))
    #expect(!whole.isCompatible(.init(form: x, numbers: try #require(WholeNumbers(from: 5, to: 5)))))
    #expect(whole.isCompatible(.init(form: x, numbers: try #require(WholeNumbers(from: 6, to: 6)))))
  }
}
