import Foundation
import TestSupport
import Testing

/// The built command, run as a user would run it.
enum Tool {
  /// What a run left behind.
  struct Result {
    /// The exit status; that of a signal is negative.
    var status: Int32
    /// What it wrote to standard output.
    var output: String
    /// What it wrote to standard error.
    var notes: String
    /// How long it took.
    var seconds: Double
  }

  /// The executable, beside the bundle of the tests.
  static let executable: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [bundle.appending(path: "heaviside"), Schemas.root.appending(path: ".build/debug/heaviside")]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
  }()

  /// Runs the command in a folder and waits for its end.
  static func run(
    _ arguments: [String], in folder: URL = Schemas.root, input: [UInt8]? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try Running(arguments, in: folder, input: input, environment: environment).waitForEnd()
  }

  /// Runs the command in a folder until something is so, however slow the machine, and sends it a signal then.
  static func run(
    _ arguments: [String], in folder: URL, sending signal: Int32, when isSo: (Running) throws -> Bool
  ) throws -> Result {
    let run = try Running(arguments, in: folder)
    #expect(try run.wait { try isSo(run) }, "the run never came to where it was to be stopped")
    run.send(signal)
    return try run.waitForEnd()
  }

  /// A run that has not ended.
  final class Running {
    private let process = Process()
    private let scratch: Scratch
    private let (output, notes): (URL, URL)
    private let start = ContinuousClock.now

    /// Starts the command, or another program, in a folder.
    init(
      _ arguments: [String], of program: URL = Tool.executable, in folder: URL = Schemas.root, input: [UInt8]? = nil,
      environment: [String: String] = [:], output pipe: Pipe? = nil
    ) throws {
      // Files rather than pipes: a test must not wait for a pipe that is full.
      scratch = try Scratch()
      (output, notes) = (try scratch.makeFile("output"), try scratch.makeFile("notes"))
      process.executableURL = program
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardOutput = try pipe ?? FileHandle(forWritingTo: output) as Any
      process.standardError = try FileHandle(forWritingTo: notes)
      process.standardInput = try FileHandle(forReadingFrom: scratch.makeFile("input", bytes: input ?? []))
      try process.run()
      // A run that does not end must fail a test, not hang them all. One that has ended is let go, with its open files:
      // Foundation looks at every open file whenever it starts a process, and with very many it crashes.
      DispatchQueue.global().asyncAfter(deadline: .now() + 240) { [weak process] in
        if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
      }
    }

    /// Whether it goes on.
    var isRunning: Bool { process.isRunning }

    /// What it has written to standard output so far.
    func outputSoFar() throws -> String { String(decoding: try Data(contentsOf: output), as: UTF8.self) }

    /// What it has written to standard error so far.
    func notesSoFar() throws -> String { String(decoding: try Data(contentsOf: notes), as: UTF8.self) }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until something is so, or the run has ended, or a long time is over; whether it is so.
    func wait(until isSo: () throws -> Bool) throws -> Bool {
      for _ in 0..<6000 {
        if try isSo() { return true }
        if !process.isRunning { return try isSo() }
        Thread.sleep(forTimeInterval: 0.01)
      }
      return false
    }

    /// Waits for the end.
    func waitForEnd() throws -> Result {
      process.waitUntilExit()
      let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
      return Result(
        status: status, output: try outputSoFar(), notes: try notesSoFar(),
        seconds: (ContinuousClock.now - start) / .seconds(1))
    }
  }

  /// Runs `check --format json` and reads the report, which must keep its schema.
  static func report(_ arguments: [String], in folder: URL = Schemas.root) throws -> (status: Int32, json: JSON) {
    let result = try run(["check", "--format", "json"] + arguments, in: folder)
    let json = try JSON(result.output)
    #expect(try Schemas.read("report-1").violations(of: json) == [])
    return (result.status, json)
  }
}

/// A folder of its own for a test, removed with the value.
final class Scratch {
  /// The folder.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "heaviside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Makes a file in the folder, and the folders above it.
  @discardableResult
  func makeFile(_ name: String, bytes: [UInt8] = []) throws -> URL {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url
  }

  /// The names of everything in the folder and below it, in order.
  func names() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() }

  /// The bytes of a file in the folder.
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  /// The text of a file in the folder.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Makes a text file in the folder.
  @discardableResult
  func makeFile(_ name: String, _ text: String) throws -> URL { try makeFile(name, bytes: Array(text.utf8)) }
}
