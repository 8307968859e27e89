/// Small networks in which each thing occurs that weights can do.
enum HandMade {
  static let circuits = [
    // A threshold with a constant, shared by two units; an equation of its own for the first step.
    """
    circuit Shared {
      input x: bit
      let w = 1
      h[0] = 1
      g[1] = step(x[1] - 0.5)
      g[t] = step(w * g[t-1] - 2 * w * x[t] + 0.5)
      h[t] = step(w * h[t-1] + w * x[t] - 1.5)
      output y[t] = h[t] + g[t] >= 1
      convention step(0) = 1
      prove y[t] implies x[t] or g[t]
      reach y[t] == 0
    }
    """,
    // A linear unit between two thresholds, and a delay that is remembered.
    """
    circuit Delayed {
      input x: {0, 1, 3}
      d[0] = 0
      d[t] = 2 * x[t] - 1
      h[t] = step(3 * d[t-1] + x[t] - 4)
      output y[t] = step(2 * h[t] - d[t] - 0.5)
      convention step(0) = 0
      prove y[t] implies h[t] or x[t] == 0
    }
    """,
    // A product of two sums, and ties of a sign.
    """
    circuit Product {
      input a: sign
      input b: bit
      let v = 2
      p[t] = (v * a[t] + 1) * b[t]
      s[0] = 1
      s[t] = sign(p[t] + s[t-1])
      output y[t] = s[t] > 0
      convention sign(0) = 0
      assume a[t] == 1 or b[t]
      prove y[t] implies a[t] == 1 or s[t-1] == 1
    }
    """,
    // A number that is claimed, and one that is read off by a sigmoid.
    """
    circuit Counted {
      input x: bit
      c[0] = 0
      c[t] = step(x[t] - c[t-1] - 0.5)
      n[t] = 2 * c[t] + 1
      s[t] = sigmoid(n[t] - 2)
      output y[t] = s[t] >= 0.5
      prove n[t] == 1 or n[t] == 3
      prove y[t] iff c[t]
    }
    """,
    // An undeclared tie that is met.
    """
    circuit Undeclared {
      input x: bit
      h[0] = 0
      h[t] = step(h[t-1] + x[t] - 1)
      output y[t] = h[t]
      prove y[t] or true
    }
    """,
    // Units within a unit.
    """
    circuit Nested {
      input x: bit
      h[0] = 0
      h[t] = step(2 * step(x[t] - 0.5) + 3 * (h[t-1] - x[t]) - 0.5)
      output y[t] = h[t] + 2 * x[t] >= 3
      convention step(0) = 0
      prove y[t] implies x[t]
    }
    """,
    // A number that a claim pins by what came before.
    """
    circuit Pinned {
      input x: bit
      h[0] = 0
      h[t] = step(h[t-1] + x[t] - 0.5)
      output y[t] = 3 * h[t] - 1
      prove y[t] == 3 * max(x[1..t]) - 1
      prove h[t] iff any(x[1..t])
    }
    """,
  ]
}
