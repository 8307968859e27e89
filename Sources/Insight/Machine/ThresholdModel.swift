public import CircuitModel

/// A way in which a circuit is not one of those that `UnitBound` speaks of.
public enum ModelDeparture: Hashable, Sendable {
  /// A unit reads something more than one step back, or an input of an earlier step.
  case readsEarlier(CellID, read: CellID, lag: Int)
  /// What is remembered from step to step is no threshold unit, nor a function of threshold units.
  case remembersOther(CellID)
  /// A step beyond the first has an equation of its own.
  case ownEquation(CellID, step: Int)
  /// An equation depends on how many steps there were, or on more than the last few.
  case readsStep(CellID)
  /// A unit can have a third value, since a tie gives one.
  case thirdValue(CellID)
}

extension Circuit {
  /// How many threshold units the network has, those inside others' equations among them.
  public var thresholdUnitCount: Int {
    preActivations.count { $0.isDecision && $0.place.step == nil }
  }

  /// Every way in which the circuit is not one of those that `UnitBound` speaks of, unit by unit.
  public var modelDepartures: [ModelDeparture] {
    let remembered = Set(units.flatMap { self[$0].equation?.expressions ?? [] }.flatMap(\.earlierReads).map(\.cell))
    return order.filter(cellsOfNetwork.contains).flatMap { cell -> [ModelDeparture] in
      guard let equation = self[cell].equation else { return [] }
      var departures: [ModelDeparture] = equation.overrides.filter { $0.step > 1 }.map {
        .ownEquation(cell, step: $0.step)
      }
      if !equation.expressions.allSatisfy(\.isOfLastSteps) { departures.append(.readsStep(cell)) }
      for (read, lag) in equation.general.earlierReads where lag > 1 || self[read].equation == nil {
        departures.append(.readsEarlier(cell, read: read, lag: lag))
      }
      if remembered.contains(cell), !isFunctionOfUnits(.read(cell, at: .relative(lag: 0), .none)) {
        departures.append(.remembersOther(cell))
      }
      if equation.expressions.contains(where: \.canTieAtThirdValue) { departures.append(.thirdValue(cell)) }
      var known: Set<ModelDeparture> = []
      return departures.filter { known.insert($0).inserted }
    }
  }

  /// Whether a value of the present step follows from the threshold units of the present step alone, in the same way at every
  /// step.
  func isFunctionOfUnits(_ expression: Expression) -> Bool {
    switch expression {
    case .apply(.step, _, _), .apply(.sign, _, _), .compare, .number, .parameter: return true
    case .read(let cell, .relative(lag: 0), _):
      guard let equation = self[cell].equation else { return false }
      let isUnit = equation.expressions.allSatisfy(\.isDecision)
      return isUnit || equation.overrides.isEmpty && isFunctionOfUnits(equation.general)
    case .read, .at, .fold, .matches, .index, .step: return false
    default: return expression.children.allSatisfy(isFunctionOfUnits)
    }
  }
}

extension Expression {
  /// Whether the outermost thing is a threshold unit.
  fileprivate var isDecision: Bool {
    switch self {
    case .apply(.step, _, _), .apply(.sign, _, _), .compare: true
    default: false
    }
  }

  /// What is read of earlier steps.
  fileprivate var earlierReads: [(cell: CellID, lag: Int)] {
    if case .read(let cell, .relative(let lag), _) = self { return lag > 0 ? [(cell, lag)] : [] }
    return children.flatMap(\.earlierReads)
  }

  fileprivate var isOfLastSteps: Bool {
    switch self {
    case .read(_, .relative, _): true
    case .read, .at, .fold, .matches, .index, .step: false
    default: children.allSatisfy(\.isOfLastSteps)
    }
  }

  fileprivate var canTieAtThirdValue: Bool {
    switch self {
    case .apply(.step(.value(let tie)), _, _) where tie != 0 && tie != 1: true
    case .apply(.sign(.value(let tie)), _, _) where tie.magnitude != 1: true
    default: children.contains(where: \.canTieAtThirdValue)
    }
  }
}
