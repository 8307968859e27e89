public import CircuitModel

/// A number of a network that could be another one: a weight on a connection, a bias, or a constant that stands for some
/// of them.
///
/// Weights belong to the network with its instances written out: each instance has weights of its own. A weight names a place
/// in one circuit; in a circuit with other numbers the same place has the same name.
public enum Weight: Hashable, Sendable {
  /// A component of a constant declared by `let`, wherever it is used.
  case parameter(ParameterID)
  /// What a term of a sum is multiplied by, where no constant says it.
  case coefficient(PreActivation.Place, term: Int)
  /// The number on its own in a sum, where no constant says it; it may not be written at all, and is then 0.
  case bias(PreActivation.Place)
}

extension Circuit {
  /// Every weight of the network: sum by sum, terms before the bias, each constant where it is first used.
  ///
  /// Constants that claims, assumptions or references use too are left out: changing them would change what is asked.
  public var weights: [Weight] {
    let fixed = parametersOfClaims
    var known: Set<ParameterID> = []
    var weights: [Weight] = []
    func add(_ parameters: [ParameterID], else weight: Weight) {
      if parameters.isEmpty { weights.append(weight) }
      for id in parameters where !fixed.contains(id) && known.insert(id).inserted { weights.append(.parameter(id)) }
    }
    for preActivation in preActivations {
      for (number, term) in preActivation.sum.terms.enumerated() {
        add(term.parameters, else: .coefficient(preActivation.place, term: number))
      }
      add(preActivation.sum.biasParameters, else: .bias(preActivation.place))
    }
    return weights
  }

  /// The constants that say what is asked, and not only what the network is.
  private var parametersOfClaims: Set<ParameterID> {
    var expressions = assumptions.map(\.formula) + claims.flatMap(\.formulas)
    for signal in signals where signal.role == .reference {
      expressions += signal.components.flatMap { self[$0].equation?.expressions ?? [] }
    }
    return Set(expressions.flatMap(\.parameters))
  }

  /// The number that a weight is.
  public func value(of weight: Weight) -> Rational {
    switch weight {
    case .parameter(let id): self[id].value
    case .coefficient(let place, let term): self[place].sum.terms[term].coefficient
    case .bias(let place): self[place].sum.bias
    }
  }

  /// The circuit with other numbers in the places of some weights.
  public func setting(_ weights: [Weight: Rational]) -> Circuit {
    var circuit = self
    var places: [PreActivation.Place: (coefficients: [Int: Rational], bias: Rational?)] = [:]
    for (weight, number) in weights {
      switch weight {
      case .parameter(let id): circuit.parameters[id.number].value = number
      case .coefficient(let place, let term): places[place, default: ([:], nil)].coefficients[term] = number
      case .bias(let place): places[place, default: ([:], nil)].bias = number
      }
    }
    return circuit.replacingSums(at: Array(places.keys)) { place, sum in
      sum.replacing(coefficients: places[place]?.coefficients ?? [:], bias: places[place]?.bias)
    }
  }

  /// The circuit with other sums at some places.
  func replacingSums(
    at places: [PreActivation.Place], by change: (PreActivation.Place, WeightedSum) -> WeightedSum
  ) -> Circuit {
    var circuit = self
    // Inner sums first: writing out a sum moves what lies within it.
    for preActivation in places.map({ self[$0] }).sorted(by: { $0.path.count > $1.path.count }) {
      let place = preActivation.place
      let current = circuit
      circuit.replaceExpression(ofCell: place.cell, atStep: place.step, at: preActivation.path) { expression in
        switch expression {
        case .apply(let activation, let argument, let range):
          .apply(activation, change(place, WeightedSum(argument, in: current)).expression, range)
        case .compare(let relation, let left, let right):
          .compare(relation, change(place, WeightedSum(left, minus: right, in: current)).expression, .number(0))
        default: change(place, WeightedSum(expression, in: current)).expression
        }
      }
    }
    return circuit
  }

  /// Puts something else at a place of an equation.
  mutating func replaceExpression(
    ofCell cell: CellID, atStep step: Int?, at path: [Int], by change: (Expression) -> Expression
  ) {
    guard var equation = self[cell].equation else { return }
    if let step, let number = equation.overrides.firstIndex(where: { $0.step == step }) {
      equation.overrides[number].value = equation.overrides[number].value.replacing(at: path[...], by: change)
    } else {
      equation.general = equation.general.replacing(at: path[...], by: change)
    }
    cells[cell.number].equation = equation
  }
}

extension Expression {
  /// The expression with something else at the end of a way down through it.
  fileprivate func replacing(at path: ArraySlice<Int>, by change: (Expression) -> Expression) -> Expression {
    guard let first = path.first else { return change(self) }
    var number = -1
    return replacingChildren { child in
      number += 1
      return number == first ? child.replacing(at: path.dropFirst(), by: change) : child
    } ?? self
  }
}
