import CircuitModel

/// How many threshold units any circuit needs that puts out what a machine does, as far as counting states tells.
///
/// The model: a circuit has k units, each of two values. The values of its units at step t follow from their values at step
/// t − 1 and the letter at t: a unit may read the letter, units one step earlier, and, in an order without cycles, units of the
/// same step. Only step 1 may have equations of its own, and may depend on initial values of any kind. What is put out at t is
/// one of the units, or any function of the values of the units at t (the same function at every step).
///
/// Then the values of the units after a step t ≥ 1 determine what is put out at t and, with the letters to come, all that is put
/// out later. So sequences of one or more letters that anything to come, or the present output, tells apart
/// need different values of the units, of which there are 2^k: N such sequences need k ≥ log₂ N units. What weights
/// the units have, and whether they are threshold units at all, plays no part; so the bound can be far too low, and is never too
/// high. The state before step 1 is not counted: it need not be one of the 2^k.
///
/// Where the output may read the letter at t itself, beside the units, the present output is no property of the units' values, and
/// only sequences that outputs to come tell apart are counted (`countsPresentOutput` is false).
///
/// Where assumptions keep sequences out, a circuit may do as it likes on those. Being told apart is then not the opposite of an
/// equivalence, and states are counted every two of which are told apart by a sequence that is considered after both
/// (M. C. Paull, S. H. Unger, "Minimizing the number of states in incompletely specified sequential switching functions",
/// 1959, doi:10.1109/TEC.1959.5222697). They are picked one by one, so that there might be more.
///
/// - A. Nerode, "Linear automaton transformations", 1958, doi:10.1090/S0002-9939-1958-0135681-9 (and J. Myhill, 1957):
///   sequences that something to come tells apart need states of their own.
/// - N. Alon, A. K. Dewdney, T. J. Ott, "Efficient simulation of finite automata by neural nets", 1991,
///   doi:10.1145/103516.103523; B. G. Horne, D. R. Hush, "Bounds on the complexity of recurrent neural network
///   implementations of finite state machines", 1996, doi:10.1016/0893-6080(95)00095-X: what lies between this bound and
///   the units that are always enough.
public struct UnitBound: Hashable, Sendable {
  /// How many states, every two of which are told apart, were counted.
  public let states: Int
  /// Whether what is put out at the present step tells states apart, or only what is put out later.
  public let countsPresentOutput: Bool

  /// The least k with 2^k ≥ `states`.
  public var units: Int { states <= 1 ? 0 : Int.bitWidth - (states - 1).leadingZeroBitCount }
}

extension MooreMachine {
  /// A lower bound on the units of any circuit that puts out what the machine does.
  public func unitBound(countingPresentOutput countsPresentOutput: Bool) -> UnitBound {
    UnitBound(
      states: isTotal ? countStates(countsPresentOutput) : pickStates(countsPresentOutput),
      countsPresentOutput: countsPresentOutput)
  }

  /// The states after a step that are told apart, of a machine in which every letter is considered everywhere.
  private func countStates(_ countsPresentOutput: Bool) -> Int {
    // What the letters lead to is all that is to come.
    countsPresentOutput ? states.count - 1 : Set(states.dropFirst().map(\.next)).count
  }

  /// The states looked at where there are assumptions; fewer states give a bound all the same.
  private static var mostPicked: Int { 256 }

  private func pickStates(_ countsPresentOutput: Bool) -> Int {
    let few = prefix(MooreMachine.mostPicked)
    let distinctions = Distinctions(few, .saysNothing)
    func areToldApart(_ one: Int, _ two: Int) -> Bool {
      if countsPresentOutput { return distinctions.areTold(apart: one, from: two) }
      return zip(few.states[one].next, few.states[two].next).contains { one, two in
        guard let one, let two else { return false }
        return distinctions.areTold(apart: one, from: two)
      }
    }
    return few.states.indices.dropFirst().map { first in
      few.states.indices.dropFirst().reduce([first]) { picked, state in
        picked.allSatisfy { areToldApart($0, state) } ? picked + [state] : picked
      }.count
    }.max() ?? 0
  }

  /// The machine as far as its first states tell: letters that lead beyond are as if not considered.
  private func prefix(_ count: Int) -> MooreMachine {
    if states.count <= count { return self }
    let some = states.prefix(count).map { state in
      State(output: state.output, next: state.next.map { $0.flatMap { $0 < count ? $0 : nil } }, word: state.word)
    }
    return MooreMachine(states: some, letterCount: letterCount)
  }
}
