public import CircuitModel
import Verification

/// What a linear unit adds up over the whole sequence, without reference to its past: `h[t] = sum((-1)^(t-i) * x[i] for i in
/// 1..t)`.
///
/// The recurrence h[t] = a h[t-1] + b x[t] + c has the solution a^t h[0] + Σ a^(t-i) (b x[i] + c), i from 1 to t (every text on
/// difference equations; R. Graham, D. Knuth, O. Patashnik, "Concrete Mathematics", 2nd edition (1994), section 2.2). Sums of such
/// units are sums of such forms, kept apart by their ratio a. Units that feed one another round a loop, or in a chain, have no
/// form of this kind and are left out.
public struct ClosedForm: Sendable {
  /// What is added up with one ratio.
  public struct Part: Sendable {
    /// What each step before multiplies by; 0 where only the present step counts.
    public var ratio: Rational
    /// What it was before the first step, times its weight.
    public var start: Rational
    /// What is added at each step: inputs, each times a number.
    public var inputs: [(cell: CellID, coefficient: Rational)]
    /// A number that is added at each step.
    public var constant: Rational
  }

  /// How it is known that the form is right.
  public enum Reason: String, Sendable {
    /// The claim that the unit is equal to the form was proved by an engine and audited.
    case proved
    /// The form has the unit's value before the first step, and obeys its equation: it is right by induction.
    case induction
  }

  /// The unit.
  public let cell: CellID
  /// The parts, by their ratio, the greatest first.
  public let parts: [Part]
  /// How it is known.
  public internal(set) var reason = Reason.induction
}

extension Circuit {
  /// The closed forms of the linear units that have one, by cell, whether or not an engine can prove them.
  func closedForms() -> [CellID: ClosedForm] {
    var forms: [CellID: ClosedForm] = [:]
    for cell in order {
      guard let equation = self[cell].equation, equation.overrides.isEmpty else { continue }
      forms[cell] = closedForm(of: cell, WeightedSum(equation.general, in: self), given: forms)
    }
    return forms
  }

  /// The form of one unit, from those of the units that it adds up at the same step.
  private func closedForm(of cell: CellID, _ sum: WeightedSum, given forms: [CellID: ClosedForm]) -> ClosedForm? {
    var present = ClosedForm.Part(ratio: 0, start: 0, inputs: [], constant: sum.bias)
    var (ratio, parts): (Rational, [ClosedForm.Part]) = (0, [])
    for term in sum.terms where !term.coefficient.isZero {
      guard case .read(let source, .relative(let lag), _) = term.factor else { return nil }
      if source == cell, lag == 1 {
        ratio = term.coefficient
      } else if lag == 0, self[source].equation == nil {
        present.inputs.append((source, term.coefficient))
      } else if lag == 0, let form = forms[source] {
        parts += form.parts.map { $0.times(term.coefficient) }
      } else {
        return nil
      }
    }
    if !ratio.isZero {
      // What it adds to itself must come from inputs: a chain of recurrences has another kind of form.
      guard parts.allSatisfy({ $0.ratio.isZero }), let start = self[cell].initialValue(atStep: 0) else { return nil }
      let step = ([present] + parts).reduce(ClosedForm.Part(ratio: ratio, start: start, inputs: [], constant: 0)) {
        $0.adding($1)
      }
      return ClosedForm(cell: cell, parts: [step])
    }
    var byRatio: [Rational: ClosedForm.Part] = [:]
    for part in [present] + parts { byRatio[part.ratio] = byRatio[part.ratio]?.adding(part) ?? part }
    let kept = byRatio.values.filter { !$0.isNothing }.sorted { $0.ratio > $1.ratio }
    return ClosedForm(cell: cell, parts: kept)
  }
}

extension ClosedForm {
  /// Whether the form says more than the unit's own equation.
  var looksBack: Bool { parts.contains { !$0.ratio.isZero } }

  /// The form in the language of claims, binding an index.
  func expression(binding index: IndexID) -> Expression {
    let terms = parts.flatMap { $0.terms(binding: index) }
    guard let first = terms.first else { return .number(0) }
    return terms.dropFirst().reduce(first) { .arithmetic(.add, $0, $1, .none) }
  }
}

extension ClosedForm.Part {
  /// Whether it adds nothing.
  fileprivate var isNothing: Bool { start.isZero && constant.isZero && inputs.isEmpty }

  fileprivate func times(_ factor: Rational) -> ClosedForm.Part {
    ClosedForm.Part(
      ratio: ratio, start: start * factor, inputs: inputs.map { ($0.cell, $0.coefficient * factor) },
      constant: constant * factor)
  }

  fileprivate func adding(_ other: ClosedForm.Part) -> ClosedForm.Part {
    var sum = self
    sum.start += other.start
    sum.constant += other.constant
    for (cell, coefficient) in other.inputs {
      if let place = sum.inputs.firstIndex(where: { $0.cell == cell }) {
        sum.inputs[place].coefficient += coefficient
      } else {
        sum.inputs.append((cell, coefficient))
      }
    }
    sum.inputs.removeAll { $0.coefficient.isZero }
    return sum
  }

  /// What is added up, as expressions.
  fileprivate func terms(binding index: IndexID) -> [Expression] {
    func product(_ factor: Rational, _ expression: Expression) -> Expression {
      factor == 1 ? expression : .arithmetic(.multiply, .number(factor), expression, .none)
    }
    func each(at moment: Moment) -> Expression? {
      var added = inputs.map { product($0.coefficient, .read($0.cell, at: moment, .none)) }
      if !constant.isZero { added.append(.number(constant)) }
      return added.first.map { added.dropFirst().reduce($0) { .arithmetic(.add, $0, $1, .none) } }
    }
    if ratio.isZero { return [each(at: .relative(lag: 0))].compactMap(\.self) }
    func power(_ exponent: Expression) -> Expression { .arithmetic(.power, .number(ratio), exponent, .none) }
    var terms: [Expression] = []
    if !start.isZero { terms.append(ratio == 1 ? .number(start) : product(start, power(.step))) }
    if let each = each(at: .index(index, offset: 0)) {
      let weighted =
        ratio == 1
        ? each : .arithmetic(.multiply, power(.arithmetic(.subtract, .step, .index(index), .none)), each, .none)
      terms.append(.fold(.sum, index, from: .number(1), to: .step, weighted, .none))
    }
    return terms
  }
}

extension Rational {
  fileprivate static func += (left: inout Rational, right: Rational) { left = left + right }
}
