import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
  private func explain(_ arguments: String..., in folder: URL = Schemas.root) throws -> Tool.Result {
    try Tool.run(["explain"] + arguments, in: folder)
  }

  private static let files: [String] = {
    let folder = Schemas.root.appending(path: "Circuits").path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".circuit") }.sorted()
  }()

  @Test func theLibraryIsThere() { #expect(ExplainTests.files.count > 50) }

  /// Every file of the library is explained, and the JSON keeps its schema.
  @Test(arguments: files) func everyFileOfTheLibraryIsExplained(_ file: String) throws {
    let result = try explain("Circuits/\(file)", "--format", "json")
    #expect(result.status == 0 && result.notes == "", "\(result.notes)")
    let json = try JSON(result.output)
    #expect(try Schemas.read("explain-1").violations(of: json) == [])
    // The other files take longer to check than they teach about pasting.
    if file.first.map({ "123456".contains($0) }) ?? false || file.hasSuffix("alternating-sum.circuit") {
      try paste(json, into: file)
    }
  }

  /// Every claim that stands in an explanation is proved when it is put into the file.
  private func paste(_ json: JSON, into file: String) throws {
    let scratch = try Scratch()
    let copies = scratch.folder.appending(path: "Circuits")
    try FileManager.default.copyItem(at: Schemas.root.appending(path: "Circuits"), to: copies)
    var lines = try String(contentsOf: copies.appending(path: file), encoding: .utf8).components(separatedBy: "\n")
    var pasted = 0
    for circuit in json["circuits"]?.elements ?? [] {
      // The members of a family share one text.
      guard let name = circuit["name"]?.string, !name.contains("("),
        let start = lines.firstIndex(of: "circuit \(name) {"), let end = lines[start...].firstIndex(of: "}")
      else { continue }
      let claims = (circuit["units"]?.elements ?? []).flatMap(claims)
      pasted += claims.count
      lines.insert(contentsOf: claims.enumerated().map { "  prove explained\($0): \($1)" }, at: end)
    }
    try lines.joined(separator: "\n").write(to: copies.appending(path: file), atomically: true, encoding: .utf8)
    let check = try Tool.run(["check", "--format", "json", copies.appending(path: file).path])
    let verdicts = try JSON(check.output)["files"]?.elements.flatMap { $0["circuits"]?.elements ?? [] }
      .flatMap { $0["claims"]?.elements ?? [] }.filter { $0["name"]?.string?.hasPrefix("explained") ?? false }
    #expect(verdicts?.count == pasted, "\(check.notes)")
    for verdict in verdicts ?? [] {
      #expect(verdict["verdict"]?.string == "proved", "\(file): \(lines.joined(separator: "\n"))")
    }
  }

  /// The claims that are said of a unit, its formula among them where it has one equation.
  private func claims(of unit: JSON) -> [String] {
    var claims = unit["history"]?["claims"]?.elements.compactMap(\.string) ?? []
    if unit["closedForm"]?["by"]?.string == "proved" {
      claims += [unit["closedForm"]?["claim"]?.string].compactMap(\.self)
    }
    let equations = unit["equations"]?.elements ?? []
    claims += equations.compactMap { $0["readout"]?.string }
    guard equations.count == 1, let formula = equations[0]["function"]?["formula"]?.string,
      let high = unit["values"]?.elements.last?.string, let name = unit["name"]?.string
    else { return claims }
    return claims + ["\(name) == \(high) iff (\(formula))"]
  }

  @Test func theFoundingCircuitsAreExplained() throws {
    let and = try explain("RunningAnd").output
    #expect(and.contains("h[t] = 1 exactly when h[t-1] + x[t] > 3/2."))
    #expect(and.contains("prove h[t] iff all(x[1..t])  proved"))
    #expect(and.contains("h[0] = 1 is needed: with 0 `correct` fails on `x = 1`."))
    let equality = try explain("SequenceEquality").output
    #expect(equality.contains("So h[t][2] is 1 exactly when both components of x[t] are 1."))
    #expect(equality.contains("prove y[t] iff x[1..t][1] == x[1..t][2]  proved"))
    #expect(equality.contains("1        1       0 |    -"))
    #expect(equality.contains("so step(0) = 0 matters here"))
    let sum = try explain("AlternatingSum").output
    #expect(sum.contains("prove h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)  proved"))
    #expect(sum.contains("y[t] > 1/2 exactly when h[t] > 0"))
    let adder = try explain("CompactAdder").output
    #expect(adder.contains("So c[t] is 1 exactly when at least 2 of a[t], b[t] and c[t-1] are 1."))
    #expect(adder.contains("a[t] xor b[t] xor c[t-1]"))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    for format in ["text", "json"] {
      let first = try explain("Circuits/5-counting/ones-mod-3.circuit", "--format", format).output
      for _ in 0..<3 {
        #expect(try explain("Circuits/5-counting/ones-mod-3.circuit", "--format", format).output == first)
      }
    }
  }

  @Test func aLimitIsSaidAndIsNoFailure() throws {
    let limited = try explain("OnesModThree", "--max-states", "2")
    #expect(limited.status == 0)
    #expect(limited.output.contains("More than 2 states can be reached"))
    #expect(!limited.output.contains("superfluous"))
    let json = try JSON(explain("OnesModThree", "--max-states", "2", "--format", "json").output)
    #expect(json["circuits"]?.elements.first?["states"]?["complete"] == .boolean(false))
    #expect(json["circuits"]?.elements.first?["states"]?["reason"]?.string == "states")
  }

  @Test func standardInputIsExplainedByItsName() throws {
    let result = try Tool.run(
      ["explain", "-", "--stdin-filename", "mine.circuit"], input: Array(VerdictTests.runningAnd.utf8))
    #expect(result.status == 0 && result.output.hasPrefix("mine.circuit\n"))
  }

  @Test func colourIsForTerminalsAndOnRequest() throws {
    #expect(!(try explain("RunningAnd").output.contains("\u{1B}")))
    #expect(try explain("RunningAnd", "--color", "always").output.contains("\u{1B}[1m"))
  }

  @Test(arguments: [
    (["nowhere.circuit"], 2, "there is no file or folder `nowhere.circuit`"),
    (["RunningAnnd"], 2, "did you mean `RunningAnd`?"),
    (["Circuits"], 2, "is a folder"),
    (["Tests/Broken/E0103-unclosed-bracket.circuit"], 3, "error[E0103]"),
    (["RunningAnd", "--format", "json=/nowhere/a.json"], 2, "/nowhere/a.json"),
  ])
  func whatCannotBeExplainedSaysWhy(arguments: [String], status: Int32, message: String) throws {
    let result = try Tool.run(["explain"] + arguments)
    #expect(result.status == status)
    #expect(result.notes.contains(message), "\(result.notes)")
  }

  @Test func anUndeclaredTieIsShownAndNotExplainedAway() throws {
    let scratch = try Scratch()
    try scratch.makeFile("and.circuit", VerdictTests.runningAnd.replacingOccurrences(of: "1.5", with: "2"))
    let result = try explain("and.circuit", in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.contains("no convention says what"))
    #expect(result.output.contains("?: no value"))
    #expect(result.output.contains("The claims do not hold as the circuit is"))
  }
}
