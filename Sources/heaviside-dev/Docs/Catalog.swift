import CircuitLanguage
import Foundation
import Reports

/// A documentation catalog of the package: the folder `Sources/X/X.docc` of a target.
struct Catalog {
  /// What the target is called.
  let name: String
  /// The folder.
  let folder: URL
}

extension Catalog {
  /// Every catalog of a package, in the order of their names.
  static func all(below root: URL) throws -> [Catalog] {
    let sources = root.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted().compactMap { name in
      let folder = sources.appending(path: "\(name)/\(name).docc")
      return FileManager.default.fileExists(atPath: folder.path) ? Catalog(name: name, folder: folder) : nil
    }
  }

  /// What is in the documentation and in no file of the repository: a page for each code of a diagnostic, and the list
  /// of these pages at the end of the page that introduces them.
  /// - Returns: Names of files with their texts.
  func generatedPages() throws -> [(name: String, text: String)] {
    guard name == "CircuitLanguage" else { return [] }
    let introduction = try String(contentsOf: folder.appending(path: "Diagnostics.md"), encoding: .utf8)
    let pages = DiagnosticPage.all.map { (name: "\($0.code.rawValue).md", text: $0.markdown) }
    return [(name: "Diagnostics.md", text: introduction + Catalog.listOfCodes)] + pages
  }

  /// The topics of the page about diagnostics: a group for each hundred codes.
  private static var listOfCodes: String {
    var text = "\n## Topics\n"
    var group = ""
    for code in DiagnosticCode.allCases.map(\.rawValue) {
      let title = titles[String(code.prefix(3)), default: "Others"]
      if title != group { text += "\n### \(title)\n\n" }
      group = title
      text += "- <doc:\(code)>\n"
    }
    return text
  }

  private static let titles = [
    "E01": "Spelling and grammar", "E02": "Names", "E03": "Shapes, constants and limits",
    "E04": "What a circuit must have", "E05": "Formulas without a value", "E06": "Files",
    "E07": "Grading and strangers",
  ]
}
