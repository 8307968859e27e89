extension DiagnosticPage {
  /// The pages about what a name stands for, and where it may stand.
  static let uses: [DiagnosticPage] = [
    DiagnosticPage(
      .unknownMember, "A part does not have this signal",
      """
      `p.y[t]` reads the signal `y` of the part `p`. The circuit behind the part has no signal of this name, or what
      stands before the dot is not a part at all. Every input and every signal of a part can be read, not only its
      outputs.
      """,
      wrong: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: bit
          part n = Not(x: a[t])
          output y[t] = n.out[t]
          prove inverted: y[t] != a[t]
        }
        """,
      right: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: bit
          part n = Not(x: a[t])
          output y[t] = n.y[t]
          prove inverted: y[t] != a[t]
        }
        """),
    DiagnosticPage(
      .unknownType, "A type that there is not",
      """
      The type of an input says which values it can have: `bit` (0 or 1), `sign` (-1 or 1), a set such as `{0, 1, 5}`, a
      range of whole numbers such as `-2..2`, or `onehot[n]`. A size after any of the others makes a vector, as in
      `bit[2]`. There are no types for signals: what they can be follows from their equations.
      """,
      wrong: """
        circuit Copy {
          input x: bool
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
      .wrongKindOfName, "A name is used as something that it is not",
      """
      The name is declared, as something else than its use asks for. An input cannot have an equation, since its values
      come from outside; a constant has no steps and no row in an example; a part is no number, and its signals are read
      with a dot.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          x[1] = 0
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          y[1] = 0
          output y[t] = x[t]
          prove copied: t > 1 implies (y[t] iff x[t])
        }
        """),
    DiagnosticPage(
      .duplicateEquation, "A second equation for the same step",
      """
      A signal has one value at each step. It may have one general equation, `h[t]`, and one equation for each single
      step, `h[0]` or `h[1]`, which goes before the general one; here two stand for the same. Where a value depends on a
      condition, put both cases into one equation. In an example, each signal has one row.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t-1] + x[t] - 0.5)
          h[t] = x[t]
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
      .missingStep, "A signal without its step",
      """
      A signal has a value at each step, and a formula must say which one it means: `x[t]` now, `x[t-1]` one step ago,
      `x[1..t]` all so far. Textbooks often leave the time out; here it is always written.
      """,
      wrong: """
        circuit Inverter {
          input x: bit
          output y[t] = 1 - x
          prove inverted: y[t] != x[t]
        }
        """,
      right: """
        circuit Inverter {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }
        """),
    DiagnosticPage(
      .mixedRoles, "A signal is `output` and `ref` at once",
      """
      An `output` is a unit of the network; a `ref` is a helper for claims, which the network cannot see. All equations of
      a signal must agree on which of the two it is. The word need not be repeated on each of its equations.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[1] = x[1]
          ref y[t] = x[t]
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          ref wanted[t] = x[t]
          prove copied: y[t] iff wanted[t] == 1
        }
        """),
  ]
}
