extension DiagnosticPage {
  /// The pages about what is too large, and about holes where none can be.
  ///
  /// Each limit lies far above what a circuit made by hand needs; without them a file of a few lines could keep a
  /// computer busy for ever.
  static let limits: [DiagnosticPage] = [
    DiagnosticPage(
      .numberTooLarge, "A constant with too many digits",
      """
      A computed constant would have more digits than there is room for, or a size or step is beyond a thousand million.
      Constants are exact, so `2^100000` really has thirty thousand digits. No weight needs that: a weight that is larger
      than the sum of all others already decides.
      """,
      wrong: """
        circuit Steep {
          input x: bit
          let w = 2^100000
          output y[t] = step(w * x[t] - 1)
          prove copied: y[t] iff x[t]
        }
        """,
      right: """
        circuit Steep {
          input x: bit
          let w = 2^10
          output y[t] = step(w * x[t] - 1)
          prove copied: y[t] iff x[t]
        }
        """),
    DiagnosticPage(
      .tooManyNodes, "Too many operations when written out",
      """
      Vectors, matrices and ranges are written out number by number before a circuit is verified. Here that comes to more
      than a million operations, often because large matrices stand inside each other's products. Give a product a signal
      of its own, so that it is computed once.
      """,
      wrong: """
        circuit Layers {
          input x: bit[10]
          let W = [[i + j for j in 1..10] for i in 1..10]
          h[t] = W * (W * (W * (W * (W * (W * (W * x[t]))))))
          prove positive: h[t][1] >= 0
        }
        """,
      right: """
        circuit Layers {
          input x: bit[10]
          let W = [[i + j for j in 1..10] for i in 1..10]
          h[t] = W * x[t]
          prove positive: h[t][1] >= 0
        }
        """),
    DiagnosticPage(
      .tooManyComponents, "Too large a vector or range",
      """
      A vector, a matrix or a range with constant ends has more than 4096 elements. Each would become a number of the
      network. A range that ends at `t` is not written out and may grow as it likes.
      """,
      wrong: """
        circuit Wide {
          input x: bit
          output y[t] = sum(x[t] for i in 1..100000)
          prove positive: y[t] >= 0
        }
        """,
      right: """
        circuit Wide {
          input x: bit
          output y[t] = 100000 * x[t]
          prove positive: y[t] >= 0
        }
        """),
    DiagnosticPage(
      .tooManyLetters, "Too many possible inputs a step",
      """
      All inputs together can have more than a million values at a step, and a proof for every sequence must look at each
      of them. Every bit doubles their number. Use fewer inputs or smaller ranges; a circuit that treats all bits alike is
      verified as well with a few.
      """,
      wrong: """
        circuit Positive {
          input x: 0..100000000
          output y[t] = step(x[t] - 1/2)
          prove positive: y[t] iff x[t] > 0
        }
        """,
      right: """
        circuit Positive {
          input x: 0..100
          output y[t] = step(x[t] - 1/2)
          prove positive: y[t] iff x[t] > 0
        }
        """),
    DiagnosticPage(
      .tooManyCells, "Too many scalar signals",
      """
      The components of all signals, with those of all parts, are more than 4096. Each is a unit of the network. Usually a
      size was typed with a digit too many, or parts multiply: a part with a hundred units, used a hundred times, brings
      ten thousand.
      """,
      wrong: """
        circuit Wide {
          input x: bit
          h[t] = [x[t] for i in 1..3000]
          g[t] = [x[t] for i in 1..3000]
          prove same: h[t][1] == g[t][1]
        }
        """,
      right: """
        circuit Wide {
          input x: bit
          h[t] = [x[t] for i in 1..3]
          g[t] = [x[t] for i in 1..3]
          prove same: h[t][1] == g[t][1]
        }
        """),
    DiagnosticPage(
      .tooManyMembers, "Too many members of a family",
      """
      A family has a circuit for each combination of its parameters, and each is verified by itself. Here there are more
      than a thousand. Narrow the ranges: what holds of a dozen members is seldom wrong for the next.
      """,
      wrong: """
        circuit Scale(k in 1..40, n in 1..40) {
          input x: bit
          output y[t] = k * n * x[t]
          prove scaled: y[t] <= k * n
        }
        """,
      right: """
        circuit Scale(k in 1..4, n in 1..4) {
          input x: bit
          output y[t] = k * n * x[t]
          prove scaled: y[t] <= k * n
        }
        """),
    DiagnosticPage(
      .lagTooLong, "A read too far back",
      """
      A signal can be read at most 4096 steps back. The network has to remember every value that it will still read, so
      long distances make it large. A claim can look at the whole past with `all`, `any`, `count` and the like.
      """,
      wrong: """
        circuit Late {
          input x: bit
          output y[t] = x[t-5000]
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
      .partsTooDeep, "Too many parts within parts",
      """
      A part may have parts of its own, and these again, at most 64 levels deep. The example has a chain of 66 circuits,
      each of which is a part of the one before. Use a part several times beside one another, or a family that says by a
      parameter how often.
      """,
      wrong: .checked([.init("example.circuit", chain(of: 66))]),
      right: .checked([.init("example.circuit", chain(of: 3))])),
    DiagnosticPage(
      .stepTooFar, "An equation for a step too far from the beginning",
      """
      Single steps up to 1000 can have an equation of their own, and initial values reach back as far as signals are read.
      If the value at a late step matters, ask for it in a claim, or let the network find the step by itself with a counter.
      """,
      wrong: """
        circuit Pulse {
          input x: bit
          h[5000] = 1
          h[t] = 0
          output y[t] = h[t]
          prove bit: y[t] <= 1
        }
        """,
      right: """
        circuit Pulse {
          input x: bit
          h[5] = 1
          h[t] = 0
          output y[t] = h[t]
          prove bit: y[t] <= 1
        }
        """),
    DiagnosticPage(
      .quantifiersTooDeep, "Too many quantifiers within quantifiers",
      """
      Quantifiers and past operators lie more than six deep within each other. Each one more multiplies the work by the
      length of the sequence. Often the inner ones add nothing: `once(once(F))` is `once(F)`. Otherwise give an inner
      formula a name with `ref`.
      """,
      wrong: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove seen: once(once(once(once(once(once(once(y[t]))))))) iff any(x[1..t])
        }
        """,
      right: """
        circuit Copy {
          input x: bit
          output y[t] = x[t]
          prove seen: once(y[t]) iff any(x[1..t])
        }
        """),
    DiagnosticPage(
      .misplacedHole, "A `?` where no number can be left open",
      """
      In an exercise `?` stands for a weight or a bias of a unit, or for a constant that only units use. Claims, types,
      sizes, steps, initial values, divisors and exponents must be known, since the question would change with them.
      """,
      wrong: .checked([
        .init(
          "example.exercise",
          """
          circuit SeenOne {
            input x: bit
            h[0] = 0
            h[t] = step(? * h[t-1] + x[t] + ?)
            output y[t] = h[t]
            prove small: y[t] <= ?
          }
          """)
      ]),
      right: .checked([
        .init(
          "example.exercise",
          """
          circuit SeenOne {
            input x: bit
            h[0] = 0
            h[t] = step(? * h[t-1] + x[t] + ?)
            output y[t] = h[t]
            prove small: y[t] <= 1
          }
          """)
      ])),
  ]

  /// Circuits each of which is a part of the one before.
  private static func chain(of length: Int) -> String {
    var circuits = (1..<length).map { number in
      """
      circuit Link\(number) {
        input x: bit
        part next = Link\(number + 1)(x: x[t])
        output y[t] = next.y[t]
        prove copied: y[t] iff x[t]
      }
      """
    }
    circuits.append(
      """
      circuit Link\(length) {
        input x: bit
        output y[t] = x[t]
        prove copied: y[t] iff x[t]
      }
      """)
    return circuits.joined(separator: "\n\n")
  }
}
