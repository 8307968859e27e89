@testable import CircuitModel
@testable import Verification

extension LaneStep {
  /// What a step from each of the states says and leads to.
  func run(
    from states: [[BigInteger]], _ layout: StateLayout, width: Int = 1
  ) -> [(reading: CompiledNetwork.Reading, next: [BigInteger])] {
    var results: [(reading: CompiledNetwork.Reading, next: [BigInteger])] = []
    let memory = LaneMemory(planeCount: planeCount, width: width)
    for start in stride(from: 0, to: states.count, by: memory.laneCount) {
      let part = states[start..<min(start + memory.laneCount, states.count)]
      let words = part.flatMap { layout.pack($0) ?? [] }
      memory.load(words, from: 0, count: part.count, wordCount: layout.wordCount, bitCount: stateBits, at: 0)
      memory.run(program, at: 0)
      var next = words
      memory.store(&next, from: 0, count: part.count, wordCount: layout.wordCount, bitCount: stateBits, at: stateBits)
      for lane in 0..<part.count {
        results.append((reading(of: lane, in: memory), layout.unpack(next, at: lane * layout.wordCount)))
      }
    }
    return results
  }

  private func reading(of lane: Int, in memory: LaneMemory) -> CompiledNetwork.Reading {
    func bit(_ output: LaneProgram.Output) -> Bool {
      switch output {
      case .constant(let truth): truth
      case .plane(let plane): memory[plane, lane / 64] >> UInt64(lane % 64) & 1 == 1
      }
    }
    if !bit(valid) { return .notConsidered }
    if bit(undefined) { return .undefined }
    return bit(bad) ? .event : .quiet(triggered: bit(triggered))
  }
}
