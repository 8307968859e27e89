import CircuitModel

extension InvariantStatement {
  /// The most equations, and the most lists of them, that are written out.
  private static let mostWritten = 4

  /// What shows a claim for every length: `every length by the invariant h[t] == sum(x[i] for i in 1..t)`.
  func text(in circuit: Circuit) -> String {
    let count = pieces == 1 ? "" : " (\(counted(pieces, "piece")))"
    if pieces == 1, alternatives == [[]] { return "every length, since each step shows it by itself" }
    guard !alternatives.isEmpty, alternatives.count <= Self.mostWritten, alternatives.allSatisfy({ !$0.isEmpty }) else {
      return "every length by an affine invariant of \(counted(pieces, "piece"))"
    }
    let texts = alternatives.map { equations in
      let written = equations.prefix(Self.mostWritten).map { $0.text(in: circuit) }
      let rest = equations.count - written.count
      return (written + (rest > 0 ? [counted(rest, "more equation")] : [])).joined(separator: " and ")
    }
    return "every length by the invariant \(texts.joined(separator: " or "))\(count)"
  }
}

extension InvariantStatement.Equation {
  /// `h[t] == 1 + 2 * sum(x[i] for i in 1..t) - t`: the first term to the left, everything else to the right.
  fileprivate func text(in circuit: Circuit) -> String {
    guard let first = terms.first else { return "0 == \(constant)" }
    var right: [(coefficient: Rational, name: String?)] = constant.isZero ? [] : [(Rational(0 - constant), nil)]
    right += terms.dropFirst().map { (Rational(0 - $0.coefficient), $0.name(in: circuit)) }
    let left = summed([(Rational(first.coefficient), first.name(in: circuit))])
    return "\(left) == \(summed(right))"
  }
}

extension InvariantStatement.Term {
  fileprivate func name(in circuit: Circuit) -> String {
    switch subject {
    case .known(.cell(let cell, let stepsAgo, _)): return circuit.name(of: cell, at: moment("t", stepsAgo - 1))
    case .known(.sum(let summands, let weight, let stepsAgo)):
      let end = moment("t", stepsAgo)
      if weight == .one, summands.count == 1, summands[0].cell == nil, summands[0].coefficient == 1 { return end }
      let parts = summands.map { summand in
        (summand.coefficient, summand.cell.map { circuit.name(of: $0, at: "i") })
      }
      let inner = summed(parts)
      let factor =
        switch weight {
        case .one: ""
        case .distance(let ratio): "\(power(ratio))^(\(end)-i) * "
        case .place(let base): "\(power(base))^(i-1) * "
        }
      let element = factor.isEmpty || parts.count == 1 && parts[0].0 == 1 ? inner : "(\(inner))"
      return "sum(\(factor)\(element) for i in 1..\(end))"
    case .register(let number): return "register\(number + 1)"
    }
  }

  private func power(_ base: BigInteger) -> String { base < 0 ? "(\(base))" : "\(base)" }

  private func moment(_ name: String, _ stepsAgo: Int) -> String { stepsAgo == 0 ? name : "\(name)-\(stepsAgo)" }
}
