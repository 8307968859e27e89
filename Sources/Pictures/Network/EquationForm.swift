import CircuitModel
import Insight
import Reports

/// What one equation does, as far as a picture says it: what it reads and with which weight, and what becomes of the sum.
struct EquationForm {
  /// Something that is read.
  struct Term {
    /// What is read; where it is more than the last few steps, the cell at a step that is not said.
    var read: CellRead
    /// Whether it is read at steps that are not so many back.
    var isSomewhere = false
    /// The number that it is multiplied by in a sum; `nil` where something else is done to it.
    var weight: Rational?
    /// Whether the number is a hole of an exercise.
    var isOpen = false
  }

  /// What becomes of what is read.
  enum Kind {
    /// It is handed on.
    case copy
    /// It is a number.
    case constant(Rational)
    /// It is added up, and this is what becomes of the sum.
    case sum(PreActivation.Use)
    /// Anything else: a product, a minimum.
    case other
  }

  /// What becomes of what is read.
  let kind: Kind
  /// What is added up; without terms where it is no sum.
  let sum: WeightedSum
  /// What is read, in the order of the text; what is multiplied by 0 is left out.
  let terms: [Term]
  /// The expression.
  let expression: Expression
  private let circuit: Circuit

  /// Reads the form off an expression.
  ///
  /// - Parameters:
  ///   - expression: the equation of a cell.
  ///   - step: the step whose own equation it is; `nil` for the general equation.
  ///   - circuit: the circuit.
  init(_ expression: Expression, atStep step: Int? = nil, in circuit: Circuit) {
    self.expression = expression
    self.circuit = circuit
    let holder: (sum: WeightedSum, use: PreActivation.Use) =
      switch expression {
      case .apply(let activation, let argument, _): (WeightedSum(argument, in: circuit), .activation(activation))
      case .compare(let relation, let left, let right):
        (WeightedSum(left, minus: right, in: circuit), .comparison(relation))
      default: (WeightedSum(expression, in: circuit), .value)
      }
    sum = holder.sum
    let isItself = sum.terms.count == 1 && sum.bias.isZero && sum.terms[0].coefficient == 1
    if case .value = holder.use, isItself, sum.terms[0].parameters.isEmpty {
      kind = if case .read = sum.terms[0].factor { .copy } else { .other }
    } else if case .value = holder.use, sum.terms.isEmpty {
      kind = .constant(sum.bias)
    } else {
      kind = .sum(holder.use)
    }
    var reader = TermReader(circuit: circuit, step: step)
    for term in sum.terms { reader.read(term) }
    terms = reader.terms
  }
}

extension EquationForm {
  /// Whether the number that is added is a hole of an exercise.
  var hasOpenBias: Bool { sum.biasParameters.contains { circuit.holes.contains($0) } }

  /// Whether all that is added is what is read, times numbers.
  var isPlain: Bool {
    sum.terms.allSatisfy { term in
      if case .read = term.factor { true } else { term.coefficient.isZero }
    }
  }

  /// What it does, in a line.
  var text: String {
    switch kind {
    case .copy: return "="
    case .constant(let number): return hasOpenBias ? "= ?" : "= \(number)"
    case .other: return shortened
    case .sum(let use):
      guard isPlain else { return shortened }
      let threshold = hasOpenBias ? "?" : "\(-sum.bias)"
      switch use {
      case .activation(.step): return "step > \(threshold)"
      case .activation(.sign): return "sign > \(threshold)"
      case .comparison(let relation): return "sum \(relation.word) \(threshold)"
      case .activation(let activation): return "\(activation.word)(\(sumText))"
      case .value: return sumText
      }
    }
  }

  /// What the tie rule says, where one is declared.
  var tie: String? {
    guard case .sum(.activation(let activation)) = kind, let rule = activation.tieRule, case .value(let answer) = rule
    else { return nil }
    return "\(activation.word)(0) = \(answer)"
  }

  private var sumText: String {
    hasOpenBias ? "sum + ?" : sum.bias.isZero ? "sum" : summed([(1, "sum"), (sum.bias, nil)])
  }

  private var shortened: String { circuit.text(of: expression).shortened(to: EquationForm.widest) }

  private static let widest = 26
}

/// Gathers what the terms of a sum read, each reading once.
private struct TermReader {
  let circuit: Circuit
  let step: Int?
  var terms: [EquationForm.Term] = []

  mutating func read(_ term: WeightedSum.Term) {
    let isOpen = term.parameters.contains { circuit.holes.contains($0) }
    if term.coefficient.isZero && !isOpen { return }
    if case .read(let cell, let moment, _) = term.factor {
      note(cell, moment, weight: term.coefficient, isOpen: isOpen)
    } else {
      visit(term.factor)
    }
  }

  private mutating func visit(_ expression: Expression) {
    if case .read(let cell, let moment, _) = expression { note(cell, moment, weight: nil, isOpen: false) }
    for child in expression.children { visit(child) }
  }

  private mutating func note(_ cell: CellID, _ moment: Moment, weight: Rational?, isOpen: Bool) {
    var term = EquationForm.Term(read: CellRead(cell, lag: 1), weight: weight, isOpen: isOpen)
    switch (moment, step) {
    case (.relative(let lag), _) where lag >= 0: term.read.lag = lag
    case (.absolute(let other), let step?) where other <= step: term.read.lag = step - other
    default: term.isSomewhere = true
    }
    if !term.isSomewhere { term.read = circuit.source(of: term.read) }
    guard let known = terms.firstIndex(where: { $0.read == term.read && $0.isSomewhere == term.isSomewhere }) else {
      terms.append(term)
      return
    }
    // Two readings through wires of one cell are one arrow, whose weight is their sum only where both are plain.
    if let one = terms[known].weight, let two = weight, !isOpen, !terms[known].isOpen {
      terms[known].weight = one + two
    } else {
      terms[known].weight = nil
    }
  }
}
