import CircuitLanguage
import CircuitModel
import Foundation
import TestSupport

/// The circuits that ship with the project.
enum LibraryCircuits {
  /// All of them, by path and then as their files have them.
  static let all: [Circuit] = {
    let folder = Schemas.root.appending(path: "Circuits").path(percentEncoded: false)
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".circuit") }.sorted().flatMap { name -> [Circuit] in
      let path = folder + "/" + name
      guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
      let loader = Loader { path in
        FileManager.default.contents(atPath: path).map { .success(Array($0)) } ?? .failure(.missing)
      }
      let (program, problems) = loader.load(SourceFile(path: path, bytes: Array(bytes)))
      return problems.isEmpty ? check(program).circuits : []
    }
  }()

  /// A circuit of a name.
  static func named(_ name: String) -> Circuit? { all.first { $0.name == name } }
}
