import Foundation
import Fuzzing

/// `faults`: puts every fault of `Tests/Faults/faults.txt` into a copy of the package, one at a time, and sees whether the
/// test that is named with it fails.
///
/// The copy stays in `.build/faults`, so that the next campaign need not build everything again. A test that does not end
/// is one that fails; a fault that does not build, or is not found in its file, is a mistake of the list.
struct FaultsCommand {
  static let command = DevCommand(name: "faults", usage: "[PATTERN]   (in the folder of the package)", run: run)

  /// The folder of the package.
  private let root: URL
  /// The copy that faults are put into.
  private let copy: URL

  /// How a fault ends.
  private enum Outcome: String {
    case killed
    case survived = "SURVIVED"
    case notBuilt = "DOES NOT BUILD"
    case notFound = "NOT FOUND in its file"
  }

  private init(root: URL) {
    self.root = root
    copy = root.appending(path: ".build/faults")
  }

  private static func run(_ words: [String]) -> Int32 {
    let folder = FaultsCommand(root: URL(filePath: FileManager.default.currentDirectoryPath))
    do {
      return try folder.campaign(words.first)
    } catch let error as Fault.Unreadable {
      say("line \(error.line) of the list cannot be read")
    } catch {
      say("\(error)")
    }
    return 1
  }

  /// Runs the faults whose titles contain a pattern; one that is not killed makes the campaign fail.
  private func campaign(_ pattern: String?) throws -> Int32 {
    let list = try String(contentsOf: root.appending(path: "Tests/Faults/faults.txt"), encoding: .utf8)
    let faults = try Fault.list(in: list).filter { fault in pattern.map { fault.title.contains($0) } ?? true }
    guard !faults.isEmpty else {
      Self.say("no fault has such a title")
      return 1
    }
    for name in ["Package.swift", "README.md", "Sources", "Tests", "Circuits"] { try bringUpToDate(name) }
    guard try swift(["build", "--build-tests"], limit: 1200) else {
      Self.say("the package does not build: \(lines(with: "error:"))")
      return 1
    }
    guard try swift(["test", "--skip-build"] + faults.flatMap { ["--filter", $0.test] }, limit: 600) else {
      Self.say("not all tests pass without a fault: \(lines(with: "✘"))")
      return 1
    }
    var killed = 0
    for (number, fault) in faults.enumerated() {
      let outcome = try outcome(of: fault)
      if outcome == .killed { killed += 1 }
      Self.say("\(number + 1)/\(faults.count) \(outcome.rawValue): \(fault.title) (\(fault.test))")
      if outcome == .notBuilt { Self.say(lines(with: "error:")) }
    }
    Self.say("\(killed) of \(faults.count) faults killed")
    return killed == faults.count ? 0 : 1
  }

  private func outcome(of fault: Fault) throws -> Outcome {
    let file = copy.appending(path: fault.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let faulty = fault.applied(to: text) else { return .notFound }
    try faulty.write(to: file, atomically: true, encoding: .utf8)
    defer { try? text.write(to: file, atomically: true, encoding: .utf8) }
    guard try swift(["build", "--build-tests"], limit: 1200) else { return .notBuilt }
    return try swift(["test", "--skip-build", "--filter", fault.test], limit: 120) ? .survived : .killed
  }

  /// Says something at once, also where nobody waits for it but a file.
  private static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

extension FaultsCommand {
  /// Makes a file or folder of the copy equal to the package's, and leaves alone what is equal already.
  private func bringUpToDate(_ name: String) throws {
    let files = FileManager.default
    let (source, target) = (root.appending(path: name), copy.appending(path: name))
    guard let wanted = try? files.contentsOfDirectory(atPath: source.path) else {
      if files.contentsEqual(atPath: source.path, andPath: target.path) { return }
      try files.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: source).write(to: target)
      return
    }
    let present = (try? files.contentsOfDirectory(atPath: target.path)) ?? []
    for extra in present where !wanted.contains(extra) { try files.removeItem(at: target.appending(path: extra)) }
    for inner in wanted { try bringUpToDate("\(name)/\(inner)") }
  }

  private var log: URL { copy.appending(path: ".build/faults.log") }

  /// Runs the package manager in the copy, silently; says whether all is well with it before a limit in seconds.
  private func swift(_ arguments: [String], limit: Int) throws -> Bool {
    let files = FileManager.default
    try files.createDirectory(at: log.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    defer { try? output.close() }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // An interrupt, unlike other signals, is passed on to the tests.
    process.arguments = ["timeout", "--signal=INT", "--kill-after=10", "\(limit)", "swift"] + arguments
    process.currentDirectoryURL = copy
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// The lines of the last output that contain something.
  private func lines(with part: String) -> String {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.contains(part) }.prefix(10).joined(separator: "\n")
  }
}
