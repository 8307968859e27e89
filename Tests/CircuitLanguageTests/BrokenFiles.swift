import CircuitLanguage
import CircuitModel
import Foundation

/// The files under `Tests/Broken`, each of which states in comments what must be said about it.
///
/// A line `// expect: E0103 4:7` asks for that code at that line and column. Whatever is said and not expected, or
/// expected and not said, is a mistake.
enum BrokenFiles {
  /// A diagnostic, as far as the files state it.
  struct Expectation: Hashable, CustomStringConvertible {
    var code: String
    var line: Int
    var column: Int

    var description: String { "\(code) \(line):\(column)" }
  }

  /// The folder, found from where this file is.
  static var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Broken").path
  }

  /// The paths of the files whose names begin with this, in alphabetical order.
  static func paths(beginningWith prefix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(prefix) && ($0.hasSuffix(".circuit") || $0.hasSuffix(".exercise")) }.sorted().map
    { folder + "/" + $0 }
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// What a file says must be said about it, in order.
  static func expected(_ bytes: [UInt8]) -> [Expectation] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.compactMap { line in
      guard line.hasPrefix("// expect: ") else { return nil }
      let words = line.dropFirst(11).split { $0 == " " || $0 == ":" }
      guard words.count == 3, let row = Int(words[1]), let column = Int(words[2]) else { return nil }
      return Expectation(code: String(words[0]), line: row, column: column)
    }
  }

  /// What was said about a file, as the files state it.
  static func said(_ diagnostics: [Diagnostic], about source: SourceFile) -> [Expectation] {
    diagnostics.map {
      let (line, column) = source.position(of: $0.primary.range.start)
      return Expectation(code: $0.code.rawValue, line: line, column: column)
    }
  }
}
