import CircuitLanguage
import CircuitModel
import Foundation
import TestSupport
import Verification

@testable import Certificates

/// Certificates made for the tests, and the files that they are about.
struct Proofs {
  /// The files, by their paths.
  var files: [String: [UInt8]]

  /// Why a text gives no proofs.
  struct Problem: Error {
    var what: String
  }

  func read(_ path: String) -> Result<[UInt8], Loader.ReadProblem> {
    files[path].map { .success($0) } ?? .failure(.missing)
  }

  /// A certificate for every claim of a file that is proved.
  func certificates(of path: String) throws -> [Certificate] {
    let (program, problems) = Loader(read: read).load(SourceFile(path: path, bytes: files[path] ?? []))
    let (circuits, findings) = problems.isEmpty ? check(program) : ([], [])
    guard (problems + findings).isEmpty else { throw Problem(what: (problems + findings).map(\.headline).joined()) }
    return try circuits.flatMap { circuit in
      try verify(circuit, with: .auto, upTo: 4, within: Budget(), keepingEvidence: true).compactMap { place, verdict in
        guard let evidence = verdict.evidence,
          let network = try Obligation(circuit.claims[place], in: circuit)?.lowered()
        else { return nil }
        return Certificate(
          files: program.files.map { Certificate.File(path: $0.path, bytes: $0.bytes) }, circuit: circuit.name,
          claim: circuit.claims[place].name, network: network, evidence: evidence)
      }
    }
  }

  /// Why a text does not show its claim; `nil` where it does.
  func problem(_ text: String, workers: Int = 1) -> String? { problem(Array(text.utf8), workers: workers) }

  /// The same for bytes, read in pieces of uneven lengths.
  func problem(_ bytes: [UInt8], workers: Int = 1) -> String? {
    var reader = CertificateReader()
    do {
      var (start, length) = (0, 1)
      while start < bytes.count {
        try reader.read(Array(bytes[start..<min(bytes.count, start + length)]))
        (start, length) = (start + length, length * 3 % 1001)
      }
      try reader.finish().certify(workers: workers, read: read)
      return nil
    } catch let error as MalformedCertificate {
      return error.message
    } catch let error as CertificationProblem {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  /// The text with a last line that fits what stands before it, so that only a look at what it says can tell.
  static func sealed(_ lines: [String]) -> String {
    let body = lines.dropLast().map { $0 + "\n" }.joined()
    let last = lines.last?.split(separator: " ").dropLast().joined(separator: " ") ?? ""
    return body + "\(last) \(SHA256.digest(of: Array(body.utf8)))\n"
  }

  /// The lines of a text.
  static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
