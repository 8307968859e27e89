import CircuitModel

extension Circuit {
  /// The circuits that came of one slip in working with this one, the likeliest first.
  func withSlips(mostConstants: Int) -> [(slip: Slip, circuit: Circuit)] {
    let parts = sigmoidSigns + times + constants(most: mostConstants)
    return parts + forgotten + starts + functions
  }

  /// e^z for e^(-z): 1 / (1 + e^z) is the sigmoid of the opposite.
  private var sigmoidSigns: [(slip: Slip, circuit: Circuit)] {
    inEachSignal(whereUsed: .sigmoid) {
      .sigmoidSign(signal: $0)
    } _: {
      .apply(.sigmoid, $0.negated, $1)
    }
  }

  private var functions: [(slip: Slip, circuit: Circuit)] {
    [(Activation.sigmoid, Activation.tanh), (.tanh, .sigmoid)].flatMap { right, wrong in
      inEachSignal(whereUsed: right) {
        .function(wrong, for: right, signal: $0)
      } _: {
        .apply(wrong, $0, $1)
      }
    }
  }

  /// The circuit with an activation replaced everywhere, and in the equations of each signal that has it.
  private func inEachSignal(
    whereUsed activation: Activation, _ slip: (Int?) -> Slip, _ replaced: (Expression, SourceRange) -> Expression
  ) -> [(slip: Slip, circuit: Circuit)] {
    func isUsed(_ part: Expression) -> Bool { if case .apply(activation, _, _) = part { true } else { false } }
    func change(_ part: Expression) -> Expression? {
      guard case .apply(activation, let argument, let range) = part else { return nil }
      return replaced(argument, range)
    }
    let users = signals.indices.filter { place in
      equations(of: signals[place].components).contains { $0.contains(where: isUsed) }
    }
    if users.isEmpty { return [] }
    let one = users.count == 1 ? [] : users
    return [(slip(nil), rewritingEquations(change))]
      + one.map { (slip($0), rewritingEquations(of: signals[$0].components, change)) }
  }

  /// One less or more for t.
  private var times: [(slip: Slip, circuit: Circuit)] {
    func isTime(_ part: Expression) -> Bool { if case .step = part { true } else { false } }
    guard equations(of: order).contains(where: { $0.contains(where: isTime) }) else { return [] }
    return [-1, 1].map { later in
      let time = Expression.arithmetic(.add, .step, .number(Rational(later)), .none)
      return (.time(later: later), rewritingEquations { isTime($0) ? time : nil })
    }
  }

  private func constants(most: Int) -> [(slip: Slip, circuit: Circuit)] {
    let plain = parameters.indices.filter { parameters[$0].definition == nil && !parameters[$0].value.isZero }
    guard plain.count <= most else { return [] }
    return plain.flatMap { place in
      parameters[place].value.digitSlips.compactMap { number in
        setting(ParameterID(place), to: number).map { (.constant(ParameterID(place), as: number), $0) }
      }
    }
  }

  private var forgotten: [(slip: Slip, circuit: Circuit)] {
    ForgettablePart.all(in: equations(of: order)).map { part in
      (part.slip, rewritingEquations { part.left(of: $0) })
    }
  }

  private var starts: [(slip: Slip, circuit: Circuit)] {
    signals.indices.compactMap { place in
      let cells = signals[place].components.map(\.number)
      guard cells.contains(where: { cell in self.cells[cell].initial.contains { $0.map { !$0.isZero } ?? false } })
      else { return nil }
      var circuit = self
      for cell in cells {
        circuit.cells[cell].initial = self.cells[cell].initial.map { $0.map { _ in 0 } }
        circuit.cells[cell].initialTerms = []
      }
      return (.zeroStart(signal: place), circuit)
    }
  }

  /// The signals that some equation remembers from an earlier step.
  var remembered: [Int] {
    var cells: Set<CellID> = []
    for equation in equations(of: order) {
      equation.visit { if case .read(let cell, .relative(let lag), _) = $0, lag > 0 { cells.insert(cell) } }
    }
    return signals.indices.filter {
      signals[$0].role != .input && signals[$0].components.contains(where: cells.contains)
    }
  }
}

extension Rational {
  /// What the number may be taken for after one slip in writing it down: the point a place off, another sign, two digits
  /// exchanged.
  fileprivate var digitSlips: [Rational] {
    var slips = [self / 10, self * 10, -self]
    if let digits = (0...6).first(where: { (self * Rational(10).power($0)).isInteger }) {
      let scale = Rational(10).power(digits)
      let spelling = Array("\((magnitude * scale).numerator)".utf8)
      for place in spelling.indices.dropLast() where spelling[place] != spelling[place + 1] {
        var other = spelling
        other.swapAt(place, place + 1)
        guard let number = BigInteger(decimal: String(decoding: other, as: UTF8.self)) else { continue }
        slips.append(Rational(signum() < 0 ? -number : number) / scale)
      }
    }
    return slips
  }
}
