/// A line of the table: a contestant, what it answered and what it took.
struct BenchRow {
  /// Whose row it is.
  enum Role {
    case engine(EngineRun)
    case baseline
    case library
  }

  /// The circuit.
  var circuit: String
  /// Who answered.
  var name: String
  /// Whose row it is.
  var role: Role
  /// The length that was asked for; `nil` for every length.
  var length: Int?
  /// What it answered.
  var answer: String
  /// What it had to answer.
  var expected: String
  /// What it took, times being medians; `nil` where it failed.
  var sample: Sample?
}

extension BenchRow {
  /// Whether the answer is as it must be.
  var isRight: Bool { answer == expected }

  /// How much was worked through in a second.
  var rate: Double? { sample.map { $0.amount / $0.seconds } }

  /// How many bytes a state took: by the engine's account, and as the process grew.
  var bytesPerState: (accounted: Double?, resident: Double?) {
    guard let sample, let states = sample.states, states >= 100_000 else { return (nil, nil) }
    return (
      sample.accountedBytes.map { Double($0) / Double(states) },
      sample.residentBytes.map { Double($0) / Double(states) }
    )
  }

  /// How this row compares with another of its circuit.
  ///
  /// One engine on several cores is compared with itself on one by the clock; whoever works on one core is compared by
  /// what the processor spent on it, where that is known, so that a busy machine does not change the outcome.
  func comparison(among rows: [BenchRow]) -> Comparison? {
    let alone = rows.filter { row in
      guard row.circuit == circuit, row.isRight, case .engine(let run) = row.role else { return false }
      return run.workers == 1
    }
    switch role {
    case .library: return nil
    case .engine(let run):
      let one = alone.first { $0.engineName == run.engine && $0.length == length }
      guard run.workers > 1, let rate, let rateOfOne = one?.rate else { return nil }
      return Comparison(ratio: rate / rateOfOne, text: "one core")
    case .baseline:
      guard let sample else { return nil }
      // What proves every length is compared by the time it takes, the rest by how much it does in a second.
      let opponent = alone.first { sample.unit == .proofs ? $0.answer == "proved" : $0.sample?.unit == sample.unit }
      guard let ours = opponent?.sample, let engine = opponent?.engineName else { return nil }
      let times =
        if let processor = sample.processorSeconds, let own = ours.processorSeconds {
          (theirs: processor, ours: own)
        } else {
          (theirs: sample.seconds, ours: ours.seconds)
        }
      let work = sample.unit == .proofs ? 1 : ours.amount / sample.amount
      return Comparison(ratio: work * times.theirs / times.ours, text: engine)
    }
  }

  private var engineName: String? {
    if case .engine(let run) = role { run.engine } else { nil }
  }

  /// A ratio of speeds.
  struct Comparison {
    /// How many times as fast.
    var ratio: Double
    /// Who: for a program by others, the engine that is so much faster; for an engine on several cores, what it is
    /// compared with.
    var text: String
  }
}
