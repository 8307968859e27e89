public import CircuitModel
public import Insight

/// A sum of a unit at one step, with the values put in: `1 + 1 - 3/2 = 1/2 > 0, so 1`.
public struct SumText: Hashable, Sendable {
  /// The sum with a value in the place of each signal: `1 + 1 - 3/2`; `?` stands for a value that could not be computed.
  public let workings: String
  /// What it adds up to; `nil` where that is not rational, or could not be computed.
  public let value: Rational?
  /// What becomes of it: `> 0, so 1`; "" where nothing does, or nothing could be computed.
  public let outcome: String
  /// Whether the sum is exactly at the threshold of a unit that decides by a rule for ties, or has none.
  public let isTie: Bool
}

extension SumText {
  /// The sum and its value: `1 + 1 - 3/2 = 1/2`.
  public var text: String {
    guard let value, workings != "\(value)" else { return workings }
    return "\(workings) = \(value)"
  }

  /// The sum, its value and what becomes of it: `1 + 1 - 3/2 = 1/2 > 0, so 1`.
  public var sentence: String {
    outcome.isEmpty ? text : outcome.first?.isLetter == true ? "\(text), \(outcome)" : "\(text) \(outcome)"
  }
}

extension Circuit {
  /// A sum with the values of the last step of a run put in.
  ///
  /// ```swift
  /// var run = Run(runningAnd)
  /// run.advance(by: 1)
  /// runningAnd.sumText(of: runningAnd.preActivations(atStep: 1)[0], at: run).sentence  // 1 + 1 - 3/2 = 1/2 > 0, so 1
  /// ```
  ///
  /// - Parameters:
  ///   - preActivation: a sum of this circuit, from an equation that holds at that step.
  ///   - run: a run of this circuit, of at least one step.
  /// - Returns: the sum in words and numbers.
  /// - Complexity: O(size of the sum)
  public func sumText(of preActivation: PreActivation, at run: Run) -> SumText {
    let sum = preActivation.sum
    let factors = sum.terms.map { run.valueIfAny(of: $0.factor) }
    var value: Rational? = sum.bias
    for (term, factor) in zip(sum.terms, factors) {
      value = value.flatMap { sum in factor?.rational.map { sum + term.coefficient * $0 } }
    }
    return SumText(
      workings: sum.text(with: factors), value: value,
      outcome: value.map(preActivation.use.outcome) ?? preActivation.outcome(at: run),
      isTie: value?.isZero == true && preActivation.use.canTie)
  }
}

extension WeightedSum {
  /// The sum with values in the places of its factors.
  fileprivate func text(with factors: [Value?]) -> String {
    var parts: [(coefficient: Rational, name: String?)] = []
    for (term, factor) in zip(terms, factors) {
      let text = factor?.exactText ?? "?"
      // Nothing begins with -0.
      let isLeadingZero = parts.isEmpty && text == "0" && term.coefficient == -1
      parts.append((isLeadingZero ? 1 : term.coefficient, text.hasPrefix("-") ? "(\(text))" : text))
    }
    return summed(parts + (bias.isZero ? [] : [(bias, nil)]))
  }
}

extension Run {
  /// The value of an expression at the last step, or `nil`; the run says what is wrong where a unit reads it.
  fileprivate func valueIfAny(of expression: Expression) -> Value? {
    do throws(EvaluationProblem) {
      return try value(of: expression)
    } catch {
      return nil
    }
  }
}

extension PreActivation.Use {
  /// Whether the answer at exactly 0 is a matter of a rule.
  fileprivate var canTie: Bool {
    if case .activation(let activation) = self { activation.tieRule != nil } else { false }
  }

  /// What becomes of a value of the sum.
  fileprivate func outcome(of value: Rational) -> String {
    switch self {
    case .value: return ""
    case .activation(.step), .activation(.sign):
      if !value.isZero { return "\(value > 0 ? ">" : "<") 0, so \(answer(to: value))" }
      guard canTie, decision(on: 0) != nil else { return "and no rule says what \(word)(0) is" }
      return "so \(word)(0) = \(answer(to: 0))"
    case .activation(.relu): return "so relu(\(value)) = \(max(value, 0))"
    case .activation(.floor): return "so floor(\(value)) = \(value.floor())"
    case .activation(.abs): return "so abs(\(value)) = \(value.magnitude)"
    case .activation(let activation):
      guard let image = activation.value(at: value) else { return "and \(word)(\(value)) has no value" }
      return "so \(word)(\(value)) = \(image.exactText)"
    case .comparison(let relation): return relation.outcome(isMet: decision(on: value) == 1)
    }
  }

  private var word: String { if case .activation(let activation) = self { activation.word } else { "" } }

  private func answer(to value: Rational) -> String { decision(on: value).map { "\($0)" } ?? "?" }
}

extension Activation {
  /// The value at a number, in bounds where it is not rational; `nil` where there is none, as of the logarithm of 0.
  fileprivate func value(at number: Rational) -> Value? {
    do throws(EvaluationProblem) {
      return try Arithmetic(bits: Precision.usualBits, at: .none, step: 0).apply(self, to: .exact(number))
    } catch {
      return nil
    }
  }
}

extension PreActivation {
  /// What becomes of the sum where its value is not rational: a sigmoid or tanh that is held against a number.
  fileprivate func outcome(at run: Run) -> String {
    guard case .comparison(let relation) = use, let term = sum.terms.first, sum.terms.count == 1,
      !term.coefficient.isZero
    else { return "" }
    let (factor, number) = (term.factor, Expression.number(-sum.bias / term.coefficient))
    let formula =
      term.coefficient > 0
      ? Expression.compare(relation, factor, number) : Expression.compare(relation, number, factor)
    do throws(EvaluationProblem) {
      return relation.outcome(isMet: try run.holds(formula))
    } catch {
      return ""
    }
  }
}

extension Relation {
  /// What the answer is where a sum does, or does not, stand in the relation to 0.
  fileprivate func outcome(isMet: Bool) -> String { isMet ? "\(word) 0, so 1" : "not \(word) 0, so 0" }
}
