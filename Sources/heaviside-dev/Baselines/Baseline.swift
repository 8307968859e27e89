/// A program by others that answers the question of a benchmark circuit, complete with its text for that circuit.
protocol Baseline: Sendable {
  /// What the table calls it.
  var name: String { get }

  /// Writes the program down and compiles it, where its tools are there.
  ///
  /// - Parameters:
  ///   - question: the circuit as our engines see it, for those who are given it as it is.
  ///   - workshop: the folder and the tools.
  /// - Returns: the program, ready to be timed.
  /// - Throws: `Unavailable` where it cannot be run here.
  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant
}

/// Why something cannot be run here.
struct Unavailable: Error {
  /// The reason.
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Someone who is timed.
struct Contestant {
  /// What the table calls it.
  var name: String
  /// The length that is asked for; `nil` for every length.
  var length: Int?
  /// What it must answer.
  var expected: String
  /// One run.
  var run: () throws -> Sample
}

/// What one run tells.
struct Sample {
  /// What is counted.
  enum Unit: String {
    case steps = "sequence-steps"
    case states
    case proofs
  }

  /// What it found, in the words that its `Contestant` expects.
  var answer: String
  /// What was worked through.
  var unit: Unit
  /// How many of these.
  var amount: Double
  /// How long it took.
  var seconds: Double
  /// How long processors worked on it, where it is known.
  var processorSeconds: Double?
  /// How long the audit took after it, where there was one.
  var auditSeconds: Double?
  /// How many states were kept.
  var states: Int?
  /// How many bytes were held for them, by the engine's own account.
  var accountedBytes: Int?
  /// How many bytes the process grew by.
  var residentBytes: Int?
}
