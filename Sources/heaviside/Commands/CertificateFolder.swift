import Batch
import Certificates
import CircuitLanguage
import CircuitModel
import Reports
import Synchronization

/// Where `check --certificate` writes what shows each proof.
final class CertificateFolder: Sendable {
  private let path: String
  private let failed = Atomic(false)

  init(path: String) { self.path = path }
}

extension CertificateFolder {
  /// Makes the folder, and those above it, unless it is there.
  func make() throws(OutputProblem) { try FileSystem.makeFolder(path) }

  /// Whether some certificate could not be written.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Writes the certificate of a claim that is proved, or notes that it cannot be written; nothing for any other claim.
  func write(_ verdict: AuditedVerdict, of claim: Claim, in circuit: Circuit, from file: CircuitFile) {
    if case .ranges? = verdict.evidence {
      let name = "\(circuit.name).\(claim.name)"
      StandardStreams.note(
        "\(file.path.visible): \(name.visible) is proved by ranges, which no certificate is written of")
      return
    }
    guard let evidence = verdict.evidence, let network = try? Obligation(claim, in: circuit)?.lowered() else { return }
    let certificate = Certificate(
      files: file.sources.map { Certificate.File(path: $0.path, bytes: $0.bytes) }, circuit: circuit.name,
      claim: claim.name, network: network, evidence: evidence)
    let target = path.hasSuffix("/") ? path + certificate.fileName : "\(path)/\(certificate.fileName)"
    do {
      try FileSystem.save(to: target) { send throws(OutputProblem) in try certificate.write(to: send) }
    } catch {
      StandardStreams.note(error.message)
      failed.store(true, ordering: .relaxed)
    }
  }
}
