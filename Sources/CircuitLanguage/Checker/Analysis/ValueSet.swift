import CircuitModel

/// What a scalar can be: a few values, or everything between two ends.
///
/// Sets grow while the fixpoint over a circuit's cells is sought, so there are few of them: lists of at most
/// `ValueSet.most` values, then ranges whose ends move at most once more, to infinity.
enum ValueSet: Hashable {
  /// These values, ascending.
  case values([Rational])
  /// Everything from one end to the other, whole numbers only where so marked; `nil` is infinity.
  case range(Rational?, Rational?, whole: Bool)

  /// The length of the longest list.
  static let most = 16
  /// Any rational number.
  static let anything = range(nil, nil, whole: false)
  /// 0 and 1.
  static let truths = values([0, 1])
  /// No value at all, where nothing is known yet.
  static let none = values([])

  /// The set of some values, in any order.
  init(_ values: [Rational]) {
    var sorted: [Rational] = []
    for value in values.sorted() where sorted.last != value { sorted.append(value) }
    if let least = sorted.first, let greatest = sorted.last, sorted.count > Self.most {
      self = .range(least, greatest, whole: sorted.allSatisfy(\.isInteger))
    } else {
      self = .values(sorted)
    }
  }

  /// The range between two ends, as a list where that is short.
  static func between(_ least: Rational?, _ greatest: Rational?, whole: Bool) -> ValueSet {
    guard whole, let least, let greatest else { return .range(least, greatest, whole: whole) }
    let from = -(-least).floor()
    let to = greatest.floor()
    guard to - from < BigInteger(most) else { return .range(Rational(from), Rational(to), whole: true) }
    var values: [Rational] = []
    var value = from
    while value <= to {
      values.append(Rational(value))
      value += 1
    }
    return .values(values)
  }
}

extension ValueSet {
  /// The least value; `nil` where there is none.
  var least: Rational? {
    switch self {
    case .values(let values): values.first
    case .range(let least, _, _): least
    }
  }

  /// The greatest value; `nil` where there is none.
  var greatest: Rational? {
    switch self {
    case .values(let values): values.last
    case .range(_, let greatest, _): greatest
    }
  }

  /// Whether all values are whole numbers.
  var isWhole: Bool {
    switch self {
    case .values(let values): values.allSatisfy(\.isInteger)
    case .range(_, _, let whole): whole
    }
  }

  /// The values, where they can be listed.
  var list: [Rational]? { if case .values(let values) = self { values } else { nil } }

  /// Whether nothing is known to be in the set.
  var isEmpty: Bool { self == .none }

  /// Whether every value of this set is in a list, which is ascending.
  func isSubset(of list: [Rational]) -> Bool {
    switch self {
    case .values(let values): return values.allSatisfy { list.contains($0) }
    case .range(let least, let greatest, let whole):
      guard whole, let least, let greatest, let first = list.firstIndex(of: least) else { return false }
      let count = (greatest - least).floor() + 1
      guard count <= BigInteger(list.count - first), let width = Int(exactly: count) else { return false }
      return list[first + width - 1] == greatest && list[first..<(first + width)].allSatisfy(\.isInteger)
    }
  }

  /// The values of both sets.
  func union(_ other: ValueSet) -> ValueSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    if let a = list, let b = other.list { return ValueSet(a + b) }
    let lower = least.flatMap { a in other.least.map { min(a, $0) } }
    let upper = greatest.flatMap { a in other.greatest.map { max(a, $0) } }
    return .range(lower, upper, whole: isWhole && other.isWhole)
  }

  /// This set grown to hold another. An end that moves once it is an end goes to infinity, so that growing ends.
  func widened(with other: ValueSet) -> ValueSet {
    let joined = union(other)
    guard case .range(let least, let greatest, let wasWhole) = self else { return joined }
    guard case .range(let lower, let upper, let whole) = joined else { return joined }
    return .range(lower == least ? least : nil, upper == greatest ? greatest : nil, whole: wasWhole && whole)
  }
}
