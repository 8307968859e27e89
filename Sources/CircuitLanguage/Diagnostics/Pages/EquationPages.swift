extension DiagnosticPage {
  /// The pages about what equations may say.
  static let equations: [DiagnosticPage] = [
    DiagnosticPage(
      .notTruth, "Something that is not known to be true or false",
      """
      A claim, a condition and what `all` or `and` take must be true or false. Numbers that are known to be 0 or 1, such
      as bits and threshold units, count as truths; this one may be something else. Compare it with a number. A tie rule
      of 1/2 makes a unit a third value, and so does an input of type `sign`.
      """,
      wrong: """
        circuit Copy {
          input x: sign
          output y[t] = x[t]
          prove positive: y[t] iff x[t]
        }
        """,
      right: """
        circuit Copy {
          input x: sign
          output y[t] = x[t]
          prove positive: y[t] == 1 iff x[t] == 1
        }
        """),
    DiagnosticPage(
      .formulaInUnit, "Something of the formula language in a unit",
      """
      A unit of the network computes sums, products, quotients, powers and activations. Connectives, quantifiers,
      remainders, derivatives and `if` belong to claims: with them a unit would simply be given the answer that the
      network is meant to compute. For bits, `a and b` is `step(a + b - 3/2)`, `a or b` is `step(a + b - 1/2)` and `not a`
      is `1 - a`. If the signal is only there for claims, declare it with `ref`.
      """,
      wrong: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = a[t] and b[t]
          prove both: y[t] iff a[t] and b[t]
        }
        """,
      right: """
        circuit Both {
          input a: bit
          input b: bit
          output y[t] = step(a[t] + b[t] - 3/2)
          prove both: y[t] iff a[t] and b[t]
        }
        """),
    DiagnosticPage(
      .unitReadsReference, "A unit reads a `ref`",
      """
      A `ref` says what is wanted, in the full language of formulas. If a unit could read it, the network would be given
      the answer. Claims and other `ref` equations may read it. If the signal is part of the network, leave the word `ref`
      out.
      """,
      wrong: """
        circuit Parity {
          input x: bit
          ref wanted[t] = parity(x[1..t])
          output y[t] = wanted[t]
          prove even: y[t] iff parity(x[1..t])
        }
        """,
      right: """
        circuit Parity {
          input x: bit
          ref wanted[t] = parity(x[1..t])
          h[0] = 0
          h[t] = h[t-1] + x[t] - 2 * h[t-1] * x[t]
          output y[t] = h[t]
          prove even: y[t] == wanted[t]
        }
        """),
    DiagnosticPage(
      .stepOfUnit, "A unit reads a signal at a fixed or computed step",
      """
      A recurrence reads the present step and steps a fixed distance back: `x[t]`, `x[t-1]`. At step 100 a network no
      longer sees `x[1]`, unless a unit has kept it. Let a unit remember the value, or ask for it in a claim, where any
      step can be read.
      """,
      wrong: """
        circuit FirstInput {
          input x: bit
          output y[t] = x[1]
          prove first: y[t] == x[1]
        }
        """,
      right: """
        circuit FirstInput {
          input x: bit
          y[1] = x[1]
          output y[t] = y[t-1]
          prove first: y[t] == x[1]
        }
        """),
    DiagnosticPage(
      .cycle, "Signals wait for each other",
      """
      Each signal of the circle needs the value of the next at the same step, so none can be computed first. In a
      recurrent network a loop must pass through time: at least one of them must read an earlier step. Most often `[t]`
      was written for `[t-1]`.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[0] = 0
          h[t] = step(h[t] + x[t] - 0.5)
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
      .noSingleOrder, "Single steps need another order than the rest",
      """
      Within a step signals are computed one after the other, in one order that serves all steps. Here the equation of a
      single step reads the signals in one direction, and the general equations read them in the other. Neither is
      circular alone, but no one order fits both. Give the single step a value that does not read the other signal.
      """,
      wrong: """
        circuit Pair {
          input x: bit
          a[1] = b[1]
          a[t] = x[t]
          b[1] = x[1]
          b[t] = a[t]
          prove same: a[t] == b[t]
        }
        """,
      right: """
        circuit Pair {
          input x: bit
          a[1] = x[1]
          a[t] = x[t]
          b[1] = x[1]
          b[t] = a[t]
          prove same: a[t] == b[t]
        }
        """),
    DiagnosticPage(
      .missingValue, "A step before the first is read and has no value",
      """
      The equation looks back, and at the first steps there is nothing yet to look back to: at step 1, `h[t-1]` is `h[0]`.
      Nothing is 0 by default, since the initial value decides what a network does with its first inputs; it must be
      written. An input that is read at `t-1` needs one as well.
      """,
      wrong: """
        circuit SeenOne {
          input x: bit
          h[t] = step(h[t-1] + x[t] - 0.5)
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
      .unguardedRead, "A claim reads a step that has no value",
      """
      A claim must be true or false at every step from the first on. At step 1 there is no step before, so `x[t-1]` has no
      value there. Say from which step on the claim is meant: `t > 1 implies ...`. The connectives `and`, `or` and
      `implies` do not look at their right side when the left side has decided.
      """,
      wrong: """
        circuit Delay {
          input x: bit
          h[0] = 0
          h[t] = x[t]
          output y[t] = h[t-1]
          prove late: y[t] == x[t-1]
        }
        """,
      right: """
        circuit Delay {
          input x: bit
          h[0] = 0
          h[t] = x[t]
          output y[t] = h[t-1]
          prove late: t > 1 implies y[t] == x[t-1]
        }
        """),
    DiagnosticPage(
      .readAhead, "A read of a step that has not come yet",
      """
      At step `t` the inputs after it are not known, so neither a unit nor a claim can read `x[t+1]`. To say that
      something shows one step later, look back from there: `y[t] == x[t-1]`.
      """,
      wrong: """
        circuit Delay {
          input x: bit
          x[0] = 0
          output y[t] = x[t-1]
          prove late: y[t+1] == x[t]
        }
        """,
      right: """
        circuit Delay {
          input x: bit
          x[0] = 0
          output y[t] = x[t-1]
          prove late: y[t] == x[t-1]
        }
        """),
    DiagnosticPage(
      .smoothValue, "The value of a sigmoid or tanh where true or false is due",
      """
      The values of `sigmoid` and `tanh` lie between 0 and 1, or -1 and 1, and are neither: nothing is true because of one
      alone. What is meant is on which side of a threshold the value lies, so compare it: `y[t] > 1/2`. That is decided
      exactly.
      """,
      wrong: """
        circuit ReadOut {
          input x: bit
          output y[t] = sigmoid(10 * x[t] - 5)
          prove near: y[t] iff x[t] == 1
        }
        """,
      right: """
        circuit ReadOut {
          input x: bit
          output y[t] = sigmoid(10 * x[t] - 5)
          prove near: y[t] > 1/2 iff x[t] == 1
        }
        """),
  ]
}
