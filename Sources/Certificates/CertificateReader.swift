import CircuitModel

/// Reads a certificate from bytes that come in pieces.
///
/// The text is not trusted: every line must be spelled as a writer would spell it, what is kept stays in proportion to what
/// was read, and the first thing wrong ends the reading. Whether the certificate shows anything is for `certify` to say.
public struct CertificateReader {
  private var hash = SHA256()
  /// The bytes of the line that is being read, which a piece may cut.
  private var pending: [UInt8] = []
  private var lineNumber = 1
  private var bytesRead = 0
  private var expectation = Expectation.title
  private var files: [Certificate.File] = []
  private var circuit = ""
  private var claim = ""
  private var machine: [String] = []
  private var letters: [Int] = []
  private var registerCount = 0
  private var states: StateRows?
  private var invariant: InvariantRows?

  /// What the next line must be.
  private enum Expectation {
    case title, file, importOrCircuit, claim, kind, semantics, letters
    case slots, slot(left: Int), registers, register(left: Int), values, value(left: Int), outputs
    case evidence, least(count: Int), greatest(count: Int, least: [BigInteger]), state
    case tracked(count: Int), piece, end, nothing

    var text: String {
      switch self {
      case .title: "`\(Certificate.title)`"
      case .file: "the circuit file"
      case .importOrCircuit: "an imported file, or the circuit"
      case .claim: "the claim"
      case .kind: "`kind prove`"
      case .semantics: "the line of the semantics"
      case .letters: "the letters"
      case .slots: "the number of slots"
      case .slot: "a slot"
      case .registers: "the number of registers"
      case .register: "a register"
      case .values: "the number of values"
      case .value: "a value"
      case .outputs: "the outputs"
      case .evidence: "`states` or `invariant`"
      case .least: "the least values of the registers"
      case .greatest: "the greatest values of the registers"
      case .state: "a state"
      case .tracked: "the tracked registers"
      case .piece: "a piece of the invariant"
      case .end: "the last line, with the number of rows and a digest"
      case .nothing: "nothing"
      }
    }
  }

  /// The most bytes of a line.
  private static let longestLine = 1 << 24

  /// Begins with nothing.
  public init() {}
}

