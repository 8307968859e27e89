import Batch
import Certificates
import CircuitLanguage
import CircuitModel
import Reports

/// `certify`: checks certificates again, without the engines that found the proofs.
struct CertifyCommand {
  private let paths: [String]
  private let root: String?
  private let workers: Int
  private let isQuiet: Bool

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    if arguments.operands.isEmpty { throw .missingOperand(.certify) }
    var known: Set<String> = []
    paths = arguments.operands.filter { known.insert($0).inserted }
    root = arguments.value(of: .root)
    workers = try arguments.number(of: .jobs) ?? Terminal.coreCount
    isQuiet = arguments.has(.quiet)
  }
}

extension CertifyCommand {
  /// Checks every certificate, and says how it ended.
  func run() -> ExitStatus { .severest(paths.map(certify)) }

  private func certify(_ path: String) -> ExitStatus {
    do throws(FileProblem) {
      guard try FileSystem.kind(of: path) == .folder else { return certifyFile(path) }
      let files = try FileSystem.files(below: path, suffix: ".certificate")
      if !files.isEmpty { return .severest(files.map(certifyFile)) }
      StandardStreams.note("the folder `\(path.visible)` holds no certificates, which are called *.certificate")
      return .unusable
    } catch {
      return unreadable(path, error)
    }
  }

  /// Checks one certificate; a signal that has come ends the run.
  private func certifyFile(_ path: String) -> ExitStatus {
    if let status = Interruption.status { return status }
    var reader = CertificateReader()
    var problem: MalformedCertificate?
    do throws(FileProblem) {
      try FileSystem.readPieces(of: path) { piece in
        do throws(MalformedCertificate) {
          try reader.read(piece)
        } catch {
          problem = error
        }
        return problem == nil
      }
    } catch {
      return unreadable(path, error)
    }
    do throws(MalformedCertificate) {
      if let problem { throw problem }
      return judge(try reader.finish(), at: path)
    } catch {
      return say("malformed: \(path.visible): \(error.message.visible)", .rejected)
    }
  }

  private func judge(_ certificate: Certificate, at path: String) -> ExitStatus {
    do throws(CertificationProblem) {
      try certificate.certify(workers: workers) {
        FileSystem.bytes(of: FileSystem.located($0, from: root)).mapError(\.asImport)
      }
      let file = certificate.files.first?.path ?? ""
      let claim = "\(certificate.circuit).\(certificate.claim)"
      return say("certified: \(file.visible) \(claim.visible), \(certificate.evidence.extent), every length", .passed)
    } catch {
      return say(
        "rejected: \(path.visible): \(error.message.visible)", error.isAboutEvidence ? .failed : .rejected)
    }
  }

  private func unreadable(_ path: String, _ problem: FileProblem) -> ExitStatus {
    StandardStreams.note(Report.File(path: path, problem: problem))
    return .unusable
  }

  private func say(_ line: String, _ status: ExitStatus) -> ExitStatus {
    if isQuiet, status == .passed { return status }
    do {
      try StandardStreams.show(line + "\n")
      return status
    } catch {
      StandardStreams.note(error.message)
      return .unusable
    }
  }
}

extension Evidence {
  /// How much there is of it.
  fileprivate var extent: String {
    switch self {
    case .states(let states): states.count == 1 ? "1 state" : "\(states.count) states"
    case .invariant(let invariant):
      invariant.pieces.count == 1 ? "an invariant of 1 piece" : "an invariant of \(invariant.pieces.count) pieces"
    case .ranges: "ranges"
    }
  }
}
