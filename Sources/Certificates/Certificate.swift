public import CircuitModel

/// A proof written down: what was proved, of which files, on which machine, and what shows it.
///
/// `CertificateWriter` writes one and `CertificateReader` reads it; `certify` checks it again from the circuit's text on,
/// without any engine. `Format.md` describes the text.
public struct Certificate: Sendable {
  /// The circuit file, then those that it imports, in the order in which they are read.
  public var files: [File]
  /// The name of the circuit.
  public var circuit: String
  /// The name of the claim.
  public var claim: String
  /// The machine that circuit and claim come down to, as lines of text.
  public var machine: [String]
  /// What shows the claim.
  public var evidence: Evidence

  /// A file that the proof is about.
  public struct File: Hashable, Sendable {
    /// The path as it was given, as seen from the folder in which the tool was run.
    public var path: String
    /// The SHA-256 digest of its bytes.
    public var digest: String

    /// Notes a file.
    public init(path: String, bytes: [UInt8]) {
      self.init(path: path, digest: SHA256.digest(of: bytes))
    }

    init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// Writes down what shows a claim.
  ///
  /// - Parameters:
  ///   - files: the circuit file, then those that it imports.
  ///   - circuit: the name of the circuit.
  ///   - claim: the name of the claim.
  ///   - network: what the claim was lowered to.
  ///   - evidence: what shows the claim.
  public init(files: [File], circuit: String, claim: String, network: CompiledNetwork, evidence: Evidence) {
    self.init(
      files: files, circuit: circuit, claim: claim, machine: MachineText.lines(of: network), evidence: evidence)
  }

  init(files: [File], circuit: String, claim: String, machine: [String], evidence: Evidence) {
    self.files = files
    self.circuit = circuit
    self.claim = claim
    self.machine = machine
    self.evidence = evidence
  }
}

extension Certificate {
  /// The first line.
  static let title = "heaviside certificate 1"
  /// What the machine means, in one sentence that never changes.
  static let semantics =
    "a sequence is considered while valid is 1; it breaks the claim where undefined or bad is 1 at its last step"

  /// The number of the first line of the machine.
  var firstMachineLine: Int { files.count + 6 }

  /// A name for the certificate's file that is the same for the same claim, and no two claims share.
  ///
  /// It can stand in any folder: it is made of letters, digits, `-`, `_` and `.` only, and never begins with a dot.
  public var fileName: String {
    let readable = [files.first?.stem ?? "", circuit, claim].map(Certificate.plain).joined(separator: ".")
    let identity = SHA256.digest(of: Array([files.first?.path ?? "", circuit, claim].joined(separator: "\0").utf8))
    return "\(readable)-\(identity.prefix(12)).certificate"
  }

  private static func plain(_ name: String) -> String {
    let safe = name.utf8.prefix(40).map { byte -> String in
      let character = Unicode.Scalar(byte)
      let isPlain = character.isASCII && (character.properties.isAlphabetic || ("0"..."9").contains(character))
      return isPlain || character == "-" || character == "_" ? String(character) : "_"
    }
    return safe.isEmpty ? "_" : safe.joined()
  }
}

extension Certificate.File {
  /// The last part of the path, without `.circuit`.
  fileprivate var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return name.hasSuffix(".circuit") ? String(name.dropLast(8)) : name
  }
}
