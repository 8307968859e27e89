import Foundation
import TestSupport
import Testing

@Suite struct CertifyTests {
  static let latch = """
    circuit Latch {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      prove on: h[t] iff all(x[1..t])
      prove off: h[t] implies x[t]
      reach dark: not h[t]
    }
    """

  private func certificates(in scratch: Scratch, _ folder: String = "a/b/proofs") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.appending(path: folder).path).sorted()
  }

  /// A folder with the circuit and the certificates of its two proofs.
  private func proved() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFile("latch.circuit", Self.latch)
    let result = try Tool.run(["check", "latch.circuit", "--certificate", "a/b/proofs"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    return scratch
  }

  @Test func everyProofLeavesACertificateThatIsCertified() throws {
    let scratch = try proved()
    let names = try certificates(in: scratch)
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.hasPrefix("latch.Latch.o") && $0.hasSuffix(".certificate") }, "\(names)")
    for jobs in ["1", "2", "3", "8"] {
      let result = try Tool.run(["certify", "--jobs", jobs, "a/b/proofs"], in: scratch.folder)
      #expect(result.status == 0)
      #expect(
        result.output == """
          certified: latch.circuit Latch.off, 2 states, every length
          certified: latch.circuit Latch.on, 2 states, every length

          """, "\(result)")
    }
    let elsewhere = try Tool.run(
      ["certify", "--quiet", "--root", scratch.folder.path, "\(scratch.folder.path)/a/b/proofs"])
    #expect(elsewhere.status == 0 && elsewhere.output.isEmpty)
    // The same again writes the same bytes.
    let url = scratch.folder.appending(path: "a/b/proofs/\(names[0])")
    let before = try Data(contentsOf: url)
    _ = try Tool.run(["check", "latch.circuit", "--certificate", "a/b/proofs", "--jobs", "3"], in: scratch.folder)
    #expect(try Data(contentsOf: url) == before)
    #expect(try certificates(in: scratch) == names)
  }

  @Test func theStatusSaysWhyACertificateIsNone() throws {
    let scratch = try proved()
    let path = "a/b/proofs/\(try certificates(in: scratch)[0])"
    let good = try String(contentsOf: scratch.folder.appending(path: path), encoding: .utf8)
    func certify(_ arguments: String...) throws -> (status: Int32, text: String) {
      let result = try Tool.run(["certify"] + arguments, in: scratch.folder)
      return (result.status, result.output + result.notes)
    }
    try scratch.makeFile("cut.certificate", String(good.dropLast(5)))
    #expect(try certify("cut.certificate").status == 3)
    #expect(try certify("cut.certificate").text.hasPrefix("malformed: cut.certificate: line "))
    #expect(try certify("cut.certificate", path).status == 3)
    #expect(try certify("nothing").status == 2)
    #expect(try certify("nothing", "cut.certificate").status == 2)
    try scratch.makeFile("empty/x.circuit", Self.latch)
    #expect(try certify("empty").status == 2)
    #expect(try certify("--root", "empty", path).status == 3)
    #expect(try certify("--root", "empty", path).text.contains("latch.circuit cannot be read: it is missing"))
    try scratch.makeFile("other/latch.circuit", Self.latch.replacing("1.5", with: "1.25"))
    #expect(try certify("--root", "other", path).status == 3)
    #expect(try certify("--root", "other", path).text.contains("its digest differs"))
    try scratch.makeFile("latch.circuit", Self.latch + "\n")
    #expect(try certify(path).status == 3)
  }

  @Test func aFolderThatCannotBeWrittenIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("latch.circuit", Self.latch)
    try scratch.makeFile("file", "")
    for folder in ["file", "file/below", "/proc/nothing"] {
      let result = try Tool.run(["check", "latch.circuit", "--certificate", folder], in: scratch.folder)
      #expect(result.status == 2)
      #expect(result.notes.contains("cannot be written"), "\(result.notes)")
    }
  }

  @Test func whatFailsLeavesNoCertificate() throws {
    let scratch = try Scratch()
    try scratch.makeFile("slip.circuit", Self.latch.replacing("1.5", with: "0.5"))
    let result = try Tool.run(["check", "slip.circuit", "--certificate", "proofs"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(try certificates(in: scratch, "proofs").isEmpty)
  }
}