extension CertificateReader {
  /// Reads what follows.
  ///
  /// - Parameter bytes: the next piece, cut anywhere.
  /// - Throws: what is wrong with the first line that is.
  public mutating func read(_ bytes: [UInt8]) throws(MalformedCertificate) {
    bytesRead += bytes.count
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      pending += rest[..<end]
      rest = rest[(end + 1)...]
      if case .nothing = expectation { throw .trailing(line: lineNumber) }
      let line = pending
      pending.removeAll(keepingCapacity: true)
      try take(line)
      lineNumber += 1
    }
    if case .nothing = expectation, !rest.isEmpty { throw .trailing(line: lineNumber) }
    pending += rest
    if pending.count > CertificateReader.longestLine { throw .lineTooLong(line: lineNumber) }
  }

  /// The certificate that was read.
  ///
  /// - Throws: that it is not complete.
  public func finish() throws(MalformedCertificate) -> Certificate {
    guard case .nothing = expectation, pending.isEmpty else {
      throw .truncated(line: lineNumber, expected: expectation.text)
    }
    let evidence: Evidence
    if let set = states?.set {
      evidence = .states(set)
    } else if let invariant {
      evidence = .invariant(invariant.invariant)
    } else {
      throw .truncated(line: lineNumber, expected: expectation.text)
    }
    return Certificate(files: files, circuit: circuit, claim: claim, machine: machine, evidence: evidence)
  }

  private mutating func take(_ line: [UInt8]) throws(MalformedCertificate) {
    if line.count > CertificateReader.longestLine { throw .lineTooLong(line: lineNumber) }
    var words = LineWords(line)
    let keyword = words.word()
    if keyword == "end", isComplete {
      guard words.count() == rowCount, words.word() == hash.digest, words.isAtEnd else {
        throw .damaged(line: lineNumber)
      }
      expectation = .nothing
      return
    }
    hash.update(line + [UInt8(ascii: "\n")])
    guard try takes(keyword, &words, line), words.isAtEnd else {
      throw .unexpected(
        line: lineNumber, seen: excerpt(EscapedText.escape(String(decoding: line.prefix(200), as: UTF8.self))),
        expected: expectation.text)
    }
  }

  /// Whether every row that was announced is there.
  private var isComplete: Bool {
    switch expectation {
    case .state: states?.isComplete ?? false
    case .piece: invariant?.isComplete ?? false
    default: false
    }
  }

  private var rowCount: Int? { states?.count ?? invariant?.count }

  /// Takes a line, and says whether it is what stands there in a certificate.
  private mutating func takes(
    _ keyword: String, _ words: inout LineWords, _ line: [UInt8]
  ) throws(MalformedCertificate) -> Bool {
    switch expectation {
    case .title:
      expectation = .file
      return words.skip(line, Certificate.title)
    case .file:
      expectation = .importOrCircuit
      return keyword == "file" && takesFile(&words)
    case .importOrCircuit:
      if keyword == "import" { return takesFile(&words) }
      expectation = .claim
      guard keyword == "circuit", let name = words.restUnescaped() else { return false }
      circuit = name
    case .claim:
      expectation = .kind
      guard keyword == "claim", let name = words.restUnescaped() else { return false }
      claim = name
    case .kind:
      expectation = .semantics
      return words.skip(line, "kind prove")
    case .semantics:
      expectation = .letters
      return words.skip(line, "semantics \(Certificate.semantics)")
    case .evidence: return takesEvidence(keyword, &words)
    case .least, .greatest, .state: return try takesState(keyword, &words)
    case .tracked, .piece: return takesPiece(keyword, &words)
    case .end, .nothing: return false
    default: return takesMachine(keyword, &words, line)
    }
    return true
  }

  private mutating func takesFile(_ words: inout LineWords) -> Bool {
    let digest = words.word()
    guard digest.utf8.count == 64, let path = words.restUnescaped() else { return false }
    files.append(Certificate.File(path: path, digest: digest))
    return true
  }

  /// Takes a line of the machine. What it says is compared with the machine of the circuit, so only what is needed to read
  /// on is looked at here.
  private mutating func takesMachine(_ keyword: String, _ words: inout LineWords, _ line: [UInt8]) -> Bool {
    guard let text = String(validating: line, as: UTF8.self) else { return false }
    machine.append(text)
    switch (expectation, keyword) {
    case (.letters, "letters"):
      guard words.count() != nil, words.word() == ":" else { return false }
      while let letter = words.count() {
        if let last = letters.last, letter <= last { return false }
        letters.append(letter)
      }
      expectation = .slots
    case (.slots, "slots"):
      guard let count = words.count() else { return false }
      expectation = count == 0 ? .registers : .slot(left: count)
    case (.slot(let left), "slot"): expectation = left == 1 ? .registers : .slot(left: left - 1)
    case (.registers, "registers"):
      guard let count = words.count() else { return false }
      registerCount = count
      expectation = count == 0 ? .values : .register(left: count)
    case (.register(let left), "register"): expectation = left == 1 ? .values : .register(left: left - 1)
    case (.values, "values"):
      guard let count = words.count() else { return false }
      expectation = count == 0 ? .outputs : .value(left: count)
    case (.value(let left), _): expectation = left == 1 ? .outputs : .value(left: left - 1)
    case (.outputs, "outputs"): expectation = .evidence
    default: return false
    }
    words.skipRest()
    return true
  }

  private mutating func takesEvidence(_ keyword: String, _ words: inout LineWords) -> Bool {
    guard let count = words.count(), count > 0, count <= UInt32.max else { return false }
    switch keyword {
    case "states": expectation = .least(count: count)
    case "invariant": expectation = .tracked(count: count)
    default: return false
    }
    return true
  }

  private mutating func takesState(_ keyword: String, _ words: inout LineWords) throws(MalformedCertificate) -> Bool {
    switch expectation {
    case .least(let count):
      guard keyword == "least", let least = words.integers(registerCount) else { return false }
      expectation = .greatest(count: count, least: least)
      return true
    case .greatest(let count, let least):
      guard keyword == "greatest", let greatest = words.integers(registerCount) else { return false }
      states = StateRows(announced: count, least: least, greatest: greatest, letters: letters)
      expectation = .state
      return states != nil
    default:
      words.rewind()
      guard states?.take(&words) ?? false else { return false }
      if let states, states.bytes > 1 << 26 + 16 * bytesRead { throw .tooLarge(line: lineNumber) }
      return true
    }
  }

  private mutating func takesPiece(_ keyword: String, _ words: inout LineWords) -> Bool {
    if case .tracked(let count) = expectation {
      guard keyword == "tracked" else { return false }
      var tracked: [Int] = []
      while let register = words.count() {
        guard register < registerCount, register > tracked.last ?? -1 else { return false }
        tracked.append(register)
      }
      invariant = InvariantRows(announced: count, tracked: tracked, freeCount: registerCount - tracked.count)
      expectation = .piece
      return true
    }
    return invariant?.take(keyword, &words) ?? false
  }
}
