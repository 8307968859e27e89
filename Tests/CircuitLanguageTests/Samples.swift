/// Circuit files that several tests read.
enum Samples {
  /// The four circuits at the top of the language's description.
  static let language = """
    /// Emits 1 for as long as every input so far was 1.
    circuit RunningAnd {
      input x: bit

      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]

      prove correct: y[t] iff all(x[1..t])

      example "worked by hand" {
        x = 1 1 1 1 0 1 0 0
        y = 1 1 1 1 0 0 0 0
      }
    }

    /// The same detector with the activation f(z) = 1 if z >= 0.5: here (1, 1) meets the threshold exactly.
    circuit RunningAndAtHalf {
      input x: bit
      h[0] = 1
      h[t] = threshold(h[t-1] + x[t] - 1.5, 0.5)
      output y[t] = h[t]
      convention step(0) = 1            // needed, because a unit can meet exactly 0; with 0 the claim fails
      prove correct: y[t] iff all(x[1..t])
    }

    /// Two bit streams: 1 for as long as they agree.
    circuit SequenceEquality {
      input x: bit[2]

      let W = [[-1, -1], [1, 1]]
      let b = [1, -1]
      h[t] = step(W * x[t] + b)         // h[t][1]: both 0;  h[t][2]: both 1
      y[1] = step([1, 1] * h[1] - 0.5)
      output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)

      convention step(0) = 0            // the published weights rely on the strict reading
      prove equal: y[t] iff x[1..t][1] == x[1..t][2]
    }

    /// Alternating sum, read out through a steep sigmoid.
    circuit AlternatingSum {
      input x: bit
      h[0] = 0
      h[t] = x[t] - h[t-1]
      output y[t] = sigmoid(10 * h[t])
      prove closed_form: h[t] == sum((-1)^(t-i) * x[i] for i in 1..t)
      prove readout: y[t] > 1/2 iff h[t] > 0
      bound 64
    }
    """
}
