extension DiagnosticPage {
  /// The pages about what a circuit must have as a whole, and what its claims may say.
  static let claims: [DiagnosticPage] = [
    DiagnosticPage(
      .convention, "A convention that says nothing, or something impossible",
      """
      A convention says what a unit answers when its argument is exactly 0, which is where textbooks differ. `step(0)` is
      0, 1 or 1/2, and `sign(0)` is -1, 0 or 1. Other functions need none, and other arguments are decided already. The
      rule of `threshold` is that of `step`.
      """,
      wrong: """
        circuit Gate {
          input x: bit
          output y[t] = threshold(x[t], 1)
          convention threshold(0) = 1
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Gate {
          input x: bit
          output y[t] = threshold(x[t], 1)
          convention step(0) = 1
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .repeatedStatement, "A statement that may stand only once",
      """
      A circuit has one `bound`, and one convention for each function. Two of them might contradict each other, and nobody
      could tell which one counts. Remove one.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          bound 4
          bound 8
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          bound 8
        }
        """),
    DiagnosticPage(
      .equationStep, "An equation for something else than `t` or a fixed step",
      """
      The left side of an equation is `h[t]`, or a single step such as `h[0]`. Textbooks also write `h[t+1]` in terms of
      `h[t]`; here the same is written one step earlier on both sides.
      """,
      wrong: """
        circuit Memory {
          input x: bit
          h[0] = 0
          h[t+1] = step(h[t] + x[t] - 0.5)
          output y[t] = h[t]
          prove bit: y[t] <= 1
        }
        """,
      right: """
        circuit Memory {
          input x: bit
          x[0] = 0
          h[0] = 0
          h[t] = step(h[t-1] + x[t-1] - 0.5)
          output y[t] = h[t]
          prove bit: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .noEquation, "A signal without a general equation",
      """
      The signal has values for single steps only, and a sequence may be longer than that. Add the equation for `h[t]`,
      which holds at all other steps. A value that never changes is a constant: write `let`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          h[0] = 0
          output y[t] = x[t] + h[t-1]
          prove copied: y[t] == x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          h[0] = 0
          h[t] = h[t-1]
          output y[t] = x[t] + h[t-1]
          prove copied: y[t] == x[t]
        }
        """),
    DiagnosticPage(
      .recursiveParts, "A circuit is a part of itself",
      """
      The parts of a circuit are copied into it. A circuit that is a part of itself, perhaps by way of others, would never
      end. What repeats in time is written with `[t-1]`; what repeats in space, as several parts or as a family.
      """,
      wrong: """
        circuit Not {
          input x: bit
          part n = Not(x: x[t])
          output y[t] = n.y[t]
          prove inverted: y[t] != x[t]
        }
        """,
      right: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }
        """),
    DiagnosticPage(
      .feed, "A part is fed values that its input does not take",
      """
      The input of a part has a type, and what is fed must have only values of that type. The claims of that circuit were
      made for these values and say nothing of others. A threshold unit is 0 or 1, and so fits `bit`; a sum in general is
      not.
      """,
      wrong: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: sign
          part n = Not(x: a[t])
          output y[t] = n.y[t]
          prove inverted: y[t] == 0 iff a[t] == 1
        }
        """,
      right: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: sign
          positive[t] = step(a[t])
          part n = Not(x: positive[t])
          output y[t] = n.y[t]
          prove inverted: y[t] == 0 iff a[t] == 1
        }
        """),
    DiagnosticPage(
      .badPattern, "A pattern that is not a regular expression",
      """
      A pattern is made of the letters `0` and `1`, of `.` for either, and of `|`, `*`, `+`, `?`, `{m,n}` and
      parentheses. Here a parenthesis is open, an operator has nothing before it, or a letter is another one. The pattern
      must match the whole slice: to look for something inside, write `.*` before and after it.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove last: y[t] iff x[1..t] matches "(0|1*1"
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove last: y[t] iff x[1..t] matches "(0|1)*1"
        }
        """),
    DiagnosticPage(
      .boundOutOfRange, "A bound that is not a length",
      """
      `bound N` says up to which length all sequences are covered when no proof for every length is found. It is a whole
      number from 1 to a million. With 0 nothing would be checked, and that must not look like a pass.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          bound 0
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          bound 20
        }
        """),
    DiagnosticPage(
      .nothingToCheck, "A circuit that claims nothing",
      """
      The circuit has no `prove`, `refute` or `reach` and no `example`, so there is nothing to verify. A run that checks
      nothing must not end like one that found everything right. An assumption is no claim: it only leaves sequences out.
      """,
      wrong: """
        circuit RunningAnd {
          input x: bit
          h[0] = 1
          output h[t] = step(h[t-1] + x[t] - 1.5)
        }
        """,
      right: """
        circuit RunningAnd {
          input x: bit
          h[0] = 1
          output h[t] = step(h[t-1] + x[t] - 1.5)
          prove running: h[t] iff all(x[1..t])
        }
        """),
    DiagnosticPage(
      .noCircuits, "A file without circuits",
      """
      The file is empty, or holds only comments and imports. Imports bring in the circuits of other files for use as
      parts; they are verified where they stand. A file with nothing in it is no pass.
      """,
      wrong: "// To be done.",
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .derivative, "A derivative of or by something that has none",
      """
      `d(L, v)` says how `L` changes with `v`, where `v` is a number that the whole computation starts from or passes
      through: a constant of the circuit, a signal at a step such as `h[1]`, or an initial value such as `h[0]`. There is no
      derivative by an expression, none of a vector by a matrix, and none inside another. What can follow is one of
      `at: 2`, the appearance of a constant at step 2 alone, and `window: 2`, for paths that go back less than 2 steps.
      """,
      wrong: """
        circuit Line {
          input x: real
          let W = 3
          output y[t] = W * x[t]
          example "slope" {
            x = 2
            prove slope: d(y[1], 2 * W) == 1
          }
        }
        """,
      right: """
        circuit Line {
          input x: real
          let W = 3
          output y[t] = W * x[t]
          example "slope" {
            x = 2
            prove slope: d(y[1], W) == 2
          }
        }
        """),
  ]
}
