extension DiagnosticPage {
  /// The pages about numbers, vectors and matrices, and about slices.
  static let shapes: [DiagnosticPage] = [
    DiagnosticPage(
      .shapeMismatch, "Values of different shapes are joined",
      """
      `.*`, `==`, `~`, and both branches of `if` need two values of one shape: two numbers, or two vectors of one size.
      `+` and `-` do too, except that a number is added to each component of a vector, as in `1 - h[t]`. Write out the
      vector, or pick a component.
      """,
      wrong: """
        circuit Shifted {
          input x: bit[2]
          h[t] = step(x[t] - [0.5, 0.5, 0.5])
          output y[t] = h[t][1]
          prove copied: y[t] iff x[t][1]
        }
        """,
      right: """
        circuit Shifted {
          input x: bit[2]
          h[t] = step(x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove copied: y[t] iff x[t][1]
        }
        """),
    DiagnosticPage(
      .productShapes, "A product of shapes that do not fit",
      """
      A matrix can multiply a vector that has as many components as the matrix has columns. Two vectors of one size
      multiply to their dot product, a number. A vector cannot stand before a matrix. Often a matrix was written with its
      rows and columns exchanged: each row of `W` in `W * x[t]` belongs to one unit, and each column to one input.
      """,
      wrong: """
        circuit Layer {
          input x: bit[2]
          let W = [[1, 1, -1], [1, -1, 1]]
          h[t] = step(W * x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove either: y[t] iff x[t][1] or x[t][2]
        }
        """,
      right: """
        circuit Layer {
          input x: bit[2]
          let W = [[1, 1], [1, -1]]
          h[t] = step(W * x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove either: y[t] iff x[t][1] or x[t][2]
        }
        """),
    DiagnosticPage(
      .noComponents, "A component of a number",
      """
      Brackets after a value pick a component of a vector or a row of a matrix, and this value is a single number. For a
      signal the first bracket names the step, and only a second one picks a component: `x[t][2]`. Perhaps the input was
      meant to be a vector, as in `bit[2]`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t][1]
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
      .indexOutOfRange, "An index beyond the end",
      """
      Indices of components begin at 1 and end at the size of the vector. There is no component 0: people who program
      often count from there.
      """,
      wrong: """
        circuit First {
          input x: bit[2]
          output y[t] = x[t][0]
          prove first: y[t] iff x[t][1]
        }
        """,
      right: """
        circuit First {
          input x: bit[2]
          output y[t] = x[t][1]
          prove first: y[t] iff x[t][1]
        }
        """),
    DiagnosticPage(
      .numberExpected, "A vector where a number is due",
      """
      Comparisons by order, remainders, powers and truths are about single numbers. A vector is compared as a whole with
      `==` only. Pick a component, as in `v[1]`, or ask about all of them: `all(v[i] > 0 for i in 1..n)`.
      """,
      wrong: """
        circuit Layer {
          input x: bit[2]
          h[t] = step(x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove small: h[t] <= 1
        }
        """,
      right: """
        circuit Layer {
          input x: bit[2]
          h[t] = step(x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove small: all(h[t][i] <= 1 for i in 1..2)
        }
        """),
    DiagnosticPage(
      .vectorExpected, "Something else where a vector is due",
      """
      `concat` joins vectors end to end, and this is a number or a matrix. A number becomes a vector of one component in
      brackets.
      """,
      wrong: """
        circuit Biased {
          input x: bit[2]
          v[t] = concat(x[t], 1)
          output y[t] = step([1, 1, -1.5] * v[t])
          prove both: y[t] iff x[t][1] and x[t][2]
        }
        """,
      right: """
        circuit Biased {
          input x: bit[2]
          v[t] = concat(x[t], [1])
          output y[t] = step([1, 1, -1.5] * v[t])
          prove both: y[t] iff x[t][1] and x[t][2]
        }
        """),
    DiagnosticPage(
      .raggedMatrix, "Rows or components of different shapes",
      """
      The components of a vector are all numbers, and the rows of a matrix are all equally long. Here one differs from the
      first. Usually a number is missing in a row, or a bracket closes too early.
      """,
      wrong: """
        circuit Layer {
          input x: bit[2]
          let W = [[1, 1], [1]]
          h[t] = step(W * x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove either: y[t] iff x[t][1] or x[t][2]
        }
        """,
      right: """
        circuit Layer {
          input x: bit[2]
          let W = [[1, 1], [1, 0]]
          h[t] = step(W * x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove either: y[t] iff x[t][1] or x[t][2]
        }
        """),
    DiagnosticPage(
      .signalShape, "Equations that disagree on the shape of a signal",
      """
      A signal has one shape at all steps: a number, or a vector of one size. Its equations give it different ones, or
      something that a signal cannot be, such as a matrix. An initial value may be a single number for all components of a
      vector.
      """,
      wrong: """
        circuit Layer {
          input x: bit[2]
          h[1] = [0, 0, 0]
          h[t] = step(x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove copied: t > 1 implies (y[t] iff x[t][1])
        }
        """,
      right: """
        circuit Layer {
          input x: bit[2]
          h[1] = [0, 0]
          h[t] = step(x[t] - [0.5, 0.5])
          output y[t] = h[t][1]
          prove copied: t > 1 implies (y[t] iff x[t][1])
        }
        """),
    DiagnosticPage(
      .argumentShape, "A part is given something of the wrong shape",
      """
      The circuit of the part declares its input as a number or as a vector of some size, and it is fed with something
      else. Pick a component, or feed a vector written in brackets.
      """,
      wrong: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: bit[2]
          part n = Not(x: a[t])
          output y[t] = n.y[t]
          prove inverted: y[t] != a[t][1]
        }
        """,
      right: """
        circuit Not {
          input x: bit
          output y[t] = 1 - x[t]
          prove inverted: y[t] != x[t]
        }

        circuit User {
          input a: bit[2]
          part n = Not(x: a[t][1])
          output y[t] = n.y[t]
          prove inverted: y[t] != a[t][1]
        }
        """),
    DiagnosticPage(
      .rowShape, "A row of an example has the wrong shape",
      """
      The row of a signal that is a vector gives a vector a step, in brackets and with blanks between the components:
      `x = [0 1] [1 1]`. The row of a number gives a number a step.
      """,
      wrong: """
        circuit Both {
          input x: bit[2]
          output y[t] = step(x[t][1] + x[t][2] - 1.5)
          example "by hand" {
            x = 0 1 1
            y = 0 0 1
          }
        }
        """,
      right: """
        circuit Both {
          input x: bit[2]
          output y[t] = step(x[t][1] + x[t][2] - 1.5)
          example "by hand" {
            x = [0 1] [1 0] [1 1]
            y = 0 0 1
          }
        }
        """),
    DiagnosticPage(
      .misplacedSlice, "A slice where a single value is due",
      """
      `x[1..t]` is a sequence of values, one for each step so far. It can be compared with another slice by `==`, matched
      against a pattern, or handed to `all`, `any`, `count`, `sum`, `min`, `max`, `parity` and `value`; it cannot be added
      or compared with a number.
      """,
      wrong: """
        circuit Ones {
          input x: bit
          n[0] = 0
          output n[t] = n[t-1] + x[t]
          prove counted: n[t] == x[1..t]
        }
        """,
      right: """
        circuit Ones {
          input x: bit
          n[0] = 0
          output n[t] = n[t-1] + x[t]
          prove counted: n[t] == count(x[1..t])
        }
        """),
    DiagnosticPage(
      .sliceExpected, "A single value where a slice is due",
      """
      `all`, `any`, `value`, `matches` and the like speak of the values at many steps, and are given the value at one.
      Write a slice, such as `x[1..t]`, or a formula with `for`.
      """,
      wrong: """
        circuit RunningAnd {
          input x: bit
          h[0] = 1
          output h[t] = step(h[t-1] + x[t] - 1.5)
          prove running: h[t] iff all(x[t])
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
      .sliceOfVectors, "A slice of vectors where one of numbers is due",
      """
      Each value of the slice is a vector, and what is asked needs numbers. Pick a component after the slice:
      `x[1..t][1]` is the sequence of first components.
      """,
      wrong: """
        circuit RunningAnd {
          input x: bit[2]
          h[0] = 1
          output h[t] = step(h[t-1] + x[t][1] - 1.5)
          prove running: h[t] iff all(x[1..t])
        }
        """,
      right: """
        circuit RunningAnd {
          input x: bit[2]
          h[0] = 1
          output h[t] = step(h[t-1] + x[t][1] - 1.5)
          prove running: h[t] iff all(x[1..t][1])
        }
        """),
    DiagnosticPage(
      .argumentCount, "Too many or too few arguments",
      """
      A function is given another number of arguments than it takes. `step` has its threshold inside its one argument, as
      in `step(z - 0.5)`; `threshold(z, 0.5)` takes it separately; `clamp` takes a value and two bounds.
      """,
      wrong: """
        circuit Gate {
          input x: bit
          output y[t] = step(x[t], 0.5)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Gate {
          input x: bit
          output y[t] = threshold(x[t], 0.5)
          prove copied: y[t] iff x[t]
        }
        """),
  ]
}
