import CircuitModel
import Insight

/// An equation of a unit as a textbook writes it: `h[t] = 1 exactly when h[t-1] + x[t] > 3/2`.
struct EquationText {
  private let circuit: Circuit
  private let equation: UnitEquation

  init(_ equation: UnitEquation, in circuit: Circuit) {
    self.equation = equation
    self.circuit = circuit
  }

  /// The unit at the steps of the equation: `h[t]`, `h[1]`.
  var name: String {
    circuit.name(of: equation.place.cell, at: equation.place.step.map { "\($0)" } ?? "t")
  }
}

extension EquationText {
  /// What the equation says, as one sentence without its end.
  var statement: String {
    switch equation.shape {
    case .decision(let preActivation): return decision(preActivation)
    case .copy(let read): return "\(name) = \(circuit.name(of: read, atStep: equation.place.step)), a copy"
    case .constant(let number): return "\(name) = \(number)"
    case .sum(let preActivation):
      let sum = text(preActivation.sum)
      switch preActivation.use {
      case .activation(.relu): return "\(name) = \(sum) where that is above 0, and 0 otherwise"
      case .activation(.floor): return "\(name) = the greatest whole number not above \(sum)"
      case .activation(.abs): return "\(name) = the distance of \(sum) from 0"
      case .activation(let activation): return "\(name) = \(activation.word)(\(sum))"
      case .comparison, .value: return "\(name) = \(sum)"
      }
    case .other: return "\(name) = \(circuit.text(of: equation.expression.counted(from: equation.place.step)))"
    }
  }

  /// What there is to say of the sum being exactly at the threshold; `nil` where nothing is known, or nothing is at stake.
  var tie: String? {
    guard case .decision(let preActivation) = equation.shape else { return nil }
    let threshold = Inequality(preActivation.sum).threshold
    switch (preActivation.use, equation.meetsTie) {
    case (.activation(let activation), true?):
      guard let rule = activation.tieRule else { return nil }
      guard case .value(let answer) = rule else {
        return "Some sequence makes the sum exactly \(threshold), and no convention says what \(activation.word)(0) is."
      }
      return "Some sequence makes the sum exactly \(threshold), so \(activation.word)(0) = \(answer) matters here."
    default: return nil
    }
  }

  private func decision(_ preActivation: PreActivation) -> String {
    let inequality = Inequality(preActivation.sum)
    let (left, threshold) = (text(inequality.sum), "\(inequality.threshold)")
    func says(_ sign: String) -> String { "\(left) \(inequality.isTurned ? sign.turned : sign) \(threshold)" }
    switch preActivation.use {
    case .comparison(let relation): return "\(name) = 1 exactly when \(says(relation.word))"
    case .activation(let activation):
      let low = if case .sign = activation { "-1" } else { "0" }
      let ending = low == "0" ? "" : ", and \(low) otherwise"
      switch activation.tieRule {
      case .value(1)?: return "\(name) = 1 exactly when \(says(">="))\(ending)"
      case .value(let answer)? where "\(answer)" != low && equation.meetsTie != false:
        return "\(name) = 1 exactly when \(says(">")), \(answer) when \(says("=")), and \(low) otherwise"
      default: return "\(name) = 1 exactly when \(says(">"))\(ending)"
      }
    case .value: return text(preActivation.sum)
    }
  }

  /// A sum without what is multiplied by 0.
  private func text(_ sum: WeightedSum) -> String {
    let step = equation.place.step
    let parts = sum.terms.filter { !$0.coefficient.isZero }.map {
      (coefficient: $0.coefficient, name: Optional(circuit.text(of: $0.factor.counted(from: step))))
    }
    return summed(parts + (sum.bias.isZero ? [] : [(sum.bias, nil)]))
  }
}

/// A sum against a number, the way round that reads best: with a term that is added in front.
private struct Inequality {
  /// What is added up, without a number on its own.
  var sum: WeightedSum
  /// The number that it is held against.
  var threshold: Rational
  /// Whether all signs were turned round, and the relation with them.
  var isTurned: Bool

  init(_ sum: WeightedSum) {
    let terms = sum.terms.filter { !$0.coefficient.isZero }
    isTurned = !terms.isEmpty && terms.allSatisfy { $0.coefficient < 0 }
    self.sum = isTurned ? sum.negated.withoutBias : sum.withoutBias
    threshold = isTurned ? sum.bias : -sum.bias
  }
}

extension String {
  /// The relation between the opposites of two numbers.
  fileprivate var turned: String {
    switch self {
    case ">": "<"
    case ">=": "<="
    case "<": ">"
    case "<=": ">="
    default: self
    }
  }
}

extension UnitEquation {
  /// The decision that a read-out through a sigmoid or a tanh makes: the activation, its middle, and the sum whose sign
  /// decides.
  var readout: (activation: Activation, middle: Rational, sum: WeightedSum)? {
    guard case .sum(let preActivation) = shape, case .activation(let activation) = preActivation.use,
      activation.isSmooth
    else { return nil }
    return (activation, activation == .sigmoid ? Rational(1, 2) : 0, preActivation.sum)
  }
}

extension EquationText {
  /// The decision of a read-out in words: `y[t] > 1/2 exactly when h[t] > 0`. Both functions increase, and are at their middle
  /// at 0, so this is exact.
  var readout: (claim: String, sentence: String)? {
    guard let (activation, middle, sum) = equation.readout else { return nil }
    let inequality = Inequality(sum.primitive)
    func says(_ sign: String) -> String {
      "\(text(inequality.sum)) \(inequality.isTurned ? sign.turned : sign) \(inequality.threshold)"
    }
    return (
      "\(name) > \(middle) iff \(says(">"))",
      "Read as a decision: \(name) > \(middle) exactly when \(says(">")), and \(name) = \(middle) exactly when "
        + "\(says("=")), since \(activation.word) increases and is \(middle) at 0."
    )
  }
}
