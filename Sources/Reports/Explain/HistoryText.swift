import CircuitModel
import Insight

/// What a unit remembers, as a claim that can be pasted into the file, and in words.
struct HistoryText {
  private let circuit: Circuit
  private let history: UnitHistory
  private let kind: TwoValues

  init(_ history: UnitHistory, of kind: TwoValues, in circuit: Circuit) {
    self.history = history
    self.kind = kind
    self.circuit = circuit
  }
}

extension HistoryText {
  /// The claim: `h[t] iff all(x[1..t])`.
  var claim: String {
    let formula = formula(history.formula)
    let isLoose = if case .now(.iff) = history.formula { true } else { false }
    return "\(circuit.truth(of: history.cell, kind)) iff \(isLoose ? "(\(formula))" : formula)"
  }

  private func formula(_ formula: HistoryFormula) -> String {
    let truths = circuit.truths(of: history)
    switch formula {
    case .now(let body): return truths.formula(body)
    case .once(let body): return slice(body).map { "any(\($0))" } ?? "once(\(truths.formula(body)))"
    case .historically(let body):
      return equality(body) ?? slice(body).map { "all(\($0))" } ?? "historically(\(truths.formula(body)))"
    case .since(let kept, let begun): return "since(\(truths.formula(kept)), \(truths.formula(begun)))"
    case .parity(let body): return "parity(\(elements(body)))"
    case .countAtLeast(let body, let count): return "count(\(elements(body))) >= \(count)"
    case .countExactly(let body, let count): return "count(\(elements(body))) == \(count)"
    case .countRemainder(let body, let divisor, let remainder):
      return "count(\(elements(body))) % \(divisor) == \(remainder)"
    case .not(.countAtLeast(let body, let count)): return "count(\(elements(body))) < \(count)"
    case .not(.countRemainder(let body, let divisor, let remainder)):
      return "count(\(elements(body))) % \(divisor) != \(remainder)"
    case .not(let operand): return "not \(self.formula(operand))"
    }
  }

  /// What is counted: `x[1..t]`, or a formula for each step.
  private func elements(_ body: BooleanFormula) -> String {
    if let slice = slice(body) { return slice }
    let index = circuit.freeIndexName
    return "\(circuit.truths(of: history, moment: index).formula(body)) for \(index) in 1..t"
  }

  /// The steps of an input so far, where the formula is that input and nothing else.
  private func slice(_ body: BooleanFormula) -> String? {
    guard case .variable(let number) = body else { return nil }
    let variable = history.variables[number]
    guard variable.lag == 0, circuit.isBit(variable.cell) else { return nil }
    return circuit.name(of: variable.cell, at: "1..t")
  }

  /// That two inputs are equal so far.
  private func equality(_ body: BooleanFormula) -> String? {
    guard case .iff(let left, let right) = body, let one = slice(left), let other = slice(right) else { return nil }
    return "\(one) == \(other)"
  }
}

extension HistoryText {
  /// The formula in words, as a sentence.
  var sentence: String {
    let name = circuit.name(of: history.cell, at: "t")
    let (high, low) = ("\(kind.numbers[1])", "\(kind.numbers[0])")
    let truths = circuit.truths(of: history)
    let says = { (body: BooleanFormula) in truths.words(body) ?? "`\(truths.formula(body))`" }
    switch history.formula {
    case .now(let body):
      let before = body.variables.contains { !history.variables[$0].isGiven }
      return "In terms of the inputs, \(name) is \(high) exactly when \(says(body))"
        + (before ? ", where before the first step nothing is 1." : ".")
    case .once(let body):
      return "It remembers: \(low) at first, and \(high) from the first step on at which \(says(body))."
    case .historically(let body):
      return "It remembers: \(high) as long as \(says(body)); once that is not so, \(low) for ever."
    case .since(let kept, let begun):
      return "It remembers: \(high) whenever \(says(begun)), and from then on for as long as \(says(kept))."
    case .not(.since(let kept, let begun)):
      return "It remembers: \(low) whenever \(says(begun)), and from then on for as long as \(says(kept)); "
        + "\(high) at first."
    case .parity(let body):
      return
        "It changes at every step at which \(says(body)): \(high) after an odd number of them, \(low) after an even one."
    case .not(.parity(let body)):
      return
        "It changes at every step at which \(says(body)): \(high) after an even number of them, \(low) after an odd one."
    case .countAtLeast(let body, let count):
      return "It counts: \(high) once there were \(counted(count, "step")) at which \(says(body))."
    case .not(.countAtLeast(let body, let count)):
      return "It counts: \(high) until there were \(counted(count, "step")) at which \(says(body))."
    case .countExactly(let body, let count):
      return "It counts: \(high) while there were exactly \(counted(count, "step")) at which \(says(body))."
    case .countRemainder(let body, let divisor, let remainder):
      return "It counts the steps at which \(says(body)): \(high) exactly when that number leaves \(remainder) "
        + "when divided by \(divisor)."
    case .not(.countRemainder(let body, let divisor, let remainder)):
      return "It counts the steps at which \(says(body)): \(low) exactly when that number leaves \(remainder) "
        + "when divided by \(divisor)."
    case .not: return "In terms of the inputs: \(claim)."
    }
  }
}

