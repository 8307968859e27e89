import CircuitModel

/// The affine hull of the points met so far, over the rationals.
///
/// The space is a point and directions in reduced echelon form, with the point 0 at the pivots, so that equal spaces are
/// equal values. Each coordinate is then an affine form of the coordinates at the pivots: these are the parameters of
/// the space, and because they are registers, they are whole. Every time the space grows, it has a dimension more, so that
/// growing ends (Karr, Acta Informatica 6, 1976, doi:10.1007/BF00268497).
struct AffineSpace: Hashable {
  private(set) var point: [Rational]
  private(set) var directions: [[Rational]] = []
  private var pivots: [Int] = []

  /// The space of one point.
  init(point: [Rational]) { self.point = point }
}

extension AffineSpace {
  /// How many parameters there are.
  var dimension: Int { directions.count }

  /// A coordinate as a form of the parameters.
  func coordinate(_ place: Int) -> AffineForm {
    AffineForm(constant: point[place], coefficients: directions.map { $0[place] })
  }

  /// Grows to hold every point that forms of some parameters can be; says whether there was one outside.
  mutating func include(_ forms: [AffineForm]) -> Bool {
    let parameters = forms.map(\.coefficients.count).max() ?? 0
    var hasGrown = include(direction: zip(forms, point).map { $0.constant - $1 })
    for parameter in 0..<parameters {
      let direction = forms.map { $0.isConstant ? 0 : $0.coefficients[parameter] }
      hasGrown = include(direction: direction) || hasGrown
    }
    return hasGrown
  }

  /// Grows by a direction from the point; says whether it is a new one.
  private mutating func include(direction: [Rational]) -> Bool {
    var rest = direction
    for (row, pivot) in zip(directions, pivots) { rest.subtract(rest[pivot], times: row) }
    guard let pivot = rest.firstIndex(where: { !$0.isZero }) else { return false }
    let lead = rest[pivot]
    rest = rest.map { $0 / lead }
    for place in directions.indices { directions[place].subtract(directions[place][pivot], times: rest) }
    point.subtract(point[pivot], times: rest)
    let place = pivots.firstIndex { $0 > pivot } ?? pivots.count
    pivots.insert(pivot, at: place)
    directions.insert(rest, at: place)
    return true
  }
}

extension [Rational] {
  fileprivate mutating func subtract(_ factor: Rational, times row: [Rational]) {
    if factor.isZero { return }
    for place in indices where !row[place].isZero { self[place] -= factor * row[place] }
  }
}
