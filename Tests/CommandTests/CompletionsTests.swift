import Foundation
import TestSupport
import Testing

@testable import heaviside

@Suite struct CompletionsTests {
  @Test(arguments: Shell.allCases)
  func everyVerbAndOptionOccursWithItsChoices(shell: Shell) throws {
    let result = try Tool.run(["completions", shell.rawValue])
    #expect(result.status == 0 && result.notes.isEmpty)
    #expect(result.output == shell.completions)
    let script = result.output
    for verb in Verb.allCases {
      #expect(script.contains("\(verb)"), "\(verb)")
      for option in Option.all(of: verb) {
        let name = shell == .fish ? "-l \(option.rawValue.dropFirst(2)) " : option.rawValue
        #expect(script.contains(name), "\(verb) \(option)")
        for choice in option.entry.choices { #expect(script.contains(choice), "\(option) \(choice)") }
      }
    }
    #expect(script.contains("\n") && !script.contains("\t"))
  }

  @Test func anUnknownShellIsStatus2() throws {
    let result = try Tool.run(["completions", "tcsh"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.notes.contains("bash, zsh and fish"))
    #expect(try Tool.run(["completions"]).notes.contains("`completions` needs a SHELL"))
    #expect(try Tool.run(["completions", "zsh", "fish"]).status == 2)
  }

  /// The words as bash hands them over: parted at `=`.
  @Test(arguments: [
    (["che"], ["check"]), (["--v"], ["--version"]), (["check", "--eng"], ["--engine"]),
    (["check", "--max-"], ["--max-memory", "--max-states"]), (["check", "--engine", "ref"], ["reference"]),
    (["check", "--engine", "=", "ref"], ["reference"]), (["check", "--engine", "="], Option.engine.entry.choices),
    (["check", "--format", "js"], ["json", "jsonl"]),
    (["check", "--format", "json", "=", "a"], ["a b.circuit", "another.txt"]),
    (["check", "--format", "=", "json", "=", "an"], ["another.txt"]), (["check", "--up-to", ""], []),
    (["check", "--quiet", ""], ["a b.circuit", "folder"]), (["check", "x", "a"], ["a b.circuit"]),
    (["check", "--", "--en"], []), (["check", "--certificate", ""], ["folder"]),
    (["certify", ""], ["folder", "x.certificate"]), (["help", "tr"], ["trace"]),
    (["completions", ""], ["bash", "fish", "zsh"]), (["trace", "--engine", "r"], []), (["nonsense", ""], []),
  ])
  func bashCompletes(words: [String], expected: [String]) throws {
    let folder = try files()
    let list = (["heaviside"] + words).map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(Shell.bash.completions)
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count)
      _heaviside
      for reply in "${COMPREPLY[@]}"; do echo "$reply"; done
      """
    let output = try run(["bash", "--norc", "-c", script], in: folder.folder)
    #expect(output.split(separator: "\n").map(String.init).sorted() == expected.sorted())
  }

  @Test func bashFindsNothingWrongWithTheScript() throws {
    #expect(try run(["bash", "-n", "-c", Shell.bash.completions], in: Schemas.root).isEmpty)
  }

  @Test(.enabled("fish is not installed") { isInstalled("fish") })
  func fishCompletes() throws {
    let cases = [
      ("heaviside che", ["check"]), ("heaviside check --max-", ["--max-memory", "--max-states"]),
      ("heaviside check --engine ref", ["reference"]), ("heaviside check --engine=ref", ["--engine=reference"]),
      ("heaviside check --format js", ["json", "json=", "jsonl", "jsonl="]), ("heaviside check fol", ["folder/"]),
      ("heaviside certify x", ["x.certificate"]), ("heaviside help tr", ["trace"]), ("heaviside check --up-to ", []),
    ]
    let folder = try files()
    let script = try folder.makeFile("script.fish", Shell.fish.completions)
    let program = "source \(script.path)\n" + cases.map { "complete -C '\($0.0)'; echo ---\n" }.joined()
    let output = try run(["fish", "--no-config", "-c", program], in: folder.folder)
    let found = output.split(separator: "---\n", omittingEmptySubsequences: false)
    #expect(found.count == cases.count + 1, "\(output)")
    for ((line, expected), lines) in zip(cases, found) {
      #expect(lines.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) } == expected, "\(line)")
    }
  }

  /// A zsh on a terminal of its own, in which the line is typed, and then the tab key.
  @Test(
    .enabled("zsh is not installed") { isInstalled("zsh") && Python.canImport("pty") },
    arguments: [
      ("heaviside check --eng", "--engine="), ("heaviside check --engine=ref", "--engine=reference"),
      ("heaviside check --format json=an", "--format json=another.txt"),
      ("heaviside certify x", "certify x.certificate"),
    ])
  func zshCompletes(line: String, expected: String) throws {
    let folder = try files()
    let script = try folder.makeFile("script.zsh", Shell.zsh.completions)
    #expect(try run(["zsh", "-n", script.path], in: folder.folder).isEmpty)
    let seen = try Python.run(
      Self.typing, arguments: [folder.folder.path, script.path, line, expected], input: "")
    #expect(seen.contains(expected), "\(seen.debugDescription)")
  }

  /// Types a line into a zsh, and prints what is seen until the expected text is, or twenty seconds are over.
  private static let typing = """
    import os, pty, select, sys, time
    folder, script, line, expected = sys.argv[1:]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(TERM="dumb", PS1="> ")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    seen = ""
    def read(mark):
        global seen
        end = time.time() + 20
        while mark not in seen and time.time() < end:
            if select.select([terminal], [], [], 0.1)[0]: seen += os.read(terminal, 4096).decode(errors="replace")
    read("> ")
    os.write(terminal, f"autoload -Uz compinit; compinit -u -D; source '{script}'; echo do''ne\\n".encode())
    read("done\\r\\n")
    seen = seen.split("done\\r\\n", 1)[1]
    read("> ")
    os.write(terminal, (line + "\\t").encode())
    read(expected)
    print(seen)
    """

  private static func isInstalled(_ shell: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
    }
  }

  private func files() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["a b.circuit", "another.txt", "x.certificate", "folder/inner.circuit"] {
      try scratch.makeFile(name, "")
    }
    return scratch
  }

  /// Runs a program; everything that it writes.
  private func run(_ words: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
