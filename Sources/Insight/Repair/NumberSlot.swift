import CircuitLanguage
import CircuitModel

/// A place in the text of an equation where a number stands, or could: `3/2`, `- 3/2`, the 1 that is understood before a
/// signal, the 0 that is understood after a sum.
struct NumberSlot {
  /// How a number is written there.
  enum Form {
    /// On its own, with its sign if it has one.
    case alone
    /// With the sign that adds or subtracts it.
    case operand
    /// Before something that it multiplies, with nothing before it; 1 is not written.
    case factor
    /// The same after a sign that adds or subtracts.
    case signedFactor
    /// After a sum that ends without it.
    case appended
  }

  /// The text that stands there now.
  let range: SourceRange
  /// The number that it stands for.
  let value: Rational
  let form: Form
  /// Whether the number is written with a point, or would be.
  var isDecimal: Bool

  /// Whether a number stands there.
  var isWritten: Bool { form == .alone || form == .operand }

  /// The text for another number.
  func text(for number: Rational) -> String {
    let size = written(number.magnitude)
    let sign = number < 0 ? "- " : "+ "
    switch form {
    case .alone: return number < 0 ? "-" + size : size
    case .operand: return sign + size
    case .factor: return number == 1 ? "" : number == -1 ? "-" : (number < 0 ? "-" : "") + size + " * "
    case .signedFactor: return sign + (number.magnitude == 1 ? "" : size + " * ")
    case .appended: return " " + sign + size
    }
  }

  private func written(_ number: Rational) -> String {
    guard isDecimal, !number.isInteger else { return "\(number)" }
    for digits in 1...12 where (number * Rational(10).power(digits)).isInteger { return number.decimal(digits: digits) }
    return "\(number)"
  }
}

extension ExpressionSyntax {
  /// The places for numbers in an expression, those with a number first, each in the order of the text; what stands in
  /// square brackets after a name is no such place.
  var numberSlots: [NumberSlot] {
    var slots: [NumberSlot] = []
    collectSum(into: &slots)
    slots.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    let written = slots.filter(\.isWritten)
    let isDecimal = written.contains(where: \.isDecimal)
    return written
      + slots.filter { !$0.isWritten }.map { slot in
        var slot = slot
        slot.isDecimal = isDecimal
        return slot
      }
  }

  /// Looks at something that may add several things up.
  private func collectSum(into slots: inout [NumberSlot]) {
    var terms: [(sign: SourceRange?, isNegative: Bool, term: ExpressionSyntax)] = []
    flattenSum(into: &terms)
    for (sign, isNegative, term) in terms {
      term.collectTerm(after: sign, isNegative: isNegative, into: &slots)
    }
    if terms.count > 1 || !terms[0].term.isNumber {
      let end = SourceRange(file: range.file, start: range.end, end: range.end)
      slots.append(NumberSlot(range: end, value: 0, form: .appended, isDecimal: false))
    }
  }

  private func flattenSum(into terms: inout [(sign: SourceRange?, isNegative: Bool, term: ExpressionSyntax)]) {
    guard case .binary(let operation, let left, let right, let sign) = kind,
      operation == .add || operation == .subtract
    else {
      terms.append((nil, false, self))
      return
    }
    left.flattenSum(into: &terms)
    terms.append((sign, operation == .subtract, right))
  }

  /// Looks at one of the things that are added up.
  private func collectTerm(after sign: SourceRange?, isNegative: Bool, into slots: inout [NumberSlot]) {
    let first = firstFactor
    if let (number, isDecimal) = first.number {
      let value = isNegative ? -number : number
      let form: NumberSlot.Form = sign == nil ? .alone : .operand
      let place = SourceRange(
        file: range.file, start: sign?.start ?? first.range.start, end: first.range.end)
      slots.append(NumberSlot(range: place, value: value, form: form, isDecimal: isDecimal))
    } else {
      var (start, value): (SourceRange, Rational) = (first.range, isNegative ? -1 : 1)
      if case .unary(.minus, let operand) = first.kind { (start, value) = (operand.range, -value) }
      let place = SourceRange(file: range.file, start: sign?.start ?? first.range.start, end: start.start)
      slots.append(
        NumberSlot(range: place, value: value, form: sign == nil ? .factor : .signedFactor, isDecimal: false))
    }
    collectInside(isFirst: true, into: &slots)
  }

  /// Looks at what stands inside a product, a call, a comparison and the like.
  private func collectInside(isFirst: Bool, into slots: inout [NumberSlot]) {
    switch kind {
    case .number:
      guard !isFirst, let (number, isDecimal) = number else { return }
      slots.append(NumberSlot(range: range, value: number, form: .alone, isDecimal: isDecimal))
    case .binary(.multiply, let left, let right, _), .binary(.divide, let left, let right, _),
      .binary(.elementwise, let left, let right, _):
      left.collectInside(isFirst: isFirst, into: &slots)
      right.collectInside(isFirst: false, into: &slots)
    case .unary(.minus, let operand) where operand.number == nil: operand.collectInside(isFirst: isFirst, into: &slots)
    case .unary: if !isFirst { collectTerm(after: nil, isNegative: false, into: &slots) }
    case .call(_, let arguments), .labelledCall(_, let arguments, _):
      for argument in arguments { argument.collectSum(into: &slots) }
    case .vector(let elements): for element in elements { element.collectSum(into: &slots) }
    case .parenthesized(let inner): inner.collectSum(into: &slots)
    case .binary(_, let left, let right, _):
      left.collectSum(into: &slots)
      right.collectSum(into: &slots)
    case .conditional(let condition, let yes, let no):
      for part in [condition, yes, no] { part.collectSum(into: &slots) }
    case .truth, .name, .member, .subscripted, .slice, .quantified, .comprehension, .matches, .hole: return
    }
  }

  /// What stands first in a product or quotient.
  private var firstFactor: ExpressionSyntax {
    switch kind {
    case .binary(.multiply, let left, _, _), .binary(.divide, let left, _, _),
      .binary(.elementwise, let left, _, _):
      left.firstFactor
    default: self
    }
  }

  /// The number that is written, with a minus before it or without, and whether it has a point.
  private var number: (Rational, isDecimal: Bool)? {
    switch kind {
    case .number(let number, let spelling): return (number, spelling.contains("."))
    case .unary(.minus, let operand):
      guard case .number(let number, let spelling) = operand.kind else { return nil }
      return (-number, spelling.contains("."))
    default: return nil
    }
  }

  private var isNumber: Bool { number != nil }
}
