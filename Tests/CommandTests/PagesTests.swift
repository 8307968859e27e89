import Foundation
import TestSupport
import Testing

/// What the README shows is what a reader gets: its files are written, its commands run, its outputs compared.
@Suite struct ReadmeTests {
  /// A fenced block: what stands after the fence, and the lines within.
  private struct Block {
    var kind: Substring
    var lines: [Substring] = []
  }

  private func blocks() throws -> [Block] {
    let text = try String(contentsOf: Schemas.root.appending(path: "README.md"), encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(kind: line.dropFirst(3)) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  @Test func everyCommandPrintsWhatTheReadmeSays() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "Circuits"), withDestinationURL: Schemas.root.appending(path: "Circuits"))
    var runs = 0
    for block in try blocks() {
      if block.kind.hasPrefix("circuit ") {
        try scratch.makeFile(String(block.kind.dropFirst(8)), block.lines.joined(separator: "\n") + "\n")
      }
      guard block.kind == "console" else { continue }
      let starts = block.lines.indices.filter { block.lines[$0].hasPrefix("$ heaviside ") }
      for (place, start) in starts.enumerated() {
        let end = place + 1 < starts.count ? starts[place + 1] : block.lines.endIndex
        let arguments = words(of: block.lines[start].dropFirst("$ heaviside ".count))
        let result = try Tool.run(arguments, in: scratch.folder)
        #expect(result.output == block.lines[(start + 1)..<end].map { $0 + "\n" }.joined(), "\(block.lines[start])")
        runs += 1
      }
    }
    #expect(runs == 6)
    #expect(try Tool.run(["fmt", "--check", "mine.circuit", "slip.circuit"], in: scratch.folder).status == 0)
  }

  /// The words of a command line, in which quotes hold words together.
  private func words(of line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { place, part in
      place % 2 == 0 ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }
}
