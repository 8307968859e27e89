import CircuitModel
import Verification

/// What the engines say of numbers in the holes.
enum Examination {
  /// Every claim passes.
  case good
  /// A claim fails on a sequence.
  case counterexample(ExerciseSequence, claim: Int)
  /// A claim is undecided, or fails without a sequence that shows it.
  case unclear(String)
}

extension Exercise {
  /// Asks the engines about every claim of every circuit, until one does not pass.
  func examine(_ point: [Rational], _ limits: SolveLimits) throws(Disagreement) -> Examination {
    for number in circuits.indices {
      let circuit = circuit(number, filledWith: point)
      var judge = Judge(circuit, with: .auto, upTo: limits.upTo)
      for place in circuit.claims.indices {
        let verdict = try judge.verdict(onClaim: place, within: limits.budget)
        if verdict.isGood { continue }
        let name = circuit.claims[place].name
        if case .example(let example) = circuit.claims[place].kind {
          return .counterexample(
            ExerciseSequence(circuit: number, word: example.word, example: place), claim: place)
        }
        switch verdict.judgement {
        case .fails(let trace), .tie(let trace, _), .undefined(let trace, _):
          return .counterexample(ExerciseSequence(circuit: number, word: trace.word, example: nil), claim: place)
        case .noWitness: return .unclear("`\(name)` has no witness with the numbers that were tried")
        case .vacuous: return .unclear("`\(name)` is vacuous with the numbers that were tried")
        case .unknown(let reason, _):
          return .unclear("`\(name)` is unknown with the numbers that were tried: \(reason)")
        case .nothingConsidered: return .unclear("the assumptions admit no sequence with the numbers that were tried")
        case .proved, .holds, .witnessed: continue
        }
      }
    }
    return .good
  }

  /// The sequences to begin with: the examples, and all of one step where these are few.
  var firstSequences: [ExerciseSequence] {
    circuits.enumerated().flatMap { number, circuit -> [ExerciseSequence] in
      let short = circuit.alphabet.count <= 64 ? Array(0..<circuit.alphabet.count) : []
      let examples = circuit.claims.enumerated().compactMap { place, claim -> ExerciseSequence? in
        guard case .example(let example) = claim.kind else { return nil }
        return ExerciseSequence(circuit: number, word: example.word, example: place)
      }
      return short.map { ExerciseSequence(circuit: number, word: [$0], example: nil) } + examples
    }
  }
}

extension Exercise {
  /// How many sequences of each circuit are run to see what numbers decide.
  private static let mostProbes = 60

  /// What numbers decide on short sequences, where no single sequence says that they will not do: a `reach` without a
  /// witness asks for other decisions somewhere.
  func probes(at point: [Rational]) -> [OpenRun.Decision] {
    circuits.enumerated().flatMap { number, circuit -> [OpenRun.Decision] in
      let letters = Array(0..<min(circuit.alphabet.count, Exercise.mostProbes))
      var words = letters.map { [$0] }
      while words[0].count < 8, words.count * letters.count <= Exercise.mostProbes {
        words = words.flatMap { word in letters.map { word + [$0] } }
      }
      return words.flatMap { word in
        trial(of: ExerciseSequence(circuit: number, word: word, example: nil), at: point).decisions
      }
    }
  }
}

extension AuditedVerdict {
  /// Whether the claim passes.
  var isGood: Bool {
    switch judgement {
    case .proved, .holds, .witnessed: true
    default: false
    }
  }
}
