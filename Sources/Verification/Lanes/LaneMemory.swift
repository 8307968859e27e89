import LaneKernels

/// Planes of lanes in memory aligned for the widest vectors: the one door to the kernels.
///
/// Every access is checked against the memory that there is; a program is checked once a run, by its plane count.
@safe final class LaneMemory {
  /// How many vectors of 512 lanes a plane has.
  let width: Int
  /// How many planes there are.
  let planeCount: Int
  private let base: UnsafeMutablePointer<LaneVector>
  private let scratch: UnsafeMutablePointer<UInt64>

  /// Takes memory for planes, all 0.
  ///
  /// - Parameters:
  ///   - planeCount: how many planes.
  ///   - width: how many vectors of 512 lanes each has, from 1 to 16.
  init(planeCount: Int, width: Int) {
    precondition(planeCount >= 0 && (1...16).contains(width))
    self.planeCount = planeCount
    self.width = width
    let count = max(1, planeCount * width)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * 64, alignment: 64)
    unsafe base = memory.bindMemory(to: LaneVector.self, capacity: count)
    unsafe base.initialize(repeating: LaneVector(repeating: 0), count: count)
    unsafe scratch = .allocate(capacity: 64)
    unsafe scratch.initialize(repeating: 0, count: 64)
  }

  deinit {
    unsafe scratch.deallocate()
    unsafe UnsafeMutableRawPointer(base).deallocate()
  }
}

extension LaneMemory {
  /// How many lanes a plane has.
  var laneCount: Int { width * 512 }

  /// How many bytes the planes take.
  var bytes: Int { planeCount * width * 64 }

  /// Runs a program once, in every lane, with its plane 0 at a plane.
  func run(_ program: LaneProgram, at plane: Int) {
    run(program.instructions[...], reaching: program.planeCount, at: plane)
  }

  /// Runs instructions that reach so many planes from their plane 0 on, which is at a plane.
  @inline(__always)
  func run(_ instructions: ArraySlice<LaneInstruction>, reaching count: Int, at plane: Int) {
    precondition(plane >= 0 && plane + count <= planeCount)
    unsafe instructions.withUnsafeBufferPointer { instructions in
      guard let first = instructions.baseAddress else { return }
      unsafe LaneKernels.run(first, count: instructions.count, at: base + plane * width, width: width)
    }
  }

  /// Whether any lane of a plane is 1.
  func isAnySet(_ plane: Int) -> Bool {
    precondition(plane >= 0 && plane < planeCount)
    return unsafe LaneKernels.isAnySet(base + plane * width, width: width)
  }

  /// In how many lanes a plane is 1.
  func countSet(_ plane: Int) -> Int {
    precondition(plane >= 0 && plane < planeCount)
    return unsafe LaneKernels.countSet(base + plane * width, width: width)
  }

  /// 64 lanes of a plane; lane i of a plane is bit i % 64 of its word i / 64.
  subscript(plane: Int, word: Int) -> UInt64 {
    get {
      precondition(plane >= 0 && plane < planeCount && word >= 0 && word < width * 8)
      return unsafe words[plane * width * 8 + word]
    }
    set {
      precondition(plane >= 0 && plane < planeCount && word >= 0 && word < width * 8)
      unsafe words[plane * width * 8 + word] = newValue
    }
  }

  /// Lays out packed states in the lanes from 0 on, bit j of a state in plane `plane + j`.
  ///
  /// Lanes beyond the states up to the next multiple of 64 become 0; others stay as they are.
  ///
  /// - Parameters:
  ///   - states: words of states, `wordCount` each.
  ///   - first: the first state that is wanted.
  ///   - count: how many states.
  ///   - wordCount: how many words a state takes.
  ///   - bitCount: how many bits a state has.
  ///   - plane: where bit 0 goes.
  func load(_ states: [UInt64], from first: Int, count: Int, wordCount: Int, bitCount: Int, at plane: Int) {
    precondition(count >= 0 && count <= laneCount && plane >= 0 && plane + bitCount <= planeCount)
    precondition(first >= 0 && (first + count) * wordCount <= states.count && bitCount <= wordCount * 64)
    unsafe states.withUnsafeBufferPointer { words in
      guard let start = words.baseAddress else { return }
      unsafe spread(
        start + first * wordCount, count: count, wordCount: wordCount, bitCount: bitCount,
        into: self.words + plane * width * 8, stride: width * 8, scratch: scratch)
    }
  }

  /// Packs the states in the lanes from 0 on, and puts them into an array from a state on.
  func store(
    _ states: inout [UInt64], from first: Int, count: Int, wordCount: Int, bitCount: Int, at plane: Int
  ) {
    precondition(count >= 0 && count <= laneCount && plane >= 0 && plane + bitCount <= planeCount)
    precondition(first >= 0 && (first + count) * wordCount <= states.count && bitCount <= wordCount * 64)
    unsafe states.withUnsafeMutableBufferPointer { words in
      guard let start = words.baseAddress else { return }
      unsafe gather(
        self.words + plane * width * 8, stride: width * 8, count: count, bitCount: bitCount,
        into: start + first * wordCount, wordCount: wordCount, scratch: scratch)
    }
  }

  private var words: UnsafeMutablePointer<UInt64> {
    unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: UInt64.self)
  }
}
