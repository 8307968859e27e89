import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain text, nothing in it", "plain text, nothing in it"), ("a|b", "a&#124;b"), ("*a*", "&#42;a&#42;"),
    ("<b>&amp;", "&#60;b&#62;&#38;&#8203;amp;"), ("# x", "&#35; x"), ("- x", "&#45; x"), ("12. x", "12&#46; x"),
    ("1.5 and 2.5", "1&#46;5 and 2.5"), ("@a b@c", "@&#8203;a b@&#8203;c"), ("see #12", "see #&#8203;12"),
    ("http://x", "http:&#8203;//x"), ("www.x.y", "www&#8203;.x.y"), ("gh-1", "gh-&#8203;1"),
    ("  x ", "&#32;&#32;x&#32;"),
    ("a\nb", "a&#60;U+000A&#62;b"), ("a - b", "a - b"), ("", ""),
  ])
  func signsBecomeReferences(text: String, markdown: String) {
    #expect(text.markdownText == markdown)
  }

  @Test(arguments: [
    ("x", "`x`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("```", "```` ``` ````"), (" x", "`  x `"),
    ("a|b", "<code>a&#124;b</code>"), ("", "<code></code>"), ("  ", "<code>&#32;&#32;</code>"), ("@a", "`@a`"),
  ])
  func codeHasAFenceThatItsTextCannotEnd(text: String, markdown: String) {
    #expect(text.markdownCode == markdown)
  }

  @Test func aBlockHasAFenceThatNoLineOfItCanEnd() {
    #expect("a\nb".markdownBlock == "```text\na\nb\n```\n")
    #expect("a\n````\n".markdownBlock == "`````text\na\n````\n`````\n")
    #expect("".markdownBlock == "```text\n```\n")
  }

  /// Two independent readers, where the machine has them: GitHub's own, and one that also makes links of addresses.
  @Test(.enabled(if: Python.canImport("cmarkgfm, markdown_it, linkify_it")), arguments: ["cmarkgfm", "markdown_it"])
  func readersOfMarkdownShowEveryTextAndObeyNone(reader: String) throws {
    let texts = HostileTexts.all
    let document = JSONValue.array(
      texts.map { .array([$0.markdownText, $0.markdownCode, $0.markdownBlock].map(JSONValue.string)) })
    let output = try Python.run(Self.program, arguments: [reader], input: document.line)
    #expect(output.hasPrefix("["), "\(output.suffix(500))")
    let read = try JSON(output).elements.map { $0.elements.compactMap(\.string) }
    #expect(read.count == texts.count)
    for (text, shown) in zip(texts, read) {
      let line = text.visible
      let lines = text.visibleLines
      let block = lines.isEmpty || lines.hasSuffix("\n") ? lines : lines + "\n"
      #expect(shown == [line, line, line, line, line, block], "\(text.visible)")
    }
  }

  /// Prints, for each text, what a paragraph, an item, a heading and two cells show, then a block; or fails where a tag
  /// stands that the document does not have of itself, or a mention that a site would find.
  private static let program = #"""
    import sys, json, re, html.parser
    if sys.argv[1] == "cmarkgfm":
        import cmarkgfm
        from cmarkgfm.cmark import Options
        render = lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    else:
        from markdown_it import MarkdownIt
        render = MarkdownIt("gfm-like").render
    class Reader(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.tags, self.cells, self.path = [], [], []
        def handle_starttag(self, tag, attributes):
            if attributes and tag not in ("pre", "code"): raise ValueError((tag, attributes))
            self.tags.append(tag)
            self.path.append(tag)
            if tag in ("p", "li", "h2", "td", "pre"): self.cells.append("")
        def handle_endtag(self, tag): self.path.pop()
        def handle_data(self, data):
            if self.cells and self.path: self.cells[-1] += data
            if "code" not in self.path:
                active = re.search(r"(^|\W)[@#!]\w|://|www\.|:\w+:|(?i:gh-\d)", data)
                if active: raise ValueError(active)
    def read(markdown, tags):
        reader = Reader()
        reader.feed(render(markdown))
        reader.close()
        if reader.tags != tags: raise ValueError((markdown, reader.tags))
        return reader.cells
    shown = []
    for text, code, block in json.load(sys.stdin):
        cells = []
        if text: cells += read(text + "\n", ["p"])
        else: cells.append("")
        cells += read("- " + text + "\n", ["ul", "li"])
        cells += read("## " + text + "\n", ["h2"])
        table = ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td", "code"]
        cells += read("|a|b|\n|---|---|\n| " + text + " | " + code + " |\n", table)
        cells = [cell.replace("\u200b", "") for cell in cells]
        if text == "": cells[3] = ""
        pre = ["pre", "code"]
        cells += read(block, pre)
        shown.append([cell if place == 5 else cell.rstrip("\n") for place, cell in enumerate(cells)])
    print(json.dumps(shown))
    """#
}
