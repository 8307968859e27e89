import Foundation
import Fuzzing

/// `faults`: puts every fault of `Tests/Faults/faults.txt` into a copy of the package, one at a time, and sees whether the
/// test that is named with it fails.
struct FaultsCommand {
  /// The folder of the package.
  let root: URL
  /// Only faults whose titles contain this.
  let pattern: String?

  /// How a fault ends.
  private enum Outcome: String {
    case killed
    case survived = "SURVIVED"
    case notBuilt = "DOES NOT BUILD"
    case notFound = "NOT FOUND in its file"
  }

  /// Runs the campaign; a fault that is not killed makes it fail.
  func run() throws -> Int32 {
    let list = try String(contentsOf: root.appending(path: "Tests/Faults/faults.txt"), encoding: .utf8)
    let faults = try Fault.list(in: list).filter { fault in pattern.map { fault.title.contains($0) } ?? true }
    let copy = FileManager.default.temporaryDirectory.appending(path: "heaviside-faults-\(getpid())")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in ["Package.swift", "README.md", "Sources", "Tests", "Circuits"] {
      try FileManager.default.copyItem(at: root.appending(path: name), to: copy.appending(path: name))
    }
    guard try swift(["build", "--build-tests"], in: copy) == 0 else {
      print("the package does not build")
      return 1
    }
    var isSound = true
    for test in Set(faults.map(\.test)).sorted()
    where try swift(["test", "--skip-build", "--filter", test], in: copy) != 0 {
      print("fails without any fault: \(test)")
      isSound = false
    }
    guard isSound else { return 1 }
    var survivors = 0
    for (number, fault) in faults.enumerated() {
      let outcome = try outcome(of: fault, in: copy)
      if outcome != .killed { survivors += 1 }
      print("\(number + 1)/\(faults.count) \(outcome.rawValue): \(fault.title) (\(fault.test))")
    }
    print("\(faults.count - survivors) of \(faults.count) faults killed")
    return survivors == 0 ? 0 : 1
  }

  private func outcome(of fault: Fault, in copy: URL) throws -> Outcome {
    let file = copy.appending(path: fault.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let faulty = fault.applied(to: text) else { return .notFound }
    try faulty.write(to: file, atomically: true, encoding: .utf8)
    defer { try? text.write(to: file, atomically: true, encoding: .utf8) }
    guard try swift(["build", "--build-tests"], in: copy) == 0 else { return .notBuilt }
    return try swift(["test", "--skip-build", "--filter", fault.test], in: copy) == 0 ? .survived : .killed
  }

  /// Runs the package manager silently, and gives its status.
  private func swift(_ arguments: [String], in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", "300", "swift"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
