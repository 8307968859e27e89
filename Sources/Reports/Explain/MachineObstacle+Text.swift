import CircuitLanguage
package import CircuitModel
import Insight

extension MachineObstacle {
  /// Why there is no machine, as the end of a sentence.
  package func text(in circuit: Circuit) -> String {
    switch self {
    case .states(.continuous(let continuity)): continuity.text
    case .states(.history(let cell)): "\(circuit[cell].name.visible) reads more than the last few steps"
    case .states(.smooth(let cell)):
      "the values of \(circuit[cell].name.visible), which are remembered, are not rational"
    case .states(.assumption(let obstacle)): "an assumption cannot be followed: \(obstacle.text)"
    case .limit(.states(let most)):
      "what has to be remembered is more than \(counted(most, "state")), and may grow without bound"
    case .limit(let limit): limit.text
    case .values(let most): "it takes more than \(counted(most, "value")), and may grow without bound"
    case .formula(let obstacle): obstacle.text
    case .undefined(let word, let problem):
      "\(problem.report(in: circuit).headline), after \(circuit.text(ofWord: word))"
    }
  }
}

extension ModelDeparture {
  /// What keeps the circuit out of the model.
  func text(in circuit: Circuit) -> String {
    func name(_ cell: CellID) -> String { circuit[cell].name.visible }
    return switch self {
    case .readsEarlier(let cell, let read, let lag): "\(name(cell)) reads \(circuit.text(of: read, lag: lag))"
    case .remembersOther(let cell): "\(name(cell)), which is remembered, is no threshold unit"
    case .ownEquation(let cell, let step): "step \(step) of \(name(cell)) has an equation of its own"
    case .readsStep(let cell): "\(name(cell)) depends on t, or on more than the last steps"
    case .thirdValue(let cell): "a tie gives \(name(cell)) a third value"
    }
  }
}
