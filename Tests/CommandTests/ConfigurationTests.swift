import Foundation
import Reports
import TestSupport
import Testing

@testable import heaviside

@Suite struct ConfigurationTests {
  private let circuit = """
    circuit Last {
      input x: bit
      h[0] = 0
      h[t] = step(x[t] - 0.5)
      output y[t] = h[t]
      prove same: y[t] iff x[t]
    }

    """

  @Test func aSettingHoldsAsIfItHadBeenGiven() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", circuit)
    try scratch.makeFile("deep/below/.keep", "")
    #expect(try Tool.run(["check", "a.circuit"], in: scratch.folder).output.contains("merge"))
    try scratch.makeFile(".heaviside.json", #"{"engine": "enumerate", "require": "proof"}"#)
    let result = try Tool.run(["check", "a.circuit"], in: scratch.folder)
    #expect(result.status == 4 && result.output.contains("enumerate"), "\(result.output)")
    let below = scratch.folder.appending(path: "deep/below")
    #expect(try Tool.run(["check", "../../a.circuit"], in: below).status == 4)
  }

  @Test func theCommandLineComesFirst() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", circuit)
    try scratch.makeFile(".heaviside.json", #"{"engine": "enumerate", "require": "proof", "quiet": true}"#)
    #expect(try Tool.run(["check", "--engine", "merge", "a.circuit"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["check", "--no-config", "a.circuit"], in: scratch.folder).status == 0)
    try scratch.makeFile("other.json", "{}")
    #expect(try Tool.run(["check", "--config", "other.json", "a.circuit"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["check", "--config=other.json", "--no-config", "a.circuit"], in: scratch.folder).status == 2)
  }

