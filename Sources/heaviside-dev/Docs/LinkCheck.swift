import Foundation

/// Whether the pages of the repository lead where they say: each relative link to a file that is there, each anchor to a
/// heading of its page. Addresses of the web are not looked at.
struct LinkCheck {
  private let root: URL

  init(root: URL) { self.root = root }
}

extension LinkCheck {
  /// A link that leads nowhere.
  struct Problem: Hashable, CustomStringConvertible {
    /// The page, from the root.
    var page: String
    /// The line, from 1.
    var line: Int
    /// What is wrong.
    var text: String

    var description: String { "\(page):\(line): \(text)" }
  }

  /// The links that lead nowhere, page by page.
  func problems() throws -> [Problem] { try pages().flatMap(problems) }

  /// The Markdown files below the root, hidden folders aside, in the order of their names.
  func pages() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    return try names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      if name.hasSuffix(".md") { return [name] }
      let folder = root.appending(path: name)
      guard (try folder.resourceValues(forKeys: [.isDirectoryKey])).isDirectory == true else { return [] }
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".md") && !$0.contains("/.") && !$0.hasPrefix(".")
      }.map { "\(name)/\($0)" }
    }.sorted()
  }

  private func problems(of page: String) throws -> [Problem] {
    let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
    var problems: [Problem] = []
    for (line, target) in MarkdownLinks(text).targets {
      if let problem = try problem(with: target, on: page, text) {
        problems.append(Problem(page: page, line: line, text: problem))
      }
    }
    return problems
  }

  private func problem(with target: String, on page: String, _ text: String) throws -> String? {
    if target.hasPrefix("doc:") || target.contains("://") || target.hasPrefix("mailto:") { return nil }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (path, anchor) = (parts[0].removingPercentEncoding ?? parts[0], parts.count > 1 ? parts[1] : nil)
    var other = text
    if !path.isEmpty {
      let file = root.appending(path: page).deletingLastPathComponent().appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path) else { return "there is no `\(path)`" }
      guard anchor != nil else { return nil }
      guard path.hasSuffix(".md") else { return "`\(path)` has no headings" }
      other = try String(contentsOf: file, encoding: .utf8)
    }
    guard let anchor, !MarkdownLinks(other).anchors.contains(anchor) else { return nil }
    return "no heading is called `#\(anchor)`\(path.isEmpty ? "" : " in `\(path)`")"
  }
}

/// What a page in Markdown links to, and what its headings can be linked by.
struct MarkdownLinks {
  /// The targets of links, each with its line, from 1.
  private(set) var targets: [(line: Int, target: String)] = []
  /// The anchors of headings, as sites that show Markdown make them.
  private(set) var anchors: Set<String> = []

  init(_ text: String) {
    var fence: Substring?
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let bare = line.drop { $0 == " " }
      if let open = fence {
        if bare.hasPrefix(open), bare.allSatisfy({ $0 == "`" || $0 == " " }) { fence = nil }
        continue
      }
      let ticks = bare.prefix { $0 == "`" }
      if ticks.count >= 3 {
        fence = ticks
        continue
      }
      if let heading = MarkdownLinks.heading(line) { addAnchor(of: heading) }
      for target in MarkdownLinks.targets(in: MarkdownLinks.withoutCode(line)) {
        targets.append((place + 1, target))
      }
    }
  }

  private mutating func addAnchor(of heading: Substring) {
    let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
    let anchor = kept.replacing(" ", with: "-")
    var name = anchor
    var number = 0
    while !anchors.insert(name).inserted {
      number += 1
      name = "\(anchor)-\(number)"
    }
  }

  private static func heading(_ line: Substring) -> Substring? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return line.dropFirst(level + 1)
  }

  /// The line with what stands between backticks left out.
  private static func withoutCode(_ line: Substring) -> String {
    var text = ""
    var rest = line
    while let start = rest.firstIndex(of: "`") {
      text += rest[..<start]
      let ticks = rest[start...].prefix { $0 == "`" }
      let after = rest[ticks.endIndex...]
      guard let end = after.firstRange(of: ticks) else { return text + after }
      rest = after[end.upperBound...]
      text += "code"
    }
    return text + rest
  }

  /// What follows `](` up to its parenthesis, and what a line `[name]: target` names.
  private static func targets(in line: String) -> [String] {
    var targets: [String] = []
    var rest = line[...]
    while let start = rest.firstRange(of: "](") {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: ")") else { break }
      targets.append(String(rest[..<end].prefix { $0 != " " }))
      rest = rest[end...]
    }
    if line.hasPrefix("["), let colon = line.firstRange(of: "]: ") {
      targets.append(String(line[colon.upperBound...].prefix { $0 != " " }))
    }
    return targets
  }
}
