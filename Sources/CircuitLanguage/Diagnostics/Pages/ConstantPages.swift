extension DiagnosticPage {
  /// The pages about constants, types and ranges.
  static let constants: [DiagnosticPage] = [
    DiagnosticPage(
      .notConstant, "Something that changes where a constant is due",
      """
      Weights, thresholds, sizes, initial values and the index of a component must be known before the first step. Inputs,
      signals and `t` change from step to step. A quantity that changes is a signal: give it an equation instead of a
      `let`.
      """,
      wrong: """
        circuit Gate {
          input x: bit
          let z = x[t] - 0.5
          output y[t] = step(z)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Gate {
          input x: bit
          z[t] = x[t] - 0.5
          output y[t] = step(z[t])
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .constantCycle, "Constants that define each other",
      """
      Each constant of the circle needs the value of the next, so none of them has one. Constants may stand in any order,
      but at least one of them must be given as a number.
      """,
      wrong: """
        circuit Scaled {
          input x: bit
          let a = b + 1
          let b = a - 1
          output y[t] = a * x[t]
          prove positive: y[t] >= 0
        }
        """,
      right: """
        circuit Scaled {
          input x: bit
          let a = b + 1
          let b = 2
          output y[t] = a * x[t]
          prove positive: y[t] >= 0
        }
        """),
    DiagnosticPage(
      .divisionByZero, "A division of constants by zero",
      """
      The divisor is 0 whatever the inputs are, so this has no value. Remainders by 0 and negative powers of 0 have none
      either. Check the constants that the divisor is made of.
      """,
      wrong: """
        circuit Mean {
          input x: bit[2]
          let n = 2 - 2
          output y[t] = (x[t][1] + x[t][2]) / n
          prove bounded: y[t] <= 1
        }
        """,
      right: """
        circuit Mean {
          input x: bit[2]
          let n = 2
          output y[t] = (x[t][1] + x[t][2]) / n
          prove bounded: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .notWhole, "A fraction where a whole number is due",
      """
      Sizes, steps, indices, bounds and exponents are whole numbers. There is no half step, and roots are left out since
      they are seldom rational. A constant that was computed by a division may have come out as a fraction.
      """,
      wrong: """
        circuit Late {
          input x: bit
          x[0] = 0
          output y[t] = x[t-1/2]
          prove bit: y[t] <= 1
        }
        """,
      right: """
        circuit Late {
          input x: bit
          x[0] = 0
          output y[t] = x[t-1]
          prove bit: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .emptyRange, "A range with nothing in it",
      """
      The range of an input, of a family, of `clamp` or of `min` and `max` runs from a greater number to a smaller one, or
      a vector has size 0. Nothing lies in it, and a claim about nothing would always hold. Write the smaller end first.
      """,
      wrong: """
        circuit Copy {
          input x: 2..-2
          output y[t] = clamp(x[t], -1, 1)
          prove clamped: y[t] <= 1
        }
        """,
      right: """
        circuit Copy {
          input x: -2..2
          output y[t] = clamp(x[t], -1, 1)
          prove clamped: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .repeatedValue, "A value is listed twice",
      """
      The set of values of an input names one of them twice, perhaps in two spellings such as `1/2` and `0.5`. It would
      change nothing, and is most likely a slip for another value.
      """,
      wrong: """
        circuit Half {
          input x: {0, 1/2, 0.5, 1}
          output y[t] = step(x[t] - 3/4)
          prove top: y[t] iff x[t] == 1
        }
        """,
      right: """
        circuit Half {
          input x: {0, 1/2, 1}
          output y[t] = step(x[t] - 3/4)
          prove top: y[t] iff x[t] == 1
        }
        """),
    DiagnosticPage(
      .sizeMissing, "`onehot` without a size",
      """
      An input of type `onehot[n]` is a vector of `n` components, exactly one of which is 1: a letter out of `n`. The size
      says how many letters there are.
      """,
      wrong: """
        circuit FirstLetter {
          input x: onehot
          output y[t] = x[t][1]
          prove first: y[t] iff x[t] == [1, 0, 0]
        }
        """,
      right: """
        circuit FirstLetter {
          input x: onehot[3]
          output y[t] = x[t][1]
          prove first: y[t] iff x[t] == [1, 0, 0]
        }
        """),
    DiagnosticPage(
      .movingRange, "A range of components that moves with the step",
      """
      An index that picks a component runs over constant ends, since a vector has the same size at every step. An index
      that names steps, as `i` in `x[i]`, may run to `t`. One index cannot do both.
      """,
      wrong: """
        circuit Both {
          input x: bit[2]
          output y[t] = step(x[t][1] + x[t][2] - 1.5)
          prove both: y[t] iff all(x[t][i] == 1 for i in 1..t)
        }
        """,
      right: """
        circuit Both {
          input x: bit[2]
          output y[t] = step(x[t][1] + x[t][2] - 1.5)
          prove both: y[t] iff all(x[t][i] == 1 for i in 1..2)
        }
        """),
    DiagnosticPage(
      .notComputable, "A constant whose value cannot be given exactly",
      """
      Constants are exact fractions. `sigmoid` and `tanh` of a number are no fractions, and `step(0)` has no value before a
      convention gives it one. Write the number that is meant.
      """,
      wrong: """
        circuit Scaled {
          input x: bit
          let w = sigmoid(2)
          output y[t] = w * x[t]
          prove positive: y[t] >= 0
        }
        """,
      right: """
        circuit Scaled {
          input x: bit
          let w = 0.88
          output y[t] = w * x[t]
          prove positive: y[t] >= 0
        }
        """),
    DiagnosticPage(
      .noSuchMember, "A member that a family does not have",
      """
      A circuit with parameters is a family: one circuit for each value in the ranges of its parameters. The part asks for
      a value outside of them. Widen the range, or use a member that there is.
      """,
      wrong: """
        circuit Scale(k in 1..3) {
          input x: bit
          output y[t] = k * x[t]
          prove scaled: y[t] <= 3
        }

        circuit User {
          input x: bit
          part s = Scale(k: 4, x: x[t])
          output y[t] = s.y[t]
          prove scaled: y[t] <= 4
        }
        """,
      right: """
        circuit Scale(k in 1..4) {
          input x: bit
          output y[t] = k * x[t]
          prove scaled: y[t] <= k
        }

        circuit User {
          input x: bit
          part s = Scale(k: 4, x: x[t])
          output y[t] = s.y[t]
          prove scaled: y[t] <= 4
        }
        """),
  ]
}
