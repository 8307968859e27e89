public import CircuitModel
public import Verification

/// Looks for the usual mistake that explains why a claim fails.
///
/// A mistake explains a failure where the claims are proved without it: every claim of the circuit, where something in the
/// network is made different; the claim itself, where it is read otherwise. Each is tried on the counterexamples first,
/// by the interpreter, and then decided by the engines and confirmed by the audit; what holds only up to a length, or is
/// not decided within a small budget, is not said.
///
/// Trying small changes until the claims hold is how faults are located in circuits and programs from counterexamples alone:
/// A. Smith, A. Veneris, M. F. Ali, A. Viglas, *Fault diagnosis and logic debugging using Boolean satisfiability*, IEEE
/// TCAD 24(10), 2005 (doi:10.1109/TCAD.2005.852031); that a change is confirmed by proof, and not by tests alone, is what
/// the engines are for.
public struct Diagnosis: Sendable {
  /// What a claim's failure looks like.
  public enum Failure: Sendable {
    /// The claim is false at the end of this sequence.
    case counterexample([Int])
    /// A unit without a tie rule meets 0 at the end of this sequence.
    case tie
  }

  private let circuit: Circuit
  private let length: Int?
  /// What one thing that is tried may use.
  private var budget = Budget()
  /// What mends the network; the same for every claim of it, and found out once.
  private var cures: [UsualMistake]?
  /// How much of what was tried was neither proved nor refuted.
  private var undecided = 0
  /// Whether time or patience ended before everything was tried.
  public private(set) var isCutShort = false

  /// The most mistakes that are named for one claim.
  public static let mostNamed = 3
  private static let mostSteps = 4
  private static let mostCandidates = 1 << 8
  private static let mostDecided = 1 << 6
  private static let mostUndecided = 3
  private static let mostStates = 1 << 12
  private static let mostLetters = 1 << 12

  /// Prepares to explain failures of a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - length: the length that claims are covered to where no proof is found.
  public init(of circuit: Circuit, upTo length: Int? = nil) {
    self.circuit = circuit
    self.length = length
  }
}

extension Diagnosis {
  /// The usual mistakes that explain a failure, each alone.
  ///
  /// - Parameters:
  ///   - failure: how the claim fails.
  ///   - place: which claim.
  ///   - budget: what may be used; of its states no more than a few thousand are, for each thing that is tried.
  /// - Returns: the likeliest first, and no more than a few.
  /// - Throws: a disagreement between an engine and the audit.
  public mutating func mistakes(
    behind failure: Failure, ofClaim place: Int, within budget: Budget = Budget()
  ) throws(Disagreement) -> [UsualMistake] {
    guard case .prove = circuit.claims[place].kind else { return [] }
    setBudget(budget)
    var (found, refutation): ([UsualMistake], (claim: Int, word: [Int])?) = ([], nil)
    if case .counterexample(let word) = failure {
      found = try readings(ofClaim: place)
      refutation = (place, word)
    }
    if found.count < Self.mostNamed { found += try findCures(refutation) }
    return Array(found.prefix(Self.mostNamed))
  }

  /// What mends the network without another number in the place of a weight or a bias: a tie rule, a start, a first step,
  /// inputs that are taken for each other.
  ///
  /// - Throws: a disagreement between an engine and the audit.
  public mutating func curesBesideNumbers(within budget: Budget = Budget()) throws(Disagreement) -> [UsualMistake] {
    setBudget(budget)
    return try findCures(nil).filter { cure in
      cure.changes.allSatisfy { if case .weight = $0 { false } else { true } }
    }
  }

  private mutating func setBudget(_ budget: Budget) {
    let room = max(1 << 6, (1 << 18) / max(1, circuit.alphabet.count))
    self.budget = budget
    self.budget.maximumStates = min(budget.maximumStates ?? .max, Self.mostStates, room)
  }

  /// What the claim would have to be read as.
  private mutating func readings(ofClaim place: Int) throws(Disagreement) -> [UsualMistake] {
    guard circuit.alphabet.count <= Self.mostLetters,
      let reading = ClaimReading(circuit.claims[place], in: circuit)
    else { return [] }
    var found: [UsualMistake] = []
    let late: (UsualMistake.Kind, (Int) -> Claim?) = (.late, { reading.late(by: $0) })
    for (kind, moved) in [late, (.early, { reading.early(by: $0) })] {
      for steps in 1...Self.mostSteps {
        guard let claim = moved(steps), try isProved(claim) else { continue }
        found.append(UsualMistake(kind: kind, steps: steps))
        break
      }
    }
    for claim in reading.inversions where try isProved(claim) {
      found.append(UsualMistake(kind: .inverted))
      break
    }
    if let claim = reading.withBitsReversed, try isProved(claim) { found.append(UsualMistake(kind: .bitOrder)) }
    return found
  }

