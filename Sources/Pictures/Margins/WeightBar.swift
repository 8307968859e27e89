import CircuitModel
import Insight
import Reports

/// A range in which a number may move, as a bar; an end that is missing lies nowhere.
struct WeightBar {
  /// An end of a range.
  struct End {
    /// Where it is.
    var value: Rational
    /// Whether the number may be just that.
    var isIncluded: Bool
    /// Whether it is not known what comes beyond.
    var isOpen = false
  }

  /// The lower end.
  var lower: End?
  /// The upper end.
  var upper: End?
  /// How it is drawn.
  var look: Look
}

extension WeightBar {
  /// The lower end as a table writes it: `[-2`, `(-∞`.
  var lowerText: String {
    guard let lower else { return "(-∞" }
    return (lower.isOpen ? "… " : "") + (lower.isIncluded ? "[" : "(") + Value.tableText("\(lower.value)")
  }

  /// The upper end as a table writes it: `-1)`, `∞)`.
  var upperText: String {
    guard let upper else { return "∞)" }
    return Value.tableText("\(upper.value)") + (upper.isIncluded ? "]" : ")") + (upper.isOpen ? " …" : "")
  }
}

extension DecisionRoom {
  /// The bar, or why there is none.
  var bar: Result<WeightBar, RoomObstacle> {
    switch self {
    case .notWorkedOut(let obstacle): .failure(obstacle)
    case .range(let range):
      .success(WeightBar(lower: range.lower.map(\.end), upper: range.upper.map(\.end), look: .unit))
    }
  }
}

extension WeightRange.End {
  fileprivate var end: WeightBar.End { WeightBar.End(value: value, isIncluded: isIncluded) }
}

extension ClaimRoom {
  /// The bar, or why there is none.
  var bar: Result<WeightBar, RoomObstacle> {
    switch self {
    case .notWorkedOut(let obstacle): .failure(obstacle)
    case .range(let lower, let upper): .success(WeightBar(lower: lower.end, upper: upper.end, look: .active))
    }
  }
}

extension ClaimRoom.End {
  fileprivate var end: WeightBar.End? {
    switch self {
    case .unbounded: nil
    case .at(let value, let isIncluded, _): WeightBar.End(value: value, isIncluded: isIncluded)
    case .known(let value, let isIncluded, _): WeightBar.End(value: value, isIncluded: isIncluded, isOpen: true)
    }
  }
}
