/// For every two states of a machine the shortest sequence that tells them apart, and among those the least.
///
/// Found length by length: what k letters tell apart is told apart by k + 1 where a letter leads there.
/// - E. F. Moore, "Gedanken-experiments on sequential machines", 1956, doi:10.1515/9781400882618-006.
public struct Distinctions: Sendable {
  /// What a sequence that only one of two states considers is taken for.
  public enum Partiality: Sendable {
    /// It tells them apart.
    case distinguishes
    /// It says nothing: a machine may do as it likes where it is not considered.
    case saysNothing
  }

  /// For each two states, the smaller first, the first letter of the sequence and how long it is; `nil` for none.
  private var found: [(length: Int, letter: Int)?]
  private let machine: MooreMachine

  /// Tells the states of a machine apart.
  /// - Complexity: O(states² · letters · the longest of the sequences)
  public init(_ machine: MooreMachine, _ partiality: Partiality = .distinguishes) {
    self.machine = machine
    let states = machine.states
    found = Array(repeating: nil, count: states.count * states.count)
    var open: [(Int, Int)] = []
    for second in states.indices {
      for first in 0..<second {
        if let one = states[first].output, let two = states[second].output, one != two {
          found[first * states.count + second] = (0, 0)
        } else {
          open.append((first, second))
        }
      }
    }
    var length = 1
    while true {
      let told = open.compactMap { pair in
        firstLetter(pair.0, pair.1, length, partiality).map { (pair, letter: $0) }
      }
      for ((first, second), letter) in told { found[first * states.count + second] = (length, letter) }
      // Only at length 1 can a letter that is considered after one state alone tell two apart.
      if told.isEmpty && length > 1 { return }
      open.removeAll { found[$0.0 * states.count + $0.1] != nil }
      length += 1
    }
  }

  private func firstLetter(_ first: Int, _ second: Int, _ length: Int, _ partiality: Partiality) -> Int? {
    (0..<machine.letterCount).first { letter in
      switch (machine.states[first].next[letter], machine.states[second].next[letter]) {
      case (let one?, let two?): entry(one, two)?.length == length - 1
      case (nil, nil): false
      default: length == 1 && partiality == .distinguishes
      }
    }
  }

  private func entry(_ one: Int, _ two: Int) -> (length: Int, letter: Int)? {
    found[min(one, two) * machine.states.count + max(one, two)]
  }
}

extension Distinctions {
  /// Whether anything tells two states apart.
  public func areTold(apart one: Int, from two: Int) -> Bool { entry(one, two) != nil }

  /// The shortest sequence after which two states put out different things, or that only one of them considers; empty where
  /// their own outputs differ, and `nil` where nothing tells them apart: a state, and the one before step 1 that goes on
  /// like it.
  public func word(between one: Int, and two: Int) -> [Int]? {
    guard let (length, letter) = entry(one, two) else { return nil }
    if length == 0 { return [] }
    guard let first = machine.states[one].next[letter], let second = machine.states[two].next[letter] else {
      return [letter]
    }
    return word(between: first, and: second).map { [letter] + $0 }
  }
}
