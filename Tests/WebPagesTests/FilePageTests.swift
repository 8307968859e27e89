import CircuitModel
import Foundation
import Insight
import Reports
import TestSupport
import Testing
import Verification

@testable import WebPages

@Suite struct FilePageTests {
  /// Every verdict that there is, one after the other.
  private static let verdicts = """
    circuit All {
      input x: bit

      h[0] = 0
      h[t] = step(h[t-1] + x[t] - 1/2)
      c[0] = 0
      c[t] = c[t-1] + x[t]
      output y[t] = h[t]

      prove proved: y[t] iff any(x[1..t])
      prove bounded: c[t] * c[t] <= t * t
      refute refuted: y[t]
      reach reached: y[t]
      prove failing: y[t]
      prove vacuous: y[t] when x[t] == 2
      refute unwitnessed: y[t] iff any(x[1..t])
      prove unjudged: x[floor(t / 2)] == 1

      example "right" {
        x = 0 1
        y = 0 1
      }

      example "worked" {
        x = 0 1
        prove number: c[2] == 1
        refute doubled: c[2] == 2
        prove slip: c[2] ~ 2
      }

      example "wrong" {
        x = 0 1
        y = 1 1
      }
    }

    circuit Tie {
      input x: bit
      h[0] = 0
      h[t] = step(h[t-1] + x[t])
      output y[t] = h[t]

      prove tied: y[t] iff any(x[1..t])
    }
    """

  @Test func everyVerdictIsShownWithWhatItMeans() throws {
    let page = try TestPages.page(FilePageTests.verdicts)
    for verdict in [
      "proved for every length", "holds up to 16", "refuted", "reached", "fails at step 1", "vacuous",
      "no witness of any length", "cannot be judged", "matches", "differs", "tie undeclared at step 1",
    ] { #expect(page.contains(" \(verdict)</span>"), "\(verdict)") }
    for meaning in VerdictMeaning.allCases where meaning != .unknown {
      let condition = Markup.words(meaning.condition).html
      #expect(page.contains("<b>\(meaning.name)</b>: \(condition)."), "\(meaning)")
    }
  }

  @Test func aLimitIsShownAndNeverAPass() throws {
    let (file, circuits) = TestPages.load(FilePageTests.verdicts)
    let judged = try TestPages.judge(file, circuits, within: Budget(maximumStates: 1))
    let page = FilePage(
      of: judged, circuits.map { PageSubject($0, omissions: ["the time was over before it was looked into"]) },
      TestPages.setting
    ).html
    #expect(page.contains("? unknown</span>"))
    #expect(page.contains("<b>unknown</b>: a budget ended first"))
    #expect(page.contains("These were cut short:"))
    #expect(page.contains("<code>All</code>: the time was over before it was looked into"))
    #expect(page.contains("Not explained: the time was over before it was looked into."))
  }

  @Test func theTableOfVerdictsIsThatOfTheREADME() throws {
    let readme = try String(contentsOf: TestPages.root.appending(path: "README.md"), encoding: .utf8)
    for meaning in VerdictMeaning.allCases {
      #expect(readme.contains("| \(meaning.name) | \(meaning.condition) |"), "\(meaning)")
    }
  }

  @Test func aRejectedFileShowsWhatIsWrongWithIt() throws {
    let page = try TestPages.page(BrowserTests.broken)
    #expect(page.contains("The file is rejected: nothing that it claims may be relied on until this is mended."))
    #expect(page.contains("<code>E0201</code>"))
    #expect(page.contains("h[t] = step(h[t-1] + z[t])"))
    let missing = Report.File(path: "absent.circuit", problem: .missing)
    let other = FilePage(of: missing, [], TestPages.setting).html
    #expect(other.contains("there is no file or folder <code>absent.circuit</code>"))
    #expect(!other.contains("<script"))
  }

  @Test func claimsAndTheirLinesLeadToOneAnother() throws {
    let page = try TestPages.page(BrowserTests.slip)
    #expect(page.contains("href=\"#source-1-8\">line 8</a>"))
    #expect(page.contains("<li id=\"source-1-8\" class=\"bad\">"))
    #expect(page.contains("<a href=\"#circuit-1-claim-1\"><span class=\"badge bad\">✗ fails at step 1</span></a>"))
    expectEveryLinkToLeadSomewhere(page)
  }

  @Test func everySumOfACounterexampleIsWrittenOut() throws {
    let page = try TestPages.page(BrowserTests.slip)
    #expect(page.contains("<li>h: 0 + 1 - 3/2 = -1/2 &lt; 0, so 0</li>"))
    #expect(page.contains("At step 1: y[t] is 0, any(x[1..t]) is 1"))
  }

  @Test func whatThePageMayDoIsItsOwnStyleAndItsOwnScript() throws {
    let page = try TestPages.page(BrowserTests.slip)
    let style = try #require(FilePageTests.content(of: "<style>", "</style>", in: page))
    let script = try #require(FilePageTests.content(of: "<script>", "</script>", in: page))
    let policy = ContentPolicy(style: style, script: script).text
    #expect(page.contains("content=\"\(policy.replacingOccurrences(of: "'", with: "&#39;"))\""))
    let bytes = (0..<100).map { _ in UInt8.random(in: 0...255) }
    for count in 0..<bytes.count {
      let some = Array(bytes.prefix(count))
      #expect(ContentPolicy.base64(some) == Data(some).base64EncodedString())
    }
    // FIPS 180-4 and RFC 4648 by others: `printf abc | openssl dgst -sha256 -binary | base64`.
    #expect(
      ContentPolicy(style: "abc", script: nil).text.contains("'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"))
    #expect(!page.contains("http://") || page.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(!page.contains(" src=") && !page.contains(" style="))
  }

