import TestSupport
import Testing

@testable import Reports

@Suite struct MarkdownRendererTests {
  @Test func whatIsNoPassHasARowAndWhatShowsItIsFoldedIn() {
    #expect(
      MarkdownRenderer().render(Sample.small) == """
        ## heaviside

        ### `and.circuit`

        | Line | Claim | Verdict | Detail |
        |--:|---|---|---|
        | 6 | `RunningAnd.correct` | fails at step 3 | y&#91;t&#93; is 1, all(x&#91;1..t&#93;) is 0 |
        | 6 | `RunningAnd.reach1` | unknown | more than 10 states; covered up to 3 |

        <details><summary>RunningAnd.correct: fails at step 3</summary>

        ```text
        6 |   prove correct: y[t] iff all(x[1..t])
          |                  ^^^^     ^^^^^^^^^^^^

        t  1  2  3
        x  1  1  0
        y  1  1  0
        h  1  1  0
                 ^

        at step 3: y[t] is 1, all(x[1..t]) is 0
        ```

        </details>

        1 file, 1 circuit, 3 claims: 1 example matches, 1 unknown, 1 fails

        """)
  }

  @Test func whatPassesIsOnlyCounted() {
    #expect(
      MarkdownRenderer().render(Sample.passing)
        == "## heaviside\n\n1 file, 1 circuit, 2 claims: 1 proved, 1 example matches\n")
  }

  @Test func anEndingThatIsNoneIsSaid() {
    #expect(
      MarkdownRenderer().render(Sample.stopped).hasSuffix("\n**interrupted: what is not listed was not looked at**\n"))
    #expect(MarkdownRenderer().render(Sample.contradictory).contains("correct: the replay does not fail"))
  }

  @Test func aTextThatIsTooLongSaysHowManyRowsItLeavesOut() {
    let file = Sample.everything.files[0]
    let report = Report(
      Report.Setting(version: "1.0"), files: Array(repeating: file, count: 200),
      ending: .disagreement(
        path: String(repeating: "|", count: 5000), circuit: String(repeating: "@", count: 5000),
        String(repeating: "\u{1B}", count: 5000)))
    let limit = 100_000
    let text = MarkdownRenderer(byteLimit: limit).render(report)
    #expect(text.utf8.count <= limit)
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| ") } - text.split(separator: "###").count + 1
    let all = MarkdownRenderer().render(report).split(separator: "\n").count { $0.hasPrefix("| ") } - 200
    #expect(
      text.contains("\n**\(counted(all - rows, "row")) more left out here, for want of room.**\n"), "\(all) \(rows)")
    #expect(text.contains("200 files, 200 circuits"))
    #expect(text.contains("heaviside disagrees with itself"))
  }

  /// The reader that GitHub uses, where the machine has it.
  @Test func aReaderOfMarkdownFindsOneTableAFileAndNothingElse() throws {
    guard Python.canImport("cmarkgfm", for: "the reading of reports by a reader of Markdown") else { return }
    let program = """
      import cmarkgfm, html.parser, io, json, sys
      text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
      page = cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
      class Reader(html.parser.HTMLParser):
          rows, headings, inside, names = [], [], None, set()
          def handle_starttag(self, tag, attributes):
              self.names.add(tag)
              if tag == "tr": self.rows.append([])
              if tag in ("th", "td"): self.rows[-1].append(""); self.inside = "cell"
              if tag == "h3": self.headings.append(""); self.inside = "heading"
          def handle_endtag(self, tag):
              if tag in ("th", "td", "h3"): self.inside = None
          def handle_data(self, data):
              if self.inside == "cell": self.rows[-1][-1] += data
              if self.inside == "heading": self.headings[-1] += data
          def handle_comment(self, data): raise ValueError(data)
      reader = Reader()
      reader.feed(page)
      print(json.dumps([reader.headings, reader.rows, sorted(reader.names)]))
      """
    for report in [Sample.everything, Sample.everyHostileText] {
      let page = try JSON(Python.run(program, input: MarkdownRenderer().render(report))).elements
      let files = report.files.map { file in
        (
          file,
          file.noticesBesideClaims
            + file.circuits.flatMap { circuit in
              circuit.claims.compactMap { Notice($0, of: circuit, in: file, requiringProof: false) }
            }
        )
      }.filter { !$0.1.isEmpty }
      func plain(_ text: String?) -> String? { text.map { $0.split(separator: "\u{200B}").joined() } }
      func squeezed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
      #expect(page[0].elements.map { squeezed($0.string ?? "") } == files.map { squeezed($0.0.path.visible) })
      let names = page[2].elements.compactMap(\.string)
      #expect(
        Set(names).isSubset(of: [
          "code", "details", "h2", "h3", "p", "pre", "summary", "table", "tbody", "td", "th", "thead", "tr",
        ]), "\(names)")
      let rows = page[1].elements.map { $0.elements.map { squeezed(plain($0.string) ?? "") } }
      let expected = files.flatMap { _, notices in
        [["Line", "Claim", "Verdict", "Detail"]]
          + notices.map { notice in
            let code = notice.subject == nil ? " (\(notice.rule.id))" : ""
            return [notice.subject ?? "", notice.statement + code, notice.reason ?? ""].map(squeezed)
          }
      }
      #expect(rows.map { $0.count == 4 && $0[0] != "Line" ? Array($0.dropFirst()) : $0 } == expected)
    }
  }
}
