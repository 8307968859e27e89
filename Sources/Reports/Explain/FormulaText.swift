import CircuitModel
import Insight

/// Truths by name, and formulas over them: in the language of claims, and in words.
struct FormulaText {
  /// A truth: a number that can be one of two.
  struct Truth {
    /// What the number is called: `x[t-1]`.
    var name: String
    /// The formula that says that it is the greater one: `x[t-1]`, `previously(x[t])`, `p[t] == 1`.
    var positive: String
    /// The formula that says that it is the lesser one.
    var negative: String
    /// The two numbers.
    var kind: TwoValues
    /// What all components of the vector are called where this is one of them, and how many there are.
    var vector: (name: String, count: Int)?
  }

  /// The truths, by the number of their variable.
  let truths: [Truth]
}

extension FormulaText {
  /// How tightly a formula binds; a part that binds less tightly than it must gets brackets.
  private enum Tightness: Int {
    case iff, or, xor, and, not
  }

  /// A formula in the language of claims: `h[t-1] and x[t]`.
  func formula(_ formula: BooleanFormula) -> String { text(formula).text }

  private func text(_ formula: BooleanFormula) -> (text: String, tightness: Tightness) {
    switch formula {
    case .constant(let value): (value ? "true" : "false", .not)
    case .variable(let number): (truths[number].positive, .not)
    case .not(.variable(let number)): (truths[number].negative, .not)
    case .not(let operand): ("not (\(self.formula(operand)))", .not)
    case .and(let left, let right): (joined(left, right, "and", .and), .and)
    case .or(let left, let right): (joined(left, right, "or", .or), .or)
    case .xor(let left, let right): (joined(left, right, "xor", .xor), .xor)
    case .iff(let left, let right): (joined(left, right, "iff", .iff), .iff)
    }
  }

  private func joined(
    _ left: BooleanFormula, _ right: BooleanFormula, _ word: String, _ tightness: Tightness
  ) -> String {
    let sides = [left, right].map { side in
      let (text, own) = text(side)
      return own.rawValue < tightness.rawValue || own == .iff ? "(\(text))" : text
    }
    return "\(sides[0]) \(word) \(sides[1])"
  }
}

extension FormulaText {
  /// A formula in words, as they follow "exactly when": `h[t-1] and x[t] are both 1`; `nil` where words would be harder to
  /// read than the formula.
  func words(_ formula: BooleanFormula) -> String? { words(formula, depth: 0) }

  private func words(_ formula: BooleanFormula, depth: Int) -> String? {
    if let literal = Literal(formula) { return clause([literal.variable], literal.value, .all) }
    switch formula {
    case .not(.and(let left, let right)): return words(.or(left.negated, right.negated), depth: depth)
    case .not(.or(let left, let right)): return words(.and(left.negated, right.negated), depth: depth)
    case .and: return list(formula.conjuncts, .all, depth: depth)
    case .or: return list(formula.disjuncts, .some, depth: depth)
    case .xor(let left, let right): return difference(left, right, isEqual: false)
    case .iff(let left, let right): return difference(left, right, isEqual: true)
    case .not, .constant, .variable: return nil
    }
  }

  /// Words for several parts of which all, or some, hold: literals of one value together, then what is made of others.
  private func list(_ parts: [BooleanFormula], _ quantity: Quantity, depth: Int) -> String? {
    let literals = parts.compactMap(Literal.init)
    let others = parts.filter { Literal($0) == nil }
    guard others.isEmpty || depth < 1 else { return nil }
    var clauses: [String] = []
    for value in [true, false] {
      let variables = literals.filter { $0.value == value }.map(\.variable)
      // A vector's components are spoken of together.
      if !variables.isEmpty { clauses.append(clause(variables, value, quantity)) }
    }
    for other in others {
      guard let clause = words(other, depth: depth + 1) else { return nil }
      clauses.append(clause)
    }
    let word = quantity == .all ? "and" : "or"
    if others.isEmpty { return clauses.joined(separator: " \(word) ") }
    return clauses.joined(separator: ", \(word) ")
  }

  private enum Quantity {
    case all, some
  }

