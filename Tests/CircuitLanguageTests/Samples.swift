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

  /// Every construct of the language at least once, in canonical form.
  static let everything = """
    // Every construct once.
    import "other.circuit"
    import "folder/third.circuit"

    /// A family.
    ///   Indented.
    circuit Everything(k in 1..8, m in k..k+2) {
      input x: bit
      input s: sign[2]
      input v: {0, 1/2, 5}[3]
      input n: -1..k
      input o: onehot[4]  // one of four
      input p: 0..2*k-1[2]
      input r: real[2]

      let W = [[1, -1], [0.5, 2e-1]]
      let V = [
        [1, 2],
        [3, 4],  // the last row
      ]
      let identity = [[if i == j then 1 else 0 for j in 1..k] for i in 1..k]

      h[0] = 1
      h[-1] = 0
      h[1] = -x[1]
      h[t] = step(W * s[t] + V .* s[t-1] - 3/4 * h[t-2]^2 % 5)
      output y[t] = threshold(h[t][1], -1/2)
      ref r[t] = if t > 1 then r[t-1] + x[t] else 2^-1
      part d = Delay(x: x[t], k: k - 1)
      ref part e = Delay(x: d.y[t-1])
      bound[t] = concat([1, 2], [3])[2]

      convention step(0) = 1/2
      assume x[t] or not (n[t] >= 0 and t > 1)

      /// What it does.
      prove correct: y[t] iff all(x[1..t]) when t >= k
      prove: d.y[t] == e.y[t] implies true xor false
      refute wrong: any(x[i] == 1 and all(x[j] != x[j-1] for j in i..t) for i in 2..t-1)
      reach seen: x[1..t] matches "(0|1)*101" and value(reverse(x[t-2..t])) < (-1)^(t-1) * 10
      prove long: previously(x[t]) or once(x[t]) or
        since(x[t], y[t]) and
        x[1..t][1] <= y[1..t][2]
      bound 64

      /// In numbers.
      example "in numbers" {
        // a row of its own
        x      = 1 0
        target = [1 2] [3 -4.5]
        let loss = sum((y[i] - target[i][1])^2 for i in 1..T)  // squared

        /// How it changes.
        prove gradient: d(loss, W, at: 2) ~ [[0.50, -1e-3], [2, 3]]
        refute: d(loss, h[0], window: k) ~ 0.25 or norm(h[1]) > 3
      }

      example "by hand" {
        x   = 0 1 1
        d.y = -1 3/4 0.5 within 0.005  // nearly
        // vectors
        v   = [0 1] [1 -1/2] [
          0 0
        ]
      }
    }

    circuit Second {
      input x: bit
      output y[t] = x[t]
    }

    // The end.

    """
}
