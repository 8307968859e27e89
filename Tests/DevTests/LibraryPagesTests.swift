import Batch
import Certificates
import CircuitLanguage
import CircuitModel
import Foundation
import Fuzzing
import Insight
import LaneKernels
import Pictures
import Reports
import TestSupport
import Testing
import Verification

@testable import heaviside_dev

/// What the pages of the libraries show of Swift stands here, and runs.
@Suite struct LibraryPagesTests {
  private static let text = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]
      prove correct: y[t] iff all(x[1..t])
    }
    """

  @Test func theModelIsExactAndSaysWhatCircuitsMean() throws {
    let runningAnd = try circuit(Self.text)
    guard case .prove(let correct, _) = runningAnd.claims[0].kind else { return }
    let sum = Rational(1, 3) + Rational(1, 6)
    #expect(sum == Rational(1, 2))
    #expect("\(sum)" == "1/2")
    var run = Run(runningAnd)
    for letter in [1, 1, 0] { run.advance(by: letter) }
    #expect(try run.holds(correct))
  }

  @Test func theLanguageGoesFromTextToDiagnostics() {
    let file = SourceFile(path: "slip.circuit", text: "circuit A {\n  input x: bit\n  y[t] = z[t]\n  prove y[t]\n}")
    let (program, problems) = Loader { _ in .failure(.missing) }.load(file)
    let (circuits, diagnostics) = check(program)
    let text = DiagnosticRenderer(sources: program.files).render(diagnostics)
    #expect(problems.isEmpty && circuits.isEmpty && text.hasPrefix("error[E0201]: there is no `z` in this circuit\n"))
    #expect(DiagnosticCode.unclosedBracket.page.headline == "A bracket is not closed")
  }

  @Test func claimsAreJudgedAndExplained() throws {
    let runningAnd = try circuit(Self.text)
    let verdicts = try verify(runningAnd, with: .auto, upTo: nil, within: Budget())
    #expect(verdicts.map(\.verdict.engine) == ["merge"])
    let explanation = try Explanation(of: runningAnd, within: Budget())
    #expect(explanation.circuit.name == "RunningAnd")
  }

  @Test func aCertificateIsCheckedFromItsText() throws {
    let read: @Sendable (String) -> Result<[UInt8], Loader.ReadProblem> = { _ in .success(Array(Self.text.utf8)) }
    let runningAnd = try circuit(Self.text)
    let verdict = try verify(runningAnd, with: .auto, upTo: nil, within: Budget(), keepingEvidence: true)[0].verdict
    let network = try #require(try Obligation(runningAnd.claims[0], in: runningAnd)?.lowered())
    let certificate = Certificate(
      files: [Certificate.File(path: "and.circuit", bytes: Array(Self.text.utf8))], circuit: "RunningAnd",
      claim: "correct", network: network, evidence: try #require(verdict.evidence))
    let text = Array(certificate.text.utf8)
    var reader = CertificateReader()
    try reader.read(text)
    try reader.finish().certify(workers: 1, read: read)
  }

  @Test func aReportIsOneValueForAllFormats() {
    let file = Report.File(path: "missing.circuit", problem: .missing)
    let report = Report(Report.Setting(version: "1"), files: [file])
    #expect(report.exitStatus == .unusable)
    #expect(CompilerRenderer().render(report).hasPrefix("missing.circuit"))
  }

  @Test func aBatchTellsWhatItFinds() {
    let bytes = Array(Self.text.utf8)
    let run = BatchRun([.text(path: "and.circuit", bytes: bytes)], Settings(), workers: 1) { _ in .failure(.missing) }
    let ending = run.run { _ in }
    #expect(ending == .complete)
  }

  @Test func aNetworkIsDrawn() throws {
    let runningAnd = try circuit(Self.text)
    let picture = NetworkPicture(of: runningAnd)
    let (svg, dot) = (picture.scene.svg, picture.dot)
    #expect(svg.contains("<svg ") && dot.hasPrefix("digraph"))
  }

  @Test func programsOverPlanesAndCircuitsAtRandom() {
    let double = LaneInstruction(.xor, result: 2, 0, 1)
    #expect(double.result == 2)
    var (one, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    #expect(one.next() == other.next())
  }

  @Test func everyExampleOfALibraryPageStandsInThisFile() throws {
    let source = Self.lines(try String(contentsOfFile: #filePath, encoding: .utf8))
    var examples = 0
    for catalog in try Catalog.all(below: Schemas.root) {
      let page = try String(contentsOf: catalog.folder.appending(path: "\(catalog.name).md"), encoding: .utf8)
      for block in page.components(separatedBy: "```swift\n").dropFirst() {
        let code = Self.lines(block.components(separatedBy: "```")[0])
        #expect(source.contains(code), "\(catalog.name): \(code)")
        examples += 1
      }
    }
    #expect(examples >= 9)
  }

  /// A text without its indentation.
  private static func lines(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }
}
