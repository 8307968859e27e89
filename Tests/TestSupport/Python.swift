import Foundation

/// Programs in another language, as second opinions where the machine has one.
public enum Python {
  /// Whether `python3` is here and has a module.
  public static func canImport(_ module: String) -> Bool {
    (try? run("import \(module)", arguments: [], input: "")) == ""
  }

  /// Runs a program; what it prints, or how it failed. Nothing is printed by one that has nothing to complain about.
  public static func run(_ program: String, arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let (inlet, outlet) = (Pipe(), Pipe())
    process.standardInput = inlet
    process.standardOutput = outlet
    process.standardError = outlet
    try process.run()
    try inlet.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inlet.fileHandleForWriting.close()
    let output = try outlet.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    return process.terminationStatus == 0 ? text : "status \(process.terminationStatus): \(text)"
  }
}
