import CircuitModel
import Foundation
import TestSupport
import Testing

@testable import Certificates

@Suite struct CertificateTests {
  /// The circuits of the library, with the proofs of every claim that is proved.
  static let library: (proofs: Proofs, certificates: [Certificate]) = {
    let root = Schemas.root.appending(path: "Circuits").path
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).filter { $0.hasSuffix(".circuit") }
    var proofs = Proofs(files: [:])
    for name in names {
      proofs.files["Circuits/\(name)"] = Array((try? Data(contentsOf: URL(filePath: "\(root)/\(name)"))) ?? Data())
    }
    return (proofs, names.sorted().flatMap { (try? proofs.certificates(of: "Circuits/\($0)")) ?? [] })
  }()

  @Test func everyProofOfTheLibraryIsCertified() throws {
    let (proofs, certificates) = Self.library
    #expect(certificates.count > 200)
    for certificate in certificates {
      #expect(proofs.problem(certificate.text) == nil, "\(certificate.circuit).\(certificate.claim)")
    }
  }

  @Test func aCertificateIsTheSameForAnyNumberOfThreadsAndAtAnyTime() throws {
    let path = "Circuits/2-memory/delay.circuit"
    let once = try Self.library.proofs.certificates(of: path).map(\.text)
    #expect(!once.isEmpty)
    for _ in 0..<3 { #expect(try Self.library.proofs.certificates(of: path).map(\.text) == once) }
    for text in once {
      for workers in [1, 2, 3, 8] { #expect(Self.library.proofs.problem(text, workers: workers) == nil) }
    }
  }

  @Test func fileNamesAreSafeAndAllDifferent() {
    let names = Self.library.certificates.map(\.fileName)
    #expect(Set(names).count == names.count)
    let hostile = Certificate(
      files: [Certificate.File(path: "../../.x/\u{1B}[2J é/..circuit", bytes: [])], circuit: "../a(b: 1)", claim: "",
      machine: [], evidence: .invariant(Invariant(tracked: [], pieces: [], trigger: nil)))
    for name in names + [hostile.fileName] {
      #expect(
        name.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || "-_.".utf8.contains($0)
        }, "\(name)")
      #expect(!name.hasPrefix(".") && name.hasSuffix(".certificate") && name.utf8.count < 200)
    }
  }

  @Test func namesOfAnyKindAreReadAsTheyWereWritten() {
    for name in ["a", "a b", "\n", "a\\nb", "\\x0a", "\u{7F}", "é\u{301}", "\0", "tab\there", "\\", "日本"] {
      let escaped = EscapedText.escape(name)
      #expect(!escaped.contains("\n"))
      #expect(EscapedText.unescape(escaped.utf8) == name)
    }
    for text in ["\\", "\\x", "\\x4", "\\x41", "\\x0A", "\\n", "\n", "\u{7F}"] {
      #expect(EscapedText.unescape(text.utf8) == nil, "\(text)")
    }
  }

  @Test func anInvariantIsReadAsItWasWritten() throws {
    var certificate = try #require(Self.library.certificates.first { $0.machine.contains("registers 3") })
    for (tracked, pieces) in [
      ([0, 2], [([1, -7], [Rational(1, 2)], [[Rational(-3, 5)]]), ([0, 0], [0], [])]),
      ([0, 1, 2], [([1, 2, 3], [], [])]),
      ([], [([], [1, 2, 3], [[1, 0, 0], [0, 1, Rational(BigInteger(10).power(30))]])]),
    ] as [([Int], [([BigInteger], [Rational], [[Rational]])])] {
      certificate.evidence = .invariant(
        Invariant(
          tracked: tracked,
          pieces: pieces.map { Invariant.Piece(values: $0.0, point: $0.1, directions: $0.2) }, trigger: [0, 1, 0]))
      var reader = CertificateReader()
      try reader.read(Array(certificate.text.utf8))
      let again = try reader.finish()
      #expect(again.text == certificate.text)
      guard case .invariant = again.evidence else {
        Issue.record("not an invariant")
        return
      }
      #expect(Self.library.proofs.problem(certificate.text) != nil)
    }
  }

  @Test func theExampleOfTheDescriptionIsReal() throws {
    let description = try String(
      contentsOf: Schemas.root.appending(path: "Sources/Certificates/Format.md"), encoding: .utf8)
    let certificate = try #require(
      Self.library.certificates.first { $0.circuit == "RunningAnd" && $0.claim == "correct" })
    #expect(description.contains("```\n\(certificate.text)```\n"))
  }

  @Test func aProgramInAnotherLanguageAgrees() throws {
    guard Python.canImport("hashlib") else {
      print("python3 is not here; the independent check of certificates is left out")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "heaviside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    var isGood: [Bool] = []
    func add(_ text: String, good: Bool) throws {
      let url = folder.appending(path: "\(paths.count)")
      try Data(text.utf8).write(to: url)
      paths.append(url.path)
      isGood.append(good)
    }
    // What the program checks is state sets; of invariants it says that it does not.
    for certificate in Self.library.certificates {
      guard case .states = certificate.evidence else { continue }
      try add(certificate.text, good: true)
    }
    for circuit in ["RunningAnd", "DelayTwo", "CountToThree"] {
      for certificate in Self.library.certificates where certificate.circuit == circuit {
        let lines = Proofs.lines(certificate.text)
        let start = lines.firstIndex { $0.hasPrefix("states") } ?? 0
        for damaged in evidenceDamages(of: lines, from: start) where damaged != lines {
          let text = Proofs.sealed(damaged)
          #expect(Self.library.proofs.problem(text) != nil)
          try add(text, good: false)
        }
        try add(String(certificate.text.dropLast(2)), good: false)
        try add(certificate.text.replacing("claim", with: "Claim"), good: false)
      }
    }
    let program = try String(contentsOf: Schemas.root.appending(path: "Tests/Independent/certify.py"), encoding: .utf8)
    let root = Schemas.root.path
    let output = try Python.run(program, arguments: ["--root", root] + paths, input: "")
    let lines = output.split(separator: "\n").map { $0.hasPrefix("status 1: ") ? $0.dropFirst(10) : $0 }
    #expect(lines.count == paths.count, "\(output.prefix(500))")
    for (place, line) in lines.enumerated() where place < isGood.count {
      #expect((line == "certified") == isGood[place], "\(paths[place]): \(line)")
    }
  }

  private func evidenceDamages(of lines: [String], from start: Int) -> [[String]] {
    var damages: [[String]] = []
    for place in start..<(lines.count - 1) {
      damages.append(Array(lines[..<place] + lines[(place + 1)...]))
      damages.append(Array(lines[...place] + lines[place...]))
      if place + 2 < lines.count {
        var swapped = lines
        swapped.swapAt(place, place + 1)
        damages.append(swapped)
      }
      let words = lines[place].split(separator: " ").map(String.init)
      for word in words.indices {
        guard let number = Int(words[word]) else { continue }
        for changed in [number + 1, number - 1] {
          let line = (words[..<word] + ["\(changed)"] + words[(word + 1)...]).joined(separator: " ")
          damages.append(Array(lines[..<place] + [line] + lines[(place + 1)...]))
        }
      }
    }
    return damages
  }
}
