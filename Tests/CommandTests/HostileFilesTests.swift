import Foundation
import TestSupport
import Testing

/// Whatever stands where a circuit file should be: a diagnostic, soon, and never a crash or a wait.
@Suite struct HostileFilesTests {
  /// Files of any bytes with the status that they must get.
  static let contents: [(name: String, bytes: [UInt8])] = [
    ("empty", []),
    ("blank", Array(" \n\t\r\n".utf8)),
    ("comment-only", Array("// nothing here".utf8)),
    ("nul", Array("circuit A {\n  input x: bit\u{0}\n}\n".utf8)),
    ("all-nul", Array(repeating: 0, count: 4096)),
    ("not-utf8", Array("circuit A {\n".utf8) + [0xC0, 0xAF, 0xFF, 0xFE] + Array("\n}\n".utf8)),
    ("utf16", [0xFF, 0xFE] + Array("circuit A {}".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    ("long-line", Array(repeating: UInt8(ascii: "a"), count: 16 << 20)),
    ("brackets", Array("circuit A {\n  h[t] = ".utf8) + Array(repeating: UInt8(ascii: "("), count: 100_000)),
    ("squares", Array("circuit A {\n  let w = ".utf8) + Array(repeating: UInt8(ascii: "["), count: 100_000)),
    ("braces", Array(repeating: UInt8(ascii: "{"), count: 100_000)),
    ("nots", Array("circuit A { prove p: ".utf8) + Array(String(repeating: "not ", count: 100_000).utf8)),
    ("minuses", Array("circuit A { prove p: ".utf8) + Array(repeating: UInt8(ascii: "-"), count: 100_000)),
    (
      "digits",
      Array("circuit A {\n  input x: bit\n  y[t] = step(x[t] - ".utf8)
        + Array(repeating: UInt8(ascii: "7"), count: 10_000) + Array(")\n}\n".utf8)
    ),
    ("power", Array("circuit A {\n  input x: bit\n  y[t] = x[t] * 9^9^9^9\n  prove p: y[t] == 0\n}\n".utf8)),
    ("alphabet", Array("circuit A {\n  input x: 0..9[40]\n  y[t] = x[t][1]\n  prove p: y[t] == 0\n}\n".utf8)),
    ("vector", Array("circuit A {\n  input x: bit[999999999]\n  prove p: x[t][1] == 0\n}\n".utf8)),
    ("family", Array("circuit A(k in 1..999999999) {\n  input x: bit\n  prove p: x[t] == 0\n}\n".utf8)),
    ("import-itself", Array("import \"import-itself.circuit\"\n".utf8)),
    ("import-missing", Array("import \"nowhere.circuit\"\n".utf8)),
    ("import-device", Array("import \"/dev/zero\"\n".utf8)),
    ("import-folder", Array("import \".\"\n".utf8)),
    ("no-claim", Array("circuit A {\n  input x: bit\n  output y[t] = x[t]\n}\n".utf8)),
    (
      "nothing-considered",
      Array("circuit A {\n  input x: bit\n  assume x[t] > 1\n  output y[t] = x[t]\n  prove p: y[t] == 0\n}\n".utf8)
    ),
  ]

  @Test(arguments: contents.indices) func aHostileFileIsRejectedSoon(place: Int) throws {
    let (name, bytes) = Self.contents[place]
    let scratch = try Scratch()
    try scratch.makeFile("\(name).circuit", bytes: bytes)
    for form in ["text", "json"] {
      let result = try Tool.run(["check", "\(name).circuit", "--format", form], in: scratch.folder)
      #expect([2, 3].contains(result.status), "\(name): \(result.status) \(result.notes)")
      #expect(result.output.contains(form == "json" ? "\"code\": \"E" : "error[E"), "\(name): \(result.output)")
      // Two seconds is the promise of the optimised build on an idle machine.
      #expect(result.seconds < 120, "\(name)")
    }
  }

  @Test func whatIsNoFileIsNeverRead() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "folder.circuit"), withIntermediateDirectories: true)
    #expect(unsafe mkfifo(scratch.folder.appending(path: "pipe.circuit").path, 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.appending(path: "loop.circuit").path, withDestinationPath: "loop.circuit")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.appending(path: "dangling.circuit").path, withDestinationPath: "nowhere")
    let paths = [
      "folder.circuit", "pipe.circuit", "loop.circuit", "dangling.circuit", "/dev/zero", "/dev/null",
      "missing.circuit", "missing/missing.circuit", "pipe.circuit/x", "", String(repeating: "x", count: 10_000), ".",
    ]
    for path in paths {
      for verb in ["check", "fmt"] {
        let result = try Tool.run([verb, path], in: scratch.folder)
        #expect(result.status == 2, "\(verb) \(path.prefix(40)): \(result.status)")
        #expect((result.output + result.notes).contains("error[E06"), "\(verb) \(path.prefix(40))")
      }
      #expect(try Tool.run(["trace", path, "--input", "1"], in: scratch.folder).status == 2)
    }
  }

  @Test func namesOfFilesCannotActOnTheTerminal() throws {
    let scratch = try Scratch()
    try scratch.makeFile("a\u{1B}[2J\u{202E}.circuit", "circuit \u{1B}[31m {}\n")
    let result = try Tool.run(["check", ".", "--color", "never"], in: scratch.folder)
    #expect(result.status == 3)
    #expect(!result.output.contains("\u{1B}"))
    #expect(!result.output.contains("\u{202E}"))
    #expect(result.output.contains("<U+001B>[2J"))
  }
}
