/// Everyone who answers the question of one circuit, timed in turns.
///
/// In each round everyone runs once, one after the other, so that whatever else the machine does falls on all of them;
/// a time is the median over the rounds.
struct Contest {
  /// What was measured, in the order of the list.
  private(set) var rows: [BenchRow] = []
  /// Who could not be run, and why.
  private(set) var absences: [String] = []

  /// Runs everyone.
  ///
  /// - Parameters:
  ///   - circuit: the circuit.
  ///   - rounds: how often each runs.
  ///   - hasBaselines: whether programs by others run too.
  ///   - workshop: the folder and the tools.
  /// - Throws: `Unavailable` where the circuit itself cannot be asked about.
  init(_ circuit: BenchCircuit, rounds: Int, hasBaselines: Bool, in workshop: Workshop) throws {
    let question = try Question(circuit)
    var entries: [Entry] = []
    for run in circuit.runs {
      admit(run.engine, of: circuit, to: &entries, as: .engine(run)) {
        try EngineProcess.contestant(run, on: circuit, in: workshop)
      }
    }
    for baseline in hasBaselines ? circuit.baselines : [] {
      admit(baseline.name, of: circuit, to: &entries, as: .baseline) { try baseline.prepare(question, in: workshop) }
    }
    for _ in 0..<rounds {
      for place in entries.indices { entries[place].runOnce() }
    }
    for entry in entries {
      rows += entry.row(of: circuit).map { [$0] } ?? []
      if case .baseline = entry.role, let failure = entry.failure {
        absences.append("\(circuit.name): \(entry.contestant.name) is left out: \(failure)")
      }
    }
  }

  private mutating func admit(
    _ name: String, of circuit: BenchCircuit, to entries: inout [Entry], as role: BenchRow.Role,
    _ prepare: () throws -> Contestant
  ) {
    do {
      entries.append(Entry(role: role, contestant: try prepare()))
    } catch {
      let absence = "\(circuit.name): \(name) is left out: \(reason(error))"
      if !absences.contains(absence) { absences.append(absence) }
    }
  }
}

/// One contestant's runs so far.
private struct Entry {
  let role: BenchRow.Role
  let contestant: Contestant
  var samples: [Sample] = []
  var failure: String?

  init(role: BenchRow.Role, contestant: Contestant) {
    self.role = role
    self.contestant = contestant
  }

  mutating func runOnce() {
    guard failure == nil else { return }
    do {
      samples.append(try contestant.run())
    } catch {
      failure = reason(error)
    }
  }

  /// What the table says of it: an engine that fails is wrong, a program by others that fails is absent.
  func row(of circuit: BenchCircuit) -> BenchRow? {
    if let failure {
      guard case .engine = role else { return nil }
      return BenchRow(
        circuit: circuit.name, name: contestant.name, role: role, length: contestant.length, answer: failure,
        expected: contestant.expected)
    }
    guard var sample = samples.first else { return nil }
    sample.seconds = median(samples.map(\.seconds))
    sample.processorSeconds = sample.processorSeconds.map { _ in median(samples.compactMap(\.processorSeconds)) }
    let wrong = samples.first { $0.answer != contestant.expected }
    return BenchRow(
      circuit: circuit.name, name: contestant.name, role: role, length: contestant.length,
      answer: wrong?.answer ?? sample.answer, expected: contestant.expected, sample: sample)
  }
}

private func reason(_ error: any Error) -> String { (error as? Unavailable)?.reason ?? "\(error)" }

/// The middle one of some numbers, of which there is at least one; of two in the middle, their mean.
func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
