/// A set of states of a network that holds the first one and is closed: the evidence of a proof.
public struct StateSet: Sendable {
  /// How the registers stand in the words of a state.
  public let layout: StateLayout
  /// The states, one after the other, `layout.wordCount` words each; the first is the one before the first step.
  public let words: [UInt64]
  /// How many states there are.
  public let count: Int
  /// How each state was first met.
  public let origins: Origins

  /// Makes a state set of packed states.
  public init(layout: StateLayout, words: [UInt64], count: Int, origins: Origins) {
    self.layout = layout
    self.words = words
    self.count = count
    self.origins = origins
  }

  /// Packs states whose registers are given as numbers, all of one width, one state after the other.
  public init(width: Int, numbers: [BigInteger], count: Int, origins: Origins) {
    var ranges = Array(repeating: Interval(0), count: width)
    for state in 0..<count {
      for register in 0..<width {
        let number = Interval(numbers[state * width + register])
        ranges[register] = state == 0 ? number : ranges[register].union(number)
      }
    }
    guard let layout = StateLayout(ranges) else { preconditionFailure("ranges of numbers have bounds") }
    let states = (0..<count).compactMap { layout.pack(numbers[$0 * width..<($0 + 1) * width]) }
    self.init(layout: layout, words: Array(states.joined()), count: states.count, origins: origins)
  }

  /// The registers of a state.
  public subscript(_ state: Int) -> [BigInteger] { layout.unpack(words, at: state * layout.wordCount) }
}

/// How states were first met: for each but the first, the state before it and the letter, in the order of their meeting.
public struct Origins: Sendable {
  private var states: [UInt32] = []
  /// The letter by its place in `alphabet`; one of the two is used, by the size of the alphabet.
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []
  /// The letters that places refer to.
  public let alphabet: [Int]

  /// Knows no state but the first; letters are noted by their place in an alphabet.
  public init(alphabet: [Int]) { self.alphabet = alphabet }

  /// How many states they tell of; the first one, which comes from none, is not counted.
  public var count: Int { states.count }

  /// How many bytes they take; room that was never used takes none.
  public var bytes: Int { states.count * 4 + narrow.count + wide.count * 4 }

  /// Notes how the next state was met: from which state, by which letter of the alphabet.
  public mutating func append(state: Int, letterPlace: Int) {
    states.append(UInt32(state))
    if isNarrow { narrow.append(UInt8(letterPlace)) } else { wide.append(UInt32(letterPlace)) }
  }

  /// Notes how the next states were met: from which states, by which letters of the alphabet.
  public mutating func append(states more: [UInt32], letterPlaces: [UInt32]) {
    states += more
    if isNarrow { narrow += letterPlaces.map { UInt8($0) } } else { wide += letterPlaces }
  }

  /// From which state, and by which letter, a state other than the first was met.
  public func origin(of state: Int) -> (state: Int, letter: Int) {
    (parent(of: state), alphabet[letterPlace(of: state)])
  }

  /// From which state a state other than the first was met.
  func parent(of state: Int) -> Int { Int(states[state - 1]) }

  /// The place in the alphabet of the letter by which a state other than the first was met.
  func letterPlace(of state: Int) -> Int { isNarrow ? Int(narrow[state - 1]) : Int(wide[state - 1]) }

  /// The sequence by which a state was first met.
  public func word(to state: Int) -> [Int] {
    var word: [Int] = []
    var place = state
    while place > 0 {
      let origin = origin(of: place)
      word.append(origin.letter)
      place = origin.state
    }
    return word.reversed()
  }

  private var isNarrow: Bool { alphabet.count <= 256 }
}
