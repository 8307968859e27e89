public import CircuitLanguage
public import CircuitModel

extension Report {
  /// A claim and its verdict, in words and numbers.
  public struct JudgedClaim: Hashable, Sendable {
    /// What a claim begins with.
    public enum Kind: String, CaseIterable, Sendable {
      case prove, refute, reach, example
    }

    /// One side of the claim's outermost operator, with its value at the last step of the run.
    public struct Side: Hashable, Sendable {
      /// Where it is written.
      public var range: SourceRange
      /// The value, `?` where there is none.
      public var value: String
    }

    /// A value of an example that is not what the circuit computes.
    public struct Difference: Hashable, Sendable {
      /// The row of the example, from 0.
      public var row: Int
      /// Where the row is written.
      public var range: SourceRange
      /// What is expected of what: `y[3]`.
      public var name: String
      /// The step, from 1.
      public var step: Int
      /// The value of the circuit.
      public var found: String
      /// The value of the example.
      public var expected: String
    }

    /// The name given, or `prove1`, `refute2`, …; the title of an example.
    public var name: String
    /// What is claimed.
    public var kind: Kind
    /// The text of the `///` comment above the claim, or "".
    public var summary: String
    /// The whole claim, from its keyword to its end.
    public var range: SourceRange
    /// The verdict in one word.
    public var outcome: Outcome
    /// The greatest length of which every considered sequence was covered; `nil` for every length.
    public var lengthCovered: Int?
    /// The name of the engine that found the verdict.
    public var engine: String
    /// How many merged states the engine met; `nil` where it merged none.
    public var states: Int?
    /// How many considered sequences were covered, in decimal; `nil` where they are all of every length, or not counted.
    public var sequences: String?
    /// The invariant that shows it for every length, where one does.
    public var invariant: String?
    /// Why the verdict is what it is, where the word alone does not say it.
    public var explanation: String?
    /// How the verdict came about, where a reader should know.
    public var note: String?
    /// What is wrong with the file, or what convention is missing, where that is the verdict.
    public var problem: Diagnostic?
    /// The step of the run at which that shows.
    public var step: Int?
    /// The unit in whose equation it shows, where that is known.
    public var unit: String?
    /// The run that shows the verdict, where one does.
    public var run: Run?
    /// The two sides of the claim.
    public var sides: [Side] = []
    /// The numbers that it is about, where it stands inside an example.
    public var working: Working?
    /// Where an example differs, row by row.
    public var differences: [Difference] = []
    /// The usual mistakes of which each alone explains the failure, the likeliest first.
    public var diagnosis: [LikelyCause] = []
  }

  /// A run as it is shown: the values of every signal as exact texts.
  public struct Run: Hashable, Sendable {
    /// A signal and its values.
    public struct Signal: Hashable, Sendable {
      /// The name in the text; signals of an instance are `p.y`.
      public var name: String
      /// What the signal is for.
      public var role: CircuitModel.Signal.Role
      /// Whether the signal is a vector, even if of one component.
      public var isVector: Bool
      /// The values by step and then by component, as `Value.exactText` writes them; `nil` where there is none.
      public var values: [[String?]]
      /// What an example expects at each step, where it differs.
      public var expected: [String]?
    }

    /// How many steps there are.
    public var length: Int
    /// The signals, in the order declared.
    public var signals: [Signal]
  }
}

extension Report.JudgedClaim {
  /// Says that nothing is known of a claim, and why; never a pass.
  public init(undecided claim: Claim, because reason: String) {
    self.init(
      name: claim.name, kind: Kind(claim.kind), summary: claim.summary, range: claim.range, outcome: .unknown,
      lengthCovered: 0, engine: "none", explanation: reason)
    if case .worked = claim.kind { working = Report.Working() }
  }

  /// Why the verdict is what it is, with a note on how it came about.
  var reason: String? {
    let parts = [explanation, note].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Whether the claim is one sequence worked by hand.
  package var isExample: Bool { kind == .example }

  /// Whether the claim is about the numbers of one sequence.
  package var isWorked: Bool { working != nil }

  /// What the claim alone would make the command say.
  ///
  /// - Parameter requiringProof: Whether a claim that holds up to a length only is undecided. Examples, and claims inside
  ///   them, are about one sequence each and have nothing further to prove.
  /// - Returns: The status.
  public func exitStatus(requiringProof: Bool) -> ExitStatus {
    switch outcome {
    case .proved, .witnessed: .passed
    case .holds: requiringProof && !isExample && !isWorked ? .undecided : .passed
    case .fails, .vacuous, .tie: .failed
    case .unknown: .undecided
    case .rejected: .rejected
    }
  }
}

extension Report.Run {
  /// The signals in the order in which a reader wants them: inputs, outputs, other units, references, fed inputs.
  package var signalsInReadingOrder: [Signal] {
    CircuitModel.Signal.Role.inReadingOrder.flatMap { role in signals.filter { $0.role == role } }
  }
}

extension Signal.Role {
  /// The roles in the order in which a reader wants their signals.
  package static let inReadingOrder: [Signal.Role] = [.input, .output, .unit, .reference, .wire]
}
