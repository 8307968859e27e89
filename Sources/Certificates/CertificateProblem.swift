public import CircuitModel

/// Why a text is no certificate.
public enum MalformedCertificate: Error, Hashable, Sendable {
  /// A line is not what stands there in a certificate.
  case unexpected(line: Int, seen: String, expected: String)
  /// The text ends before the last line of a certificate.
  case truncated(line: Int, expected: String)
  /// Something stands after the last line.
  case trailing(line: Int)
  /// The lines before the last one are not those that were written.
  case damaged(line: Int)
  /// A line is longer than any in a certificate.
  case lineTooLong(line: Int)
  /// The states would take far more memory than their text.
  case tooLarge(line: Int)

  /// What to tell, with the line.
  public var message: String {
    switch self {
    case .unexpected(let line, let seen, let expected): "line \(line): `\(seen)` where \(expected) is expected"
    case .truncated(let line, let expected): "line \(line): the text ends where \(expected) is expected"
    case .trailing(let line): "line \(line): something follows the last line of the certificate"
    case .damaged(let line): "line \(line): the text before is not the one that was written (its digest differs)"
    case .lineTooLong(let line): "line \(line): no line of a certificate is as long as this"
    case .tooLarge(let line): "line \(line): the states take far more memory than their text"
    }
  }
}

/// Why a certificate does not show its claim.
public enum CertificationProblem: Error, Sendable {
  /// A file cannot be read, with the reason as part of a sentence.
  case unreadable(path: String, reason: String)
  /// A file's bytes are not those that the proof is about.
  case changed(path: String)
  /// The circuit file does not import what it did.
  case otherImports
  /// A circuit file has something wrong with it.
  case rejected(path: String, firstProblem: String)
  /// The file has no such circuit.
  case noCircuit(String)
  /// The circuit has no such claim, or it does not say `prove`.
  case noClaim(String)
  /// Circuit and claim do not come down to the machine of the certificate.
  case otherMachine(line: Int, seen: String, expected: String)
  /// The claim cannot be brought to a machine.
  case noMachine(String)
  /// What is said to show the claim does not.
  case notShown(Disagreement)
  /// Parts of the evidence were not checked, or more than once.
  case incomplete(TilingProblem)

  /// Whether the files are as they were, and it is the proof that is wrong.
  public var isAboutEvidence: Bool {
    switch self {
    case .otherMachine, .noMachine, .notShown: true
    case .unreadable, .changed, .otherImports, .rejected, .noCircuit, .noClaim, .incomplete: false
    }
  }

  /// What to tell.
  public var message: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .changed(let path): "\(path) is not the file that was proved: its digest differs"
    case .otherImports: "the files that are imported are not those that were proved"
    case .rejected(let path, let problem): "\(path) is rejected: \(problem)"
    case .noCircuit(let name): "the file has no circuit \(name)"
    case .noClaim(let name): "the circuit has no claim `prove \(name)`"
    case .otherMachine(let line, let seen, let expected):
      "line \(line): the machine is not that of the circuit: `\(seen)` where `\(expected)` is expected"
    case .noMachine(let obstacle): "the claim comes down to no machine: \(obstacle)"
    case .notShown(let disagreement): "the evidence does not show the claim: \(disagreement)"
    case .incomplete(let problem): "the states were not all checked, each once: \(problem.message)"
    }
  }
}