  /// What was printed, line by line, without what sets columns off.
  private func lines(_ result: Tool.Result) -> [String] {
    result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test func theSearchEndsAtTheFirstFileAndAtARepository() throws {
    let scratch = try Scratch()
    try scratch.makeFile(".heaviside.json", #"{"jobs": 1}"#)
    try scratch.makeFile("near/.heaviside.json", #"{"jobs": 2}"#)
    try scratch.makeFile("near/below/.keep", "")
    try scratch.makeFile("repository/.git/.keep", "")
    try scratch.makeFile("repository/below/.keep", "")
    try scratch.makeFile("worktree/.git", "gitdir: elsewhere")
    try scratch.makeFile("own/.git/.keep", "")
    try scratch.makeFile("own/.heaviside.json", #"{"jobs": 3}"#)
    for (folder, line) in [
      ("near", "2 .heaviside.json:1"), ("near/below", "2 ../.heaviside.json:1"),
      ("repository", "- default"), ("repository/below", "- default"), ("worktree", "- default"),
      ("own", "3 .heaviside.json:1"), (".", "1 .heaviside.json:1"),
    ] {
      let result = try Tool.run(["config"], in: scratch.folder.appending(path: folder))
      #expect(lines(result).contains("jobs \(line)"), "\(folder): \(result.output)")
    }
  }

  @Test func pathsAreSeenFromTheFolderOfTheFile() throws {
    for (file, root, seen) in [
      ("x.json", "proofs", "proofs"), ("../x.json", "a/b", "../a/b"), ("/etc/x.json", "a", "/etc/a"),
      ("../x.json", "/a", "/a"),
    ] {
      let configuration = try Configuration(Array(#"{"root": "\#(root)"}"#.utf8), from: file)
      #expect(configuration.settings.first?.text == seen)
    }
  }

  @Test(arguments: [
    ("{\n  \"jbos\": 2\n}", ".heaviside.json:2:3: there is no setting `jbos`; did you mean `jobs`?"),
    ("{\"--jobs\": 2}", ":1:2: there is no setting `--jobs`; did you mean `jobs`?"),
    ("{\"xyzzy\": 2}", "there is no setting `xyzzy`; there are `cache`, `claim-time-limit`, `color`, `engine`, `jobs`"),
    ("{\"circuit\": \"A\"}", ":1:2: `circuit` cannot be set in a file; give `--circuit` on the command line"),
    ("{\"claim\": \"A\"}", "cannot be set in a file"), ("{\"up-to\": 3}", "cannot be set in a file"),
    ("{\"input\": \"1\"}", "cannot be set in a file"), ("{\"help\": true}", "cannot be set in a file"),
    ("{\"check\": true}", "cannot be set in a file"), ("{\"config\": \"x\"}", "cannot be set in a file"),
    ("{\"format\": \"json\"}", "cannot be set in a file"), ("{\"certificate\": \"x\"}", "cannot be set in a file"),
    ("{\"jobs\": \"2\"}", ":1:10: `jobs` needs a whole number, but a string was given"),
    ("{\"jobs\": true}", "but true or false was given"), ("{\"jobs\": null}", "but null was given"),
    ("{\"jobs\": [2]}", "but a list was given"), ("{\"jobs\": {\"n\": [1]}}", "but an object was given"),
    ("{\"jobs\": 0}", ":1:10: `--jobs` needs a whole number of at least 1, but `0` was given"),
    ("{\"jobs\": -1}", "at least 1, but `-1`"), ("{\"jobs\": 1.5}", ":1:10: only whole numbers can be read here"),
    ("{\"quiet\": \"yes\"}", "`quiet` needs true or false, but a string was given"),
    ("{\"quiet\": 1}", "`quiet` needs true or false"), ("{\"engine\": 1}", "`engine` needs one of auto, affine"),
    ("{\"engine\": \"mrege\"}", ":1:12: `--engine` does not know `mrege`; it takes auto"),
    ("{\"require\": \"\"}", "`--require` needs a value that is not empty"),
    ("{\"max-memory\": \"2Q\"}", "a size such as 512M"), ("{\"root\": 3}", "`root` needs a path in quotes"),
    ("{\"jobs\": 1, \"jobs\": 2}", ":1:13: the key `jobs` stands twice"),
    ("{\"jobs\": 1,}", "a key in quotes is missing"),
    ("[]", ":1:1: the whole text must be an object"), ("", ":1:1: the text ends where a value is needed"),
    ("{} x", "something follows the value"), ("{\"\\u001b[2J\": 1}", "there is no setting `<U+001B>[2J`"),
  ])
  func aBadFileIsStatus2AndSaysWhere(text: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", circuit)
    try scratch.makeFile(".heaviside.json", text)
    for words in [["check", "a.circuit"], ["config"]] {
      let result = try Tool.run(words, in: scratch.folder)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.notes.contains(message) && result.notes.contains(".heaviside.json"), "\(result.notes)")
    }
    #expect(try Tool.run(["check", "--no-config", "a.circuit"], in: scratch.folder).status == 0)
    for words in [["--version"], ["help"], ["check", "--help"], ["completions", "bash"], ["fmt", "a.circuit"]] {
      #expect(try Tool.run(words, in: scratch.folder).status == 0, "\(words)")
    }
  }

  @Test func aFileThatCannotBeReadIsStatus2() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a.circuit", circuit)
    let missing = try Tool.run(["check", "--config", "no.json", "a.circuit"], in: scratch.folder)
    #expect(missing.status == 2 && missing.notes.contains("no.json: the settings cannot be read: it is missing"))
    try scratch.makeFile(".heaviside.json/inner", "")
    let folder = try Tool.run(["check", "a.circuit"], in: scratch.folder)
    #expect(folder.status == 2 && folder.notes.contains(".heaviside.json: the settings cannot be read: it is a folder"))
  }

  @Test func theEffectiveSettingsSayWhereTheyComeFrom() throws {
    let scratch = try Scratch()
    try scratch.makeFile(
      ".heaviside.json", "{\n  \"quiet\": false,\n  \"time-limit\": 60,\n  \"max-memory\": \"2G\"\n}\n")
    let text = try Tool.run(["config", "--jobs", "3", "--timings"], in: scratch.folder)
    #expect(
      lines(text) == [
        "cache - default", "claim-time-limit - default", "color auto default", "engine auto default",
        "jobs 3 command line", "max-memory 2G .heaviside.json:4", "max-states - default",
        "no-diagnosis false default", "partial false default", "quiet false .heaviside.json:2", "require - default",
        "root - default", "run-max-memory - default",
        "run-max-states - default", "time-limit 60 .heaviside.json:3", "timings true command line",
      ])
    let json = try JSON(
      Tool.run(["config", "--jobs", "3", "--timings", "--format", "json"], in: scratch.folder).output)
    #expect(try Schemas.read("config-1").violations(of: json) == [])
    #expect(json["file"]?.string == ".heaviside.json")
    let limit = json["settings"]?.elements.first { $0["name"]?.string == "time-limit" }
    #expect(limit?["value"]?.string == "60" && limit?["line"]?.integer == 3)
    #expect(try Tool.run(["config", "--jobs", "0"], in: scratch.folder).status == 2)
    #expect(try Tool.run(["config", "--circuit", "A"], in: scratch.folder).status == 2)
    #expect(try Tool.run(["config", "x"], in: scratch.folder).notes.contains("`config` takes options only"))
  }

  @Test func nothingThatNarrowsOrWritesCanBeSet() {
    let never: [heaviside.Option] = [
      .certificate, .check, .circuit, .claim, .config, .format, .help, .input, .stdinFilename, .upTo, .version,
    ]
    for option in never { #expect(!Option.configurable.contains(option)) }
    for option in Option.configurable { #expect(!option.entry.isRepeatable) }
  }
}
