import Foundation
import TestSupport
import Testing

@testable import Reports

/// Every hostile text goes through every escaping, and readers that know nothing of it read the text back.
@Suite struct EscapingTests {
  private let texts = HostileTexts.all

  @Test func theTextsAreMany() {
    #expect(texts.count > 150)
    #expect(Set(texts.map { Array($0.utf8) }).count == texts.count)
  }

  @Test(.enabled(if: Python.canImport("xml.etree.ElementTree")))
  func aReaderOfXMLReadsEveryTextBack() throws {
    let items = texts.map { "<t a=\"\($0.xmlAttribute)\" b='\($0.xmlAttribute)'>\($0.xmlText)</t>" }
    let read = try readBack(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><r>\(items.joined())</r>",
      by: """
        import sys, json, xml.etree.ElementTree as tree
        root = tree.fromstring(sys.stdin.buffer.read())
        print(json.dumps([[t.get("a"), t.get("b"), t.text or ""] for t in root]))
        """)
    #expect(read == texts.map { [$0.visible, $0.visible, $0.visibleLines] })
  }

  @Test(.enabled(if: Python.canImport("html.parser")))
  func aReaderOfHTMLReadsEveryTextBack() throws {
    let items = texts.map { "<p title=\"\($0.htmlAttribute)\" lang='\($0.htmlAttribute)'>\($0.htmlText)</p>" }
    let read = try readBack(
      items.joined(),
      by: """
        import sys, json, io, html.parser
        class Reader(html.parser.HTMLParser):
            items = []
            def handle_starttag(self, tag, attributes):
                assert tag == "p" and [name for name, _ in attributes] == ["title", "lang"], (tag, attributes)
                self.items.append([value for _, value in attributes] + [""])
            def handle_data(self, data): self.items[-1][2] += data
            def handle_comment(self, data): raise ValueError(data)
            def handle_decl(self, data): raise ValueError(data)
            def handle_pi(self, data): raise ValueError(data)
        reader = Reader()
        reader.feed(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read())
        reader.close()
        print(json.dumps(reader.items))
        """)
    #expect(read == texts.map { [$0.visible, $0.visible, $0.visibleLines] })
  }

  @Test(.enabled(if: Python.canImport("csv")))
  func aReaderOfCSVReadsEveryTextBackAndNoFormula() throws {
    let rows = texts.map { "first,\($0.csvField),last\r\n" }
    let read = try readBack(
      rows.joined(),
      by: """
        import sys, json, io, csv
        rows = csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline=""), strict=True)
        print(json.dumps([[a, b, c] for a, b, c in rows]))
        """)
    #expect(read.count == texts.count)
    for (text, row) in zip(texts, read) {
      #expect(row.first == "first" && row.last == "last")
      #expect(row[1] == text.visible || row[1] == "'" + text.visible)
      let begin = row[1].unicodeScalars.first { $0 != " " }
      #expect(!["=", "+", "-", "@", "\t", "\r"].contains(begin), "\(row[1])")
    }
  }

  @Test(.enabled(if: Python.canImport("urllib.parse")))
  func aReaderOfAddressesReadsEveryPathBack() throws {
    let read = try readBack(
      JSONValue.array(texts.map { .string($0.uriPath) }).line,
      by: """
        import sys, json, urllib.parse
        parts = [urllib.parse.urlsplit(uri) for uri in json.load(sys.stdin)]
        print(json.dumps([[urllib.parse.unquote(p.path), p.scheme + p.netloc + p.query + p.fragment] for p in parts]))
        """)
    #expect(read == texts.map { [($0.hasPrefix("//") ? "/." : "") + $0, ""] })
  }

  @Test func aWorkflowCommandIsOneLineWithTheTextInIt() {
    for text in texts {
      let command = "::error file=\(text.workflowProperty),title=\(text.workflowProperty)::\(text.workflowData)"
      #expect(!command.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(command)")
      let head = command.unicodeScalars.dropFirst(2).prefix { $0 != ":" }
      let data = command.unicodeScalars.dropFirst(2 + head.count + 2)
      let properties = String(head).dropFirst("error ".count).unicodeScalars.split(separator: ",").map(String.init)
      #expect(properties.map { $0.unicodeScalars.prefix { $0 != "=" }.map(String.init).joined() } == ["file", "title"])
      let file = properties[0].unicodeScalars.dropFirst("file=".count)
      #expect(String(file).removingPercentEncoding == text.visible)
      #expect(String(data).removingPercentEncoding == text.visibleLines)
    }
  }

  @Test func aTestPointKeepsItsDescriptionAndGetsNoDirective() {
    for text in texts {
      let escaped = text.tapDescription
      #expect(!escaped.unicodeScalars.contains { $0.properties.generalCategory == .control })
      var (read, isEscaped, hasDirective) = ("", false, false)
      for scalar in escaped.unicodeScalars {
        if !isEscaped, scalar == "\\" {
          isEscaped = true
          continue
        }
        hasDirective = hasDirective || (!isEscaped && scalar == "#")
        read.unicodeScalars.append(scalar)
        isEscaped = false
      }
      #expect(read == text.visible && !isEscaped && !hasDirective, "\(escaped)")
    }
  }

  @Test func whatPeopleReadHoldsNothingHidden() {
    let sinks: [(String) -> String] = [
      \.xmlText, \.xmlAttribute, \.htmlText, \.htmlAttribute, \.markdownText, \.markdownCode, \.markdownBlock,
      \.workflowData, \.workflowProperty, \.csvField, \.tapDescription,
    ]
    for (text, sink) in texts.flatMap({ text in sinks.map { (text, $0) } }) {
      for scalar in sink(text).unicodeScalars where scalar != "\n" {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
          Issue.record("U+\(String(scalar.value, radix: 16)) is left of \(text.visible)")
        default: break
        }
      }
    }
  }

  @Test func linesStayLinesWhereASinkHoldsSeveral() {
    #expect("a\r\nb\n\nc\rd\u{1B}".visibleLines == "a\nb\n\nc<U+000D>d<U+001B>")
    #expect("a\n".visibleLines == "a\n" && "".visibleLines.isEmpty && "\r".visibleLines == "<U+000D>")
  }

  /// What a program in another language reads of a document: a list of lists of texts.
  private func readBack(_ document: String, by program: String) throws -> [[String]] {
    let output = try Python.run(program, arguments: [], input: document)
    return try JSON(output).elements.map { $0.elements.compactMap(\.string) }
  }
}
