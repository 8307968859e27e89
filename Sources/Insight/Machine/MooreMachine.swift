public import CircuitModel

/// The smallest machine that puts out the same on every considered sequence, its outputs belonging to its states.
///
/// The output of a state is what is put out at the step that led there; the state before step 1 has none, and is therefore
/// never merged with another. Where assumptions keep a letter out after a state, that state has no transition by it: two states
/// are merged only where exactly the same sequences are considered after both, and the same is put out on all of them.
///
/// States are numbered as they are met, breadth first with letters in order; so the first is the one before step 1, and each
/// has the shortest sequence that leads to it, the least among those, as its name.
///
/// - E. F. Moore, "Gedanken-experiments on sequential machines", 1956, doi:10.1515/9781400882618-006.
/// - A. Nerode, "Linear automaton transformations", 1958, doi:10.1090/S0002-9939-1958-0135681-9, for why it is unique.
public struct MooreMachine: Sendable {
  /// A state.
  public struct State: Hashable, Sendable {
    /// What is put out at the step that leads to it; `nil` before step 1.
    public var output: [Value]?
    /// The state after each letter; `nil` for a letter that is not considered there.
    public var next: [Int?]
    /// The shortest sequence that leads to it, and among those the least.
    public var word: [Int]
  }

  /// The states; the first is the one before step 1.
  public let states: [State]
  /// How many letters there are.
  public let letterCount: Int

  init(states: [State], letterCount: Int) {
    self.states = states
    self.letterCount = letterCount
  }

  /// Merges the states of a machine that nothing tells apart, and leaves out those that cannot be reached.
  ///
  /// - Parameters:
  ///   - outputs: what each state puts out; the first is the state before step 1, and it alone puts out nothing.
  ///   - next: for each state, the state after each letter, or `nil`.
  ///   - letterCount: how many letters there are.
  init(outputs: [[Value]?], next: [[Int?]], letterCount: Int) {
    self.letterCount = letterCount
    // What is not considered leads to a state of its own, from which nothing leads back.
    let sink = outputs.count
    var colors: [[Value]?: Int] = [:]
    var known = outputs.map { output in
      if let color = colors[output] { return color }
      colors[output] = colors.count
      return colors.count - 1
    }
    known.append(colors.count)
    let columns = (0..<letterCount).map { letter in next.map { $0[letter] ?? sink } + [sink] }
    let classes = PartitionRefinement(known, under: columns).classes
    var numbers = [classes[0]: 0]
    var members = [0]
    var states = [State(output: outputs[0], next: [], word: [])]
    var place = 0
    while place < states.count {
      for letter in 0..<letterCount {
        guard let successor = next[members[place]][letter] else {
          states[place].next.append(nil)
          continue
        }
        if numbers[classes[successor]] == nil {
          numbers[classes[successor]] = states.count
          members.append(successor)
          states.append(State(output: outputs[successor], next: [], word: states[place].word + [letter]))
        }
        states[place].next.append(numbers[classes[successor]])
      }
      place += 1
    }
    self.states = states
  }
}

extension MooreMachine {
  /// Whether every letter is considered after every state.
  public var isTotal: Bool { states.allSatisfy { !$0.next.contains(nil) } }

  /// The letters that behave alike after every state, together, the least of each first.
  public var letterClasses: [[Int]] {
    var numbers: [[Int?]: Int] = [:]
    var classes: [[Int]] = []
    for letter in 0..<letterCount {
      let column = states.map { $0.next[letter] }
      if let number = numbers[column] {
        classes[number].append(letter)
      } else {
        numbers[column] = classes.count
        classes.append([letter])
      }
    }
    return classes
  }

  /// The shortest sequence, and among those the least, on which two machines do not do the same, with the states that it
  /// leads them to; `nil` where there is none, and the two are the same but for the names of their states.
  ///
  /// A state is missing where only the other machine considers the sequence.
  public func difference(from other: MooreMachine) -> (word: [Int], state: Int?, other: Int?)? {
    struct Pair: Hashable { var one, two: Int }
    var open: [(pair: Pair, word: [Int])] = [(Pair(one: 0, two: 0), [])]
    var known: Set<Pair> = [open[0].pair]
    var place = 0
    while place < open.count {
      let (pair, word) = open[place]
      for letter in 0..<letterCount {
        switch (states[pair.one].next[letter], other.states[pair.two].next[letter]) {
        case (let one?, let two?):
          if states[one].output != other.states[two].output { return (word + [letter], one, two) }
          let after = Pair(one: one, two: two)
          if known.insert(after).inserted { open.append((after, word + [letter])) }
        case (nil, nil): continue
        case (let one, let two): return (word + [letter], one, two)
        }
      }
      place += 1
    }
    return nil
  }
}
