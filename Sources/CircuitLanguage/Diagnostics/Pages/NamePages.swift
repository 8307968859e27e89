extension DiagnosticPage {
  /// The pages about names.
  static let names: [DiagnosticPage] = [
    DiagnosticPage(
      .unknownName, "A name that is not declared",
      """
      Every name must be declared in the same circuit: as an `input`, by an equation, with `let`, or as the index of a
      `for`. The order does not matter. A misspelled name is the usual reason, and capitals count. Another is an index
      used outside the brackets in which `for` declares it.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(g[t-1] + x[t] - 0.5)
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
      .duplicateName, "A name that is declared twice",
      """
      Inputs, signals, constants, parts and the indices of `for` share one space of names, so that a name means one thing
      wherever it stands in a circuit. Rename one of the two. Two circuits may use the same names without harm.
      """,
      wrong: """
        circuit Scaled {
          input x: bit
          let w = 3
          let w = 2
          output y[t] = w * x[t]
          prove scaled: y[t] <= 3
        }
        """,
      right: """
        circuit Scaled {
          input x: bit
          let w = 3
          output y[t] = w * x[t]
          prove scaled: y[t] <= 3
        }
        """),
    DiagnosticPage(
      .unknownCircuit, "A part names a circuit that is not there",
      """
      A `part` must be a circuit of the same file, or of a file that this one imports. Imports do not reach further: what
      an imported file imports is not seen from here. Check the spelling, capitals included, or add the `import`.
      """,
      wrong: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit Twice {
          input x: bit
          part first = Nto(x: x[t])
          part second = Not(x: first.y[t])
          output y[t] = second.y[t]
          prove same: y[t] == x[t]
        }
        """,
      right: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit Twice {
          input x: bit
          part first = Not(x: x[t])
          part second = Not(x: first.y[t])
          output y[t] = second.y[t]
          prove same: y[t] == x[t]
        }
        """),
    DiagnosticPage(
      .unknownFunction, "A function that there is not",
      """
      The functions are built in, and this is none of them; the message lists them. The same message comes when a signal
      is called like a function, since `x(t)` is written `x[t]` here, and when a function stands without its arguments.
      """,
      wrong: """
        circuit Gate {
          input x: bit
          output y[t] = heaviside(x[t] - 0.5)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Gate {
          input x: bit
          output y[t] = step(x[t] - 0.5)
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .unknownArgument, "A part is given an input that its circuit does not have",
      """
      Between the parentheses of a part stand the inputs of its circuit and the parameters of its family, by name. This
      name is none of them. The message lists those that there are.
      """,
      wrong: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: bit
          part n = Not(x: a[t], bias: 1)
          output y[t] = n.y[t]
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
      .missingArgument, "A part is not given all its inputs",
      """
      A part computes from its inputs, so each of them must be fed, and each parameter of a family must have a value.
      Nothing is fed by default: to switch an input off, give it the constant 0.
      """,
      wrong: """
        circuit Latch {
          input set: bit
          input reset: bit
          q[0] = 0
          output q[t] = step(2 * set[t] + q[t-1] - 2 * reset[t] - 0.5)
          prove bit: q[t] <= 1
        }

        circuit SeenOne {
          input x: bit
          part l = Latch(set: x[t])
          output y[t] = l.q[t]
          prove seen: y[t] iff any(x[1..t])
        }
        """,
      right: """
        circuit Latch {
          input set: bit
          input reset: bit
          q[0] = 0
          output q[t] = step(2 * set[t] + q[t-1] - 2 * reset[t] - 0.5)
          prove bit: q[t] <= 1
        }

        circuit SeenOne {
          input x: bit
          part l = Latch(set: x[t], reset: 0)
          output y[t] = l.q[t]
          prove seen: y[t] iff any(x[1..t])
        }
        """),
    DiagnosticPage(
      .repeatedArgument, "A part is given one input twice",
      """
      Each input of a part is fed once. Remove one of the two, or check whether another name was meant.
      """,
      wrong: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          prove both: y[t] iff a[t] and b[t]
        }

        circuit User {
          input x: bit[2]
          part p = Both(a: x[t][1], a: x[t][2], b: 1)
          output y[t] = p.y[t]
          prove both: y[t] iff x[t][1] and x[t][2]
        }
        """,
      right: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          prove both: y[t] iff a[t] and b[t]
        }

        circuit User {
          input x: bit[2]
          part p = Both(a: x[t][1], b: x[t][2])
          output y[t] = p.y[t]
          prove both: y[t] iff x[t][1] and x[t][2]
        }
        """),
    DiagnosticPage(
      .duplicateCircuit, "Two circuits of one name",
      """
      Reports, parts and `--circuit` name circuits, so no two of one file, or of a file and what it imports, may have the
      same name. Rename one of them. To compare two versions of a circuit, give them different names and make both parts
      of a third.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }

        circuit Copy {
          input x: bit
          output y[t] = step(x[t] - 0.5)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
        }

        circuit CopyByStep {
          input x: bit
          output y[t] = step(x[t] - 0.5)
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .duplicateClaim, "Two claims of one name",
      """
      A claim is named in reports and picked with `--claim`, so each name stands once in a circuit. A claim without a name
      is called `prove1`, `prove2` and so on by its place, and an example by its title; these names count too.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          prove copied: y[t] <= 1
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove copied: y[t] iff x[t]
          prove small: y[t] <= 1
        }
        """),
  ]
}
