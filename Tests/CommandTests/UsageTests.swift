import Foundation
import TestSupport
import Testing

@testable import heaviside

@Suite struct UsageTests {
  @Test func theOptionTableIsSorted() {
    let names = Option.allCases.map(\.rawValue)
    #expect(names == names.sorted())
    #expect(Verb.allCases.map(\.rawValue) == Verb.allCases.map(\.rawValue).sorted())
  }

  @Test func everyOptionIsDescribedByTheHelpOfItsVerbs() throws {
    for verb in Verb.allCases where verb != .help {
      let help = try Tool.run(["help", verb.rawValue])
      #expect(help.status == 0)
      #expect(try Tool.run([verb.rawValue, "--help"]).output == help.output)
      for option in Option.allCases where option.entry.verbs.contains(verb) && option != .version {
        #expect(
          help.output.contains("  \(option.entry.short.map { "\($0), " } ?? "")\(option.rawValue)"), "\(verb) \(option)"
        )
      }
      for line in help.output.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
    }
  }

  @Test func noOptionOfTheTableIsLeftUnread() throws {
    let folder = Schemas.root.appending(path: "Sources/heaviside").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    let code = try names.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("/Option.swift") }.map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }.joined()
    for option in Option.allCases {
      #expect(code.contains(".\(option)"), "\(option.rawValue)")
    }
  }

  @Test func helpAndVersionAreData() throws {
    for arguments in [["--help"], ["-h"], ["help"]] {
      let result = try Tool.run(arguments)
      #expect(result.status == 0)
      #expect(result.output.contains("heaviside check PATH..."))
      #expect(result.notes.isEmpty)
    }
    #expect(try Tool.run(["--version"]).output == "heaviside \(Version.current)\n")
  }

  @Test(arguments: [
    ([], "nothing to do"),
    (["chekc"], "did you mean `check`?"),
    (["check"], "`check` needs a PATH"),
    (["check", "--up-too", "3", "x"], "did you mean `--up-to`?"),
    (["check", "--input", "1", "x"], "`--input` is not an option of `check`, but of `draw` and `explain` and `trace`"),
    (["check", "--up-to"], "`--up-to` needs a value"),
    (["check", "--up-to", "0", "x"], "at least 1, but `0`"),
    (["check", "--up-to", "+4", "x"], "at least 1, but `+4`"),
    (["check", "--up-to", "99999999999999999999", "x"], "at least 1"),
    (["check", "--max-memory", "512Q", "x"], "a size such as 512M"),
    (["check", "--max-memory", "99999999999T", "x"], "a size such as 512M"),
    (["check", "--time-limit", "-1", "x"], "at least 1, but `-1`"),
    (["check", "--quiet=yes", "x"], "`--quiet` takes no value"),
    (["check", "--engine", "fast", "x"], "it takes auto, affine, merge, enumerate, reference"),
    (["check", "--format", "xml=x.xml", "x"], "`--format` does not know `xml`; it takes text, json, jsonl, junit"),
    (["check", "--format", "json", "--format", "text", "x"], "only one format"),
    (["check", "--format", "json=", "x"], "not empty"),
    (["check", "--format", "json=a", "--format", "text=a", "x"], "two formats"),
    (["check", "--jobs", "0", "x"], "at least 1, but `0`"),
    (["certify", "--jobs", "many", "x"], "at least 1, but `many`"),
    (["certify"], "`certify` needs a FILE"),
    (["check", "--certificate", "proofs", "-"], "say what standard input is with --stdin-filename"),
    (["check", "--require", "luck", "x"], "it takes proof"),
    (["check", "--color", "sometimes", "x"], "it takes auto, always, never"),
    (["check", "--claim", "a", "--claim", "b", "x"], "`--claim` is given twice"),
    (["check", "-", "-"], "only once"),
    (["draw"], "`draw` needs a FILE"),
    (["trace", "x"], "`trace` needs the sequence"),
    (["trace", "x", "y", "--input", "1"], "so `y` is too much"),
    (["help", "tracee"], "did you mean `trace`?"),
    (["help", "E0193"], "there is no code `E0193`; did you mean `E0103`"),
    (["help", "e9999"], "there is no code `E9999`; `heaviside help codes` lists them"),
    (["help", "E0103", "E0104"], "so `E0104` is too much"),
    (["fmt"], "`fmt` needs a PATH"),
    (["-x"], "there is no option `-x`"),
  ])
  func aBadCommandLineIsStatus2AndSaysWhy(arguments: [String], message: String) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.notes.contains(message), "\(result.notes)")
  }

  @Test func sizesAreReadInPowersOf1024() throws {
    for (text, bytes) in [("1", 1), ("2k", 2048), ("512M", 512 << 20), ("3G", 3 << 30), ("1T", 1 << 40)] {
      #expect(try Arguments(["check", "--max-memory", text, "x"]).size(of: .maxMemory) == bytes)
    }
  }

  @Test func optionsMayStandAnywhereAndEndAtTwoDashes() throws {
    let arguments = try Arguments(["check", "a", "--up-to=3", "--quiet", "b", "--", "--quiet", "-"])
    #expect(arguments.operands == ["a", "b", "--quiet", "-"])
    #expect(try arguments.number(of: .upTo) == 3)
    #expect(arguments.has(.quiet))
  }
}
