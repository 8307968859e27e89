import Fuzzing
import Testing

@testable import Verification

/// Planes and packed states.
@Suite struct LaneMemoryTests {
  @Test func statesComeBackFromPlanesAsTheyWere() {
    var random = SeededGenerator(seed: 1)
    for (wordCount, bitCount) in [(1, 1), (1, 7), (1, 64), (2, 65), (2, 128), (3, 150)] {
      for count in [1, 63, 64, 65, 511, 512, 700] {
        let memory = LaneMemory(planeCount: bitCount + 3, width: 2)
        let last = bitCount % 64 == 0 ? UInt64.max : (1 << UInt64(bitCount % 64)) - 1
        let states = (0..<(count + 1) * wordCount).map { place in
          random.next() & (place % wordCount == wordCount - 1 ? last : .max)
        }
        memory.load(states, from: 1, count: count, wordCount: wordCount, bitCount: bitCount, at: 2)
        var differing = 0
        for lane in 0..<count {
          for bit in 0..<bitCount {
            let expected = states[(lane + 1) * wordCount + bit / 64] >> UInt64(bit % 64) & 1
            if memory[2 + bit, lane / 64] >> UInt64(lane % 64) & 1 != expected { differing += 1 }
          }
        }
        #expect(differing == 0)
        var back = Array(repeating: UInt64(0), count: states.count)
        memory.store(&back, from: 1, count: count, wordCount: wordCount, bitCount: bitCount, at: 2)
        #expect(back[wordCount...] == states[wordCount...])
      }
    }
  }

  @Test func planesAreCountedAndTested() {
    for width in 1...16 {
      let memory = LaneMemory(planeCount: 3, width: width)
      for word in 0..<width * 8 {
        #expect(!memory.isAnySet(1))
        memory[1, word] = 1 << UInt64(word % 64)
        #expect(memory.isAnySet(1))
        #expect(memory.countSet(1) == 1)
        memory[1, word] = 0
      }
      #expect(!memory.isAnySet(0) && !memory.isAnySet(2))
    }
  }
}
