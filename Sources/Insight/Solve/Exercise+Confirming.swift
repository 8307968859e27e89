public import CircuitLanguage
public import CircuitModel
import Verification

/// A solution that code other than the search has confirmed, and what was found on the way.
public struct ConfirmedSolution: Sendable {
  /// What was found.
  public var solution: Solution
  /// The circuits as they stand in the filled text, each with what is said of its claims; none where it is not filled.
  public var circuits: [(circuit: Circuit, verdicts: [AuditedVerdict])] = []
  /// The files with the numbers filled in, the one that holds the circuits first.
  public var sources: [SourceFile] = []
}

extension Exercise {
  /// Confirms what was found: numbers are written into the text, and the text is read and judged again from its bytes on;
  /// a refutation is checked case by case.
  ///
  /// - Parameters:
  ///   - solution: what was found.
  ///   - sources: the files that the circuits were read from, the main file first.
  ///   - limits: what may be used.
  /// - Returns: the solution as it may be told.
  /// - Throws: a disagreement, where it is not confirmed.
  public func confirm(
    _ solution: Solution, in sources: [SourceFile], within limits: SolveLimits
  ) throws(Disagreement) -> ConfirmedSolution {
    switch solution {
    case .undecided: return ConfirmedSolution(solution: solution)
    case .solved(let filling): return try confirm(filling, in: sources, within: limits)
    case .impossible(let impossibility):
      switch RefutationCheck(self, impossibility.sequences).check(impossibility.refutation) {
      case .confirmed: return ConfirmedSolution(solution: solution)
      case .beyond(let reason):
        return ConfirmedSolution(
          solution: .undecided("no numbers were found, and that there are none is not shown: \(reason)"))
      case .wrong(let reason): throw disagreement("the proof that no numbers exist is not confirmed: \(reason)")
      }
    }
  }

  private func confirm(
    _ filling: Filling, in sources: [SourceFile], within limits: SolveLimits
  ) throws(Disagreement) -> ConfirmedSolution {
    let numbers = Dictionary(uniqueKeysWithValues: zip(holes.map(\.range), filling.numbers))
    var texts: [String: [UInt8]] = [:]
    for source in sources { texts[source.path] = source.filled(with: numbers).bytes }
    let loader = Loader { path in texts[path].map { .success($0) } ?? .failure(.missing) }
    let (program, problems) = loader.load(SourceFile(path: sources[0].path, bytes: texts[sources[0].path] ?? []))
    let (found, diagnostics) = problems.isEmpty ? check(program) : ([], problems)
    if let problem = diagnostics.first { throw disagreement("the filled text is rejected: \(problem.headline)") }
    var confirmed = ConfirmedSolution(solution: .solved(filling), sources: program.files)
    for circuit in circuits {
      guard let again = found.first(where: { $0.name == circuit.name }), again.holes.isEmpty else {
        throw disagreement("`\(circuit.name)` is not in the filled text, or still has holes")
      }
      var judge = Judge(again, with: .auto, upTo: limits.upTo)
      var verdicts: [AuditedVerdict] = []
      for place in again.claims.indices {
        let verdict = try judge.verdict(onClaim: place, within: limits.budgetOfConfirmation)
        guard verdict.isGood else {
          if case .unknown(let reason, _) = verdict.judgement {
            return ConfirmedSolution(solution: .undecided("numbers were found, but not confirmed: \(reason)"))
          }
          throw disagreement("`\(again.claims[place].name)` fails in the filled text")
        }
        verdicts.append(verdict)
      }
      confirmed.circuits.append((again, verdicts))
    }
    return confirmed
  }

  private func disagreement(_ text: String) -> Disagreement {
    Disagreement(text, claim: circuits[0].claims[0].name, in: circuits[0].name)
  }
}

extension SolveLimits {
  /// What confirming may use: time is over only for the search.
  fileprivate var budgetOfConfirmation: Budget {
    var budget = budget
    budget.deadline = nil
    return budget
  }
}
