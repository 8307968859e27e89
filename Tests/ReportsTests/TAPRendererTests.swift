import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct TAPRendererTests {
  @Test func aClaimIsATestPoint() {
    #expect(
      TAPRenderer().render(Sample.small) == #"""
        TAP version 14
        ok 1 - RunningAnd.worked by hand: matches
        not ok 2 - RunningAnd.correct: fails at step 3
          ---
          message: "y[t] is 1, all(x[1..t]) is 0"
          verdict: "fails"
          severity: "error"
          at:
            file: "and.circuit"
            line: 6
            column: 3
          evidence:
            - "6 |   prove correct: y[t] iff all(x[1..t])"
            - "  |                  ^^^^     ^^^^^^^^^^^^"
            - ""
            - "t  1  2  3"
            - "x  1  1  0"
            - "y  1  1  0"
            - "h  1  1  0"
            - "         ^"
            - ""
            - "at step 3: y[t] is 1, all(x[1..t]) is 0"
          ...
        not ok 3 - RunningAnd.reach1: unknown
          ---
          message: "more than 10 states; covered up to 3"
          verdict: "undecided"
          severity: "warning"
          at:
            file: "and.circuit"
            line: 6
            column: 3
          ...
        1..3

        """#)
  }

  @Test func everythingThatIsNoPassIsNotOk() {
    for report in [Sample.everything, Sample.everythingWithProofs] {
      let lines = TAPRenderer().render(report).split(separator: "\n")
      let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
      let statuses = report.files[0].circuits[0].claims.map {
        $0.exitStatus(requiringProof: report.setting.requiresProof)
      }
      #expect(points.prefix(statuses.count).map { $0.hasPrefix("ok ") } == statuses.map { $0 == .passed })
      #expect(points.dropFirst(statuses.count).allSatisfy { $0.hasPrefix("not ok ") })
      #expect(lines.last == "1..\(points.count)")
    }
  }

  @Test func aRunThatDidNotLookAtEverythingBailsOut() {
    #expect(
      TAPRenderer().render(Sample.stopped).hasSuffix("\nBail out! interrupted: what is not listed was not looked at\n"))
    #expect(TAPRenderer().render(Sample.contradictory).contains("\nBail out! heaviside disagrees with itself"))
    #expect(TAPRenderer().render(Sample.empty) == "TAP version 14\nBail out! no claim was judged\n")
  }

  @Test func noTextOfAFileIsADirectiveOrALineOfItsOwn() {
    for text in Sample.hostileTexts {
      let lines = TAPRenderer().render(Sample.hostile(text)).split(separator: "\n")
      for line in lines where !line.hasPrefix("  ") {
        let isKnown = ["TAP version 14", "ok ", "not ok ", "1.."].contains { line.hasPrefix($0) }
        #expect(isKnown, "\(line)")
        #expect(!Self.hasDirective(line), "\(line)")
      }
      #expect(lines.count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") } == Sample.everyJudgement.count + 2)
    }
  }

  /// The harness of Perl, for which the protocol was made. It may know version 13 only, in which blocks are the same.
  @Test func theHarnessOfPerlReadsEveryPoint() throws {
    guard try OtherProgram.run(["perl", "-MTAP::Parser", "-e", "1"], input: "") == "" else {
      print("skipped: perl with TAP::Parser is not here, so only the tests' own reader has read TAP")
      return
    }
    let program = """
      use TAP::Parser;
      binmode(STDIN, ":utf8"); binmode(STDOUT, ":utf8");
      local $/; my $parser = TAP::Parser->new({ tap => <STDIN> });
      while (my $result = $parser->next) {
        if ($result->is_test) {
          die "a directive" if $result->has_skip || $result->has_todo;
          print(join(" ", $result->is_ok ? "ok" : "not ok", $result->number, $result->description) . "\\n");
        }
        print "Bail out!\\n" if $result->is_bailout;
        die $result->as_string if $result->is_unknown;
      }
      print join(", ", $parser->parse_errors) . "\\n";
      """
    for report in Sample.reports + [Sample.everyHostileText] {
      let text = TAPRenderer().render(report).replacingOccurrences(of: "TAP version 14\n", with: "TAP version 13\n")
      let points = text.split(separator: "\n").filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
      let bails = text.contains("\nBail out!")
      let read = try OtherProgram.run(["perl", "-e", program], input: text).split(
        separator: "\n", omittingEmptySubsequences: false)
      // It takes blanks at the end of a description away.
      #expect(read.prefix(points.count).elementsEqual(points) { $0 == $1.trimmingCharacters(in: .whitespaces) })
      #expect(read[points.count] == (bails ? "Bail out!" : ""), "\(read.suffix(3))")
    }
  }

  /// What stands below a point is read by a reader of YAML, where the machine has one.
  @Test func theBlockBelowAPointIsYAML() throws {
    guard Python.canImport("yaml", for: "the reading of the blocks of TAP by a reader of YAML") else { return }
    let program = """
      import io, json, re, sys, yaml
      text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
      blocks = [yaml.safe_load(block) for block in re.findall("^  ---\\n(.*?)^  [.]{3}$", text, re.M | re.S)]
      print(json.dumps([[block["at"]["file"], block.get("message")] + block.get("evidence", []) for block in blocks]))
      """
    for report in [Sample.small, Sample.everything, Sample.everyHostileText] {
      let blocks = try JSON(Python.run(program, input: TAPRenderer().render(report))).elements
      let notices = report.files.flatMap { file in
        file.circuits.flatMap { circuit in
          circuit.claims.compactMap { Notice($0, of: circuit, in: file, requiringProof: false) }
        } + file.noticesBesideClaims
      }
      #expect(
        blocks.map { $0.elements.map(\.string) } == notices.map { [$0.place.path.visible, $0.reason] + $0.evidence })
    }
  }

  /// Whether a line has a `#` that no backslash keeps from beginning a directive.
  private static func hasDirective(_ line: Substring) -> Bool {
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "#", !isEscaped { return true }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return false
  }
}
