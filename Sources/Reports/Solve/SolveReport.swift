public import CircuitLanguage
public import CircuitModel
public import Insight

/// What `solve` found out about a file.
public struct SolveReport: Sendable {
  /// What was found out about circuits that share their holes.
  public struct Part: Sendable {
    /// The circuits and their holes.
    public var exercise: Exercise
    /// What was found, and confirmed.
    public var confirmed: ConfirmedSolution

    /// Makes a part.
    public init(_ exercise: Exercise, _ confirmed: ConfirmedSolution) {
      self.exercise = exercise
      self.confirmed = confirmed
    }
  }

  /// The version of the tool.
  public var version: String
  /// The path as given.
  public var path: String
  /// The texts as they were read.
  public var sources: [SourceFile]
  /// What was found, in the order of the text.
  public var parts: [Part]
  /// What the tool says against itself, where it does; the part that it is about is left out.
  public var disagreement: Disagreement?

  /// Makes a report.
  public init(version: String, path: String, sources: [SourceFile], parts: [Part], disagreement: Disagreement? = nil) {
    self.version = version
    self.path = path
    self.sources = sources
    self.parts = parts
    self.disagreement = disagreement
  }

  /// What the command says to the shell.
  public var exitStatus: ExitStatus {
    .severest(
      parts.map { part in
        switch part.confirmed.solution {
        case .solved: .passed
        case .impossible: .failed
        case .undecided: .undecided
        }
      } + (disagreement == nil ? [] : [.disagreement]))
  }

  /// The file with every number that was found in its place.
  public var filledSource: SourceFile {
    var numbers: [SourceRange: Rational] = [:]
    for part in parts {
      guard case .solved(let filling) = part.confirmed.solution else { continue }
      for (hole, number) in zip(part.exercise.holes, filling.numbers) { numbers[hole.range] = number }
    }
    return sources[0].filled(with: numbers)
  }
}

extension SolveReport.Part {
  /// The circuits as they stand in the filled text, with what is said of their claims.
  var judged: Report.File {
    Report.File(
      path: confirmed.sources.first?.path ?? "", sources: confirmed.sources,
      circuits: confirmed.circuits.map { circuit, verdicts in
        var judged = Report.JudgedCircuit(circuit)
        judged.claims = zip(circuit.claims, verdicts).map { Report.JudgedClaim($0, $1, of: circuit) }
        return judged
      })
  }

  /// The inputs of a sequence: `x = [0 1]`, with the circuit before them where there are several.
  func text(of sequence: ExerciseSequence) -> String {
    let circuit = exercise.circuits[sequence.circuit]
    let inputs = Report.Run(Run(filledWithZeros: circuit, on: sequence.word).trace, of: circuit).inputText
    return exercise.circuits.count == 1 ? inputs : "\(circuit.name.visible): \(inputs)"
  }

  /// What fails: `` `xor` at step 1 ``.
  func text(ofFailure claim: Int?, of sequence: ExerciseSequence, step: Int) -> String {
    let circuit = exercise.circuits[sequence.circuit]
    guard let claim else { return "a tie without a rule at step \(step)" }
    return "`\(circuit.claims[claim].name.visible)` at step \(step)"
  }
}

extension Run {
  /// A run in which holes are 0: only what stands in no equation of it matters.
  fileprivate init(filledWithZeros circuit: Circuit, on word: [Int]) {
    self.init(circuit.filled(with: circuit.holes.map { _ in 0 }))
    for letter in word { advance(by: letter) }
  }
}
