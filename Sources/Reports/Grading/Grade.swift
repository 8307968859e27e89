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
    public init(
      circuit: String, name: String, maximum: Rational, state: State, share: Share? = nil, note: String? = nil
    ) {
      self.circuit = circuit
      self.name = name
      self.maximum = maximum
      self.state = state
      self.share = share
      self.note = note
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
    switch status(of: claim) {
    case .passed: claim.maximum
    case .failed: claim.maximum * (claim.share?.score ?? 0)
    default: 0
    }
  }

  /// What all claims earn together.
  public var points: Rational { claims.reduce(0) { $0 + points(of: $1) } }

  /// What they could earn.
  public var maximum: Rational { claims.reduce(0) { $0 + $1.maximum } }

  /// The file of the grade, for what quotes its text.
  var file: Report.File { Report.File(path: path, sources: sources, diagnostics: diagnostics) }
}

extension Rational {
  /// The number with at most four digits after the point, never more than it is: what is not all is never shown as all.
  ///
  /// ```swift
  /// Rational(5, 6).pointsText  // 0.8333
  /// ```
  public var pointsText: String { text(digits: 4) }

  /// The number with at most so many digits after the point, rounded down.
  func text(digits count: Int) -> String {
    let scale = BigInteger(10).power(count)
    let scaled = (self * Rational(scale, 1)).floor()
    var digits = "\(scaled.flooredRemainder(by: scale))"
    digits = String(repeating: "0", count: count - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = scaled.flooredQuotient(by: scale)
    return digits.isEmpty ? "\(whole)" : "\(whole).\(digits)"
  }
}
