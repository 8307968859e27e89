import CircuitModel
import Fuzzing
import Insight

/// Networks with a slip in them, and the claim that they still do what they did before.
enum Mutants {
  /// A small network with a copy of itself to be compared with, and then with other numbers.
  static func network(_ number: Int, setting numbers: (Circuit) -> [Weight: Rational]) -> Circuit {
    let small = SmallNetworks.network(number)
    var circuit = small
    let own = [CellID(1), CellID(2)]
    for id in own {
      var copy = small[id]
      copy.name = "r\(id.number)"
      copy.equation = small[id].equation.map { Equation(general: $0.general.readingCopies) }
      circuit.signals.append(Signal(name: copy.name, role: .reference, components: [CellID(circuit.cells.count)]))
      circuit.order.append(CellID(circuit.cells.count))
      circuit.cells.append(copy)
    }
    let same = own.map { Expression.connect(.iff, now($0), now(CellID($0.number + 2))) }
    circuit.claims = [Claim(name: "same", kind: .prove(.connect(.and, same[0], same[1]), when: nil))]
    return circuit.setting(numbers(circuit))
  }

  static func now(_ cell: CellID) -> Expression { .read(cell, at: .relative(lag: 0), .none) }

  /// Every sequence of bits up to a length, shortest first.
  static func words(upTo length: Int) -> [[Int]] {
    (1...length).flatMap { count in (0..<(1 << count)).map { word in (0..<count).map { word >> $0 & 1 } } }
  }

  /// Whether a `prove` holds at every step of every sequence up to a length, by definition.
  static func holds(_ circuit: Circuit, upTo length: Int) -> Bool {
    circuit.claims.allSatisfy { claim in
      guard let obligation = Obligation(claim, in: circuit) else { return false }
      return words(upTo: length).allSatisfy { word in
        var run = Run(circuit)
        for letter in word { run.advance(by: letter) }
        if case .quiet = obligation.observe(run) { return true }
        return false
      }
    }
  }
}

extension Expression {
  /// The equation of a copy, which reads the copies of h1 and h2.
  fileprivate var readingCopies: Expression {
    switch self {
    case .read(let cell, let moment, let range) where cell.number > 0:
      .read(CellID(cell.number + 2), at: moment, range)
    case .arithmetic(let operation, let left, let right, let range):
      .arithmetic(operation, left.readingCopies, right.readingCopies, range)
    case .apply(let activation, let argument, let range): .apply(activation, argument.readingCopies, range)
    default: self
    }
  }
}
