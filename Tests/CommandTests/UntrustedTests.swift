import Foundation
import TestSupport
import Testing

/// Files from strangers: judged to an end soon, and shown nothing that is not theirs.
@Suite struct UntrustedTests {
  /// Circuits that ask for too much, each in another way.
  static let excesses: [(name: String, text: String)] = [
    ("large", Classroom.right + String(repeating: "// nothing here\n", count: 20_000)),
    ("units", Classroom.right.replacing("output y", with: "many[t] = [x[t] for i in 1..300]\n  output y")),
    ("letters", "circuit Latch {\n  input x: 0..9[20]\n  output y[t] = x[t][1]\n  prove p: y[t] >= 0\n}\n"),
    ("lag", Classroom.right.replacing("output y", with: "far[t] = if t > 90 then x[t-90] else 0\n  output y")),
    (
      "members",
      "circuit Latch(k in 1..900) {\n  input x: bit\n  output y[t] = x[t] * k\n  prove p: y[t] >= 0\n}\n"
    ),
    ("nested", "circuit Latch {\n  input x: bit\n  y[t] = \(String(repeating: "(", count: 5000))x[t]\n}\n"),
    ("import", "import \"teacher.circuit\"\n" + Classroom.right),
    ("device", "import \"/dev/zero\"\n" + Classroom.right),
  ]

  @Test(arguments: excesses.indices) func whatAsksForTooMuchIsToldSoSoon(place: Int) throws {
    let (name, text) = Self.excesses[place]
    let classroom = try Classroom([name: text])
    for arguments in [["grade", "--claims", "teacher.circuit"], ["check"]] {
      let result = try Tool.run(arguments + ["class/\(name).circuit", "--untrusted"], in: classroom.folder)
      // The circuit of a student need not claim anything by itself.
      #expect(result.status == 3, "\(arguments[0]) \(name): \(result.output)")
      #expect(result.output.contains("error[E"), "\(result.output)")
      #expect(result.seconds < 120)
    }
  }

  @Test func aFileThatAsksForTooMuchGetsTheDiagnosticThatItStates() throws {
    let path = "Tests/Broken/Untrusted/E0711-too-large.circuit"
    let text = try String(contentsOf: Schemas.root.appending(path: path), encoding: .utf8)
    let expected = text.split(separator: "\n").filter { $0.hasPrefix("// expect: ") }.map { String($0.dropFirst(11)) }
    let (status, json) = try Tool.report([path, "--untrusted"])
    let said = (json["files"]?.elements.first?["diagnostics"]?.elements ?? []).map { diagnostic in
      "\(diagnostic["code"]?.string ?? "") \(diagnostic["line"]?.integer ?? 0):\(diagnostic["column"]?.integer ?? 0)"
    }
    #expect(status == 3 && said == expected && !said.isEmpty)
    #expect(json["files"]?.elements.first?["circuits"]?.elements.isEmpty == true)
    #expect(try Tool.report([path]).status == 0)
  }

  @Test func settingsThatAStrangerLeftAreNotRead() throws {
    let classroom = try Classroom(["ann": Classroom.wrong])
    try classroom.makeFile(".heaviside.json", "{\"require\": 3}")
    for arguments in [["grade", "--claims", "teacher.circuit"], ["check"]] {
      let file = arguments[0] == "check" ? "teacher.circuit" : "class/ann.circuit"
      let trusted = try Tool.run(arguments + [file], in: classroom.folder)
      #expect(trusted.status == 2 && trusted.notes.contains(".heaviside.json:1:13"))
      let result = try Tool.run(arguments + [file, "--untrusted"], in: classroom.folder)
      #expect(result.status == (arguments[0] == "check" ? 0 : 1), "\(result.notes)")
      for option in ["--config=.heaviside.json"] + (arguments[0] == "check" ? ["--cache=kept"] : []) {
        let refused = try Tool.run(arguments + [file, "--untrusted", option], in: classroom.folder)
        #expect(refused.status == 2 && refused.notes.contains("and `--untrusted` exclude each other"))
      }
    }
  }

  @Test func aLinkIsNotFollowedToTheSolution() throws {
    let classroom = try Classroom(["ann": Classroom.wrong])
    for (name, target) in [("link.circuit", "../teacher.circuit"), ("folder.circuit", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: classroom.folder.appending(path: "class/\(name)").path, withDestinationPath: target)
      #expect(try classroom.grade("class/\(name)").output.contains("6 of 6 points"))
      for path in ["class/\(name)", "class"] {
        let result = try classroom.grade(path, "--untrusted", "--format", "csv")
        #expect([1, 2].contains(result.status) && !result.output.contains(",all,"), "\(result.output)")
      }
      let checked = try Tool.run(["check", "class/\(name)", "--untrusted"], in: classroom.folder)
      #expect(checked.status == 2 && checked.output.contains("is a link"))
    }
  }

  @Test func limitsForStrangersAreSmallUnlessOthersAreGiven() throws {
    let slow = """
      circuit Latch {
        input x: bit
        r[0] = [0 for i in 1..30]
        r[t] = [if i == 1 then x[t] else r[t-1][max(1, i-1)] for i in 1..30]
        output y[t] = x[t] + r[t-1][30]
      }

      """
    let classroom = try Classroom(["ann": slow], teacher: Classroom.latch.replacing("bound", with: "bound"))
    let result = try classroom.grade("class", "--untrusted", "--max-states", "1000")
    #expect(result.seconds < 120 && result.status != 0)
  }

  /// Two hundred submissions as bad as can be, and two that are not.
  @Test func aClassOfHostileFilesIsGradedToTheEnd() throws {
    let classroom = try Classroom(["0-right": Classroom.right, "0-wrong": Classroom.wrong])
    var count = 2
    func add(_ name: String, _ bytes: [UInt8]) throws {
      let file = classroom.folder.appending(path: "class/\(name).circuit")
      try Data(bytes).write(to: file)
      count += 1
    }
    for (name, bytes) in HostileFilesTests.contents { try add("hostile-\(name)", bytes) }
    for (name, text) in Self.excesses { try add("excess-\(name)", Array(text.utf8)) }
    let broken = Schemas.root.appending(path: "Tests/Broken")
    let names = try FileManager.default.subpathsOfDirectory(atPath: broken.path).filter { $0.hasSuffix(".circuit") }
    for name in names.sorted() {
      let bytes = Array(try Data(contentsOf: broken.appending(path: name)))
      try add("broken-\(name.replacing("/", with: "-"))", bytes)
      // The same under the name that is asked for.
      let text = String(decoding: bytes, as: UTF8.self)
      guard let found = text.firstMatch(of: /circuit (\w+)/), count < 202 else { continue }
      try add(
        "asked-\(name.replacing("/", with: "-"))",
        Array(text.replacing("circuit \(found.1)", with: "circuit Latch").utf8))
    }
    let result = try classroom.grade("class", "--untrusted", "--partial", "--format", "json")
    // One of them is larger than any file that is read.
    #expect(count >= 200 && result.status == 2, "\(result.status) \(result.notes)")
    let json = try JSON(result.output)
    #expect(try Schemas.read("grade-1").violations(of: json) == [])
    #expect(json["complete"] == .boolean(true))
    let files = json["files"]?.elements ?? []
    #expect(files.count == count)
    #expect(files.filter { $0["standing"]?.string == "all" }.map { $0["path"]?.string } == ["class/0-right.circuit"])
    #expect(files.allSatisfy { $0["standing"]?.string == "all" || $0["points"]?.string != "6" })
    #expect(!result.output.contains(classroom.folder.path) && !result.output.contains("1.5)"))
  }
}
