extension DiagnosticPage {
  /// The pages about characters, numbers and texts in quotes.
  static let spelling: [DiagnosticPage] = [
    DiagnosticPage(
      .unreadableText, "The file is not UTF-8 text",
      """
      Some bytes of the file are not text in UTF-8, the encoding that circuit files are written in. The usual reason is
      an editor that saves in an older encoding, such as Latin-1 or UTF-16. Letters with accents are where it shows,
      often in a comment.

      Everything else in the file is still read, so other messages below this one are worth mending too. In the example
      the last letter of the comment is a single byte of Latin-1.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          bytes: Array("circuit Copy {\n  input x: bit\n  // From the caf".utf8) + [0xE9]
            + Array("\n  output y[t] = x[t]\n  prove copied: y[t] iff x[t]\n}\n".utf8))
      ]),
      right: """
        circuit Copy {
          input x: bit
          // From the café
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .hiddenCharacter, "A character that cannot be seen",
      """
      The file holds a character that cannot be seen, or one that changes the order in which its neighbours are shown.
      What is read would then differ from what a person sees, so the first kind is allowed in comments only, and the
      second nowhere. They usually come from copying out of a web page, a PDF or a word processor. In the example the
      blank after `input` looks like a space and is another character.

      Delete the marked place and type it again.
      """,
      wrong: """
        circuit Copy {
          input\u{A0}x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .unclosedBracket, "A bracket is not closed",
      """
      Something opened with `(`, `[` or `{` goes on where it must have ended. The message points at the place where the
      closing bracket was due, and at the bracket that it belongs to. Inside brackets a statement may run over several
      lines, so one missing bracket can swallow the lines below it; mend the first such message first.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1 + x[t] - 0.5)
          output y[t] = h[t]
          prove seen: y[t] iff any(x[1..t])
        }
        """,
      right: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1] + x[t] - 0.5)
          output y[t] = h[t]
          prove seen: y[t] iff any(x[1..t])
        }
        """),
    DiagnosticPage(
      .foreignCharacter, "A character that means nothing here",
      """
      Outside comments and quotes a circuit is written with the characters of an ordinary keyboard. Names are made of the
      letters `a` to `z` and `A` to `Z`, digits and `_`, and begin with a letter. Greek letters are spelled out, as in
      `theta`. A letter of another alphabet that looks like a Latin one is rejected too, since nobody could tell the two
      names apart.
      """,
      wrong: """
        circuit Gate {
          input x: bit
          let θ = 0.5
          output y[t] = step(x[t] - θ)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Gate {
          input x: bit
          let theta = 0.5
          output y[t] = step(x[t] - theta)
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .foreignOperator, "An operator of another language",
      """
      The sign exists in other languages and is written differently here. Connectives are words: `and`, `or`, `not`,
      `xor`, `implies`, `iff`. Powers are `^`, equality is `==`, ranges have two dots, and comments begin with `//`.
      Statements end with their line, so no `;` is needed.
      """,
      wrong: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          prove both: y[t] iff a[t] && b[t]
        }
        """,
      right: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          prove both: y[t] iff a[t] and b[t]
        }
        """),
    DiagnosticPage(
      .malformedNumber, "A number that is not written as numbers are",
      """
      A number has digits on both sides of its point, as in `0.5` and `1.0`, and no other marks between its digits.
      Fractions such as `1/2` and powers of ten such as `1e-3` are fine. A letter right after a digit is neither a number
      nor a name: in textbooks `2x` is a product, and here every product is written with `*`.
      """,
      wrong: """
        circuit Twice {
          input x: bit
          output y[t] = 2x[t]
          prove twice: y[t] == x[t] + x[t]
        }
        """,
      right: """
        circuit Twice {
          input x: bit
          output y[t] = 2 * x[t]
          prove twice: y[t] == x[t] + x[t]
        }
        """),
    DiagnosticPage(
      .numberTooLong, "A number with too many digits",
      """
      Numbers are exact here and never rounded, so an exponent of a million would mean a number with a million digits. A
      number may have about a thousand digits, which is far more than a weight ever needs. Often the number is a limit
      that was meant to say "very large": a weight that wins against all others in its sum does the same.
      """,
      wrong: """
        circuit Steep {
          input x: bit
          output y[t] = step(1e1000000 * x[t] - 1)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Steep {
          input x: bit
          output y[t] = step(1000 * x[t] - 1)
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .unterminatedString, "A text in quotes does not end",
      """
      Titles of examples, paths of imports and patterns stand between two quotation marks on one line. The closing one is
      missing. A text cannot go on in the next line.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand {
            x = 0 1
            y = 0 1
          }
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1
            y = 0 1
          }
        }
        """),
    DiagnosticPage(
      .nestedTooDeep, "Too many levels of brackets or operators",
      """
      Brackets or operators lie hundreds of levels deep within each other. Nobody writes this by hand; it usually comes
      from a program that makes circuit files. Give parts of the formula names with `let`, `ref` or signals of their own,
      and use these.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          circuit Deep {
            input x: bit
            output y[t] = \(String(repeating: "(", count: 300))x[t]\(String(repeating: ")", count: 300))
            prove copied: y[t] iff x[t]
          }
          """)
      ]),
      right: """
        circuit Deep {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .tooLong, "A name, a text or a file that is too long",
      """
      Names, texts in quotes and whole files have a greatest length, so that any file is read within a moment. A circuit
      written by hand stays far below it. A file that is too long is often not a circuit file at all; a generated one can
      be split into several that import each other.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          circuit \(String(repeating: "Long", count: 64)) {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """)
      ]),
      right: """
        circuit Long {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """),
  ]
}
