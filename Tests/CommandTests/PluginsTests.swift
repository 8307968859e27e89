import Foundation
import TestSupport
import Testing

@testable import heaviside

/// What is quick to say of the plugins; `Tests/Plugins/run` builds a package with them.
@Suite struct PluginsTests {
  @Test func theCircuitsOfTheSampleHold() throws {
    #expect(try Tool.run(["check", "--require", "proof", "Tests/Plugins/Sample"]).status == 0)
    #expect(try Tool.run(["fmt", "--check", "Tests/Plugins/Sample"]).status == 0)
  }

  @Test func thePluginsKnowOnlyOptionsOfCheck() throws {
    let folder = Schemas.root.appending(path: "Sources/Plugins").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    let code = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    let options = code.matches(of: /"(--[a-z-]+)"/).map { String($0.1) }
    #expect(names.count == 2 && !options.isEmpty)
    for option in options { #expect(Option(rawValue: option)?.belongs(to: .check) == true, "\(option)") }
  }
}
