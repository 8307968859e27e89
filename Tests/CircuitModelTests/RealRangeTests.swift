import Testing

@testable import CircuitModel

/// Ranges of real numbers: what numbers of the operands come to is in the result, and little else is.
@Suite struct RealRangeTests {
  private typealias End = RealRange.End

  /// Every range with ends among some numbers, open and closed, and without end.
  private static func ranges(of numbers: [Rational]) -> [RealRange] {
    let ends = [End.infinite] + numbers.flatMap { [End.closed($0), End.open($0)] }
    return ends.flatMap { lower in ends.map { RealRange(lower, $0) } }.filter { !$0.isEmpty }
  }

  private static let some = ranges(of: [-1, 0, 2])
  private static let members: [Rational] = [
    -50, -2, -1, Rational(-999, 1000), Rational(-1, 3), 0, Rational(1, 1000), 1, Rational(3, 2), 2, 3, 60,
  ]

  private func members(of range: RealRange) -> [Rational] { Self.members.filter(range.contains) }

  // MARK: Arithmetic

  @Test func sumsProductsAndQuotientsOfMembersAreInTheResult() {
    for left in Self.some {
      for right in Self.some {
        let (sum, difference, product) = (left + right, left - right, left * right)
        let (quotient, remainder) = (left.quotient(by: right), left.remainder(by: right))
        #expect((quotient == nil) == right.contains(0) && (remainder == nil) == right.contains(0))
        let (least, greatest) = (RealRange.minimum(left, right), RealRange.maximum(left, right))
        for a in members(of: left) {
          for b in members(of: right) {
            let isHeld =
              sum.contains(a + b) && difference.contains(a - b) && product.contains(a * b)
              && least.contains(min(a, b)) && greatest.contains(max(a, b))
              && quotient?.contains(a / b) ?? true && remainder?.contains(a.flooredRemainder(by: b)) ?? true
            #expect(isHeld, "\(left), \(right): \(a), \(b)")
          }
        }
      }
    }
  }

  @Test func aProductEndsWhereAProductOfEndsDoes() {
    for left in Self.some {
      for right in Self.some {
        guard let a = left.lower.number, let b = left.upper.number, let c = right.lower.number,
          let d = right.upper.number
        else { continue }
        let corners = [a * c, a * d, b * c, b * d]
        let product = left * right
        #expect(product.lower.number == corners.min() && product.upper.number == corners.max(), "\(left) \(right)")
      }
    }
  }

  @Test func anEndBelongsToTheResultOnlyWhereSomeMembersMeetIt() throws {
    let (open, closed) = (RealRange(.open(0), .open(1)), RealRange.closed(0, 1))
    #expect((open * closed).description == "[0, 1)")
    #expect((open * open).description == "(0, 1)")
    #expect((open + closed).description == "(0, 2)")
    #expect((RealRange.everything * RealRange(0)).description == "[0, 0]")
    #expect((open * RealRange(.open(1), .infinite)).description == "(0, inf)")
    #expect(try #require(RealRange(1).quotient(by: open)).description == "(1, inf)")
    #expect(try #require(RealRange(1).quotient(by: RealRange(.closed(2), .infinite))).description == "(0, 1/2]")
    #expect(RealRange.minimum(open, closed).description == "[0, 1)")
    #expect(RealRange.maximum(open, closed).description == "(0, 1]")
    #expect(RealRange.closed(-1, 2).power(2)?.description == "[0, 4]")
    #expect(RealRange(.open(-2), .closed(1)).power(3)?.description == "(-8, 1]")
    #expect(RealRange(.open(-2), .closed(-1)).power(-2)?.description == "(1/4, 1]")
    #expect(RealRange(Rational(1, 2)).powers(from: 1)?.description == "(0, 1/2]")
    #expect(RealRange(2).powers(from: 3)?.description == "[8, inf)")
  }

  @Test func powersOfMembersAreInThePower() {
    for range in Self.some {
      for exponent in -3...4 {
        let power = range.power(exponent)
        #expect((power == nil) == (exponent < 0 && range.contains(0)))
        for member in members(of: range) where power != nil {
          #expect(power?.contains(member.power(exponent)) ?? false, "\(range)^\(exponent): \(member)")
        }
      }
    }
  }

  @Test func endsStayShortAndNeverCross0() throws {
    var (near, far) = (RealRange(Rational(1, 3)), RealRange(3))
    for _ in 0..<12 { (near, far) = (near * near, far * far) }
    for number in [near.lower, near.upper, far.lower].compactMap(\.number) {
      #expect(number.denominator.bitWidth <= 65 && number.numerator.bitWidth <= 130)
    }
    #expect(near.lower == .open(0) && near.upper.number.map { $0 > 0 } ?? false)
    #expect(far.upper == .infinite && far.order(.greater, than: RealRange(1000)) == true)
    #expect((-near).upper == .open(0))
  }

