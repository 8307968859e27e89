import CircuitModel
import Fuzzing

/// A small network whose first unit is its output, beside a copy of it for claims alone.
struct DoubledNetwork {
  /// The circuit, without claims that matter.
  var circuit: Circuit
  /// The first unit at the present step.
  let output = Expression.read(CellID(1), at: .relative(lag: 0), .none)
  /// Its copy at the present step.
  let copy = Expression.read(CellID(3), at: .relative(lag: 0), .none)

  /// Doubles the small network of a number.
  init(_ number: Int) {
    circuit = SmallNetworks.network(number)
    for id in [CellID(1), CellID(2)] {
      let equation = circuit[id].equation.map { Equation(general: DoubledNetwork.copied($0.general)) }
      circuit.cells.append(Cell(name: "r\(id.number)", initial: circuit[id].initial, equation: equation))
    }
    circuit.signals[2].role = .unit
    circuit.signals.append(
      Signal(name: "r", role: .reference, components: [CellID(3), CellID(4)], isVector: true))
    circuit.order += [CellID(3), CellID(4)]
    circuit.claims = []
  }

  /// The circuit under a claim.
  func claiming(_ formula: Expression) -> Circuit {
    var claiming = circuit
    claiming.claims = [Claim(name: "claim", kind: .prove(formula, when: nil))]
    return claiming
  }

  private static func copied(_ expression: Expression) -> Expression {
    switch expression {
    case .read(CellID(1), let moment, let range): .read(CellID(3), at: moment, range)
    case .read(CellID(2), let moment, let range): .read(CellID(4), at: moment, range)
    case .arithmetic(let operation, let one, let two, let range):
      .arithmetic(operation, copied(one), copied(two), range)
    case .apply(let activation, let argument, let range): .apply(activation, copied(argument), range)
    default: expression
    }
  }
}
