extension DiagnosticPage {
  /// The pages about formulas that have no value on some sequence, which is found out while a circuit runs.
  static let runs: [DiagnosticPage] = [
    DiagnosticPage(
      .readBeforeBeginning, "A step before the first is read",
      """
      On some sequence the formula reads a step before the first, and the signal has no value there. It has a guard, or
      the step is computed, so that this shows only when the circuit runs. Strengthen the guard, or give the signal an
      initial value.
      """,
      wrong: """
        circuit Delay {
          input x: bit
          h[0] = 0
          h[t] = x[t]
          output y[t] = h[t-1]
          prove late: t >= 1 implies y[t] == floor(x[t-1])
        }
        """,
      right: """
        circuit Delay {
          input x: bit
          h[0] = 0
          h[t] = x[t]
          output y[t] = h[t-1]
          prove late: t > 1 implies y[t] == floor(x[t-1])
        }
        """),
    DiagnosticPage(
      .readAheadInRun, "A step is read that has not come yet",
      """
      On some sequence a computed step, or the end of a range, lies after the present one. Claims look back only: what is
      still to come is not known.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          output h[t] = step(h[t-1] + x[t] - 0.5)
          prove stays: h[t+x[t]] == 1 or h[t] == 0
        }
        """,
      right: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          output h[t] = step(h[t-1] + x[t] - 0.5)
          prove stays: t > 1 implies h[t] >= h[t-1]
        }
        """),
    DiagnosticPage(
      .divisionByZeroInRun, "A division by zero on some sequence",
      """
      The divisor depends on the inputs and is 0 on some of them, often at the first steps. A formula without a value is
      neither true nor false, so the claim cannot be judged. Guard the division, or multiply both sides by the divisor.
      """,
      wrong: """
        circuit Ones {
          input x: bit
          s[0] = 0
          output s[t] = s[t-1] + x[t]
          prove ratio: s[t] / sum(x[1..t]) == 1
        }
        """,
      right: """
        circuit Ones {
          input x: bit
          s[0] = 0
          output s[t] = s[t-1] + x[t]
          prove ratio: s[t] == sum(x[1..t])
        }
        """),
    DiagnosticPage(
      .emptyExtremum, "The least or greatest of nothing",
      """
      `min` and `max` of an empty range have no value, while the sum of nothing is 0 and `all` of nothing is true. At step
      1 the range `1..t-1` is empty. Guard it, or let the range include the present step.
      """,
      wrong: """
        circuit Greatest {
          input x: 0..3
          output y[t] = x[t]
          prove bounded: max(x[1..t-1]) <= 3
        }
        """,
      right: """
        circuit Greatest {
          input x: 0..3
          output y[t] = x[t]
          prove bounded: t > 1 implies max(x[1..t-1]) <= 3
        }
        """),
    DiagnosticPage(
      .notWholeInRun, "A fraction where a whole number is needed",
      """
      A computed step, the end of a range or an exponent is a fraction on some sequence. There is no half step. Use
      `floor` where rounding down is meant.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove half: t > 1 implies x[t/2] <= 1
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove half: t > 1 implies x[floor(t/2)] <= 1
        }
        """),
    DiagnosticPage(
      .tooLarge, "A power or a range too large to be worked out",
      """
      On some sequence a power has more digits, or a range more elements, than there is room for. Values are exact, so
      nothing can be rounded away. Take a remainder earlier, or compare exponents instead of powers.
      """,
      wrong: """
        circuit Ones {
          input x: bit
          s[0] = 1
          output s[t] = s[t-1] + x[t]
          prove large: 2^10^(6*s[t]) > 0
          bound 4
        }
        """,
      right: """
        circuit Ones {
          input x: bit
          s[0] = 1
          output s[t] = s[t-1] + x[t]
          prove large: 2^s[t] > 0
          bound 4
        }
        """),
    DiagnosticPage(
      .notRational, "The exact value of a smooth unit is needed in a run",
      """
      A `sigmoid` or `tanh` unit has no rational value, and a computation asks for it. The checker refuses such formulas
      before anything runs, with the code E0410, whose page says what can be asked of these units. This code is there so
      that a value which slipped past it would be told, and never rounded.
      """,
      wrong: .impossible("No file is known that gets this code, since E0410 comes first.")),
    DiagnosticPage(
      .nothingConsidered, "The assumptions admit no sequence",
      """
      `assume` leaves out sequences, and here it leaves out all of them. Every claim would then hold, since there is
      nothing left on which it could fail. Two assumptions may contradict each other, or one of them can never be true at
      step 1.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          assume x[t] == 0 and x[t] == 1
          output y[t] = x[t]
          prove on: y[t] == 1
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          assume x[t] == 1
          output y[t] = x[t]
          prove on: y[t] == 1
        }
        """),
    DiagnosticPage(
      .undeclaredTie, "A unit meets exactly 0, and no convention says what it answers",
      """
      The argument of a `step`, `threshold` or `sign` is exactly 0 at some step. Textbooks disagree on what the unit
      answers there, and the answer can decide whether a network works, so nothing is assumed. Add a convention, or move
      the threshold between two values that the sum can have. `heaviside check` calls the same a tie that is not declared.
      """,
      wrong: .traced(
        .init(
          "example.circuit",
          """
          circuit Both {
            input a: bit
            input b: bit
            output y[t] = step(a[t] + b[t] - 1)
            prove both: y[t] iff a[t] and b[t]
          }
          """), input: "a = 0 1; b = 0 0"),
      right: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 1.5)
          prove both: y[t] iff a[t] and b[t]
        }
        """),
  ]
}
