public import CircuitModel
public import Verification

/// Whether the claims of a circuit notice when something about its network is changed.
///
/// A mutant is *killed* when some claim is not good of it, and *survives* when all are, although it puts out something else on
/// some considered sequence. A mutant that puts out the same on all of them is *equivalent*: no claim about outputs could
/// notice it, and it does not count. So does the tool for mutation coverage of hardware, mcy, count; the name and the idea are
/// those of R. A. DeMillo, R. J. Lipton and F. G. Sayward, 1978, doi:10.1109/C-M.1978.218136.
public struct MutationTest: Sendable {
  /// What became of a mutant.
  public enum Fate: Hashable, Sendable {
    /// A claim fails, or is vacuous, or a tie is met: which claim, and a sequence that shows it, where one does.
    case killed(claim: Int, word: [Int]?)
    /// The mutant is no circuit of the language: what is used as a truth is not always 0 or 1, or a value is missing.
    case malformed
    /// Every claim is good of it; the shortest sequence, and among those the least, at whose end it puts out something else.
    case survived(word: [Int])
    /// It puts out the same on every considered sequence.
    case equivalent
    /// It is not known which; why not.
    case undecided(reason: String)
  }

  /// A mutant with what became of it.
  public struct Tried: Sendable {
    /// The mutant.
    public let mutant: Mutant
    /// What became of it.
    public let fate: Fate
  }

  /// The circuit.
  public let circuit: Circuit
  /// Why two networks cannot be compared on all sequences, where that is so; then nothing is tried.
  public let obstacle: Continuity?
  /// What is said of the claims of the circuit itself; unless that is good, nothing is tried.
  public let standing: ClaimCheck.Standing
  /// The mutants that were tried.
  public let tried: [Tried]
  /// How many mutants there are; more than were tried where a limit left some out.
  public let possible: Int
  /// Examples that the circuit matches, and each survivor that one can kill does not.
  public let examples: [Example]

  /// The mutants that are tried one after the other; what comes out does not depend on the number of threads.
  private static let chunk = 16

  /// Tries the mutants of a circuit.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - most: how many mutants are tried.
  ///   - budget: what one claim of one mutant may use; its deadline and its threads are those of the whole.
  /// - Throws: a disagreement between an engine and the audit.
  public init(
    of circuit: Circuit, most: Int = Mutants.usualMost,
    within budget: Budget = Budget(maximumStates: ClaimCheck.usualStates)
  ) throws(Disagreement) {
    self.circuit = circuit
    var single = budget
    single.workers = 1
    obstacle = circuit.continuity
    guard obstacle == nil else {
      (standing, tried, possible, examples) = (.good(isProved: false), [], 0, [])
      return
    }
    var check = ClaimCheck(circuit, within: single)
    standing = try check.standing(of: circuit)
    guard case .good = standing else {
      (tried, possible, examples) = ([], 0, [])
      return
    }
    let mutants = Mutants(of: circuit, most: most)
    possible = mutants.possible
    let starts = Array(stride(from: 0, to: mutants.all.count, by: MutationTest.chunk))
    let chunks = ParallelScan.map(starts.count, workers: budget.workers) { [single] number in
      Result { () throws(Disagreement) in
        var trial = MutantTrial(circuit: circuit, check: ClaimCheck(circuit, within: single), budget: single)
        return try mutants.all[starts[number]...].prefix(MutationTest.chunk).map { mutant throws(Disagreement) in
          Tried(mutant: mutant, fate: try trial.fate(of: mutant.circuit))
        }
      }
    }
    var tried: [Tried] = []
    for chunk in chunks { tried += try chunk.get() }
    self.tried = tried
    examples = circuit.examplesKilling(tried)
  }
}

/// Tries one mutant after the other.
private struct MutantTrial {
  let circuit: Circuit
  var check: ClaimCheck
  let budget: Budget

  mutating func fate(of mutant: Circuit) throws(Disagreement) -> MutationTest.Fate {
    if let limit = budget.interruption() { return .undecided(reason: limit.text) }
    let standing = try check.standing(of: mutant)
    // Most of what a claim refutes puts out something else on that very sequence.
    if case .bad(let claim, let word?) = standing, differs(mutant, on: word) {
      return .killed(claim: claim, word: word)
    }
    switch (try NetworkComparison(of: circuit, with: mutant, within: budget), standing) {
    case (.same, _): return .equivalent
    case (.unknown(let reason), _), (_, .unknown(_, let reason)): return .undecided(reason: reason)
    case (.different(let word), .good): return .survived(word: word)
    case (.different, .bad(let claim, let word)): return .killed(claim: claim, word: word)
    case (.different, .malformed): return .malformed
    }
  }

  /// Whether a mutant puts out something else on a sequence that is considered.
  private func differs(_ mutant: Circuit, on word: [Int]) -> Bool {
    var (run, other) = (Run(circuit), Run(mutant))
    for letter in word {
      run.advance(by: letter)
      other.advance(by: letter)
      guard case .quiet = Obligation(.undefinedness, in: circuit).observe(run) else { return false }
      let (one, two) = (run.trace, other.trace)
      for output in circuit.outputs
      where one.value(of: output, atStep: run.length) != two.value(of: output, atStep: run.length) { return true }
    }
    return false
  }
}

extension MutationTest {
  /// How mutants of some kind fared.
  public struct Count: Hashable, Sendable {
    /// Killed, those that are no circuits among them.
    public var killed = 0
    /// Not noticed by any claim.
    public var survived = 0
    /// The same on every considered sequence.
    public var equivalent = 0
    /// Not known.
    public var undecided = 0

    /// The killed among those that count, exactly; `nil` where none counts.
    public var score: Rational? { killed + survived == 0 ? nil : Rational(killed, killed + survived) }
  }

  /// How the mutants fared; those of one kind where one is named.
  public func count(of kind: Mutant.Kind? = nil) -> Count {
    var count = Count()
    for tried in tried where kind == nil || tried.mutant.kind == kind {
      switch tried.fate {
      case .killed, .malformed: count.killed += 1
      case .survived: count.survived += 1
      case .equivalent: count.equivalent += 1
      case .undecided: count.undecided += 1
      }
    }
    return count
  }
}

extension Circuit {
  /// Examples on the sequences on which survivors differ, each of them kept only where it kills what those before do not.
  fileprivate func examplesKilling(_ tried: [MutationTest.Tried]) -> [Example] {
    var examples: [Example] = []
    for tried in tried {
      guard case .survived(let word) = tried.fate, !examples.contains(where: { tried.mutant.circuit.differs(from: $0) })
      else { continue }
      let example = example(on: word)
      if !differs(from: example), tried.mutant.circuit.differs(from: example) { examples.append(example) }
    }
    return examples
  }

  /// What the circuit puts out on a sequence, as an example; outputs that are not rational are left out.
  private func example(on word: [Int]) -> Example {
    var run = Run(self)
    for letter in word { run.advance(by: letter) }
    let trace = run.trace
    let named = signals.filter { $0.components.contains(where: outputs.contains) }
    let rows = named.flatMap { signal -> [Example.Row] in
      let rows = signal.components.map { cell in
        Example.Row(cell: cell, values: (1...word.count).compactMap { trace.value(of: cell, atStep: $0)?.rational })
      }
      return rows.allSatisfy { $0.values.count == word.count } ? rows : []
    }
    return Example(word: word, rows: rows)
  }

  /// Whether an example does not match.
  private func differs(from example: Example) -> Bool {
    if case .holds = Audit.judge(example, in: self).judgement { false } else { true }
  }
}
