import Foundation
import TestSupport
import Testing

/// A page of the documentation that shows files and what commands print, run as its reader would run it.
///
/// A fenced block with two words, ```` ```circuit mine.circuit ````, is a file. In a block called `console`, a line that
/// begins with `$ ` is given to a shell, and the lines below it are what must be printed.
struct Page {
  /// The path, from the root of the package.
  let path: String
  private let blocks: [Block]

  /// A fenced block: what stands after the fence, and the lines within.
  private struct Block {
    var kind: [Substring]
    var lines: [Substring] = []
  }

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: Schemas.root.appending(path: path), encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(kind: line.dropFirst(3).split(separator: " ")) : nil
      } else {
        open?.lines.append(line)
      }
    }
    self.blocks = blocks
  }
}

extension Page {
  /// Writes the files into a folder and runs the commands there, in the order in which they stand.
  ///
  /// - Returns: how many commands were run.
  func run(in folder: Scratch) throws -> Int {
    try FileManager.default.createSymbolicLink(
      at: folder.folder.appending(path: "Circuits"), withDestinationURL: Schemas.root.appending(path: "Circuits"))
    var runs = 0
    for block in blocks {
      if block.kind.count == 2 {
        try folder.makeFile(String(block.kind[1]), block.lines.joined(separator: "\n") + "\n")
      }
      guard block.kind == ["console"] else { continue }
      let starts = block.lines.indices.filter { block.lines[$0].hasPrefix("$ ") }
      for (place, start) in starts.enumerated() {
        let end = place + 1 < starts.count ? starts[place + 1] : block.lines.endIndex
        let printed = try Page.run(String(block.lines[start].dropFirst(2)), in: folder.folder)
        #expect(printed == block.lines[(start + 1)..<end].map { $0 + "\n" }.joined(), "\(path): \(block.lines[start])")
        runs += 1
      }
    }
    return runs
  }

  /// What a command line prints; lines that end as on other systems look like any on a page.
  private static func run(_ command: String, in folder: URL) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try Tool.Running(
      ["-c", command], of: URL(filePath: "/bin/sh"), in: folder,
      environment: ["PATH": "\(Tool.executable.deletingLastPathComponent().path):\(path)"])
    return try run.waitForEnd().output.replacing("\r\n", with: "\n")
  }
}
