import Foundation
import PackagePlugin

/// `swift package verify-circuits [PATH...] [-- OPTION...]`: runs `heaviside check` on circuit files of the package, on all
/// of them unless paths are given, and fails when it fails.
@main
struct VerifyCircuitsCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let paths = Array(parts.first ?? [])
    let options = parts.count > 1 ? Array(parts[1]) : []
    if let option = paths.first(where: { $0.hasPrefix("-") }) { throw Problem.optionBeforeDashes(option) }
    let process = Process()
    process.executableURL = try context.tool(named: "heaviside").url
    process.currentDirectoryURL = context.package.directoryURL
    process.arguments = ["check"] + options + ["--"] + (paths.isEmpty ? ["."] : paths)
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit else { throw Problem.killed(process.terminationStatus) }
    if process.terminationStatus != 0 { throw Problem.failed(process.terminationStatus) }
  }

  /// Why the command fails.
  private enum Problem: Error, CustomStringConvertible {
    case optionBeforeDashes(String)
    case failed(Int32)
    case killed(Int32)

    var description: String {
      switch self {
      case .optionBeforeDashes(let option):
        "options stand after two dashes: swift package verify-circuits [PATH...] -- \(option)"
      case .failed(let status): "heaviside check ended with status \(status)"
      case .killed(let signal): "heaviside check was ended by signal \(signal)"
      }
    }
  }
}
