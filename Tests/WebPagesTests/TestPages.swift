import CircuitLanguage
import CircuitModel
import Foundation
import Insight
import Reports
import Verification

@testable import WebPages

/// Pages for tests: a text, judged and looked into, or as much of that as a test needs.
enum TestPages {
  /// The folder of the project.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every file of the library, by its path from the root.
  static let library: [String] = {
    let folder = root.appending(path: "Circuits")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".circuit") }.map { "Circuits/\($0)" }.sorted()
  }()

  /// A file that is read and checked, with its circuits.
  static func load(_ text: String, path: String = "test.circuit") -> (Report.File, [Circuit]) {
    let loader = Loader { path in
      let url = root.appending(path: path)
      guard let data = try? Data(contentsOf: url) else { return .failure(.missing) }
      return .success(Array(data))
    }
    let (program, problems) = loader.load(SourceFile(path: path, text: text))
    let (circuits, diagnostics) = problems.isEmpty ? check(program) : ([], problems)
    return (Report.File(path: path, sources: program.files, diagnostics: diagnostics), circuits)
  }

  /// A file of the library.
  static func load(library path: String) throws -> (Report.File, [Circuit]) {
    load(try String(contentsOf: root.appending(path: path), encoding: .utf8), path: path)
  }

  /// The file with the verdicts on its claims.
  static func judge(
    _ file: Report.File, _ circuits: [Circuit], within budget: Budget = Budget()
  ) throws -> Report.File {
    let judged = try circuits.map { circuit in
      var judge = Judge(circuit, with: .auto, upTo: nil)
      var judged = Report.JudgedCircuit(circuit)
      for place in circuit.claims.indices {
        let verdict = try judge.verdict(onClaim: place, within: budget)
        judged.claims.append(Report.JudgedClaim(circuit.claims[place], verdict, of: circuit))
      }
      return judged
    }
    return Report.File(path: file.path, sources: file.sources, diagnostics: file.diagnostics, circuits: judged)
  }

  /// The setting of all pages here.
  static let setting = PageSetting(version: "0.0.0", command: "heaviside report test.circuit > page.html")

  /// The page of a text with everything on it.
  static func page(_ text: String, path: String = "test.circuit") throws -> String {
    let (file, circuits) = load(text, path: path)
    let subjects = try circuits.map { PageSubject($0, explanation: try Explanation(of: $0, within: Budget())) }
    return FilePage(of: try judge(file, circuits), subjects, setting).html
  }

  /// The page of circuits of which nothing was found out, for what its script does.
  static func bare(_ circuits: [Circuit], of file: Report.File = Report.File(path: "bare.circuit", sources: []))
    -> String
  {
    FilePage(of: file, circuits.map { PageSubject($0) }, setting).html
  }
}
