public import CircuitModel

/// One equation of a unit, and what it does on the steps at which it is in force.
public struct UnitEquation: Sendable {
  /// Which equation it is.
  public struct Place: Hashable, Sendable {
    /// The unit.
    public var cell: CellID
    /// The step whose own equation it is; `nil` for the general equation.
    public var step: Int?
  }

  /// What the equation comes to on the outside.
  public enum Shape: Sendable {
    /// It asks on which side of 0 a sum lies.
    case decision(PreActivation)
    /// It hands on a cell as it is.
    case copy(CellRead)
    /// It is a number.
    case constant(Rational)
    /// A sum is its value, with an activation around it that is no decision, or none.
    case sum(PreActivation)
    /// Anything else: a product, a minimum.
    case other
  }

  /// Which equation it is.
  public let place: Place
  /// The value.
  public let expression: Expression
  /// What it comes to.
  public let shape: Shape
  /// What it looks at, in the order of the text; `nil` where it looks at more than the last few steps.
  public let reads: [CellRead]?
  /// Whether a reachable step brings the sum to exactly 0, where the equation is a decision; `nil` where no step met so far
  /// does, and not all steps were met.
  public internal(set) var meetsTie: Bool?
  /// The values it was seen to take; `nil` where its steps are not known.
  public internal(set) var table: TruthTable?
  /// What it makes of what it looks at, where all of that, and the result, are one of two values, and what happens on
  /// rows that were not met is of no consequence.
  public internal(set) var function: UnitFunction?
}

extension UnitEquation {
  /// Reads an equation off a circuit.
  init(_ place: Place, _ expression: Expression, in circuit: Circuit) {
    self.place = place
    self.expression = expression
    reads = circuit.reads(of: expression.counting(from: place.step))
    let outermost = circuit.preActivations.first {
      $0.place.cell == place.cell && $0.place.step == place.step && $0.path.isEmpty
    }
    if let outermost {
      shape = outermost.isDecision ? .decision(outermost) : .sum(outermost)
    } else if let constant = expression.constant(in: circuit) {
      shape = .constant(constant)
    } else if case .read = expression, let read = reads?.first {
      shape = .copy(read)
    } else {
      shape = .other
    }
  }

  /// The sum whose sign decides, as an expression.
  var decidingSum: Expression? {
    guard case .decision(let preActivation) = shape else { return nil }
    return preActivation.sum.expression
  }
}

extension Expression {
  /// The expression of a step's own equation with steps named by their distance from it.
  func counting(from step: Int?) -> Expression {
    guard let step else { return self }
    if case .read(let cell, .absolute(let other), let range) = self {
      return .read(cell, at: .relative(lag: step - other), range)
    }
    return replacingChildren { $0.counting(from: step) } ?? self
  }
}
