extension DiagnosticPage {
  /// The pages about tables worked by hand.
  static let examples: [DiagnosticPage] = [
    DiagnosticPage(
      .exampleWithoutInput, "An example without a row for an input",
      """
      An example is run on exactly the inputs that it gives, so it needs a row for each of them. The message names those
      that are missing.
      """,
      wrong: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          example "by hand" {
            a = 0 1 1
            y = 0 0 1
          }
        }
        """,
      right: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          example "by hand" {
            a = 0 1 1
            b = 0 0 1
            y = 0 0 1
          }
        }
        """),
    DiagnosticPage(
      .exampleWithoutOutcome, "An example that says nothing of what comes out",
      """
      The example gives inputs only. Without a row for a signal that the circuit computes there is nothing to compare, and
      it would always match. To see what the circuit does on these inputs, use `heaviside trace`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1 1
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
      .rowLength, "Rows of an example that are not equally long",
      """
      All rows of an example give a value for the same steps. One of them is shorter or longer than the first. Digits that
      are written together are one number: `110` is a hundred and ten, and `1 1 0` are three steps.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1 1
            y = 0 1
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
      .notALetter, "A value that an input cannot have",
      """
      The row of an input holds a value that its type does not have: a 2 for a bit, or a vector with two ones for
      `onehot`. Digits that are written together are one number, so `10` is ten, and not 1 and then 0.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          example "by hand" {
            x = 0 1 2
            y = 0 1 2
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
      .tolerance, "A tolerance that makes no sense",
      """
      `within 0.005` after a row says that its values were rounded when they were worked out by hand. It is a number from
      0 up, and it belongs to rows that are computed: the inputs are what the example is run on, and are exact.
      """,
      wrong: """
        circuit Third {
          input x: bit
          output y[t] = x[t] / 3
          example "by hand" {
            x = 0 1 within 0.005
            y = 0 0.33
          }
        }
        """,
      right: """
        circuit Third {
          input x: bit
          output y[t] = x[t] / 3
          example "by hand" {
            x = 0 1
            y = 0 0.33 within 0.005
          }
        }
        """),
    DiagnosticPage(
      .roundedNumber, "Something else than a written number after `~`",
      """
      `a ~ 0.217` holds where `a` rounds to the digits that are written, here three after the point, so the digits must be
      there: a number, or a vector or matrix of numbers. A fraction or an expression has no digits. To compare two values
      that are worked out, take their difference, as in `abs(a - b) < 0.001`.
      """,
      wrong: """
        circuit Gate {
          input x: real
          output y[t] = sigmoid(x[t])
          example "by hand" {
            x = 0.7
            prove gate: y[1] ~ 2/3
          }
        }
        """,
      right: """
        circuit Gate {
          input x: real
          output y[t] = sigmoid(x[t])
          example "by hand" {
            x = 0.7
            prove gate: y[1] ~ 0.668
          }
        }
        """),
    DiagnosticPage(
      .stepOfExample, "A step that an example does not have",
      """
      A claim in an example is judged once, when all steps are done. So there is no present step `t` in it: steps are
      named, as in `h[1]`, and `h[0]` is an initial value. `T` is the last step, and `i` in `sum(h[i] for i in 1..T)` goes
      through all of them.
      """,
      wrong: """
        circuit Sum {
          input x: real
          s[0] = 0
          output s[t] = s[t-1] + x[t]
          example "by hand" {
            x = 2 3
            prove total: s[t] == 5
          }
        }
        """,
      right: """
        circuit Sum {
          input x: real
          s[0] = 0
          output s[t] = s[t-1] + x[t]
          example "by hand" {
            x = 2 3
            prove total: s[T] == 5
          }
        }
        """),
  ]
}
