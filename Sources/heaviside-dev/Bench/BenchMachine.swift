import Foundation

/// What a benchmark ran on, in words that tell nothing about whose machine it is.
struct BenchMachine {
  /// The processor, its cores, the compilers, and how this build was made.
  let text: String

  init(_ workshop: Workshop) {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let name = model?.trimmingCharacters(in: .whitespaces) ?? "an unknown processor"
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let widest = ["avx512f": "AVX-512", "avx2": "AVX2"].sorted { $0.key > $1.key }
      .first { information.contains(" \($0.key) ") }.map { ", \($0.value)" }
    let build = workshop.march.map { "built with -march=\($0)" } ?? "portable build"
    text = ["\(name)\(widest ?? "")", "\(cores) \(cores == 1 ? "core" : "cores")", Self.swift(workshop), build]
      .joined(separator: "; ")
  }

  private static func swift(_ workshop: Workshop) -> String {
    guard let tool = try? workshop.tool("swiftc"), let output = try? workshop.run(tool, ["--version"]),
      let start = output.range(of: "Swift version ")
    else { return "Swift" }
    return "Swift \(output[start.upperBound...].prefix { $0 != " " })"
  }
}
