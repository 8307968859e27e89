import Foundation
import PackagePlugin

/// Verifies the circuit files of a target whenever the target is built: a claim that fails, or a file that is rejected,
/// is an error of the build, at its line.
///
/// Every build verifies every file again. SwiftPM makes its plan once and keeps it, and a file that is imported only later
/// would stand in no plan: a verdict that is found too often costs milliseconds, one that is out of date would be false.
/// So each command reads what it wrote the last time, which is never the same.
@main
struct VerifyCircuits: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let tool = try context.tool(named: "heaviside")
    let package = context.package.directoryURL
    return try circuitFiles(below: target.directoryURL).map { file in
      let name = context.pluginWorkDirectoryURL.appending(path: uniqueName(of: file, in: package))
      // A build runs only commands of which it needs an output, and a target needs its sources: this one stays empty.
      let mark = try emptyFile(name.appendingPathExtension("swift"))
      let report = try emptyFile(name.appendingPathExtension("json"))
      return .buildCommand(
        displayName: "Verifying \(file.lastPathComponent)", executable: tool.url,
        arguments: ["check", file.path, "--quiet", "--format", "compiler", "--format", "json=\(report.path)"],
        inputFiles: [file, report], outputFiles: [mark])
    }
  }

  /// The path of a file in the package as a name that no other file has.
  private func uniqueName(of file: URL, in package: URL) -> String {
    let path = file.path.hasPrefix(package.path + "/") ? String(file.path.dropFirst(package.path.count + 1)) : file.path
    return path.replacing("%", with: "%25").replacing("/", with: "%2F")
  }

  /// Makes a file unless it is there.
  private func emptyFile(_ file: URL) throws -> URL {
    if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
    return file
  }

  /// Every `*.circuit` file below a folder, hidden ones left out, in the order of their paths.
  private func circuitFiles(below folder: URL) throws -> [URL] {
    var problem: (any Error)?
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles,
      errorHandler: { _, error in
        problem = error
        return false
      })
    let found = files?.compactMap { $0 as? URL }.filter { $0.pathExtension == "circuit" } ?? []
    if let problem { throw problem }
    return found.sorted { $0.path < $1.path }
  }
}
