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
    _ arguments: [String], in folder: URL = Schemas.root, input: [UInt8]? = nil, environment: [String: String] = [:],
    interruptAfter delay: Double? = nil, by signal: Int32 = SIGINT
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: a test must not wait for a pipe that is full.
    let scratch = try Scratch()
    let (output, notes) = (try scratch.makeFile("output"), try scratch.makeFile("notes"))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: notes)
    process.standardInput = try FileHandle(forReadingFrom: scratch.makeFile("input", bytes: input ?? []))
    let start = ContinuousClock.now
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, signal)
    }
    // A run that does not end must fail a test, not hang them all.
    let identifier = process.processIdentifier
    let guardian = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 240, execute: guardian)
    process.waitUntilExit()
    guardian.cancel()
    let duration = ContinuousClock.now - start
    let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Result(
      status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      notes: String(decoding: try Data(contentsOf: notes), as: UTF8.self), seconds: duration / .seconds(1))
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

  /// Makes a text file in the folder.
  @discardableResult
  func makeFile(_ name: String, _ text: String) throws -> URL { try makeFile(name, bytes: Array(text.utf8)) }
}
