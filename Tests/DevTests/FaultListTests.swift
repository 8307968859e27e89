import Foundation
import Fuzzing
import TestSupport
import Testing

/// The list of seeded faults is sound, as far as can be seen without building any of them.
@Suite struct FaultListTests {
  private static func faults() throws -> [Fault] {
    try Fault.list(in: String(contentsOf: Schemas.root.appending(path: "Tests/Faults/faults.txt"), encoding: .utf8))
  }

  @Test func thereAreManyFaultsWithTitlesOfTheirOwn() throws {
    let faults = try Self.faults()
    #expect(faults.count >= 30)
    #expect(Set(faults.map(\.title)).count == faults.count)
    #expect(Set(faults.map { [$0.file, $0.original, $0.replacement] }).count == faults.count)
  }

  @Test func everyFaultChangesLinesThatOccurOnce() throws {
    for fault in try Self.faults() {
      let text = try String(contentsOf: Schemas.root.appending(path: fault.file), encoding: .utf8)
      let faulty = fault.applied(to: text)
      #expect(faulty != nil && faulty != text, "\(fault.title)")
    }
  }

  @Test func everyFaultNamesATestThatExists() throws {
    let folder = Schemas.root.appending(path: "Tests")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let files = try paths.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    for fault in try Self.faults() {
      let names = fault.test.split(separator: "/")
      try #require(names.count == 2, "\(fault.title)")
      let exists = files.contains { $0.contains("struct \(names[0]) {") && $0.contains("func \(names[1])(") }
      #expect(exists, "\(fault.test)")
    }
  }

  @Test func aLineThatIsNoneOfAFaultIsNamed() throws {
    let list = "# faults\n\n## one\nin a.swift\nkilled by S/t\n- a\n- b\n+ c\n"
    let faults = try Fault.list(in: list)
    let fault = try #require(faults.first)
    #expect(fault.file == "a.swift" && fault.test == "S/t" && fault.original == "a\nb" && fault.replacement == "c")
    #expect(fault.applied(to: "xa\nby") == "xcy")
    #expect(fault.applied(to: "a\nb a\nb") == nil && fault.applied(to: "ab") == nil)
    for (text, line) in [("- a", 1), (list + "?", 9)] {
      let error = #expect(throws: Fault.Unreadable.self) { try Fault.list(in: text) }
      #expect(error?.line == line)
    }
  }
}
