public import CircuitModel
internal import Verification

/// One obligation through the interpreter and through an engine, which must agree.
public enum Differential {
  /// How a comparison ends.
  public enum Outcome: Hashable, Sendable {
    case agreed
    /// The claim has no incremental form, so there is nothing to compare.
    case notLowered
    case disagreed(String)
  }

  /// Compares what the interpreter finds over every sequence up to a length with what the engine finds.
  public static func compare(_ circuit: Circuit, upTo length: Int) -> Outcome {
    var outcome = Outcome.notLowered
    for claim in circuit.claims {
      guard let obligation = Obligation(claim, in: circuit) else { continue }
      let network: CompiledNetwork
      do {
        network = try obligation.lowered()
      } catch {
        continue
      }
      let engine = Reachability().run(obligation, network, upTo: length, within: Budget(maximumStates: 20_000))
      do {
        _ = try Audit(claim, obligation, network: network).confirm(engine)
      } catch {
        return .disagreed("audit: \(error)")
      }
      let reference = Reference().run(obligation, upTo: length, within: Budget())
      if let difference = difference(reference, engine, upTo: length) { return .disagreed(difference) }
      let enumeration = Enumeration().run(obligation, network, upTo: length, within: Budget())
      if let difference = difference(reference, enumeration, upTo: length) { return .disagreed(difference) }
      if reference.sequences != nil && reference.triggered != enumeration.triggered {
        return .disagreed("only one of the interpreter and the enumeration meets the condition")
      }
      if case .stopped(let limit, _) = enumeration.finding { return .disagreed("the enumeration stops at \(limit)") }
      let affine = Affine(effort: .modest).run(obligation, network, upTo: length, within: Budget())
      do {
        _ = try Audit(claim, obligation, network: network).confirm(affine)
      } catch {
        return .disagreed("audit of affine: \(error)")
      }
      if let difference = contradiction(reference, affine) { return .disagreed("affine: \(difference)") }
      outcome = .agreed
    }
    return outcome
  }

  private static func difference(_ reference: Verdict, _ engine: Verdict, upTo length: Int) -> String? {
    let text = "the interpreter finds \(reference.finding.summary), the engine \(engine.finding.summary)"
    switch (reference.finding, engine.finding) {
    case (.event(let expected), .event(let found)), (.undefined(let expected), .undefined(let found)):
      return expected == found ? nil : text
    case (.exhausted, .exhausted):
      guard reference.sequences == engine.sequences else {
        return "the interpreter counts \(reference.sequences as Any) sequences, the engine \(engine.sequences as Any)"
      }
      return reference.triggered && !engine.triggered ? "only the interpreter meets the condition" : nil
    case (.exhausted, .closed):
      return reference.triggered && !engine.triggered ? "only the interpreter meets the condition" : nil
    case (.exhausted, .event(let found)), (.exhausted, .undefined(let found)):
      return found.count > length ? nil : text
    case (.exhausted, .stopped): return nil
    default: return text
    }
  }

  /// How a proof contradicts what the interpreter finds; an engine that only proves says nothing else.
  private static func contradiction(_ reference: Verdict, _ proof: Verdict) -> String? {
    guard case .closed = proof.finding else { return nil }
    guard case .exhausted = reference.finding else { return "proved, but there is \(reference.finding.summary)" }
    return reference.triggered && !proof.triggered ? "only the interpreter meets the condition" : nil
  }

  /// The smallest circuit that shrinking finds for which the comparison still fails.
  ///
  /// One sub-expression at a time is replaced by one of its own sub-expressions or by a constant.
  public static func shrink(_ circuit: Circuit, upTo length: Int) -> Circuit {
    var smallest = circuit
    var progress = true
    while progress {
      progress = false
      for candidate in smallest.simplifications where isDisagreement(candidate, length) {
        smallest = candidate
        progress = true
        break
      }
    }
    return smallest
  }

  private static func isDisagreement(_ circuit: Circuit, _ length: Int) -> Bool {
    if case .disagreed = compare(circuit, upTo: length) { true } else { false }
  }
}

extension Verdict.Finding {
  fileprivate var summary: String {
    switch self {
    case .event(let word): "the event after \(word)"
    case .undefined(let word): "a problem after \(word)"
    case .met(let inputs): "the event, or a problem, after \(inputs)"
    case .closed(.states(let states)): "\(states.count) closed states"
    case .closed(.invariant(let invariant)): "an invariant of \(invariant.pieces.count) pieces"
    case .closed(.ranges): "closed ranges"
    case .exhausted(let length): "nothing up to \(length)"
    case .stopped(let limit, let length): "a limit \(limit) after \(length)"
    }
  }
}
