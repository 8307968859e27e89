extension DiagnosticPage {
  /// The pages about statements that are not written as statements are.
  static let grammar: [DiagnosticPage] = [
    DiagnosticPage(
      .expectedExpression, "Something is missing after an operator",
      """
      An operator, an opening bracket or a comma must be followed by a number, a signal or another formula, and nothing
      follows. A line that ends in an operator goes on in the next line, so the missing part may have been meant to stand
      there.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1] + x[t] - )
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
      .expectedToken, "A word, a name or a sign is missing",
      """
      The statement began well, and then something that must come next is not there. The message says what was due, and
      what stands there instead. Most often it is the colon after the name of an input or of a claim.
      """,
      wrong: """
        circuit Copy {
          input x bit
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
      .trailingText, "Something stands after the end of a statement",
      """
      A statement ends with its line, and here it is complete before the line is. Often an operator is missing between two
      factors, since textbooks leave out the sign of a product. Two statements need two lines.
      """,
      wrong: """
        circuit Twice {
          input x: bit
          output y[t] = 2 x[t]
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
      .equalsSign, "One equals sign where two are due, or the other way round",
      """
      One `=` defines something: `h[t] = x[t]` gives a signal its value. Two compare: `y[t] == x[t]` is true or false.
      Keeping them apart means that a claim cannot become an equation by a slip.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] = x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] == x[t]
        }
        """),
    DiagnosticPage(
      .chainedComparison, "A comparison of a comparison",
      """
      A comparison gives true or false, and here that result would be compared again. In mathematics `0 <= y <= 1` says
      two things at once; here the two are joined by `and`. To compare two truths, write `iff`.
      """,
      wrong: """
        circuit Copy {
          input x: 0..4
          output y[t] = x[t]
          prove between: 0 <= y[t] <= 4
        }
        """,
      right: """
        circuit Copy {
          input x: 0..4
          output y[t] = x[t]
          prove between: 0 <= y[t] and y[t] <= 4
        }
        """),
    DiagnosticPage(
      .reservedName, "A word of the language is used as a name",
      """
      A few words cannot be names, since formulas would become ambiguous: `t`, which is the present step, the connectives
      `and`, `or`, `not`, `xor`, `implies`, `iff` and `matches`, and `true`, `false`, `if`, `then`, `else`, `for`, `in`
      and `when`. All others can, even `sum` and `input`. Choose another name.
      """,
      wrong: """
        circuit Copy {
          input in: bit
          output y[t] = in[t]
          prove copied: y[t] iff in[t]
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
      .unknownStatement, "A line that is no statement",
      """
      Each line of a circuit is an equation such as `h[t] = ...`, or begins with a word that says what it is: `input`,
      `output`, `let`, `ref`, `part`, `convention`, `assume`, `prove`, `refute`, `reach`, `bound` or `example`. This line
      does neither. A misspelled word is the usual reason; the other is a long formula that was broken before an operator
      instead of after it.
      """,
      wrong: """
        circuit Copy {
          imput x: bit
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
      .misplacedWhen, "`when` after something that takes none",
      """
      `when` narrows a claim: `prove F when G` says that `F` holds at the steps where `G` does. Only `prove` and `refute`
      have it. An equation has a value at every step, so a choice in it is written `if G then a else b`; `reach` looks for
      one step and takes `F and G`; an assumption takes `G implies F`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          reach late: y[t] == 1 when t > 3
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          reach late: y[t] == 1 and t > 3
        }
        """),
    DiagnosticPage(
      .unclosedBlock, "A circuit or an example has no closing brace",
      """
      The `{` of a circuit or of an example has no `}`. It is noticed where something begins that cannot stand inside, such
      as the next circuit, or at the end of the file; the brace itself is usually missing further up.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1
            y = 0 1
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
      .unmatchedBracket, "A closing bracket that nothing opened",
      """
      There is one closing bracket more than opening ones. Count the brackets of the line from the left: where the closing
      ones overtake the opening ones, one of them is too many, or an opening one is missing before it.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1] + x[t] - 0.5))
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
      .outsideCircuit, "A statement outside every circuit",
      """
      Outside of circuits a file holds only imports and comments. Equations and claims belong between the braces of the
      circuit that they speak of. Usually a `}` above closes the circuit too early.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        prove small: y[t] <= 1
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          prove small: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .insideCircuit, "An import or a circuit inside a circuit",
      """
      Circuits stand beside one another, and imports at the beginning of the file. To use one circuit inside another, write
      it on its own and make it a part: `part p = Other(x: x[t])`. Its signals are then read as `p.y[t]`.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          circuit User {
            import "gates.circuit"
            input a: bit
            part n = Not(x: a[t])
            output y[t] = n.y[t]
            prove inverted: y[t] != a[t]
          }
          """), gates,
      ]),
      right: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"

          circuit User {
            input a: bit
            part n = Not(x: a[t])
            output y[t] = n.y[t]
            prove inverted: y[t] != a[t]
          }
          """), gates,
      ])),
    DiagnosticPage(
      .badRow, "A row of an example is not a list of numbers",
      """
      A row gives one value a step, with blanks between them: `x = 0 1 1`. Vectors stand in brackets: `v = [0 1] [1 1]`.
      Numbers may be fractions and decimals. Formulas and words cannot stand there, since a row is what was worked out by
      hand.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1 1
            y = no yes yes
          }
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1 1
            y = 0 1 1
          }
        }
        """),
    DiagnosticPage(
      .missingIndex, "An equation does not say for which steps",
      """
      A signal is a sequence of values, one a step. Its equation says which of them it gives: `h[t]` for every step,
      `h[0]` for the value before the first step, `h[1]` for the first step alone. A value that never changes is a
      constant, and is declared with `let`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y = x[t]
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
      .looseNot, "`not` beside an operator that binds tighter",
      """
      `not` takes everything up to the next connective: `not a == b` means `not (a == b)`. On the right side of a
      comparison or of `+` it would have to stop earlier, which nobody could see. Put brackets around it, or compare with
      `!=`, or write `iff` between two truths.
      """,
      wrong: """
        circuit Inverter {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] == not x[t]
        }
        """,
      right: """
        circuit Inverter {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] iff not x[t]
        }
        """),
    DiagnosticPage(
      .holeInCircuit, "A `?` in a file that is no exercise",
      """
      A `?` leaves a weight or a bias open. That is allowed only in exercises, whose names end in `.exercise`, so that a
      circuit with a gap is never taken for a finished one. Write the number, or rename the file; `heaviside solve` then
      finds the numbers.
      """,
      wrong: """
        circuit Either {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - ?)
          prove either: y[t] iff a[t] or b[t]
        }
        """,
      right: """
        circuit Either {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1/2)
          prove either: y[t] iff a[t] or b[t]
        }
        """),
  ]
}
