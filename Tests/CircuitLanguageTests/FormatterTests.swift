import CircuitLanguage
import CircuitModel
import Testing

@Suite struct FormatterTests {
  /// Formats, and checks what must hold of every text: it says the same, no comment is lost, and formatting it again
  /// changes nothing.
  func formatted(_ text: String) throws -> String {
    let once = try format(SourceFile(path: "", text: text))
    #expect(once == (try? format(SourceFile(path: "", text: once))), "formatting is not idempotent")
    let (before, after) = (parse(SourceFile(path: "", text: text)), parse(SourceFile(path: "", text: once)))
    #expect(before.diagnostics.isEmpty && after.diagnostics.isEmpty)
    #expect(dump(before.tree) == dump(after.tree), "formatting changes the meaning")
    #expect(comments(text) == comments(once), "formatting loses a comment")
    return once
  }

  /// The comments of a text that has no slashes elsewhere but in fractions.
  func comments(_ text: String) -> [String] {
    text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.compactMap { line in
      guard let start = line.firstRange(of: "//")?.lowerBound else { return nil }
      return String(line[start...].reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
  }

  @Test func canonicalTextStaysAsItIs() throws {
    #expect(try formatted(Samples.everything) == Samples.everything)
  }

  @Test func theLanguageDescriptionChangesOnlyInTheColumnOfItsComments() throws {
    let expected = Samples.language.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard !line.hasPrefix("///"), let comment = line.firstRange(of: "//") else { return String(line) }
      let code = line[..<comment.lowerBound]
      return String(code.reversed().drop { $0 == " " }.reversed()) + "  " + line[comment.lowerBound...]
    }
    #expect(try formatted(Samples.language) == expected.joined(separator: "\n") + "\n")
  }

  @Test func blanksOperatorsAndIndentationBecomeCanonical() throws {
    let text = """
      circuit A{input x:bit
            y[ t ]=x[ t ]∧x[t - 1]   ·2
      output z [t] = ( - x[t] )^ 2-1 / 2 * 3/4
        prove   x[ 1 .. t-1 ]   ≠ y[1..t]
          assume(x[t])or y[t]
       example "e"{x=0,1, - 1 within  .5e0
        long=[0,1] [ 1 , 1 ]}}
      circuit B { }
      """.replacing(" .5e0", with: " 0.5e0")
    let expected = """
      circuit A {
        input x: bit
        y[t] = x[t] and x[t-1] * 2
        output z[t] = (-x[t])^2 - 1/2 * 3 / 4
        prove: x[1..t-1] != y[1..t]
        assume (x[t]) or y[t]
        example "e" {
          x    = 0 1 -1 within 0.5e0
          long = [0 1] [1 1]
        }
      }

      circuit B {
      }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func blankLinesAndCommentsKeepTheirPlaces() throws {
    let text = """


      // first


      /// about A
      circuit A { // opens

      // alone


        input x: bit//why
        // between
        output y[t] = x[t]          // because
        bound 4


        // last

      } // closes
      // B follows
      circuit B { bound 3 // b
      }
      """
    let expected = """
      // first

      /// about A
      circuit A {  // opens
        // alone

        input x: bit  //why
        // between
        output y[t] = x[t]  // because
        bound 4

        // last
      }  // closes

      // B follows
      circuit B {
        bound 3  // b
      }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func commentsOfNeighbouringLinesStandInOneColumn() throws {
    let text = "circuit A {\n  let a = 1 // one\n  let long = 2 // two\n  let b = 3\n  let c = 4 // four\n}\n"
    let expected =
      "circuit A {\n  let a = 1     // one\n  let long = 2  // two\n  let b = 3\n  let c = 4  // four\n}\n"
    #expect(try formatted(text) == expected)
  }

  @Test func lineBreaksInsideBracketsStay() throws {
    let text = """
      circuit A {
        let W = [[1, 2],
        [3, 4]]
        let V = [
            [1, 2], [3, 4],
          [5, 6]
            ]
        h[t] = step(x[t]
        + 1)
        y[t] = x[t] +
        h[t]
        prove p: all(
        x[i] == 1
        // for every one
        for i in 1..t
        )
      }
      """
    let expected = """
      circuit A {
        let W = [[1, 2],
                 [3, 4]]
        let V = [
          [1, 2], [3, 4],
          [5, 6]
        ]
        h[t] = step(x[t]
                    + 1)
        y[t] = x[t] +
          h[t]
        prove p: all(
          x[i] == 1
          // for every one
          for i in 1..t
        )
      }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func aFileThatCannotBeReadIsNotFormatted() {
    #expect(throws: UnreadableSource.self) { try format(SourceFile(path: "", text: "circuit {")) }
    #expect((try? format(SourceFile(path: "", text: ""))) == "")
    #expect((try? format(SourceFile(path: "", text: "\u{FEFF}// only\r\n"))) == "// only\n")
  }

  @Test(arguments: 1...200) func randomFilesSurviveFormatting(seed: UInt64) throws {
    var circuits = RandomCircuits(seed: seed)
    let text = circuits.file()
    let source = SourceFile(path: "seed \(seed)", text: text)
    let diagnostics = parse(source).diagnostics
    #expect(diagnostics.isEmpty, "seed \(seed):\n\(DiagnosticRenderer(sources: [source]).render(diagnostics))")
    guard diagnostics.isEmpty else { return }
    _ = try formatted(text)
  }
}
