import CircuitLanguage
import Foundation
import TestSupport
import Testing

@testable import heaviside_dev

@Suite struct CatalogTests {
  @Test func everyLibraryHasACatalogWithARootPage() throws {
    let sources = Schemas.root.appending(path: "Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
      !["Plugins", "heaviside-dev"].contains($0) && !$0.hasPrefix(".")
    }
    let catalogs = try Catalog.all(below: Schemas.root)
    #expect(catalogs.map(\.name) == targets.sorted())
    for catalog in catalogs {
      let page = try String(contentsOf: catalog.folder.appending(path: "\(catalog.name).md"), encoding: .utf8)
      #expect(page.hasPrefix("# ``\(catalog.name)``\n") && page.contains("\n## Topics\n"), "\(catalog.name)")
    }
  }

  @Test func thePagesOfTheCodesAreMadeAndListed() throws {
    let language = try #require(try Catalog.all(below: Schemas.root).first { $0.name == "CircuitLanguage" })
    let pages = try language.generatedPages()
    #expect(pages.map(\.name) == ["Diagnostics.md"] + DiagnosticCode.allCases.map { "\($0.rawValue).md" })
    let links = pages[0].text.split(separator: "\n").filter { $0.hasPrefix("- <doc:") }
    #expect(links.map(String.init) == DiagnosticCode.allCases.map { "- <doc:\($0.rawValue)>" })
    // What is made for one catalog is in no other, and in no file of the repository.
    for catalog in try Catalog.all(below: Schemas.root) where catalog.name != "CircuitLanguage" {
      #expect(try catalog.generatedPages().isEmpty)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: language.folder.path)
    #expect(!names.contains { $0.hasPrefix("E0") })
  }
}
