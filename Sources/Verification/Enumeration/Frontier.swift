import CircuitModel

/// The lanes: the states after every considered sequence of some length, with the sequences.
///
/// Sequences grow letter by letter: all of them by the first letter, then all by the second one, and so on, so that a
/// letter costs a run of its program over full blocks, and no lane is wasted whatever the number of letters. Of sequences
/// that are no longer than prefixes, only those are kept that belong to a range or begin one that does.
struct Frontier: Sendable {
  /// With how many lanes the walk may begin, since they fill a block, and with how many it begins at the latest, since
  /// they fill several for every thread.
  static let usual = 1 << 13..<1 << 17
  /// How many lanes there may be at most.
  private static let most = 1 << 22

  /// How long the sequences are.
  private(set) var length = 0
  /// How many lanes there are.
  private(set) var count = 1
  /// The packed states.
  private(set) var states: [UInt64]
  /// The sequences: the place of the letter of step i counts the number of letters to the power i − 1.
  private(set) var codes: [UInt64] = [0]
  /// How many sequences of the range are considered, by length from 1.
  private(set) var counts: [UInt64] = []
  private(set) var triggered = false
  private let range: PrefixRange
  private let wordCount: Int
  private var letterCount: Int { range.letterCount }

  /// How the lanes are made.
  enum Outcome {
    case filled
    /// An alarm at the end of this sequence, the shortest and among those the least, by places of letters.
    case found([Int])
    case stopped(Verdict.Limit)
  }

  /// The one lane before the first step.
  init(_ network: CompiledNetwork, _ programs: PassPrograms, _ range: PrefixRange) {
    self.range = range
    wordCount = programs.wordCount
    let initial = programs.layout.pack(network.registers.map(\.initial))
    guard let initial else { preconditionFailure("the first state is within the ranges") }
    states = initial + Array(repeating: 0, count: wordCount - initial.count)
    if programs.hasAssumptions { states[programs.layout.bitCount / 64] |= 1 << UInt64(programs.layout.bitCount % 64) }
  }

  /// The sequence of a lane, by places of letters.
  func word(_ lane: Int) -> [Int] {
    var code = codes[lane]
    return (0..<length).map { _ in
      defer { code /= UInt64(letterCount) }
      return Int(code % UInt64(letterCount))
    }
  }
}

extension Frontier {
  /// Lengthens sequences until there are enough for what is left of a length, or as far as the length, and in any case to
  /// that of the prefixes.
  mutating func fill(_ programs: PassPrograms, upTo last: Int, lanes: Range<Int>, budget: Budget) -> Outcome {
    let memory = LaneMemory(planeCount: programs.reach, width: 8)
    var power: UInt64 = 1
    while count > 0 && length < max(last, range.length) {
      let isEnough = count >= lanes.upperBound || count >= lanes.lowerBound && 2 * length >= last
      if length >= range.length && (isEnough || count * letterCount > Self.most) { break }
      let (following, overflow) = power.multipliedReportingOverflow(by: UInt64(letterCount))
      if overflow { break }
      if let limit = budget.interruption() { return .stopped(limit) }
      let bytes = count * letterCount * (wordCount + 1) * 8 + memory.bytes
      if let limit = budget.exhausted(states: 0, bytes: bytes) { return .stopped(limit) }
      if let word = lengthen(programs, memory, power) { return .found(word) }
      power = following
    }
    return .filled
  }

  /// Takes every letter's step from every lane; gives the least sequence at whose end there is an alarm, if there is one.
  private mutating func lengthen(_ programs: PassPrograms, _ memory: LaneMemory, _ power: UInt64) -> [Int]? {
    var next = Array(repeating: UInt64(0), count: count * letterCount * wordCount)
    var nextCodes: [UInt64] = []
    nextCodes.reserveCapacity(count * letterCount)
    var least: [Int]?
    let isNarrowing = length < range.length
    for (letter, expansion) in programs.expansions.enumerated() {
      for first in stride(from: 0, to: count, by: memory.laneCount) {
        let part = min(memory.laneCount, count - first)
        let bits = programs.stateBits
        memory.load(states, from: first, count: part, wordCount: wordCount, bitCount: bits, at: 0)
        memory.run(programs.code[expansion.code], reaching: programs.reach, at: 0)
        memory.store(
          &next, from: letter * count + first, count: part, wordCount: wordCount, bitCount: bits, at: bits)
        memory.forEachLane(of: expansion.alarm, at: 0, below: part) { lane in
          let word = self.word(first + lane) + [letter]
          if isNarrowing && !range.leads(through: word) { return }
          if least.map({ word.lexicographicallyPrecedes($0) }) ?? true { least = word }
        }
        triggered = triggered || memory.isAnySet(expansion.triggered, at: 0, below: part)
      }
      for code in codes { nextCodes.append(code + UInt64(letter) * power) }
    }
    if let least { return least }
    states = next
    codes = nextCodes
    count = codes.count
    length += 1
    if isNarrowing { keep((0..<count).filter { range.leads(through: word($0)) }) }
    if programs.hasAssumptions { dropWhatIsNotConsidered(bit: programs.layout.bitCount) }
    counts.append(UInt64(isNarrowing ? (0..<count).count { range.owns(word($0)) } : count))
    return nil
  }

  private mutating func dropWhatIsNotConsidered(bit: Int) {
    keep((0..<count).filter { states[$0 * wordCount + bit / 64] >> UInt64(bit % 64) & 1 == 1 })
  }

  /// Drops all lanes but these, which ascend.
  private mutating func keep(_ lanes: [Int]) {
    for (kept, lane) in lanes.enumerated() {
      codes[kept] = codes[lane]
      for word in 0..<wordCount { states[kept * wordCount + word] = states[lane * wordCount + word] }
    }
    codes.removeLast(count - lanes.count)
    states.removeLast((count - lanes.count) * wordCount)
    count = lanes.count
  }
}

extension LaneMemory {
  /// Whether an output is 1 in one of the lanes below a number.
  func isAnySet(_ output: LaneProgram.Output, at base: Int, below count: Int) -> Bool {
    var isSet = false
    forEachLane(of: output, at: base, below: count) { _ in isSet = true }
    return isSet
  }

  /// The lanes below a number in which an output is 1, ascending.
  func forEachLane(of output: LaneProgram.Output, at base: Int, below count: Int, _ body: (Int) -> Void) {
    switch output {
    case .constant(false): return
    case .constant(true): for lane in 0..<count { body(lane) }
    case .plane(let plane):
      for word in 0..<(count + 63) / 64 {
        var rest = self[base + plane, word]
        if count - word * 64 < 64 { rest &= (1 << UInt64(count - word * 64)) - 1 }
        while rest != 0 {
          body(word * 64 + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
      }
    }
  }
}
