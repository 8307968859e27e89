import CircuitLanguage
import Foundation
import Reports
import TestSupport
import Testing

@testable import heaviside

/// `heaviside help CODE`: what a page shows is what the command does with its example.
@Suite struct HelpPagesTests {
  @Test func everyPageShowsWhatTheCommandSaysOfItsExample() throws {
    for page in DiagnosticPage.all {
      guard let command = page.wrong.command else { continue }
      let scratch = try folder(with: page.wrong)
      let result = try Tool.run(command, in: scratch.folder)
      let (sources, diagnostics) = page.judge(page.wrong)
      let said = DiagnosticRenderer(sources: sources).render(diagnostics)
      #expect((result.output + result.notes).contains(said), "\(page.code.rawValue): \(result.output)\(result.notes)")
      #expect(result.status != 0)
    }
  }

  @Test func everyMendedExamplePasses() throws {
    for page in DiagnosticPage.all {
      guard let right = page.right, let command = right.command else { continue }
      let scratch = try folder(with: right)
      let result = try Tool.run(command, in: scratch.folder)
      // An exercise is sound, and open until somebody fills it.
      let isOpen = right.files.contains { $0.path.hasSuffix(".exercise") }
      #expect(result.status == (isOpen ? 4 : 0), "\(page.code.rawValue): \(result.output)\(result.notes)")
    }
  }

  @Test func aCodeMayBeWrittenSmall() throws {
    let result = try Tool.run(["help", "e0103"])
    #expect(result.status == 0 && result.notes.isEmpty)
    #expect(result.output == DiagnosticCode.unclosedBracket.page.text())
    #expect(try Tool.run(["help", "E0103"]).output == result.output)
    #expect(try Tool.run(["help", "codes"]).output == DiagnosticPage.list)
  }

  @Test func aRejectedFileIsToldOnceWhereMoreIsSaid() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", "circuit A {\n  input x bit\n  output y = x[t]\n}\n")
    try scratch.makeFile("b.circuit", "circuit B {\n  input x: bit\n  output y[t] = x[t\n}\n")
    let result = try Tool.run(["check", "."], in: scratch.folder)
    #expect(result.status == 3)
    #expect(result.output.hasSuffix("\n`heaviside help E0112` tells more about this kind of error\n"))
    #expect(result.output.components(separatedBy: "heaviside help").count == 2)
  }

  /// A folder with the files of an example.
  private func folder(with example: DiagnosticPage.Example) throws -> Scratch {
    let scratch = try Scratch()
    for file in example.files { try scratch.makeFile(file.path, bytes: file.bytes) }
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "homework"), withIntermediateDirectories: true)
    return scratch
  }
}
