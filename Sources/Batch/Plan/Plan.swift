import CircuitModel
public import Verification

/// The work of a check cut into units, so that several machines can each do a share of it.
///
/// The same files and settings give the same plan, to the byte, wherever it is made. A unit is a whole claim, or, where
/// every sequence is run, the sequences that begin with certain letters, or, where a certificate is checked, some of its
/// states. The units of a task tile it.
public struct Plan: Hashable, Sendable {
  /// A file that the plan is about, with digests of everything that it says.
  public struct File: Hashable, Sendable {
    /// The path as given.
    public var path: String
    /// The digest of its bytes.
    public var digest: String
    /// The files that it imports, in the order in which they are read.
    public var imports: [Import]

    /// An imported file.
    public struct Import: Hashable, Sendable {
      /// Its path, seen from where the file's own is seen.
      public var path: String
      /// The digest of its bytes.
      public var digest: String
    }
  }

  /// Something that is to be decided; files, circuits and claims by their places.
  public enum Task: Hashable, Sendable {
    /// A claim, by whichever engine.
    case claim(Place)
    /// A claim, or without one whether anything has no value, by running every sequence up to a length.
    case sequences(Place, prefixes: PrefixRange, length: Int)
    /// A claim, by the evidence of a certificate with so many states.
    case certificate(Place, path: String, digest: String, count: Int)
  }

  /// Where a claim stands.
  public struct Place: Hashable, Sendable {
    /// Which of the plan's files.
    public var file: Int
    /// Which of the file's circuits.
    public var circuit: Int
    /// Which of the circuit's claims; `nil` for what concerns all of them.
    public var claim: Int?
  }

  /// A part of a task that is done in one go.
  public struct Unit: Hashable, Sendable {
    /// Which of the plan's tasks.
    public var task: Int
    /// Which prefixes or states; `0..<1` for a whole claim.
    public var range: Range<Int>
  }

  /// The version of the tool that made it.
  public var version: String
  /// How claims are judged.
  public var settings: Settings
  /// Whether a claim that holds only up to a length is undecided.
  public var requiresProof: Bool
  /// How many units were wanted.
  public var wanted: Int
  /// What was to be planned: circuit files or certificates, in order.
  public var inputs: [String]
  /// The circuit files, in order.
  public var files: [File]
  /// What is to be decided, in the order of the files.
  public var tasks: [Task]
  /// The parts of the tasks, in order.
  public var units: [Unit]

  /// The most units that can be wanted: a plan is read whole by everyone who does a share of it.
  public static let mostUnits = 1 << 20
}

extension Plan.Task {
  /// Where the claim stands.
  public var place: Plan.Place {
    switch self {
    case .claim(let place), .sequences(let place, _, _), .certificate(let place, _, _, _): place
    }
  }

  /// Into how many parts it can be cut.
  var size: Int {
    switch self {
    case .claim: 1
    case .sequences(_, let prefixes, _): prefixes.numbers.count
    case .certificate(_, _, _, let count): count
    }
  }

  /// Where so many of some parts of about the same size end.
  fileprivate func end(of part: Int, among parts: Int) -> Int {
    parts.dividingFullWidth(size.multipliedFullWidth(by: part)).quotient
  }
}

extension Plan {
  /// The units that tasks are cut into, so that there are about as many as are wanted; every task is at least one.
  static func units(of tasks: [Task], wanted: Int) -> some Sequence<Unit> {
    let whole = tasks.count { $0.size == 1 }
    let pieces = max(1, (wanted - whole) / max(1, tasks.count - whole))
    return tasks.enumerated().lazy.flatMap { number, task in
      let parts = min(task.size, pieces)
      return (0..<parts).lazy.map { part in
        Unit(task: number, range: task.end(of: part, among: parts)..<task.end(of: part + 1, among: parts))
      }
    }
  }

  /// A share of the work: every `count`-th unit.
  public struct Shard: Hashable, Sendable {
    /// Which share, from 1.
    public var number: Int
    /// How many shares there are.
    public var count: Int

    /// Names a share; `nil` where there is none like this.
    public init?(_ number: Int, of count: Int) {
      guard count >= 1, (1...count).contains(number) else { return nil }
      (self.number, self.count) = (number, count)
    }

    /// Whether a unit belongs to the share.
    public func has(_ unit: Int) -> Bool { unit % count == number - 1 }

    /// `3/16`.
    public var text: String { "\(number)/\(count)" }
  }
}
