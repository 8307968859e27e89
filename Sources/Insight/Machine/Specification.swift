public import CircuitModel

/// A claim that says what the circuit puts out, for every sequence: `y[t] iff F`, where F is about inputs alone.
///
/// `y[t] == F`, `y[t] == 1 iff F` and the same the other way round are read too, with several outputs where the claim is about
/// a value that they make up: `2 * c[t] + s[t] == F`.
public struct Specification: Sendable {
  /// Which of the circuit's claims it is.
  public let claim: Int
  /// What is put out: a value of outputs at the present step.
  public let observed: Expression
  /// What it must be.
  public let required: Expression
}

extension Circuit {
  /// The claims that say what the circuit puts out.
  public var specifications: [Specification] {
    claims.indices.compactMap { place in
      guard case .prove(let formula, when: nil) = claims[place].kind else { return nil }
      switch formula {
      case .connect(.iff, let left, let right), .compare(.equal, let left, let right):
        if isOutput(left), isAboutInputs(right) {
          return Specification(claim: place, observed: left, required: right)
        }
        if isOutput(right), isAboutInputs(left) {
          return Specification(claim: place, observed: right, required: left)
        }
        return nil
      default: return nil
      }
    }
  }

  /// Whether an expression is a value of outputs at the present step.
  private func isOutput(_ expression: Expression) -> Bool {
    let outputs = Set(signals.filter { $0.role == .output }.flatMap(\.components))
    let cells = expression.readCells
    return !cells.isEmpty && cells.allSatisfy(outputs.contains) && expression.isOfPresentStep
  }

  /// Whether nothing that the expression reads, directly or through references, is a unit of the network.
  private func isAboutInputs(_ expression: Expression) -> Bool {
    cellsSeen(by: [expression]).isDisjoint(with: units)
  }

  /// The cells that bear on expressions, directly or through equations.
  func cellsSeen(by expressions: [Expression]) -> Set<CellID> {
    var open = expressions.flatMap(\.readCells)
    var seen = Set(open)
    while let id = open.popLast() {
      for read in (self[id].equation?.expressions ?? []).flatMap(\.readCells) where seen.insert(read).inserted {
        open.append(read)
      }
    }
    return seen
  }
}

extension Expression {
  /// Whether only values of the present step matter.
  fileprivate var isOfPresentStep: Bool {
    switch self {
    case .read(_, .relative(let lag), _): lag == 0
    case .read, .at, .fold, .matches, .index, .step: false
    default: children.allSatisfy(\.isOfPresentStep)
    }
  }
}
