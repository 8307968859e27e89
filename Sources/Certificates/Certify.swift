public import CircuitLanguage
import CircuitModel

extension Certificate {
  /// Checks the certificate again from the text of the circuit on, with no engine: the files must be those that it names, the
  /// claim must come down to the machine that it holds, and the audit must find that the evidence shows it.
  ///
  /// - Parameters:
  ///   - workers: how many threads may work at a time.
  ///   - read: reads the file of a path as it stands in the certificate.
  /// - Throws: why the claim is not shown.
  public func certify(
    workers: Int, read: @escaping (String) -> Result<[UInt8], Loader.ReadProblem>
  ) throws(CertificationProblem) {
    let prepared = try prepared(workers: workers, read: read)
    _ = try prepared.verdict(from: [prepared.part(0..<prepared.count)])
  }

  /// Reads the files and compares the machine, so that only the evidence is left to check.
  ///
  /// - Parameters:
  ///   - workers: how many threads may work at a time.
  ///   - read: reads the file of a path as it stands in the certificate.
  /// - Returns: the certificate with the circuit and the claim that it is about.
  /// - Throws: why the files or the machine are not those of the certificate.
  public func prepared(
    workers: Int, read: @escaping (String) -> Result<[UInt8], Loader.ReadProblem>
  ) throws(CertificationProblem) -> PreparedCertificate {
    let (circuit, claim) = try self.claim(in: try circuits(read))
    guard let obligation = Obligation(claim, in: circuit) else { throw .noClaim(self.claim) }
    let network: CompiledNetwork
    do throws(LoweringObstacle) {
      network = try obligation.lowered()
    } catch {
      throw .noMachine(error.text)
    }
    try compare(with: MachineText.lines(of: network))
    let audit = Audit(claim, obligation, network: network, workers: workers)
    return PreparedCertificate(circuit, claim, Audit.Certification(evidence, by: audit))
  }

  /// The circuits of the files, which must be those that the proof is about.
  private func circuits(
    _ read: @escaping (String) -> Result<[UInt8], Loader.ReadProblem>
  ) throws(CertificationProblem) -> [Circuit] {
    guard let main = files.first else { throw .otherImports }
    let bytes: [UInt8]
    switch read(main.path) {
    case .success(let contents): bytes = contents
    case .failure(.missing): throw .unreadable(path: main.path, reason: "it is missing")
    case .failure(.unreadable(let reason)): throw .unreadable(path: main.path, reason: reason)
    }
    guard File(path: main.path, bytes: bytes) == main else { throw .changed(path: main.path) }
    let (program, problems) = Loader(read: read).load(SourceFile(path: main.path, bytes: bytes))
    let found = program.files.map { File(path: $0.path, bytes: $0.bytes) }
    for (file, expected) in zip(found, files) where file.path == expected.path && file != expected {
      throw .changed(path: file.path)
    }
    let (circuits, findings) = problems.isEmpty ? check(program) : ([], [])
    if let problem = (problems + findings).first { throw .rejected(path: main.path, firstProblem: problem.headline) }
    guard found == files else { throw .otherImports }
    return circuits
  }

  private func claim(in circuits: [Circuit]) throws(CertificationProblem) -> (Circuit, Claim) {
    guard let circuit = circuits.first(where: { $0.name == self.circuit }) else { throw .noCircuit(self.circuit) }
    for claim in circuit.claims where claim.name == self.claim {
      if case .prove = claim.kind { return (circuit, claim) }
    }
    throw .noClaim(self.claim)
  }

  private func compare(with expected: [String]) throws(CertificationProblem) {
    for place in 0..<max(machine.count, expected.count) {
      let seen = place < machine.count ? machine[place] : "nothing"
      let wanted = place < expected.count ? expected[place] : "nothing"
      guard seen == wanted else {
        throw .otherMachine(
          line: firstMachineLine + place, seen: excerpt(seen), expected: excerpt(wanted))
      }
    }
  }
}

/// The beginning of a long line.
func excerpt(_ text: String) -> String {
  text.utf8.count <= 60 ? text : String(decoding: text.utf8.prefix(57), as: UTF8.self) + "..."
}
