import CircuitModel

/// A number of a network at one step: what it is, and how it moves when a weight does and no decision changes.
///
/// Numbers are carried through the equations together with their slopes, as in R. E. Wengert, "A simple automatic
/// derivative evaluation program", Communications of the ACM 7 (1964), doi:10.1145/355586.364791. A slope is no estimate
/// here: where a number does not follow a weight along a straight line, that is noted, and no slope is given.
struct MovingValue: Hashable {
  /// By how much a number grows for each 1 that a weight grows by.
  struct Slope: Hashable {
    /// The weight, by its place.
    var weight: Int
    /// The growth, never 0.
    var rise: Rational
  }

  /// What it is with the weights as they are.
  var number: Rational
  /// The slopes for the weights that it follows along a straight line while the others stay, by weight, ascending.
  var slopes: [Slope] = []
  /// The weights that it may follow otherwise, ascending.
  var bent: [Int] = []
  /// Whether the slopes also tell what it is when several weights move at once.
  var isStraightTogether = true
  /// The function that this is the argument of, where the value itself is not rational.
  var function: Activation?
}

extension MovingValue {
  /// A number that stays what it is.
  init(_ number: Rational) { self.init(number: number, slopes: []) }

  /// What a weight adds to the number that it is, as a value of its own: 0 with slope 1.
  init(moving weight: Int, from number: Rational = 0) {
    self.init(number: number, slopes: [Slope(weight: weight, rise: 1)])
  }

  /// Whether no weight moves it.
  var isFixed: Bool { slopes.isEmpty && bent.isEmpty }

  /// The slope for a weight; 0 where it stays, or is not known to follow a straight line.
  func rise(of weight: Int) -> Rational { slopes.first { $0.weight == weight }?.rise ?? 0 }

  /// The value, as the interpreter would say it.
  var value: Value { function.map { .smooth($0, of: number) } ?? .exact(number) }

  /// The value as a rational number that can be computed with; `nil` where it is none.
  var plain: MovingValue? {
    guard function != nil else { return self }
    return isFixed ? value.rational.map { MovingValue($0) } : nil
  }

  /// The value of a function that cannot be followed along straight lines.
  static func bend(_ arguments: [MovingValue], to number: Rational) -> MovingValue {
    let moving = arguments.reduce(into: Set<Int>()) { $0.formUnion($1.movers) }
    return MovingValue(number: number, bent: moving.sorted(), isStraightTogether: moving.isEmpty)
  }

  /// The weights that may move it, in no order.
  var movers: [Int] { slopes.map(\.weight) + bent }
}

extension MovingValue {
  static func + (left: MovingValue, right: MovingValue) -> MovingValue {
    if right.isFixed {
      var sum = left
      sum.number += right.number
      return sum
    }
    return MovingValue(
      number: left.number + right.number, slopes: merged(left.slopes, right.slopes),
      bent: left.bent + right.bent, isStraightTogether: left.isStraightTogether && right.isStraightTogether
    ).tidied
  }

  static func - (left: MovingValue, right: MovingValue) -> MovingValue { left + right.times(-1) }

  static func * (left: MovingValue, right: MovingValue) -> MovingValue {
    if left.isFixed { return right.times(left.number) }
    if right.isFixed { return left.times(right.number) }
    let (ofLeft, ofRight) = (left.times(right.number), right.times(left.number))
    let both = Set(left.movers).intersection(right.movers)
    return MovingValue(
      number: left.number * right.number, slopes: merged(ofLeft.slopes, ofRight.slopes),
      bent: left.bent + right.bent + both, isStraightTogether: false
    ).tidied
  }

  /// The value, so many times.
  func times(_ factor: Rational) -> MovingValue {
    if factor == 1 { return self }
    if factor.isZero { return MovingValue(0) }
    return MovingValue(
      number: number * factor, slopes: slopes.map { Slope(weight: $0.weight, rise: $0.rise * factor) }, bent: bent,
      isStraightTogether: isStraightTogether)
  }

  private static func merged(_ left: [Slope], _ right: [Slope]) -> [Slope] {
    var (slopes, left, right): ([Slope], ArraySlice<Slope>, ArraySlice<Slope>) = ([], left[...], right[...])
    while let first = left.first, let second = right.first {
      if first.weight < second.weight {
        slopes.append(left.removeFirst())
      } else if first.weight > second.weight {
        slopes.append(right.removeFirst())
      } else {
        let rise = first.rise + second.rise
        if !rise.isZero { slopes.append(Slope(weight: first.weight, rise: rise)) }
        left.removeFirst()
        right.removeFirst()
      }
    }
    return slopes + left + right
  }

  /// The same with each bent weight once, and without a slope for it.
  private var tidied: MovingValue {
    guard !bent.isEmpty else { return self }
    var tidied = self
    let bent = Set(bent)
    tidied.bent = bent.sorted()
    tidied.slopes.removeAll { bent.contains($0.weight) }
    return tidied
  }
}