  @Test func theSameFileGivesTheSameBytes() throws {
    #expect(try TestPages.page(FilePageTests.verdicts) == TestPages.page(FilePageTests.verdicts))
  }

  @Test func hostileTextsStayTextsInEverySink() throws {
    let (file, circuits) = TestPages.load(BrowserTests.slip)
    let judged = try TestPages.judge(file, circuits)
    // The script and the style sheet are the same everywhere, and are no markup.
    let plain = FilePageTests.markup(of: page("plain", judged, circuits[0]))
    for text in HostileTexts.all {
      let page = page(text, judged, circuits[0])
      let more = FilePageTests.markup(of: page).subtracting(plain)
      #expect(more.isEmpty, "\(text.debugDescription)")
      let data = FilePageTests.content(of: "id=\"circuits\">", "</script>", in: page) ?? ""
      #expect(!data.contains("<") && (try? JSON(data)) != nil, "\(text.debugDescription)")
    }
  }

  /// The page of a circuit with a text in the place of every name there is.
  private func page(_ text: String, _ file: Report.File, _ circuit: Circuit) -> String {
    var (file, circuit) = (file, circuit)
    (file.path, circuit.name) = (text, text)
    (file.circuits[0].name, file.circuits[0].summary, circuit.summary) = (text, "a \(text) b", "a \(text) b")
    for place in circuit.cells.indices { circuit.cells[place].name = text }
    for place in circuit.signals.indices { circuit.signals[place].name = text }
    for place in file.circuits[0].claims.indices {
      circuit.claims[place].name = text
      file.circuits[0].claims[place].name = text
      file.circuits[0].claims[place].note = text
      file.circuits[0].claims[place].invariant = text
      file.circuits[0].claims[place].engine = text
      for signal in file.circuits[0].claims[place].run?.signals.indices ?? 0..<0 {
        file.circuits[0].claims[place].run?.signals[signal].name = text
      }
    }
    return FilePage(of: file, [PageSubject(circuit, omissions: [text])], PageSetting(version: text, command: text)).html
  }
}

extension FilePageTests {
  /// What stands between two texts.
  private static func content(of start: String, _ end: String, in page: String) -> String? {
    guard let start = page.range(of: start), let end = page.range(of: end, range: start.upperBound..<page.endIndex)
    else { return nil }
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// The tags of a page with the names of their attributes, in order and each once: what a browser obeys.
  private static func markup(of page: String) -> Set<String> {
    var (tags, tag, quote): (Set<String>, [UInt8]?, UInt8?) = ([], nil, nil)
    for byte in page.utf8 {
      switch (byte, quote) {
      case (let byte, let open?) where byte == open: quote = nil
      case (_, _?): break
      case (UInt8(ascii: "\""), nil) where tag != nil: quote = byte
      case (UInt8(ascii: "<"), nil): tag = []
      case (UInt8(ascii: ">"), nil):
        if let tag { tags.insert(String(decoding: tag, as: UTF8.self)) }
        tag = nil
      default: tag?.append(byte)
      }
    }
    return tags
  }

  private func expectEveryLinkToLeadSomewhere(_ page: String) {
    let anchors = Set(page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) })
    let links = page.matches(of: #/ href="\#([^"]*)"/#).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links { #expect(anchors.contains(link), "\(link)") }
  }
}
