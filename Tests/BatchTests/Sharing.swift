import CircuitModel
import Fuzzing
import Reports
import Synchronization
import Verification

@testable import Batch

/// Plans, shares and merges over files that are in no folder of a disk.
struct Sharing {
  /// The files by their paths.
  var files: [String: [UInt8]]
  /// What is planned, in order.
  var inputs: [String]
  var settings = Settings()
  var requiresProof = false
  var units = 12

  /// Takes texts, which are called `0.circuit`, `1.circuit`, ….
  init(_ texts: [String], _ change: (inout Settings) -> Void = { _ in }, units: Int = 12) {
    inputs = texts.indices.map { "\($0).circuit" }
    files = Dictionary(uniqueKeysWithValues: zip(inputs, texts.map { Array($0.utf8) }))
    change(&settings)
    self.units = units
  }
}

extension Sharing {
  static let version = "1"

  /// Reads a file of the folder.
  var read: @Sendable (String) -> Result<[UInt8], FileProblem> {
    { [files] path in files[path].map { .success($0) } ?? .failure(.missing) }
  }

  func plan() throws(PlanProblem) -> Plan {
    try Planner(version: Self.version, settings, requiresProof: requiresProof, units: units, read: read).plan(inputs)
  }

  /// Does a share, and reads what it would write down.
  func share(_ number: Int, of count: Int, _ plan: Plan, workers: Int = 2, tool: String = "tool") throws -> Share {
    guard let shard = Plan.Shard(number, of: count) else { throw MalformedRecord("shard") }
    let notes = Notes()
    _ = try ShareRun(plan, shard, workers: workers, read: read).run(without: []) { notes.note($0, $1) }
    var share = Share(of: plan, shard, tool: tool)
    share.results = notes.results
    guard let written = Share(reading: share.bytes), written.bytes == share.bytes else {
      throw MalformedRecord("share")
    }
    return written
  }

  func shares(_ count: Int, _ plan: Plan, workers: Int = 2) throws -> [Share] {
    try (1...count).map { try share($0, of: count, plan, workers: workers) }
  }

  /// What shares come to.
  func merge(_ shares: [Share], _ plan: Plan, workers: Int = 2) throws(PlanProblem) -> Batches.Said {
    var merge = try Merge(plan, version: Self.version, workers: workers, read: read)
    for (place, share) in shares.enumerated() { try merge.add(share, from: "\(place).share") }
    var said = Batches.Said(ending: .complete)
    said.ending = try merge.run { event in
      switch event {
      case .claim(let claim, let circuit, let file): said.claims.append("\(file.path) \(circuit.name).\(claim.name)")
      case .file(let file): said.files.append(file)
      }
    }
    return said
  }

  /// What one check says of the same files.
  func check() -> Batches.Said {
    Batches.run([], settings) { run in
      run = BatchRun(inputs.map(BatchItem.file), settings, workers: 2, read: read)
    }
  }
}

/// Notes what units came to, from any thread.
private final class Notes: Sendable {
  private let known = Mutex<[Int: UnitResult]>([:])

  var results: [Int: UnitResult] { known.withLock { $0 } }

  func note(_ unit: Int, _ result: UnitResult) { known.withLock { $0[unit] = result } }
}

extension Batches.Said {
  /// What the command would say to the shell.
  var status: ExitStatus { Report(Report.Setting(version: "1"), files: files, ending: ending).exitStatus }

  /// The claims that are a pass, by file, circuit and name.
  var passes: Set<String> {
    var passes: Set<String> = []
    for file in files {
      for circuit in file.circuits {
        for claim in circuit.claims where claim.exitStatus(requiringProof: false) == .passed {
          passes.insert("\(file.path) \(circuit.name) \(claim.name)")
        }
      }
    }
    return passes
  }
}

extension Sharing {
  /// A circuit drawn at random: ties with and without a rule, assumptions, divisions, and claims of every kind, of which
  /// most are wrong.
  static func circuit(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    func one(_ choices: [String]) -> String { choices[Int.random(in: choices.indices, using: &random)] }
    func sum() -> String {
      let weights = (0..<3).map { _ in one(["-1", "1", "1", "2", "1/2"]) }
      return
        "\(weights[0]) * h[t-1] + \(weights[1]) * g[t-1] + \(weights[2]) * x[t] + \(one(["-3/2", "-1", "0", "1/3"]))"
    }
    let formulas = [
      "y[t] iff any(x[1..t])", "h[t] implies g[t]", "y[t] or x[t] <= 0", "count(x[1..t]) < 3", "y[t] <= 1",
    ]
    return """
      /// Drawn at random.
      circuit Random\(seed) {
        input x: \(one(["bit", "bit", "-1..1", "{0, 2, 3}"]))
        \(one(["convention step(0) = 1", "convention step(0) = 0", ""]))
        \(one(["", "", "assume x[t] + x[t-1] <= 1", "assume x[t] > 3"]))
        x[0] = 0
        h[0] = 0
        g[0] = \(one(["0", "1"]))
        h[t] = step(\(sum()))
        g[t] = \(one(["step(\(sum()))", "step(\(sum()))", "x[t] / \(one(["2", "(x[t] - 2)", "(x[t] + 1 - h[t-1])"]))"]))
        output y[t] = h[t]
        prove \(one(formulas))
        /// Only sometimes.
        prove some: \(one(formulas)) when \(one(["x[t] == 1", "t > 2", "y[t] > 1"]))
        refute \(one(formulas))
        reach far: \(one(formulas)) and t == 4
        bound 5
        example "by hand" {
          x = 0 0
          y = \(one(["0 0", "1 0", "0 1"]))
        }
      }

      """
  }
}
