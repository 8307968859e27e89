import CircuitModel

/// The steps of a network by every letter, from many packed states at once: one state a lane, one program a letter.
struct Expansion: Sendable {
  /// The letters, ascending.
  let letters: [Int]
  private let steps: [LaneStep]
  private let layout: StateLayout
  private let planeCount: Int

  /// How many states are stepped from together: enough to hide what an instruction costs besides its lanes.
  static let mostStates = 4096

  /// Translates the steps of a network; `nil` where the programs would be too large.
  init?(_ network: CompiledNetwork, letters: [Int], layout: StateLayout) {
    var steps: [LaneStep] = []
    var gates = 0
    for letter in letters {
      guard let step = LaneStep(network, letter: letter, layout: layout) else { return nil }
      gates += step.program.instructions.count
      if gates > LaneStep.mostGates { return nil }
      steps.append(step)
    }
    self.letters = letters
    self.steps = steps
    self.layout = layout
    planeCount = steps.reduce(2 * layout.bitCount) { max($0, $1.planeCount) }
  }

  /// What came of a run of states.
  struct Result: Sendable {
    /// The states that are stepped into, none where the search ends here.
    var successors: Successors
    /// The first step, by state and then by letter, that meets the event or cannot be evaluated.
    var end: End?
    /// Whether the condition of the claim held at some step.
    var isTriggered: Bool
  }

  /// A step at which the search ends.
  struct End: Sendable {
    /// Which state of the run it is taken from.
    var state: Int
    /// The letter's place.
    var letterPlace: Int
    /// Whether it cannot be evaluated.
    var isUndefined: Bool
  }
}

extension Expansion {
  /// Steps from a run of states by every letter.
  func step(from run: Range<Int>, of words: [UInt64]) -> Result {
    let stride = layout.wordCount
    let memory = LaneMemory(planeCount: planeCount, width: (run.count + 511) / 512)
    memory.load(
      words, from: run.lowerBound, count: run.count, wordCount: stride, bitCount: layout.bitCount, at: 0)
    var result = Result(successors: .none, end: nil, isTriggered: false)
    var next = [UInt64](repeating: 0, count: run.count * letters.count * stride)
    var considered = Lanes(letterCount: letters.count, count: run.count)
    var ofLetter = [UInt64](repeating: 0, count: run.count * stride)
    for (place, step) in steps.enumerated() {
      memory.run(step.program, at: 0)
      for (output, isUndefined) in [(step.undefined, true), (step.bad, false)] {
        guard let state = memory.firstLane(of: output, count: run.count) else { continue }
        if let end = result.end, (end.state, end.letterPlace) <= (state, place) { continue }
        result.end = End(state: state, letterPlace: place, isUndefined: isUndefined)
      }
      result.isTriggered = result.isTriggered || memory.firstLane(of: step.triggered, count: run.count) != nil
      considered.note(step.valid, of: place, in: memory)
      memory.store(
        &ofLetter, from: 0, count: run.count, wordCount: stride, bitCount: layout.bitCount, at: layout.bitCount)
      for state in 0..<run.count {
        for word in 0..<stride {
          next[(state * letters.count + place) * stride + word] = ofLetter[state * stride + word]
        }
      }
    }
    if result.end == nil { result.successors = considered.successors(next, stride: stride) }
    return result
  }
}

/// Which steps of a run keep the assumptions.
private struct Lanes {
  let letterCount: Int
  let count: Int
  /// For each letter a bit a state; empty while every step so far keeps them.
  private var masks: [[UInt64]?]

  init(letterCount: Int, count: Int) {
    self.letterCount = letterCount
    self.count = count
    masks = Array(repeating: nil, count: letterCount)
  }

  mutating func note(_ valid: LaneProgram.Output, of letter: Int, in memory: LaneMemory) {
    switch valid {
    case .constant(true): break
    case .constant(false): masks[letter] = Array(repeating: 0, count: (count + 63) / 64)
    case .plane(let plane): masks[letter] = (0..<(count + 63) / 64).map { memory[plane, $0] }
    }
  }

  /// The successors by steps that keep them.
  func successors(_ words: [UInt64], stride: Int) -> Successors {
    if masks.allSatisfy({ $0 == nil }) {
      return Successors(words: words, sources: Array(0..<UInt32(count * letterCount)), stride: stride)
    }
    var kept: [UInt64] = []
    var sources: [UInt32] = []
    for state in 0..<count {
      for letter in 0..<letterCount {
        if let mask = masks[letter], mask[state / 64] >> UInt64(state % 64) & 1 == 0 { continue }
        let source = state * letterCount + letter
        sources.append(UInt32(source))
        kept += words[source * stride..<(source + 1) * stride]
      }
    }
    return Successors(words: kept, sources: sources, stride: stride)
  }
}

extension LaneMemory {
  /// The first of some lanes in which an output is 1.
  fileprivate func firstLane(of output: LaneProgram.Output, count: Int) -> Int? {
    switch output {
    case .constant(let value): return value ? 0 : nil
    case .plane(let plane):
      for word in 0..<(count + 63) / 64 where self[plane, word] != 0 {
        let lane = word * 64 + self[plane, word].trailingZeroBitCount
        return lane < count ? lane : nil
      }
      return nil
    }
  }
}