  // MARK: Order

  @Test func relationsHoldWhereTheyDoBetweenAllMembersAndAreDeniedWhereBetweenNone() {
    let relations: [Relation] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    for left in Self.some {
      for right in Self.some {
        for relation in relations {
          guard let answer = left.order(relation, than: right) else { continue }
          for a in members(of: left) {
            for b in members(of: right) {
              let holds = relation.holds(of: a < b ? -1 : a == b ? 0 : 1)
              #expect(holds == answer, "\(left) \(relation) \(right)")
              #expect(!holds || right.numbers(relation).contains(a))
            }
          }
        }
      }
    }
    #expect(RealRange(.open(0), .infinite).order(.greater, than: RealRange(0)) == true)
    #expect(RealRange(.closed(0), .infinite).order(.greater, than: RealRange(0)) == nil)
    #expect(RealRange.empty.order(.greater, than: RealRange(0)) == nil)
  }

  @Test func nothingAndEverythingAreRanges() {
    for range in Self.some {
      #expect(range.intersection(.empty) == .empty && range.hull(.empty) == range && range * .empty == .empty)
      #expect(range.isSubset(of: .everything) && RealRange.empty.isSubset(of: range))
      #expect((range.onlyMember != nil) == (range.lower == range.upper && range.lower.isClosed))
    }
  }

  // MARK: Functions

  @Test func valuesOfFunctionsAreInTheirImages() throws {
    let functions: [Activation] = [.sigmoid, .tanh, .exp, .log, .sqrt]
    let exact: [Activation] = [.step(.value(1)), .sign(.value(0)), .relu, .floor, .abs]
    for range in Self.some {
      for function in functions + exact {
        guard let image = range.applying(function) else {
          #expect(members(of: range).contains { $0 <= 0 } && (function == .log || function == .sqrt))
          continue
        }
        for member in members(of: range) {
          let value = try Arithmetic(bits: 100, at: .none, step: 1).apply(function, to: .exact(member))
          let bounds = value.enclosure(bits: 100)
          #expect(
            !image.intersection(.closed(bounds.lowerBound, bounds.upperBound)).isEmpty, "\(function) of \(member)")
        }
      }
    }
  }

  @Test func imagesEndCloseToTheValuesOfEnds() throws {
    for function in [Activation.sigmoid, .tanh, .exp, .log, .sqrt] {
      for number in Self.members where number > 0 && number < 50 {
        let image = try #require(RealRange(number).applying(function))
        let (low, high) = (try #require(image.lower.number), try #require(image.upper.number))
        #expect(high - low <= Rational(1, 1 << 20), "\(function) of \(number) is \(image)")
        let isExact = try Arithmetic(bits: 64, at: .none, step: 1).apply(function, to: .exact(number)).rational != nil
        #expect(isExact || !image.lower.isClosed && !image.upper.isClosed)
      }
    }
  }

  @Test func aSigmoidIsNever0And1HoweverFarOut() {
    #expect(RealRange.everything.sigmoid.description == "(0, 1)")
    #expect(RealRange.everything.tanh.description == "(-1, 1)")
    #expect(RealRange.everything.exponential.description == "(0, inf)")
    #expect(RealRange.closed(-1_000_000, 1_000_000).sigmoid.description == "(0, 1)")
    #expect(RealRange.closed(-1_000_000, 1_000_000).exponential.description == "(0, inf)")
    #expect(RealRange(-1_000_000).exponential.order(.greater, than: RealRange(0)) == true)
    #expect(RealRange(1_000_000).tanh.order(.less, than: RealRange(1)) == true)
    #expect(RealRange(.closed(0), .infinite).sigmoid.description == "[1/2, 1)")
    #expect(RealRange(.open(0), .closed(1)).logarithm?.description == "(-inf, 0]")
    #expect(RealRange(Rational(1, BigInteger(1) << 60)).logarithm?.order(.less, than: RealRange(-20)) == true)
    #expect(RealRange(.open(0), .closed(4)).squareRoot?.description == "(0, 2]")
  }

  @Test func aThresholdWithoutARuleHasNoValueAt0() {
    #expect(RealRange.closed(0, 1).applying(.step(.undeclared)) == nil)
    #expect(RealRange(.open(0), .closed(1)).applying(.step(.undeclared)) == RealRange(1))
    #expect(RealRange.closed(0, 1).applying(.sign(.value(-1)))?.description == "[-1, 1]")
    #expect(RealRange.closed(-1, 1).applying(.step(.value(0)))?.description == "[0, 1]")
  }
}
