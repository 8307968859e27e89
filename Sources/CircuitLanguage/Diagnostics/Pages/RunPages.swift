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
      .notRational, "An equality of numbers that are not rational",
      """
      The values of `sigmoid`, `tanh`, `exp`, `log` and most roots are no fractions. They are enclosed between two bounds as
      close as one likes, and bounds never show that two numbers are equal. What was meant is nearly always that a value
      rounds to the digits of a solution, and that is `~`. The same is said where a step, the end of a range or an exponent
      must be an exact number and is not.
      """,
      wrong: """
        circuit Gate {
          input x: real
          output y[t] = sigmoid(x[t])
          example "by hand" {
            x = 1.2
            prove gate: y[1] == 0.769
          }
        }
        """,
      right: """
        circuit Gate {
          input x: real
          output y[t] = sigmoid(x[t])
          example "by hand" {
            x = 1.2
            prove gate: y[1] ~ 0.769
          }
        }
        """),
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
    DiagnosticPage(
      .outsideDomain, "A logarithm of 0 or less, or a root of less than 0",
      """
      On some sequence `log` is given a number that is not above 0, or `sqrt` one below 0, and neither has a value there. In
      losses this is a probability of 0. Add a small number as textbooks do, or say what is meant with `if`.
      """,
      wrong: """
        circuit Surprise {
          input p: real
          output y[t] = 1 - p[t]
          example "by hand" {
            p = 1
            prove large: -log(y[1]) > 10
          }
        }
        """,
      right: """
        circuit Surprise {
          input p: real
          output y[t] = 1 - p[t]
          example "by hand" {
            p = 1
            prove large: -log(y[1] + 1e-5) > 10
          }
        }
        """),
    DiagnosticPage(
      .noDerivative, "A derivative at a point where there is none",
      """
      `relu` and `abs` bend at 0, `step`, `sign` and `floor` jump, and so do comparisons and the branches of `if`; where a
      value sits exactly on such a point, a derivative through it does not exist. Programs answer with 0 or 1 there, each
      with its own habit, so nothing is assumed. Everywhere else these functions are differentiated as usual.
      """,
      wrong: """
        circuit Rectifier {
          input x: real
          output y[t] = relu(x[t])
          example "at the bend" {
            x = 0
            prove slope: d(y[1], x[1]) == 0
          }
        }
        """,
      right: """
        circuit Rectifier {
          input x: real
          output y[t] = relu(x[t])
          example "beside the bend" {
            x = 0.5
            prove slope: d(y[1], x[1]) == 1
          }
        }
        """),
    DiagnosticPage(
      .undecided, "Bounds that are too far apart to decide",
      """
      Numbers that are not rational are enclosed between two bounds. Here even close bounds do not tell on which side of a
      threshold a value lies, which is so where it lies exactly on it. Nothing is guessed then. Move the threshold, or leave
      the functions out that undo each other. In `heaviside check` such a claim is unknown, and no pass.
      """,
      wrong: .traced(
        .init(
          "example.circuit",
          """
          circuit ThereAndBack {
            input x: bit
            output y[t] = step(log(exp(x[t])) - 1)
            convention step(0) = 1
            prove same: y[t] iff x[t]
          }
          """), input: "0 1"),
      right: """
        circuit ThereAndBack {
          input x: bit
          output y[t] = step(log(exp(x[t])) - 0.5)
          prove same: y[t] iff x[t]
        }
        """),
  ]
}
