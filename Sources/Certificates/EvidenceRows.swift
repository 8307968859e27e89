import CircuitModel

/// The states of a certificate, packed one by one as they are read.
struct StateRows {
  private let announced: Int
  private let least: [BigInteger]
  private let greatest: [BigInteger]
  private let layout: StateLayout
  private var words: [UInt64] = []
  private(set) var count = 0
  private var origins: Origins
  private let letterPlaces: [Int: Int]
  /// What was seen of the registers, which must be what was announced.
  private var seen: [(least: BigInteger, greatest: BigInteger)] = []

  /// Expects so many states between bounds; `nil` where the bounds are none.
  init?(announced: Int, least: [BigInteger], greatest: [BigInteger], letters: [Int]) {
    guard zip(least, greatest).allSatisfy({ $0 <= $1 }),
      let layout = StateLayout(zip(least, greatest).map { Interval($0, $1) })
    else { return nil }
    (self.announced, self.least, self.greatest, self.layout) = (announced, least, greatest, layout)
    origins = Origins(alphabet: letters)
    letterPlaces = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
  }

  /// How many bytes are kept.
  var bytes: Int { words.count * 8 + origins.bytes }

  /// Whether every state announced is there, and the bounds are those of the states.
  var isComplete: Bool { count == announced && seen.map(\.least) == least && seen.map(\.greatest) == greatest }

  /// Takes a row, and says whether it is one.
  mutating func take(_ line: inout LineWords) -> Bool {
    guard count < announced else { return false }
    if count == 0 {
      guard line.word() == "start" else { return false }
    } else {
      guard let parent = line.count(), parent < count, let letter = line.count(),
        let place = letterPlaces[letter]
      else { return false }
      origins.append(state: parent, letterPlace: place)
    }
    guard line.word() == ":", let registers = line.integers(layout.fields.count), let packed = layout.pack(registers)
    else { return false }
    for place in registers.indices {
      if count == 0 {
        seen.append((registers[place], registers[place]))
      } else {
        if registers[place] < seen[place].least { seen[place].least = registers[place] }
        if registers[place] > seen[place].greatest { seen[place].greatest = registers[place] }
      }
    }
    words += packed
    count += 1
    return true
  }

  /// The set of the states.
  var set: StateSet { StateSet(layout: layout, words: words, count: count, origins: origins) }
}

/// The pieces of a certificate's invariant, as they are read.
struct InvariantRows {
  private let announced: Int
  private let tracked: [Int]
  private let freeCount: Int
  private var trigger: [Int]?
  private var pieces: [Invariant.Piece] = []
  /// The values of the piece whose point is to follow.
  private var values: [BigInteger]?

  /// Expects so many pieces.
  init(announced: Int, tracked: [Int], freeCount: Int) {
    (self.announced, self.tracked, self.freeCount) = (announced, tracked, freeCount)
  }

  /// How many pieces were read.
  var count: Int { pieces.count }

  /// Whether every piece announced is there.
  var isComplete: Bool { count == announced && values == nil }

  /// The invariant of the pieces.
  var invariant: Invariant { Invariant(tracked: tracked, pieces: pieces, trigger: trigger) }

  /// Takes a line of a piece, and says whether it is one.
  mutating func take(_ keyword: String, _ line: inout LineWords) -> Bool {
    switch keyword {
    case "trigger":
      guard trigger == nil, let word = line.counts() else { return false }
      trigger = word
    case "values":
      guard trigger != nil, values == nil, count < announced, let numbers = line.integers(tracked.count) else {
        return false
      }
      values = numbers
    case "point":
      guard let values, let point = line.rationals(freeCount) else { return false }
      pieces.append(Invariant.Piece(values: values, point: point, directions: []))
      self.values = nil
    case "direction":
      guard values == nil, let last = pieces.last, last.directions.count < freeCount,
        let direction = line.rationals(freeCount)
      else { return false }
      pieces[pieces.count - 1] = Invariant.Piece(
        values: last.values, point: last.point, directions: last.directions + [direction])
    default: return false
    }
    return true
  }
}