extension NumberHistory {
  /// The formula as claims that can be pasted into the file.
  func claims(in circuit: Circuit) -> [String] {
    let unit = circuit.name(of: cell, at: "t")
    func sofar(_ input: CellID) -> String { circuit.name(of: input, at: "1..t") }
    switch formula {
    case .maximum(let input): return ["\(unit) == max(\(sofar(input)))"]
    case .minimum(let input): return ["\(unit) == min(\(sofar(input)))"]
    case .countUpTo(let input, let most):
      return (0...most).map { "\(unit) == \($0) iff count(\(sofar(input))) \($0 < most ? "==" : ">=") \($0)" }
    case .countRemainder(let input, let divisor): return ["\(unit) == count(\(sofar(input))) % \(divisor)"]
    case .delayed(let input, let lag, let before):
      return ["\(unit) == (if t > \(lag) then \(circuit.text(of: input, lag: lag)) else \(before))"]
    }
  }

  /// The formula in words.
  func sentence(in circuit: Circuit) -> String {
    func now(_ input: CellID) -> String { circuit.name(of: input, at: "t") }
    switch formula {
    case .maximum(let input): return "It is the greatest \(now(input)) so far."
    case .minimum(let input): return "It is the least \(now(input)) so far."
    case .countUpTo(let input, let most): return "It counts the steps at which \(now(input)) is 1, up to \(most)."
    case .countRemainder(let input, let divisor):
      return "It counts the steps at which \(now(input)) is 1, and begins anew at \(divisor)."
    case .delayed(let input, let lag, let before):
      return "It is \(now(input)), \(counted(lag, "step")) late; before that it is \(before)."
    }
  }
}

extension Circuit {
  /// A name for an index that is not that of a signal.
  var freeIndexName: String {
    let taken = Set(signals.map(\.name)).union(parameters.map(\.name))
    return ["i", "j", "k", "n", "s"].first { !taken.contains($0) } ?? "index"
  }
}

extension ClosedForm {
  /// The form as a claim: `h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)`.
  func claim(in circuit: Circuit) -> String { "\(circuit.name(of: cell, at: "t")) == \(text(in: circuit))" }

  /// The form.
  func text(in circuit: Circuit) -> String {
    let terms = parts.flatMap { $0.terms(in: circuit) }
    guard let first = terms.first else { return "0" }
    return terms.dropFirst().reduce(first) { $1.hasPrefix("-") ? "\($0) - \($1.dropFirst())" : "\($0) + \($1)" }
  }
}

extension ClosedForm.Part {
  fileprivate func terms(in circuit: Circuit) -> [String] {
    func each(at moment: String) -> String {
      let named = inputs.map { ($0.coefficient, Optional(circuit.name(of: $0.cell, at: moment))) }
      let number: [(Rational, String?)] = constant.isZero ? [] : [(constant, nil)]
      // What is added stands before what is taken away.
      return summed(constant > 0 && inputs.allSatisfy { $0.coefficient < 0 } ? number + named : named + number)
    }
    let addsNothing = inputs.isEmpty && constant.isZero
    if ratio.isZero { return addsNothing ? [] : [each(at: "t")] }
    var terms: [String] = []
    if !start.isZero {
      terms.append(ratio == 1 ? "\(start)" : start == 1 ? power("t") : "\(start) * \(power("t"))")
    }
    if addsNothing { return terms }
    let index = circuit.freeIndexName
    let isPlain = inputs.count == 1 && constant.isZero && inputs[0].coefficient == 1
    if ratio == 1 {
      let isOne = isPlain && ratio == 1
      return terms + [
        isOne ? "sum(\(circuit.name(of: inputs[0].cell, at: "1..t")))" : "sum(\(each(at: index)) for \(index) in 1..t)"
      ]
    }
    let isOneTerm = inputs.count + (constant.isZero ? 0 : 1) == 1 && (inputs.first?.coefficient ?? constant) > 0
    let body = isOneTerm ? each(at: index) : "(\(each(at: index)))"
    return terms + ["sum(\(power("(t-\(index))")) * \(body) for \(index) in 1..t)"]
  }

  private func power(_ exponent: String) -> String {
    ratio > 0 && ratio.isInteger ? "\(ratio)^\(exponent)" : "(\(ratio))^\(exponent)"
  }
}
