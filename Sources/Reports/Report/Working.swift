import CircuitLanguage
public import CircuitModel
import Insight

extension Report {
  /// The numbers that a claim inside an example is about, and what they are.
  public struct Working: Hashable, Sendable {
    /// A number, or a vector or matrix of numbers, that is given with what it should be.
    public struct Figure: Hashable, Sendable {
      /// Where what has the value is written: `f[1]`.
      public var range: SourceRange
      /// The components; one for a number.
      public var components: [Component]
    }

    /// One number.
    public struct Component: Hashable, Sendable {
      /// Which of several it is, `[2][1]`; nothing where there is only one.
      public var index: String
      /// What is given: `0.23`.
      public var given: String
      /// What would be right, to as many digits.
      public var right: String
      /// What is right with some digits more: `0.76852478…`.
      public var value: String
      /// The exact value, where it is rational and `value` is not all of it: `-33/38`.
      public var fraction: String?
      /// Whether `value` is all of the number.
      public var isExact: Bool
      /// Whether what is given is right.
      public var isRight: Bool
    }

    /// The numbers that are given.
    public var figures: [Figure] = []
    /// The sign between the sides, where the claim compares two numbers that both are worked out: `<=`.
    public var relation: String?
  }
}

extension Report.Working.Component {
  /// Whether `right` is all of a number that `value` is not all of: `4/3`.
  var isWhole: Bool { fraction.map { $0 == right } ?? false }
}

extension Report.Working {
  /// What was worked out for a claim about the numbers of one sequence.
  init(_ worked: WorkedClaim, _ claim: Claim, _ numbers: WorkedNumbers?) {
    guard let numbers else { return }
    figures = zip(worked.figures, numbers.figures).map { figure, values in
      Figure(
        range: figure.subject,
        components: values.indices.map { place in
          Component(values[place], roundingTo: figure.written[place], index: figure.sizes.index(of: place))
        })
    }
    guard figures.isEmpty, let relation = worked.formula.relation, claim.sides.count == 2 else { return }
    let given = claim.sides.lastIndex { side in side.components.allSatisfy { $0.literal != nil } }
    guard relation == .equal, let given, claim.sides[0].components.count == claim.sides[1].components.count else {
      self.relation = relation.word
      return
    }
    let subject = claim.sides[1 - given]
    figures = [
      Figure(
        range: subject.range,
        components: subject.components.indices.map { place in
          Component(
            numbers.sides[1 - given][place], equalling: claim.sides[given].components[place].literal ?? 0,
            index: subject.sizes.index(of: place))
        })
    ]
  }
}

extension Report.Working.Component {
  fileprivate init(_ value: Value?, roundingTo written: RoundedNumber, index: String) {
    let units = (written.number * Rational(10).power(written.digits)).numerator
    self.init(value, given: KnownDigits.text(units, digits: written.digits), index: index)
    guard let value else { return }
    let right = KnownDigits(value).rounded(digits: written.digits)
    self.right = right.map { KnownDigits.text($0, digits: written.digits) } ?? "?"
    isRight = right == units
    show(value, beyond: written.digits)
  }

  fileprivate init(_ value: Value?, equalling number: Rational, index: String) {
    self.init(value, given: number.shortText, index: index)
    guard let value else { return }
    isRight = value.rational == number
    show(value, beyond: number.decimalPlaces ?? 0)
    right = value.rational?.shortText ?? self.value
  }

  private init(_ value: Value?, given: String, index: String) {
    self.init(index: index, given: given, right: "?", value: "?", isExact: false, isRight: false)
  }

  private mutating func show(_ value: Value, beyond digits: Int) {
    guard let known = KnownDigits(value).text(beyond: digits) else {
      self.value = value.tableText
      return
    }
    (self.value, isExact) = known
    if !isExact { fraction = value.rational.map { Value.exact($0).tableText } }
  }
}

extension Rational {
  /// How many digits after the point are all of the number; `nil` where there are more than anybody writes.
  fileprivate var decimalPlaces: Int? { (0...12).first { (self * Rational(10).power($0)).isInteger } }

  /// As a decimal where that is short, otherwise as a fraction.
  var shortText: String {
    decimalPlaces.map { decimal(digits: $0) } ?? Value.exact(self).tableText
  }
}

extension [Int] {
  /// The indices, from 1, of a component by its place: `[2][1]`; nothing where there is one number only.
  func index(of place: Int) -> String {
    var (rest, text) = (place, "")
    for size in reversed() {
      text = "[\(rest % size + 1)]" + text
      rest /= size
    }
    return text
  }
}

extension Expression {
  /// The relation that a formula asks for, of two numbers or of each two components.
  fileprivate var relation: Relation? {
    switch self {
    case .compare(let relation, _, _): relation
    case .connect(.and, let left, let right): left.relation == right.relation ? left.relation : nil
    default: nil
    }
  }
}
