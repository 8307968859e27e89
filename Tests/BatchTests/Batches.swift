import CircuitLanguage
import CircuitModel
import Reports
import Synchronization
import Verification

@testable import Batch

/// Circuits and runs over them, without a disk.
enum Batches {
  /// A shift register of so many stages: two to the power of their number of states.
  static func register(_ name: String = "Register", stages: Int, claims: Int = 1) -> String {
    let stage = (2...max(2, stages)).map { "  r\($0)[0] = 0\n  r\($0)[t] = r\($0 - 1)[t-1]\n" }.joined()
    let claim = (1...claims).map {
      "  prove late\($0): r\(stages)[t] == (if t >= \(stages) then x[t-\(stages - 1)] else 0)\n"
    }
    return "circuit \(name) {\n  input x: bit\n  r1[0] = 0\n  r1[t] = x[t]\n\(stage)\(claim.joined())}\n"
  }

  /// A circuit that is soon proved.
  static let small = """
    circuit Small {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      prove correct: y[t] iff all(x[1..t])
    }

    """

  /// One claim of every outcome.
  static let varied = """
    /// Says this and that.
    circuit Varied {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      /// The right one.
      prove right: y[t] iff all(x[1..t])
      prove wrong: y[t] iff any(x[1..t])
      prove empty: y[t] when y[t] > 1
      refute slip: y[t]
      refute never: y[t] <= 1
      reach one: y[t] and t == 3
      example "good" {
        x = 1 0
        y = 1 0
      }
      example "bad" {
        x = 1 0 1
        y = 1 0 1
      }
    }
    circuit Tied {
      input x: bit
      output y[t] = step(x[t])
      prove tied: y[t]
    }

    """

  /// What a run over texts had to say.
  struct Said: Sendable {
    var ending: Report.Ending
    var files: [Report.File] = []
    /// `file circuit.claim`, as they were told of.
    var claims: [String] = []

    /// All of it, to be compared.
    var text: String {
      let report = Report(Report.Setting(version: "1"), files: files, ending: ending)
      return TextRenderer().render(report) + JSONRenderer().render(report)
    }
  }

  /// Runs over texts that are called `0`, `1`, ….
  static func run(
    _ texts: [String], _ settings: Settings = Settings(), workers: Int = 2,
    _ prepare: (inout BatchRun) -> Void = { _ in }
  ) -> Said {
    let items = texts.enumerated().map { BatchItem.text(path: "\($0)", bytes: Array($1.utf8)) }
    var run = BatchRun(items, settings, workers: workers) { _ in .failure(.missing) }
    prepare(&run)
    let said = Mutex(Said(ending: .complete))
    let ending = run.run { event in
      said.withLock { said in
        switch event {
        case .claim(let claim, let circuit, let file):
          said.claims.append("\(file.path) \(circuit.name).\(claim.name)")
        case .file(let file): said.files.append(file)
        }
      }
    }
    return said.withLock {
      $0.ending = ending
      return $0
    }
  }
}
