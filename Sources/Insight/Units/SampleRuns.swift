import CircuitModel

/// What a circuit does on all short sequences: enough to guess from, never to conclude from.
struct SampleRuns {
  /// The runs that cannot be made longer, each with everything at its steps.
  let runs: [Trace]

  /// How many sequences are run at most.
  private static let mostRuns = 1 << 10
  private static let longest = 10
  private static let shortest = 4

  /// Runs all considered sequences of a length that are not too many.
  init(of circuit: Circuit) {
    var bare = circuit
    bare.claims = []
    let letters = circuit.alphabet.count
    var (length, count) = (0, 1)
    while length < SampleRuns.longest, count <= SampleRuns.mostRuns / max(2, letters) {
      (length, count) = (length + 1, count * letters)
    }
    var (run, runs): (Run, [Trace]) = (Run(bare), [])
    func extend() {
      guard run.length < length else {
        runs.append(run.trace)
        return
      }
      for letter in 0..<letters {
        run.advance(by: letter)
        let isConsidered = circuit.assumptions.allSatisfy { (try? run.holds($0.formula)) ?? false }
        if run.problem == nil, isConsidered { extend() }
        run.retreat()
      }
    }
    if length > 0 { extend() }
    self.runs = runs
  }
}

extension SampleRuns {
  /// Formulas about how often something was that agree with a unit on all samples: something about one input, or about two.
  func counts(
    of cell: CellID, _ kind: TwoValues, inputs: [(cell: CellID, kind: TwoValues)]
  ) -> [HistoryFormula] {
    // From fewer steps any unit would seem to count.
    guard runs.first?.word.count ?? 0 >= SampleRuns.shortest else { return [] }
    var bodies = inputs.indices.flatMap { [BooleanFormula.variable($0), .not(.variable($0))] }
    for pair in combinations(of: inputs.count, taking: 2) {
      let (left, right) = (BooleanFormula.variable(pair[0]), BooleanFormula.variable(pair[1]))
      bodies += [.iff(left, right), .xor(left, right), .and(left, right), .or(left, right)]
    }
    return bodies.compactMap { formula(of: cell, counting: $0, inputs.map(\.cell)) }
  }

  /// The formula about one count, where the unit depends on nothing else on all samples.
  private func formula(of cell: CellID, counting body: BooleanFormula, _ inputs: [CellID]) -> HistoryFormula? {
    var values: [Bool?] = []
    for run in runs {
      var count = 0
      for step in 1...run.word.count {
        let truths = inputs.map { run.value(of: $0, atStep: step)?.rational == 1 }
        if body.value(truths) { count += 1 }
        while values.count <= count { values.append(nil) }
        guard let value = run.value(of: cell, atStep: step)?.rational.map({ $0 == 1 }) else { return nil }
        if let before = values[count], before != value { return nil }
        values[count] = value
      }
    }
    let seen = values.compactMap(\.self)
    guard seen.count == values.count, seen.count > 2 else { return nil }
    let ones = seen.indices.filter { seen[$0] }
    guard let least = ones.first, ones.count < seen.count else { return nil }
    if seen[least...].allSatisfy(\.self) { return least == 1 ? .once(body) : .countAtLeast(body, least) }
    if let end = seen[least...].firstIndex(of: false), !seen[end...].contains(true) {
      if least == 0 { return end == 1 ? .historically(body.negated) : .not(.countAtLeast(body, end)) }
      return ones.count == 1 ? .countExactly(body, least) : nil
    }
    for divisor in 2...max(2, seen.count / 2) {
      let once = ones.filter { $0 < divisor }
      guard once.count == 1 || once.count == divisor - 1 && divisor > 2 else { continue }
      let isPeriodic = seen.indices.allSatisfy { seen[$0] == once.contains($0 % divisor) }
      guard isPeriodic else { continue }
      if divisor == 2 { return once[0] == 1 ? .parity(body) : .not(.parity(body)) }
      if once.count == 1 { return .countRemainder(body, divisor: divisor, remainder: once[0]) }
      let missing = (0..<divisor).first { !once.contains($0) } ?? 0
      return .not(.countRemainder(body, divisor: divisor, remainder: missing))
    }
    return nil
  }
}
