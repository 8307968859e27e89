public import CircuitModel
public import Insight

/// A circuit of a file with what is to be told of it beside its verdicts.
public struct PageSubject: Sendable {
  /// The circuit.
  public var circuit: Circuit
  /// What was found out about it, where somebody looked.
  public var explanation: Explanation?
  /// What became of its mutants, where they were asked for.
  public var mutation: MutationTest?
  /// What was not looked at, and why, as sentences.
  public var omissions: [String]

  /// Notes what is known of a circuit.
  public init(
    _ circuit: Circuit, explanation: Explanation? = nil, mutation: MutationTest? = nil, omissions: [String] = []
  ) {
    self.circuit = circuit
    self.explanation = explanation
    self.mutation = mutation
    self.omissions = omissions
  }
}

/// How a page came about.
public struct PageSetting: Sendable {
  /// The version of the tool.
  public var version: String
  /// The command line that makes the page again.
  public var command: String
  /// The length that was asked for in place of the circuits' bounds.
  public var upTo: Int?
  /// How the run ended, where not everything was looked at.
  public var ending: String?

  /// Makes a setting.
  public init(version: String, command: String, upTo: Int? = nil, ending: String? = nil) {
    self.version = version
    self.command = command
    self.upTo = upTo
    self.ending = ending
  }
}
