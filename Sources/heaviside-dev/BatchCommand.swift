import Foundation

/// `batch`: how fast a folder of many small files is checked, beside a process for each file, with and without a cache;
/// and how soon the command is there at all. The answers of all ways are compared.
enum BatchCommand {
  static let command = DevCommand(name: "batch", usage: "[--files N] [--rounds K]", run: run)

  private static func run(_ words: [String]) -> Int32 {
    do {
      let options = try Options(words)
      let workshop = try Workshop(isQuick: false, march: nil)
      let folder = try makeFolder(of: options.files, in: workshop)
      print("\(options.files) files, of which two in five fail; medians of \(options.rounds)\n")
      for row in try Ways(folder, options, workshop).rows() { print(row) }
      return 0
    } catch let problem as UsageError {
      print("\(problem.message)\nusage: heaviside-dev batch \(command.usage)")
      return 2
    } catch {
      print("\((error as? Unavailable)?.reason ?? "\(error)")")
      return 1
    }
  }

  private struct Options {
    var files = 1000
    var rounds = 5

    init(_ words: [String]) throws(UsageError) {
      var rest = words[...]
      while let word = rest.popFirst() {
        guard word == "--files" || word == "--rounds" else { throw UsageError(message: "there is no option \(word)") }
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw UsageError(message: "\(word) needs a number")
        }
        if word == "--files" { files = number } else { rounds = number }
      }
    }
  }

  /// Files that differ in their comments and, two in five, in a bias that breaks the claim.
  private static func makeFolder(of count: Int, in workshop: Workshop) throws -> URL {
    let folder = workshop.folder.appending(path: "circuits")
    for number in 0..<count {
      let place = folder.appending(path: "\(number / 100)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let text = """
        /// Emits 1 for as long as every input so far was 1. Number \(number).
        circuit RunningAnd\(number) {
          input x: bit

          h[0] = 1
          h[t] = step(h[t-1] + x[t] - \(number % 5 < 3 ? "1.5" : "0.5"))
          output y[t] = h[t]

          prove correct: y[t] iff all(x[1..t])

          example "worked by hand" {
            x = 1 1 1 1
            y = 1 1 1 1
          }
        }

        """
      try Data(text.utf8).write(to: place.appending(path: "c\(number).circuit"))
    }
    return folder
  }

  /// The ways in which the folder is checked.
  private struct Ways {
    let folder: URL
    let options: Options
    let workshop: Workshop
    let tool: URL

    init(_ folder: URL, _ options: Options, _ workshop: Workshop) throws(Unavailable) {
      let beside = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
      tool = beside.deletingLastPathComponent().appending(path: "heaviside")
      guard FileManager.default.isExecutableFile(atPath: tool.path) else {
        throw Unavailable("the command `heaviside` is not built beside this one")
      }
      (self.folder, self.options, self.workshop) = (folder, options, workshop)
    }

    func rows() throws -> [String] {
      let cache = workshop.folder.appending(path: "cache").path
      let check = "\"\(tool.path)\" check circuits"
      // Every way ends with the same words; `wc` and `sort` would hide a file that is missing.
      let alone =
        "find circuits -name '*.circuit' -print0 | LC_ALL=C sort -z | "
        + "xargs -0 -n 1 \"\(tool.path)\" check | grep -c 'proved for every\\|fails at'"
      let whole = { (way: String) in "\(way) | grep -c 'proved for every\\|fails at'" }
      let ways: [(name: String, script: String)] = [
        ("a process for each file", alone), ("one run, 1 thread", whole("\(check) --jobs 1")),
        ("one run, 2 threads", whole("\(check) --jobs 2")),
        ("with an empty cache, 2 threads", "rm -rf '\(cache)'; " + whole("\(check) --jobs 2 --cache '\(cache)'")),
        ("with that cache, 2 threads", whole("\(check) --jobs 2 --cache '\(cache)'")),
      ]
      var seconds = Array(repeating: [Double](), count: ways.count)
      for _ in 0..<options.rounds {
        for (place, way) in ways.enumerated() { seconds[place].append(try time(way.script)) }
      }
      let medians = seconds.map { $0.sorted()[$0.count / 2] }
      let first = medians[0]
      return zip(ways, medians).map { way, median in
        "\(way.name.padded(to: 32)) \(text(median)) s, \(text(first / median)) times as fast as the first"
      } + [
        "\nthe second run with a cache is \(text(medians[2] / medians[4])) times as fast as one without",
        "`heaviside --version` takes \(text(try timeOfStart() * 1000)) ms, with starting the process",
      ]
    }

    /// Runs a script whose answer must be that every claim of every file was judged. The shell takes the time, so that
    /// starting the shell is no part of it.
    private func time(_ script: String) throws -> Double {
      let timed = "TIMEFORMAT=%R; { time { \(script); }; } 2>&1"
      let lines = try workshop.run(URL(filePath: "/bin/bash"), ["-c", timed], in: workshop.folder).split(
        separator: "\n")
      guard lines.count == 2, lines[0] == "\(options.files)", let seconds = Double(lines[1]) else {
        throw Unavailable("\(script)\nsays \(lines.joined(separator: ", "))")
      }
      return seconds
    }

    /// How long the command takes to say its version, on average.
    private func timeOfStart() throws -> Double {
      let script = "TIMEFORMAT=%R; { time for i in {1..100}; do \"\(tool.path)\" --version > /dev/null; done; } 2>&1"
      let output = try workshop.run(URL(filePath: "/bin/bash"), ["-c", script])
      guard let seconds = Double(output.split(separator: "\n").joined()) else { throw Unavailable(output) }
      return seconds / 100
    }

    private func text(_ number: Double) -> String {
      let digits = number < 10 ? 2 : number < 100 ? 1 : 0
      let scale = [1.0, 10, 100][digits]
      return "\((number * scale).rounded() / scale)"
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
