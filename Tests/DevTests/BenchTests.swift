import Foundation
import TestSupport
import Testing

@testable import heaviside_dev

/// The benchmark as a program that must tell right from wrong; how fast anything is, is not tested.
@Suite struct BenchTests {
  // MARK: Verdicts

  @Test func aQuickRunPrintsCheckedVerdicts() throws {
    let (status, table) = try bench(["--only", "running-and", "--only", "count-modulo-3"])
    let rows = table["rows"]?.elements ?? []
    #expect(status == 0)
    #expect(rows.allSatisfy { $0["isRight"] == .boolean(true) })
    for circuit in ["running-and", "count-modulo-3"] {
      let answers = rows.filter { $0["circuit"]?.string == circuit }.compactMap { $0["answer"]?.string }
      #expect(answers.contains("proved"))
      #expect(answers.contains("holds up to 10"))
    }
  }

  @Test func aWrongVerdictFailsTheRun() throws {
    let (status, table) = try bench(["--only", "running-and-slip", "--engines"])
    let answers = table["rows"]?.elements.compactMap { $0["answer"]?.string } ?? []
    #expect(status == 1)
    #expect(!answers.isEmpty && answers.allSatisfy { $0 == "fails at step 1" })
  }

  @Test(arguments: ["running-and", "equality", "serial-adder", "parity", "pattern-101", "count-modulo-3"])
  func programsByOthersFindNothingWrong(circuit: String) throws {
    for row in try programs(for: circuit) where row["unit"]?.string == "sequence-steps" {
      #expect(row["answer"]?.string == "no violation", "\(row["name"]?.string ?? "")")
    }
  }

  @Test func programsByOthersCountEveryViolation() throws {
    for row in try programs(for: "running-and-slip") {
      let (name, length) = (row["name"]?.string ?? "", row["length"]?.integer ?? 0)
      // The unit fires always; the claim is false at step t of every sequence that does not begin with t ones.
      let prefixes = (1...length).map { (1 << $0) - 1 }.reduce(0, +)
      let sequences = (1...length).map { (1 << length) - (1 << (length - $0)) }.reduce(0, +)
      // A program that runs every sequence from its beginning meets each prefix many times.
      let expected = ["Python", "NumPy"].contains(name) ? sequences : prefixes
      #expect(row["answer"]?.string == "\(expected) violations", "\(name)")
    }
  }

  @Test func unknownWordsAreRefused() throws {
    for words in [["--only", "running-or"], ["--fast"], ["--rounds", "0"], ["--format"]] {
      #expect(try Bench.run(words).status == 2)
    }
  }

  // MARK: The table

  @Test func aTableIsWrittenAsMarkdown() throws {
    let text = try Bench.run(["--quick", "--engines", "--only", "parity", "--format", "markdown"]).output
    #expect(text.contains("| circuit | who | length | verdict |"))
    #expect(text.contains("| parity | merge, 1 core | 100 | proved |"))
  }

  @Test func numbersForPeopleHaveThreeDigits() {
    #expect(Quantity.number(91_234_000_000) == "91.2 G")
    #expect(Quantity.number(1234) == "1.23 k")
    #expect(Quantity.number(999) == "999")
    #expect(Quantity.time(0.00456) == "4.56 ms")
    #expect(Quantity.time(123.4) == "123 s")
    #expect(Quantity.time(1.005) == "1.00 s" || Quantity.time(1.005) == "1.01 s")
    #expect(Quantity.ratio(1_234_567) == "1,234,567")
    #expect(Quantity.ratio(1004.2) == "1,004")
    #expect(Quantity.ratio(1.876) == "1.88")
  }

  @Test func theMedianIsTheMiddle() {
    #expect(median([3]) == 3)
    #expect(median([5, 1, 3]) == 3)
    #expect(median([4, 1, 3, 2]) == 2.5)
  }

  @Test func everyCircuitOfTheBenchmarkHasAClaimAndANameOfItsOwn() throws {
    let names = BenchCircuit.all.map(\.name)
    #expect(Set(names).count == names.count)
    for circuit in BenchCircuit.all { _ = try Question(circuit) }
  }

  // MARK: -

  private func bench(_ words: [String]) throws -> (status: Int32, table: JSON) {
    let (status, output) = try Bench.run(["--quick", "--format", "json"] + words)
    return (status, try JSON(output))
  }

  /// The rows of programs by others for a circuit, as far as the machine has their tools.
  private func programs(for circuit: String) throws -> [JSON] {
    let rows = try bench(["--only", circuit]).table["rows"]?.elements ?? []
    return rows.filter { $0["isEngine"] == .boolean(false) }
  }
}

/// `heaviside-dev bench`, run as a developer would run it.
private enum Bench {
  /// Runs it in the root of the package.
  static func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["bench"] + words
    process.currentDirectoryURL = Schemas.root
    let outlet = Pipe()
    process.standardOutput = outlet
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try outlet.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// The executable, beside the bundle of the tests.
  private static let executable: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [bundle, Schemas.root.appending(path: ".build/debug")].map { $0.appending(path: "heaviside-dev") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
  }()
}