  private mutating func isProved(_ claim: Claim) throws(Disagreement) -> Bool {
    if isInterrupted() || undecided >= Self.mostUndecided { return false }
    var other = circuit
    other.claims = [claim]
    switch try verify(other, with: .auto, upTo: length, within: budget)[0].verdict.judgement {
    case .proved: return true
    case .holds, .unknown:
      undecided += 1
      return false
    default: return false
    }
  }

  /// What to make different in the network for every claim to be proved.
  private mutating func findCures(
    _ refutation: (claim: Int, word: [Int])?
  ) throws(Disagreement) -> [UsualMistake] {
    if let cures { return cures }
    guard circuit.alphabet.count <= Self.mostLetters else { return [] }
    var check = ClaimCheck(circuit, upTo: length, within: budget)
    if let refutation { check.note(refutation.word, against: refutation.claim) }
    let usual = circuit.usualMistakes
    var found = try cures(among: usual, &check)
    // Numbers that are right may meet 0, where wrong ones never did, and so no rule was thought of.
    if found.isEmpty { found = try cures(among: usual.flatMap(withMissingRule), &check) }
    // Of one number that is too small it would be said in three ways.
    for guesses in circuit.mistakenSizes where found.isEmpty { found = try cures(among: guesses, &check) }
    cures = found
    return found
  }

  private mutating func cures(
    among mistakes: [UsualMistake], _ check: inout ClaimCheck
  ) throws(Disagreement) -> [UsualMistake] {
    var found: [UsualMistake] = []
    for mistake in mistakes.prefix(Self.mostCandidates) {
      let isOver =
        found.count == Self.mostNamed || check.decisions >= Self.mostDecided || undecided >= Self.mostUndecided
      if isOver || isInterrupted() { break }
      if found.contains(where: { $0.changes == mistake.changes }) { continue }
      switch try check.standing(of: circuit.applying(mistake.changes)) {
      case .good(isProved: true): found.append(mistake)
      // Where the engines come to no end, each try takes long, and the next will too.
      case .good(isProved: false), .unknown: undecided += 1
      case .bad, .malformed: continue
      }
    }
    return found
  }

  /// The mistake together with each rule for the ties that are met without it, where the circuit has none.
  private func withMissingRule(_ mistake: UsualMistake) -> [UsualMistake] {
    circuit.applying(mistake.changes).undeclaredAnswers.map {
      UsualMistake(kind: mistake.kind, changes: mistake.changes + [.tieRule($0.activation, to: $0.answer)])
    }
  }

  private mutating func isInterrupted() -> Bool {
    if budget.interruption() != nil { isCutShort = true }
    return isCutShort
  }
}

extension Diagnosis {
  /// The usual mistakes in copying an example: its values are those of the circuit some steps later or earlier, or their
  /// opposites, in every row that differs.
  public static func mistakes(inCopying example: Example, from trace: Trace) -> [UsualMistake] {
    let rows = trace.differences.map { example.rows[$0.row] }
    guard !rows.isEmpty else { return [] }
    func isEverywhere(
      atLeast least: Int = mostSteps, _ isSo: (_ row: Example.Row, _ step: Int) -> Bool?
    ) -> Bool {
      // A few values, or values that are the same at every step, would match anything.
      rows.allSatisfy { row in
        let answers = row.values.indices.compactMap { isSo(row, $0 + 1) }
        return Set(row.values).count > 1 && answers.count >= least && answers.allSatisfy { $0 }
      }
    }
    func found(_ row: Example.Row, _ step: Int) -> Rational? { trace.value(of: row.cell, atStep: step)?.rational }
    var mistakes: [UsualMistake] = []
    for (kind, sign) in [(UsualMistake.Kind.late, 1), (.early, -1)] {
      let shift = (1...mostSteps).first { steps in
        isEverywhere(atLeast: mostSteps * steps) { row, step in
          found(row, step + sign * steps).map { $0 == row.values[step - 1] }
        }
      }
      if let shift { mistakes.append(UsualMistake(kind: kind, steps: shift)) }
    }
    let isComplement = isEverywhere { row, step in found(row, step).map { 1 - $0 == row.values[step - 1] } }
    let isNegative = isEverywhere { row, step in found(row, step).map { -$0 == row.values[step - 1] } }
    if isComplement || isNegative { mistakes.append(UsualMistake(kind: .inverted)) }
    return mistakes
  }
}
