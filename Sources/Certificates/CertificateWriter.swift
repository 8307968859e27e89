import CircuitModel

extension Certificate {
  /// Writes the certificate, piece by piece, so that a large one never stands in memory as text.
  ///
  /// - Parameter sink: takes the bytes that follow.
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = CertificateWriter()
    writer.line(Certificate.title)
    for (place, file) in files.enumerated() {
      writer.line("\(place == 0 ? "file" : "import") \(file.digest) \(EscapedText.escape(file.path))")
    }
    writer.line("circuit \(EscapedText.escape(circuit))")
    writer.line("claim \(EscapedText.escape(claim))")
    writer.line("kind prove")
    writer.line("semantics \(Certificate.semantics)")
    for line in machine { writer.line(line) }
    let rows: Int
    switch evidence {
    case .states(let states):
      rows = states.count
      try writer.write(states, to: sink)
    case .invariant(let invariant):
      rows = invariant.pieces.count
      writer.write(invariant)
    case .ranges:
      // There is no form for them, and no reader takes this line: what is written shows nothing.
      rows = 0
      writer.line("ranges")
    }
    writer.end(rows: rows)
    try sink(writer.pending)
  }

  /// The certificate's text, for one that is small.
  public var text: String {
    var bytes: [UInt8] = []
    write { (piece: [UInt8]) in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What is written and not yet handed on, with the digest of everything so far.
private struct CertificateWriter {
  var pending: [UInt8] = []
  private var hash = SHA256()
  /// How much of what is pending the digest knows.
  private var hashed = 0

  mutating func line(_ text: String) {
    pending += text.utf8
    pending.append(UInt8(ascii: "\n"))
  }

  /// The last line, which holds the digest of all lines before it.
  mutating func end(rows: Int) {
    settle()
    line("end \(rows) \(hash.digest)")
  }

  private mutating func settle() {
    hash.update(Array(pending[hashed...]))
    hashed = pending.count
  }

  /// Hands on what is pending, once it is worth a call.
  private mutating func pass<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    guard pending.count >= 1 << 16 else { return }
    settle()
    try sink(pending)
    pending.removeAll(keepingCapacity: true)
    hashed = 0
  }

  mutating func write<Failure: Error>(
    _ states: StateSet, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var (least, greatest) = (states[0], states[0])
    for state in 1..<max(1, states.count) {
      let registers = states[state]
      for place in registers.indices {
        if registers[place] < least[place] { least[place] = registers[place] }
        if registers[place] > greatest[place] { greatest[place] = registers[place] }
      }
    }
    line("states \(states.count)")
    line(words(["least"], least))
    line(words(["greatest"], greatest))
    for state in 0..<states.count {
      let registers = states[state]
      if state == 0 {
        line(words(["start", ":"], registers))
      } else {
        let origin = states.origins.origin(of: state)
        line(words(["\(origin.state)", "\(origin.letter)", ":"], registers))
      }
      try pass(to: sink)
    }
  }

  mutating func write(_ invariant: Invariant) {
    line("invariant \(invariant.pieces.count)")
    line(words(["tracked"], invariant.tracked))
    line(words(["trigger"], invariant.trigger ?? []))
    for piece in invariant.pieces {
      line(words(["values"], piece.values))
      line(words(["point"], piece.point))
      for direction in piece.directions { line(words(["direction"], direction)) }
    }
  }

  private func words(_ first: [String], _ rest: [some CustomStringConvertible]) -> String {
    (first + rest.map(\.description)).joined(separator: " ")
  }
}
