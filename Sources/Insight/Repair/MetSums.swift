import CircuitModel
import Verification

/// How close to their thresholds the decisions of a network come on the states that it can reach.
///
/// Networks whose units decide alike reach the same states and add up the same, times other numbers: so what is added up is
/// found once, and the distance is worked out for each network from its numbers.
struct MetSums {
  /// For each sum that is a decision, what its terms are on some reachable step, 1 for the bias last.
  private var met: [(sum: Int, terms: Set<[Rational]>)] = []

  /// Runs a network through its reachable states; `nil` where they are not all known.
  init?(of circuit: Circuit, _ model: NumberModel, _ budget: Budget) {
    let states: ReachableStates
    do throws(StatesObstacle) {
      states = try ReachableStates(of: circuit, within: budget)
    } catch {
      return nil
    }
    guard states.isComplete else { return nil }
    let decisions = model.sums.indices.filter { model.sums[$0].preActivation.hasMargin }
    var terms = decisions.map { _ in Set<[Rational]>() }
    for step in states.steps {
      let word = states.word(through: step)
      var run = Run(circuit)
      for letter in word { run.advance(by: letter) }
      for (number, sum) in decisions.enumerated() {
        let preActivation = model.sums[sum].preActivation
        guard circuit.uses(preActivation.place, atStep: word.count) else { continue }
        // What has no value here is not looked at here, and decides nothing.
        let values = preActivation.sum.terms.compactMap { try? run.value(of: $0.factor).rational }
        if values.count == preActivation.sum.terms.count { terms[number].insert(values + [1]) }
      }
    }
    met = zip(decisions, terms).map { ($0, $1) }
  }

  /// The least distance of a decision from its threshold for other numbers; `nil` where nothing is decided.
  func margin(_ model: NumberModel, _ choice: RepairSearch.Choice, _ numbers: [Rational]) -> Rational? {
    var least: Rational?
    let exact = model.areIndependent(choice.weights) ? nil : model.circuit(choice, numbers).preActivations
    for (sum, terms) in met {
      let own = exact?[sum].sum.numbers ?? model.numbers(ofSum: sum, choice, numbers)
      for combination in terms {
        let distance = NumberModel.product(own, combination).magnitude
        least = least.map { min($0, distance) } ?? distance
      }
    }
    return least
  }
}

extension PreActivation {
  /// Whether a decision has a threshold, on either side of which it says something else.
  fileprivate var hasMargin: Bool {
    switch use {
    case .comparison(.equal), .comparison(.notEqual): false
    default: isDecision
    }
  }
}

extension Circuit {
  /// Whether the equation that a sum stands in is the one that holds at a step.
  fileprivate func uses(_ place: PreActivation.Place, atStep step: Int) -> Bool {
    let isOwn = self[place.cell].equation?.overrides.contains { $0.step == step } ?? false
    return place.step.map { $0 == step } ?? !isOwn
  }
}
