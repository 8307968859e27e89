import CircuitLanguage
import CircuitModel

extension Grade {
  /// How a student's file stands as a whole, in one word: the first of these that is so.
  public enum Standing: String, CaseIterable, Sendable {
    /// The grading was stopped before everything was looked at, so that there may be points to come.
    case unfinished
    /// The file gave no text.
    case unreadable
    /// Something is wrong with the file, so that it was judged in part, or not at all.
    case errors
    /// A limit ended a search, and the claim earned nothing that it may deserve.
    case undecided
    /// Some claim does not hold.
    case fewer
    /// Every claim holds.
    case all
  }

  /// How the file stands.
  public var standing: Standing {
    if !isFinished { return .unfinished }
    if !isReadable { return .unreadable }
    if !diagnostics.isEmpty { return .errors }
    let statuses = claims.map(status)
    if statuses.contains(.undecided) { return .undecided }
    return statuses.allSatisfy { $0 == .passed } ? .all : .fewer
  }

  /// What the grade alone would make the command say: `passed` for all points.
  public var exitStatus: ExitStatus {
    if isFinished, !isReadable { return .unusable }
    return .severest(claims.map(status) + (diagnostics.isEmpty ? [] : [.rejected]))
  }

  /// What a claim alone would make the command say; what was not judged is no pass.
  func status(of claim: Claim) -> ExitStatus {
    guard case .judged(let judged) = claim.state else { return .failed }
    return judged.exitStatus(requiringProof: requiresProof)
  }
}

extension Grade {
  /// Whether every claim was looked at that can be.
  public var isFinished: Bool { claims.allSatisfy { if case .open = $0.state { false } else { true } } }

  /// Whether the file gave a text at all.
  public var isReadable: Bool { !sources.isEmpty }

  /// Whether there is something that could be judged; where not, nothing was earned, and nothing is said of the network.
  public var isGradable: Bool { claims.contains { if case .lost = $0.state { false } else { true } } }
}
