public import CircuitLanguage
public import CircuitModel

/// What a student's file came to under a teacher's claims.
public struct Grade: Sendable {
  /// The student's path as given.
  public var path: String
  /// The texts that ranges refer to: the teacher's files, then the student's.
  public var sources: [SourceFile]
  /// What is wrong with the student's file.
  public var diagnostics: [Diagnostic]
  /// The teacher's claims, in the order of the teacher's file.
  public var claims: [Claim]
  /// Whether a claim that holds only up to a length is undecided, and earns nothing.
  public var requiresProof: Bool

  /// A claim of the teacher about the student's circuit.
  public struct Claim: Sendable {
    /// The circuit that it is about.
    public var circuit: String
    /// Its name.
    public var name: String
    /// What it is worth.
    public var maximum: Rational
    /// What is known of it.
    public var state: State
    /// On what share of the sequences it holds, where that counts.
    public var share: Share?
    /// Why no share of the sequences is known, where one would count.
    public var note: String?

    /// Notes a claim.
    public init(circuit: String, name: String, maximum: Rational, state: State, share: Share? = nil) {
      self.circuit = circuit
      self.name = name
      self.maximum = maximum
      self.state = state
      self.share = share
    }
  }

  /// What is known of a claim.
  public enum State: Sendable {
    /// It was judged.
    case judged(Report.JudgedClaim)
    /// It cannot be asked of the student's circuit, or there is none; a diagnostic says why.
    case lost
    /// Nobody has looked at it yet.
    case open
  }

  /// On how many of the considered sequences of each length a claim holds at the last step.
  public struct Share: Hashable, Sendable {
    /// How many sequences count, by length from 1.
    public var considered: [BigInteger]
    /// On how many of them the claim holds.
    public var right: [BigInteger]
    /// The mean of the shares of all lengths, exact.
    public var score: Rational

    /// Makes a share.
    public init(considered: [BigInteger], right: [BigInteger], score: Rational) {
      self.considered = considered
      self.right = right
      self.score = score
    }
  }

  /// Makes a grade.
  public init(
    path: String, sources: [SourceFile] = [], diagnostics: [Diagnostic] = [], claims: [Claim], requiresProof: Bool
  ) {
    self.path = path
    self.sources = sources
    self.diagnostics = diagnostics
    self.claims = claims
    self.requiresProof = requiresProof
  }
}

extension Grade {
  /// What a claim earns: all for a pass, a share for what fails where shares count, otherwise nothing.
  public func points(of claim: Claim) -> Rational {
    guard case .judged(let judged) = claim.state else { return 0 }
    switch judged.exitStatus(requiringProof: requiresProof) {
    case .passed: return claim.maximum
    case .failed: return claim.maximum * (claim.share?.score ?? 0)
    default: return 0
    }
  }

  /// What all claims earn together.
  public var points: Rational { claims.reduce(0) { $0 + points(of: $1) } }

  /// What they could earn.
  public var maximum: Rational { claims.reduce(0) { $0 + $1.maximum } }

  /// Whether every claim was looked at that can be.
  public var isFinished: Bool { claims.allSatisfy { if case .open = $0.state { false } else { true } } }

  /// Whether the file gave a text at all.
  public var isReadable: Bool { !sources.isEmpty }

  /// Whether there is something that could be judged; where not, nothing was earned, and nothing is said of the network.
  public var isGradable: Bool { claims.contains { if case .lost = $0.state { false } else { true } } }

  /// What the grade alone would make the command say: `passed` for all points.
  public var exitStatus: ExitStatus {
    if !isReadable { return .unusable }
    let statuses = claims.map { claim -> ExitStatus in
      if case .judged(let judged) = claim.state { return judged.exitStatus(requiringProof: requiresProof) }
      return .failed
    }
    return .severest(statuses + (diagnostics.isEmpty ? [] : [.rejected]))
  }

  /// The file of the grade, for what quotes its text.
  var file: Report.File { Report.File(path: path, sources: sources, diagnostics: diagnostics) }
}

extension Rational {
  /// The number with at most four digits after the point, never more than it is: what is not all is never shown as all.
  ///
  /// ```swift
  /// Rational(5, 6).pointsText  // 0.8333
  /// ```
  public var pointsText: String {
    let scaled = (self * 10_000).floor()
    let whole = scaled.flooredQuotient(by: 10_000)
    var digits = "\(scaled.flooredRemainder(by: 10_000))"
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(whole)" : "\(whole).\(digits)"
  }
}
