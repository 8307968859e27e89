import CircuitModel
import Insight

/// What brute force says of the sums and decisions of a circuit: the interpreter, run on every sequence.
struct Outcomes {
  /// For each unit that asks for a side of its threshold: each value of its sum, with the first sequence that ends with it.
  var sums: [[Rational: [Int]]] = []
  /// For each sequence in order, the sides that its last step lies on.
  var sides: [[Rational?]] = []

  /// Runs a circuit on every sequence up to a length, the shorter ones first; those that break an assumption are left out.
  init(of circuit: Circuit, upTo length: Int) {
    let asked = circuit.preActivations.filter { $0.isDecision || Outcomes.isSmooth($0.use) }
    sums = asked.map { _ in [:] }
    var words: [[Int]] = [[]]
    for _ in 0..<length {
      words = words.flatMap { word in (0..<circuit.alphabet.count).map { word + [$0] } }
      words.removeAll { !note($0, asked, circuit) }
    }
  }

  /// Notes the last step of a sequence; false where nothing comes after it.
  private mutating func note(_ word: [Int], _ asked: [PreActivation], _ circuit: Circuit) -> Bool {
    var run = Run(circuit)
    for letter in word { run.advance(by: letter) }
    for assumption in circuit.assumptions where (try? run.holds(assumption.formula)) != true { return false }
    var row: [Rational?] = []
    for (place, preActivation) in asked.enumerated() {
      let equation = circuit[preActivation.place.cell].equation
      let own = equation?.overrides.contains { $0.step == word.count } == true ? word.count : nil
      guard preActivation.place.step == own else { continue }
      var sum: Rational? = preActivation.sum.bias
      for term in preActivation.sum.terms {
        let factor = (try? run.value(of: term.factor))?.rational
        sum = sum.flatMap { sum in factor.map { sum + term.coefficient * $0 } }
      }
      guard let sum else { continue }
      if sums[place][sum] == nil { sums[place][sum] = word }
      row.append(preActivation.isDecision ? preActivation.decision(on: sum) : Rational(sum.signum()))
    }
    sides.append(row)
    return run.problem == nil
  }

  private static func isSmooth(_ use: PreActivation.Use) -> Bool {
    if case .activation(let activation) = use { activation.isSmooth } else { false }
  }
}
