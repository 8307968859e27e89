import Batch
import CircuitModel
import Reports
import Verification

/// The sequence that something is shown along: letters that are given, or what a claim comes down to.
struct SequenceChoice {
  private let letters: [String]
  private let claim: String?
  private let steps: Int?

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    letters = arguments.values(of: .input)
    claim = arguments.value(of: .claim)
    steps = try arguments.number(of: .upTo)
    if !letters.isEmpty, claim != nil { throw .exclusive(.input, .claim) }
  }
}

/// A sequence that was found.
struct ChosenSequence {
  /// What the inputs are.
  var inputs: Inputs
  /// What it is: `the counterexample of \`correct\``.
  var title: String
  /// The claim that it belongs to, with the run that shows the verdict.
  var claim: Report.JudgedClaim?
}

/// Why there is no sequence.
enum SequenceProblem: Error {
  /// It is not clear which, with what to say about it.
  case unclear(String)
  /// A claim is not decided, so that there is no sequence yet.
  case undecided(String)
  /// An engine and the audit contradict each other.
  case disagreement(Disagreement)

  /// Says it, and what it means for the shell.
  func report(of path: String) -> ExitStatus {
    switch self {
    case .unclear(let message):
      StandardStreams.note(message)
      return .unusable
    case .undecided(let message):
      StandardStreams.note(message)
      return .undecided
    case .disagreement(let disagreement):
      return disagreement.report(in: path)
    }
  }
}

extension SequenceChoice {
  /// Whether letters are given, or how many steps of a circuit without inputs to take.
  var isGiven: Bool { !letters.isEmpty || steps != nil }

  /// Whether that is a sequence of a circuit; for one with inputs a number of steps is a length to look at.
  func isGiven(for circuit: Circuit) -> Bool {
    !letters.isEmpty || steps != nil && claim == nil && circuit.alphabet.inputs.isEmpty
  }

  /// Whether a claim is named.
  var namesClaim: Bool { claim != nil }

  /// The sequence that is meant: the letters given, or that of the claim named; otherwise that of the first claim that fails,
  /// or else the first example, or else the first witness.
  func choose(in circuit: Circuit, within budget: Budget) throws(SequenceProblem) -> ChosenSequence {
    if isGiven(for: circuit) { return try given(for: circuit) }
    if let claim { return try sequence(ofClaim: claim, in: circuit, within: budget) }
    let found = try search(circuit, within: budget)
    for claim in found.undecided {
      StandardStreams.note("`\(claim.name.visible)` is undecided: \(claim.explanation ?? "")")
    }
    if let sequence = found.failure ?? found.example ?? found.witness { return sequence }
    let needed = circuit.alphabet.inputs.isEmpty ? "say how many steps to take with --up-to N" : "give one with --input"
    throw .unclear("the claims of `\(circuit.name.visible)` come down to no sequence; \(needed)")
  }

  /// The letters that are given.
  func given(for circuit: Circuit) throws(SequenceProblem) -> ChosenSequence {
    if letters.isEmpty, circuit.alphabet.inputs.isEmpty, let steps {
      return ChosenSequence(inputs: .letters(Array(repeating: 0, count: steps)), title: counted(steps, "step"))
    }
    do throws(InputProblem) {
      let inputs = try InputSequence(letters).inputs(for: circuit)
      return ChosenSequence(inputs: inputs, title: "the sequence \(circuit.text(of: inputs))")
    } catch {
      throw .unclear(error.message)
    }
  }

  /// The shortest sequence on which the first claim fails that does; `nil` where none is known to.
  func failure(in circuit: Circuit, within budget: Budget) throws(SequenceProblem) -> ChosenSequence? {
    try search(circuit, within: budget).failure
  }

  /// The first sequence of each sort, and what was not decided.
  private struct Found {
    var failure: ChosenSequence?
    var example: ChosenSequence?
    var witness: ChosenSequence?
    var undecided: [Report.JudgedClaim] = []
  }

  /// Judges claims up to the first that fails.
  private func search(_ circuit: Circuit, within budget: Budget) throws(SequenceProblem) -> Found {
    var (judge, found) = (judge(circuit), Found())
    for place in circuit.claims.indices where found.failure == nil {
      let (judged, inputs) = try self.judged(place, &judge, circuit, within: budget)
      let title = title(of: judged, circuit.claims[place])
      let sequence = inputs.map { ChosenSequence(inputs: $0, title: title, claim: judged) }
      switch judged.outcome {
      case .fails, .tie, .rejected: found.failure = sequence
      case .unknown: found.undecided.append(judged)
      case .proved, .holds, .witnessed, .vacuous:
        if judged.kind == .example {
          found.example = found.example ?? sequence
        } else {
          found.witness = found.witness ?? sequence
        }
      }
    }
    return found
  }

  private func sequence(
    ofClaim name: String, in circuit: Circuit, within budget: Budget
  ) throws(SequenceProblem) -> ChosenSequence {
    guard let place = circuit.claims.firstIndex(where: { $0.name == name }) else {
      throw .unclear(Selection(circuit: circuit.name, claim: name).problem(among: [circuit]))
    }
    var judge = judge(circuit)
    let (judged, inputs) = try self.judged(place, &judge, circuit, within: budget)
    if let inputs {
      return ChosenSequence(inputs: inputs, title: title(of: judged, circuit.claims[place]), claim: judged)
    }
    if judged.outcome == .unknown {
      throw .undecided("`\(name.visible)` is undecided, so there is no sequence: \(judged.explanation ?? "")")
    }
    throw .unclear(
      "the claim `\(name.visible)` comes down to no sequence: \(judged.explanation ?? "it is true"); give one with "
        + "--input LETTERS")
  }

  private func judge(_ circuit: Circuit) -> Judge {
    Judge(circuit, with: .auto, upTo: circuit.alphabet.inputs.isEmpty ? nil : steps)
  }

  private func judged(
    _ place: Int, _ judge: inout Judge, _ circuit: Circuit, within budget: Budget
  ) throws(SequenceProblem) -> (Report.JudgedClaim, Inputs?) {
    do throws(Disagreement) {
      let claim = circuit.claims[place]
      let verdict = try judge.verdict(onClaim: place, within: budget)
      return (Report.JudgedClaim(claim, verdict, of: circuit), verdict.judgement.inputs(of: claim, in: circuit))
    } catch {
      throw .disagreement(error)
    }
  }

  private func title(of claim: Report.JudgedClaim, _ written: Claim) -> String {
    let name = "`\(claim.name.visible)`"
    if case .worked = written.kind { return "the sequence of \(name)" }
    switch (claim.outcome, claim.kind) {
    case (.tie, _): return "a sequence on which a unit ties, and no rule says what it is"
    case (.rejected, _): return "a sequence on which \(name) has no meaning"
    case (.fails, .example): return "the example \(name), which differs"
    case (_, .example): return "the example \(name)"
    case (.fails, _): return "the counterexample of \(name)"
    default: return "the witness of \(name)"
    }
  }
}

extension AuditedVerdict.Judgement {
  /// The sequence that the verdict on a claim comes down to, if it does; that of an example is always known.
  fileprivate func inputs(of claim: Claim, in circuit: Circuit) -> Inputs? {
    switch claim.kind {
    case .example(let example): return example.inputs
    case .worked(let worked): return worked.inputs
    case .prove, .refute, .reach: break
    }
    switch self {
    case .witnessed(let trace), .fails(let trace), .tie(let trace, _), .undefined(let trace, _):
      return trace.inputs(in: circuit.alphabet)
    case .proved, .holds, .noWitness, .vacuous, .nothingConsidered, .unknown: return nil
    }
  }
}