  /// `a and b are both 1`, `a, b or c is 0`.
  private func clause(_ variables: [Int], _ value: Bool, _ quantity: Quantity) -> String {
    let kinds = Set(variables.map { truths[$0].kind })
    let number = { (kind: TwoValues) in "\(kind.numbers[value ? 1 : 0])" }
    guard kinds.count == 1, let kind = kinds.first else {
      let each = variables.map { "\(truths[$0].name) is \(number(truths[$0].kind))" }
      return each.joined(separator: quantity == .all ? " and " : " or ")
    }
    let names = variables.map { truths[$0].name }
    if variables.count == 1 { return "\(names[0]) is \(number(kind))" }
    if let vector = vector(of: variables) {
      let all = vector.count == 2 ? "both components" : "all \(vector.count) components"
      return quantity == .all
        ? "\(all) of \(vector.name) are \(number(kind))" : "a component of \(vector.name) is \(number(kind))"
    }
    if quantity == .all { return "\(names.listed("and")) are \(names.count == 2 ? "both" : "all") \(number(kind))" }
    return "\(names.listed("or")) is \(number(kind))"
  }

  /// The vector whose components these are, if they are all of them.
  private func vector(of variables: [Int]) -> (name: String, count: Int)? {
    guard let vector = truths[variables[0]].vector, vector.count == variables.count,
      variables.allSatisfy({ truths[$0].vector?.name == vector.name })
    else { return nil }
    return vector
  }

  /// `a and b differ`, `an odd number of a, b and c are 1`.
  private func difference(_ left: BooleanFormula, _ right: BooleanFormula, isEqual: Bool) -> String? {
    var (variables, isOdd): ([Int], Bool) = ([], !isEqual)
    guard gather(left, &variables, &isOdd), gather(right, &variables, &isOdd) else { return nil }
    let names = variables.map { truths[$0].name }
    if variables.count == 2, Set(variables.map { truths[$0].kind }).count == 1 {
      if let vector = vector(of: variables) {
        return "the components of \(vector.name) \(isOdd ? "differ" : "are equal")"
      }
      return "\(names.listed("and")) \(isOdd ? "differ" : "are equal")"
    }
    return "an \(isOdd ? "odd" : "even") number of \(names.listed("and")) are 1"
  }

  private func gather(_ formula: BooleanFormula, _ variables: inout [Int], _ isOdd: inout Bool) -> Bool {
    switch formula {
    case .variable(let number): variables.append(number)
    case .not(let operand):
      isOdd.toggle()
      return gather(operand, &variables, &isOdd)
    case .xor(let left, let right): return gather(left, &variables, &isOdd) && gather(right, &variables, &isOdd)
    case .iff(let left, let right):
      isOdd.toggle()
      return gather(left, &variables, &isOdd) && gather(right, &variables, &isOdd)
    case .constant, .and, .or: return false
    }
    return true
  }

  /// That so many of the truths hold: `at least 2 of a, b and c are 1`.
  func words(_ counting: UnitFunction.Counting) -> String {
    let quantity = quantity(counting.counts, of: truths.count)
    if counting.negated.isEmpty, Set(truths.map(\.kind)).count == 1 {
      return "\(quantity) of \(truths.map(\.name).listed("and")) are 1"
    }
    let literals = truths.enumerated().map { place, truth in
      "\(truth.name) is \(truth.kind.numbers[counting.negated.contains(place) ? 0 : 1])"
    }
    return "\(quantity) of these hold: \(literals.joined(separator: ", "))"
  }

  private func quantity(_ counts: [Int], of all: Int) -> String {
    guard let least = counts.first, let most = counts.last else { return "none" }
    if counts.count == most - least + 1 {
      if most == all { return "at least \(least)" }
      if least == 0 { return "at most \(most)" }
      return least == most ? "exactly \(least)" : "from \(least) to \(most)"
    }
    if counts == Array(stride(from: 0, through: all, by: 2)) { return "an even number" }
    if counts == Array(stride(from: 1, through: all, by: 2)) { return "an odd number" }
    return counts.map { "\($0)" }.listed("or")
  }
}

/// A variable, or the opposite of one.
private struct Literal {
  var variable: Int
  var value: Bool

  init?(_ formula: BooleanFormula) {
    switch formula {
    case .variable(let number): (variable, value) = (number, true)
    case .not(.variable(let number)): (variable, value) = (number, false)
    default: return nil
    }
  }
}

extension BooleanFormula {
  /// The parts of a chain of `and`; what is `not` a chain of `or` is one too.
  fileprivate var conjuncts: [BooleanFormula] {
    switch self {
    case .and(let left, let right): left.conjuncts + right.conjuncts
    case .not(.or(let left, let right)): left.negated.conjuncts + right.negated.conjuncts
    default: [self]
    }
  }

  fileprivate var disjuncts: [BooleanFormula] {
    switch self {
    case .or(let left, let right): left.disjuncts + right.disjuncts
    case .not(.and(let left, let right)): left.negated.disjuncts + right.negated.disjuncts
    default: [self]
    }
  }
}
