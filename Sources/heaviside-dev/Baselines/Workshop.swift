import Foundation

/// Where programs of others are written down, compiled and run: a temporary folder, and the tools of the machine.
final class Workshop {
  /// The folder, removed with this value.
  let folder: URL
  /// Whether short lengths are asked for.
  let isQuick: Bool
  /// The `-march` of this build, which programs in C are compiled with too; `nil` for a portable build.
  let march: String?

  init(isQuick: Bool, march: String?) throws {
    self.isQuick = isQuick
    self.march = march
    folder = FileManager.default.temporaryDirectory.appending(path: "heaviside-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

extension Workshop {
  /// Writes a text into a new folder of its own, and says where.
  func write(_ text: String, as name: String) throws -> URL {
    let place = folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let file = place.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// The first of some programs that the machine has.
  func tool(_ names: String...) throws(Unavailable) -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let file = URL(filePath: String(folder)).appending(path: name)
        if FileManager.default.isExecutableFile(atPath: file.path) { return file }
      }
    }
    throw Unavailable("\(names.joined(separator: " or ")) is not installed")
  }

  /// Runs a program in a folder and gives what it printed.
  ///
  /// - Parameters:
  ///   - program: the executable.
  ///   - arguments: its arguments.
  ///   - place: the folder to run it in.
  ///   - limit: the seconds after which it is ended.
  /// - Returns: its standard output.
  /// - Throws: `Unavailable` where it fails or takes too long.
  @discardableResult
  func run(_ program: URL, _ arguments: [String], in place: URL? = nil, limit: Double = 600) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = place ?? folder
    // Everyone is measured on one core unless asked for otherwise.
    let threads = ["OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"]
    process.environment = ProcessInfo.processInfo.environment.merging(threads) { $1 }
    let (output, notes) = (folder.appending(path: "output"), folder.appending(path: "notes"))
    for file in [output, notes] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: notes)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let watch = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: watch)
    process.waitUntilExit()
    watch.cancel()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let text = String(decoding: try Data(contentsOf: notes) + Data(contentsOf: output), as: UTF8.self)
      let way = process.terminationReason == .exit ? "status" : "signal"
      throw Unavailable(
        "\(program.lastPathComponent) ends with \(way) \(process.terminationStatus): \(text.suffix(300))")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}

extension Workshop {
  /// What a run of a program takes more than another one that only begins like it.
  struct Difference {
    /// The output of the run.
    var output: String
    /// By the clock.
    var seconds: Double
    /// By the processor.
    var processorSeconds: Double
  }

  /// The least time in seconds that two runs of a program are said to differ by.
  private static let leastDifference = 1e-3

  /// Runs a program that does not tell its own time, once with nothing to do and once in earnest.
  func difference(_ program: URL, idle: [String], _ arguments: [String]) throws -> Difference {
    func timed(_ arguments: [String]) throws -> Difference {
      let (start, processor) = (ContinuousClock.now, Self.processorSecondsOfChildren)
      let output = try run(program, arguments)
      return Difference(
        output: output, seconds: (ContinuousClock.now - start) / .seconds(1),
        processorSeconds: Self.processorSecondsOfChildren - processor)
    }
    let (nothing, whole) = (try timed(idle), try timed(arguments))
    return Difference(
      output: whole.output, seconds: max(Self.leastDifference, whole.seconds - nothing.seconds),
      processorSeconds: max(Self.leastDifference, whole.processorSeconds - nothing.processorSeconds))
  }

  /// The seconds that processors have worked for programs that have ended.
  private static var processorSecondsOfChildren: Double {
    var usage = rusage()
    unsafe getrusage(.init(RUSAGE_CHILDREN.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  }
}

/// What a program of this benchmark prints of itself: lines of a word and a number or text.
struct Account {
  private var values: [String: String] = [:]

  init(_ output: String) {
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2 { values[String(words[0])] = String(words[1]) }
    }
  }

  /// The text after a word.
  func text(_ word: String) throws(Unavailable) -> String {
    guard let text = values[word] else { throw Unavailable("its output has no `\(word)`") }
    return text
  }

  /// The number after a word.
  func number(_ word: String) throws(Unavailable) -> Double {
    guard let number = Double(try text(word)) else { throw Unavailable("`\(word)` is not a number in its output") }
    return number
  }

  /// The number after a word, where there is one.
  func optionalNumber(_ word: String) -> Double? { values[word].flatMap(Double.init) }
}
