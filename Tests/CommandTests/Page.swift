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
  /// Where its links lead, as they are written.
  let links: [String]
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
    var links: [String] = []
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(kind: line.dropFirst(3).split(separator: " ")) : nil
      } else if open != nil {
        open?.lines.append(line)
      } else {
        links += line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
      }
    }
    (self.blocks, self.links) = (blocks, links)
  }
}

extension Page {
  /// The links to files that are not there; those to other sites are not looked at.
  var deadLinks: [String] {
    let folder = Schemas.root.appending(path: path).deletingLastPathComponent()
    return links.filter { link in
      let target = link.prefix { $0 != "#" }
      return !link.contains("://") && !target.isEmpty
        && !FileManager.default.fileExists(atPath: folder.appending(path: target).path)
    }
  }

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
      runs += try Page.run(block.lines, in: folder.folder, shownIn: path)
    }
    return runs
  }

  /// Runs what somebody typed into a terminal, and compares what is printed with the lines below each command.
  ///
  /// - Returns: how many commands were run.
  static func run(_ terminal: [Substring], in folder: URL, shownIn path: String) throws -> Int {
    let starts = terminal.indices.filter { terminal[$0].hasPrefix("$ ") }
    #expect(starts.first == terminal.startIndex, "\(path): the first line is no command")
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : terminal.endIndex
      let printed = try run(String(terminal[start].dropFirst(2)), in: folder)
      #expect(printed == terminal[(start + 1)..<end].map { $0 + "\n" }.joined(), "\(path): \(terminal[start])")
    }
    return starts.count
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
