import Foundation
import TestSupport
import Testing

/// What `check --cache` keeps: never a stale verdict, whatever is edited, damaged, or done at once.
@Suite struct CacheTests {
  /// The entries of the cache of a folder, without what is remembered of the tool.
  private func entries(_ scratch: Scratch, _ cache: String = "cache") throws -> [String] {
    guard FileManager.default.fileExists(atPath: scratch.folder.appending(path: cache).path) else { return [] }
    return try scratch.names().filter { $0.hasPrefix("\(cache)/") && $0.count == cache.count + 66 }
  }

  /// Which files the entries are on the disk: one that is written again is another file.
  private func files(_ scratch: Scratch) throws -> [String: Int] {
    var files: [String: Int] = [:]
    for name in try entries(scratch) {
      let path = scratch.folder.appending(path: name).path
      files[name] = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }
    return files
  }

  /// A run with the cache, as text and as JSON.
  private func check(_ scratch: Scratch, _ options: [String] = []) throws -> (
    status: Int32, output: String, json: String, notes: String
  ) {
    let run = try Tool.run(
      ["check", "in", "--format", "json=report.json"] + (options.contains("--no-cache") ? [] : ["--cache", "cache"])
        + options,
      in: scratch.folder)
    return (run.status, run.output, try scratch.text("report.json"), run.notes)
  }

  @Test func aSecondRunSaysTheSameAndFindsNothingOutAnew() throws {
    let scratch = try Scratch()
    _ = try ManyFiles.make(70, in: scratch, below: "in")
    let options = ["--max-states", "300"]
    let plain = try check(scratch, ["--no-cache"] + options)
    #expect(try entries(scratch) == [])
    for jobs in ["1", "2", "8"] {
      let first = try check(scratch, options + ["--jobs", jobs])
      let files = try files(scratch)
      #expect(files.count == 50, "what cannot be read and what is no circuit is not kept")
      let second = try check(scratch, options + ["--jobs", jobs])
      #expect(try self.files(scratch) == files)
      for run in [first, second] {
        #expect(run.status == plain.status)
        #expect(run.output == plain.output)
        #expect(run.json == plain.json)
        #expect(run.notes == "")
      }
    }
    #expect(try !scratch.names().contains { $0.hasSuffix(".partial") })
  }

