/// How many claims came to which verdict, counted file by file.
public struct Summary: Hashable, Sendable {
  /// What was asked for.
  public let setting: Report.Setting
  /// The files asked for.
  public private(set) var files = 0
  /// The files that were rejected.
  public private(set) var rejectedFiles = 0
  /// The files that could not be read.
  public private(set) var unreadableFiles = 0
  /// The circuits looked at.
  public private(set) var circuits = 0
  /// The claims judged, examples included.
  public private(set) var claims = 0
  /// The examples that match.
  public private(set) var matchingExamples = 0
  /// The numbers of examples by what came of the claims about them.
  private var numbers: [Outcome: Int] = [:]
  private var counts: [Outcome: Int] = [:]
  /// What the files counted so far would make the command say.
  public private(set) var exitStatus = ExitStatus.passed

  /// Has counted nothing.
  public init(_ setting: Report.Setting) { self.setting = setting }

  /// Counts files.
  public init(_ files: [Report.File], _ setting: Report.Setting) {
    self.init(setting)
    for file in files { count(file) }
  }
}

extension Summary {
  /// Counts one more file.
  /// - Complexity: O(claims)
  public mutating func count(_ file: Report.File) {
    files += 1
    rejectedFiles += file.isRejected ? 1 : 0
    unreadableFiles += file.isReadable ? 0 : 1
    exitStatus = .severest([exitStatus, file.exitStatus(requiringProof: setting.requiresProof)])
    for circuit in file.circuits {
      circuits += 1
      for claim in circuit.claims {
        claims += 1
        counts[claim.outcome, default: 0] += 1
        if claim.isWorked { numbers[claim.outcome, default: 0] += 1 }
        matchingExamples += claim.outcome == .holds && claim.isExample ? 1 : 0
      }
    }
  }

  /// How many claims about the numbers of an example came to an outcome; they are among the others too.
  public func numberCount(_ outcome: Outcome) -> Int { numbers[outcome, default: 0] }

  /// How many claims came to an outcome.
  public func count(_ outcome: Outcome) -> Int { counts[outcome, default: 0] }
}
