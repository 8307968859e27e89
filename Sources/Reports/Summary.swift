/// How many claims came to which verdict.
public struct Summary: Hashable, Sendable {
  /// The files asked for.
  public var files = 0
  /// The files that were rejected.
  public var rejectedFiles = 0
  /// The files that could not be read.
  public var unreadableFiles = 0
  /// The circuits looked at.
  public var circuits = 0
  /// The claims judged, examples included.
  public var claims = 0
  /// The examples that match.
  public var matchingExamples = 0
  private var counts: [Outcome: Int] = [:]

  /// Counts a report.
  /// - Complexity: O(claims)
  public init(_ report: Report) {
    for file in report.files {
      files += 1
      rejectedFiles += file.isRejected ? 1 : 0
      unreadableFiles += file.isReadable ? 0 : 1
      for circuit in file.circuits {
        circuits += 1
        for claim in circuit.claims {
          claims += 1
          counts[claim.outcome, default: 0] += 1
          matchingExamples += claim.outcome == .holds && claim.claim.isExample ? 1 : 0
        }
      }
    }
  }

  /// How many claims came to an outcome.
  public func count(_ outcome: Outcome) -> Int { counts[outcome, default: 0] }
}