  /// Files before and after an edit, by their names; `nil` for one that is not there.
  struct Edit: CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String?]
    var options: [String] = []
    /// What the edit changes.
    var edit: [String: String?] = [:]
    var laterOptions: [String] = []
    /// The statuses before and after.
    var statuses: (Int32, Int32)
  }

  private static func user(of part: String, importing file: String) -> String {
    """
    import "\(file)"

    circuit User {
      input x: bit
      part p = \(part)(x: x[t])
      output y[t] = p.y[t]
      prove correct: y[t] iff all(x[1..t])
    }

    """
  }

  private static let right = VerdictTests.runningAnd
  private static let wrong = VerdictTests.runningAnd.replacing("1.5", with: "0.5")
  /// Proves nothing of its own, so that only what imports it can fail.
  private static func part(_ text: String) -> String { text.replacing("y[t] iff all(x[1..t])", with: "y[t] <= 1") }

  private static let chain: [String: String?] = [
    "in/a.circuit": user(of: "Middle", importing: "../parts/middle.circuit"),
    "parts/middle.circuit": part(user(of: "RunningAnd", importing: "deep/and.circuit")).replacing(
      "User", with: "Middle"),
    "parts/deep/and.circuit": part(right),
  ]

  /// Nothing proves it, and it holds for five steps.
  private static let later = VerdictTests.endless.replacing("0..9", with: "bit")
    .replacing("q[t] == s[t]^2", with: "q[t] == s[t]^2 and t < 6")

  static let edits: [Edit] = [
    Edit(testDescription: "the file", files: ["in/a.circuit": right], edit: ["in/a.circuit": wrong], statuses: (0, 1)),
    Edit(
      testDescription: "the file, mended", files: ["in/a.circuit": wrong], edit: ["in/a.circuit": right],
      statuses: (1, 0)),
    Edit(
      testDescription: "an imported file", files: chain,
      edit: ["parts/middle.circuit": chain["parts/middle.circuit"]??.replacing("= p.y[t]", with: "= 1 - p.y[t]")],
      statuses: (0, 1)),
    Edit(
      testDescription: "an import of an import", files: chain, edit: ["parts/deep/and.circuit": part(wrong)],
      statuses: (0, 1)),
    Edit(
      testDescription: "an import that is taken away", files: chain, edit: ["parts/deep/and.circuit": nil],
      statuses: (0, 3)),
    Edit(
      testDescription: "an import that appears", files: chain.merging(["parts/deep/and.circuit": nil]) { $1 },
      edit: ["parts/deep/and.circuit": part(right)], statuses: (3, 0)),
    Edit(
      testDescription: "an import that becomes a folder", files: chain,
      edit: ["parts/deep/and.circuit": nil, "parts/deep/and.circuit/x": ""], statuses: (0, 3)),
    Edit(
      testDescription: "the same text elsewhere, with other imports", files: chain,
      edit: [
        "in/a.circuit": nil, "in/other/a.circuit": chain["in/a.circuit"] ?? nil,
        "in/parts/middle.circuit": part(wrong).replacing("RunningAnd", with: "Middle"),
      ], statuses: (0, 1)),
    Edit(
      testDescription: "--circuit", files: ["in/a.circuit": right + wrong.replacing("RunningAnd", with: "Other")],
      options: ["--circuit", "RunningAnd"], laterOptions: ["--circuit", "Other"], statuses: (0, 1)),
    Edit(
      testDescription: "--claim", files: ["in/a.circuit": right.replacing("\n}", with: "\n  prove other: y[t]\n}")],
      options: ["--claim", "correct"], laterOptions: ["--claim", "other"], statuses: (0, 1)),
    Edit(
      testDescription: "--engine", files: ["in/a.circuit": right],
      laterOptions: ["--engine", "enumerate", "--require", "proof"],
      statuses: (0, 4)),
    Edit(
      testDescription: "--require", files: ["in/a.circuit": right], options: ["--engine", "enumerate"],
      laterOptions: ["--engine", "enumerate", "--require", "proof"], statuses: (0, 4)),
    Edit(
      testDescription: "--up-to", files: ["in/a.circuit": later], options: ["--engine", "enumerate", "--up-to", "5"],
      laterOptions: ["--engine", "enumerate", "--up-to", "6"],
      statuses: (0, 1)),
    Edit(
      testDescription: "--max-states", files: ["in/a.circuit": ManyFiles.register(stages: 6)],
      laterOptions: ["--max-states", "3"], statuses: (0, 4)),
    Edit(
      testDescription: "--max-memory", files: ["in/a.circuit": ManyFiles.register(stages: 6)],
      laterOptions: ["--max-memory", "1"], statuses: (0, 4)),
    Edit(
      testDescription: "--run-max-states", files: ["in/a.circuit": ManyFiles.register(stages: 6)],
      laterOptions: ["--run-max-states", "3"], statuses: (0, 4)),
    Edit(
      testDescription: "--run-max-memory", files: ["in/a.circuit": ManyFiles.register(stages: 6)],
      laterOptions: ["--run-max-memory", "1"], statuses: (0, 4)),
  ]

  @Test(arguments: edits) func noVerdictOutlivesWhatItDependsOn(edit: Edit) throws {
    let scratch = try Scratch()
    func write(_ files: [String: String?]) throws {
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        if let text {
          try scratch.makeFile(name, text)
        } else {
          try? FileManager.default.removeItem(at: scratch.folder.appending(path: name))
        }
      }
    }
    try write(edit.files)
    for _ in 0..<2 { #expect(try check(scratch, edit.options).status == edit.statuses.0) }
    try write(edit.edit)
    let options = edit.laterOptions.isEmpty ? edit.options : edit.laterOptions
    let expected = try check(scratch, ["--no-cache"] + options)
    #expect(expected.status == edit.statuses.1)
    for _ in 0..<2 {
      let run = try check(scratch, options)
      #expect(run.status == expected.status)
      #expect(run.output == expected.output)
      #expect(run.json == expected.json)
    }
    // And back again.
    for name in edit.edit.keys where edit.files[name] == nil {
      try? FileManager.default.removeItem(at: scratch.folder.appending(path: name).deletingLastPathComponent())
    }
    try write(edit.files)
    #expect(try check(scratch, edit.options).status == edit.statuses.0)
  }

  @Test func anotherToolFindsEverythingOutAnew() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    let other = scratch.folder.appending(path: "heaviside")
    try FileManager.default.copyItem(at: Tool.executable, to: other)
    func run(_ program: URL) throws -> Int {
      let result = try Tool.Running(["check", "in", "--cache", "cache"], of: program, in: scratch.folder).waitForEnd()
      #expect(result.status == 0)
      return try entries(scratch).count
    }
    #expect(try run(Tool.executable) == 1)
    #expect(try run(other) == 1, "the same program elsewhere")
    let handle = try FileHandle(forWritingTo: other)
    try handle.seekToEnd()
    try handle.write(contentsOf: [0])
    try handle.close()
    #expect(try run(other) == 2)
    #expect(try run(other) == 2)
    #expect(try run(Tool.executable) == 2)
  }

  @Test func whatIsDamagedIsFoundOutAnewAndMended() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    try scratch.makeFile("in/b.circuit", Self.wrong)
    let expected = try check(scratch)
    let names = try entries(scratch)
    #expect(names.count == 2)
    let contents = try names.map { try scratch.bytes($0) }
    func replace(_ name: String, by bytes: [UInt8]?) throws {
      try FileManager.default.removeItem(at: scratch.folder.appending(path: name))
      if let bytes {
        try scratch.makeFile(name, bytes: bytes)
      } else {
        try FileManager.default.createDirectory(
          at: scratch.folder.appending(path: name), withIntermediateDirectories: false)
      }
    }
    for (place, name) in names.enumerated() {
      let whole = contents[place]
      var flipped = whole
      flipped[whole.count / 2] ^= 1
      let damages: [[UInt8]?] = [
        Array(whole.dropLast()), Array(whole.prefix(10)), flipped, [], nil, contents[1 - place], whole + whole,
        Array("{}\n".utf8),
      ]
      for damage in damages {
        try replace(name, by: damage)
        let run = try check(scratch)
        #expect(run == expected)
        #expect(try scratch.bytes(name) == whole)
      }
    }
    // What is remembered of the tool may be damaged as well.
    let tool = try #require(try scratch.names().first { $0.hasPrefix("cache/tool-") })
    for damage in [[], Array(repeating: UInt8(ascii: "0"), count: 129), Array(try scratch.bytes(tool).reversed())] {
      try replace(tool, by: damage)
      #expect(try check(scratch) == expected)
      #expect(try entries(scratch) == names)
    }
  }

  @Test func noCacheNeitherRecallsNorKeepsAndRefreshKeepsAnew() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    let expected = try check(scratch)
    let name = try entries(scratch)[0]
    let whole = try scratch.bytes(name)
    let before = try files(scratch)
    #expect(try check(scratch) == expected)
    #expect(try files(scratch) == before)
    #expect(try check(scratch, ["--refresh"]) == expected)
    #expect(try files(scratch) != before)
    #expect(try scratch.bytes(name) == whole)
    try scratch.makeFile(name, "damaged")
    let run = try Tool.run(["check", "in", "--cache", "cache", "--no-cache"], in: scratch.folder)
    #expect(run.output == expected.output)
    #expect(try scratch.text(name) == "damaged")
    #expect(
      try Tool.run(["check", "in", "--cache", "cache", "--no-cache", "--refresh"], in: scratch.folder).status == 0)
    #expect(try scratch.text(name) == "damaged")
  }

  @Test func aFolderThatCannotBeWrittenToIsReadAndToldOfOnce() throws {
    // Root may write anywhere, unless that is taken away.
    let unprivileged = "/usr/bin/setpriv"
    let isRoot = getuid() == 0
    guard !isRoot || FileManager.default.isExecutableFile(atPath: unprivileged) else { return }
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    let expected = try check(scratch)
    let before = try scratch.names()
    for name in ["b", "c", "d"] { try scratch.makeFile("in/\(name).circuit", Self.right + "// \(name)\n") }
    let folders = try ["cache"] + scratch.names().filter { $0.hasPrefix("cache/") && $0.count == 8 }
    func allow(_ mode: Int) throws {
      for folder in folders {
        try FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: scratch.folder.appending(path: folder).path)
      }
    }
    func run(_ paths: [String]) throws -> Tool.Result {
      let words = ["check"] + paths + ["--cache", "cache"]
      let confined = ["--bounding-set", "-dac_override,-dac_read_search", Tool.executable.path] + words
      return try Tool.Running(
        isRoot ? confined : words, of: isRoot ? URL(filePath: unprivileged) : Tool.executable, in: scratch.folder
      ).waitForEnd()
    }
    try allow(0o555)
    defer { try? allow(0o755) }
    let known = try run(["in/a.circuit"])
    #expect(known.status == 0)
    #expect(known.output == expected.output)
    #expect(known.notes == "")
    let new = try run(["in"])
    #expect(new.status == 0)
    #expect(new.notes.split(separator: "\n").count == 1)
    #expect(new.notes.contains("what is found out is not kept in the cache"), "\(new.notes)")
    #expect(try scratch.names().filter { $0.hasPrefix("cache") } == before.filter { $0.hasPrefix("cache") })
  }

  @Test func aCacheThatCannotBeMadeIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", Self.right)
    try scratch.makeFile("file")
    for path in ["file", "file/cache", "/dev/null", "/proc/cache"] {
      let run = try Tool.run(["check", "in", "--cache", path], in: scratch.folder)
      #expect(run.status == 2, "\(path)")
      #expect(run.notes.contains("cannot be written"))
    }
  }

  @Test func severalAtOnceShareACache() throws {
    let scratch = try Scratch()
    // The same text many times over: threads and programs meet in the same entries.
    for number in 0..<40 { try scratch.makeFile("in/\(number).circuit", number % 2 == 0 ? Self.right : Self.wrong) }
    let expected = try check(scratch, ["--no-cache"])
    let runs = try (0..<4).map { _ in
      try Tool.Running(["check", "in", "--cache", "cache", "--jobs", "4"], in: scratch.folder)
    }
    for run in runs {
      let result = try run.waitForEnd()
      #expect(result.status == 1)
      #expect(result.output == expected.output)
      #expect(result.notes == "")
    }
    #expect(try entries(scratch).count == 2)
    #expect(try !scratch.names().contains { $0.hasSuffix(".partial") })
    #expect(try check(scratch).output == expected.output)
  }

  @Test func whatTimeEndedIsNotKept() throws {
    let scratch = try Scratch()
    try scratch.makeFile("in/a.circuit", VerdictTests.endless)
    try scratch.makeFile("in/b.circuit", Self.right)
    for options in [["--claim-time-limit", "1"], ["--time-limit", "1"]] {
      #expect(try check(scratch, options + ["--up-to", "1000"]).status == 4)
    }
    #expect(try entries(scratch).count == 2, "the other file, once for each limit")
  }
}
