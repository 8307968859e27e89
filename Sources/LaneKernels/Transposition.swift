/// Lays packed states out as planes: bit j of the state in lane i becomes lane i of plane j.
///
/// Lanes beyond the states up to the next multiple of 64 become 0; the rest of the planes is left alone.
///
/// - Parameters:
///   - states: the words of the states, state after state.
///   - count: how many states there are.
///   - wordCount: how many words a state takes.
///   - bitCount: how many of its bits are wanted.
///   - planes: the first word of plane 0.
///   - stride: how many words a plane has.
///   - scratch: room for 64 words.
public func spread(
  _ states: UnsafePointer<UInt64>, count: Int, wordCount: Int, bitCount: Int,
  into planes: UnsafeMutablePointer<UInt64>, stride: Int, scratch: UnsafeMutablePointer<UInt64>
) {
  var first = 0
  while first < count {
    let present = min64(count &- first)
    var word = 0
    while word &* 64 < bitCount {
      for i in 0..<present { scratch[i] = states[(first &+ i) &* wordCount &+ word] }
      for i in present..<64 { scratch[i] = 0 }
      transpose64(scratch)
      let bits = min64(bitCount &- word &* 64)
      for j in 0..<bits { planes[(word &* 64 &+ j) &* stride &+ first / 64] = scratch[j] }
      word &+= 1
    }
    first &+= 64
  }
}

/// Packs planes into states: lane i of plane j becomes bit j of the state in lane i.
///
/// - Parameters:
///   - planes: the first word of plane 0.
///   - stride: how many words a plane has.
///   - count: how many lanes are wanted.
///   - bitCount: how many planes there are; at least one word a state is written.
///   - states: where the words of the states go, state after state.
///   - wordCount: how many words a state takes.
///   - scratch: room for 64 words.
public func gather(
  _ planes: UnsafePointer<UInt64>, stride: Int, count: Int, bitCount: Int,
  into states: UnsafeMutablePointer<UInt64>, wordCount: Int, scratch: UnsafeMutablePointer<UInt64>
) {
  var first = 0
  while first < count {
    let present = min64(count &- first)
    for word in 0..<wordCount {
      let bits = min64(bitCount &- word &* 64)
      for j in 0..<bits { scratch[j] = planes[(word &* 64 &+ j) &* stride &+ first / 64] }
      for j in bits..<64 { scratch[j] = 0 }
      transpose64(scratch)
      for i in 0..<present { states[(first &+ i) &* wordCount &+ word] = scratch[i] }
    }
    first &+= 64
  }
}

/// Exchanges rows and columns of a matrix of 64 by 64 bits (Warren, Hacker's Delight, 2nd edition, section 7-3, in the
/// order in which bit j of row i becomes bit i of row j).
private func transpose64(_ rows: UnsafeMutablePointer<UInt64>) {
  var distance = 32
  var mask: UInt64 = 0x0000_0000_FFFF_FFFF
  while distance != 0 {
    var row = 0
    while row < 64 {
      let other = row &+ distance
      let moved = ((rows[row] &>> UInt64(distance)) ^ rows[other]) & mask
      rows[other] ^= moved
      rows[row] ^= moved &<< UInt64(distance)
      row = (other &+ 1) & ~distance
    }
    distance = distance / 2
    mask ^= mask &<< UInt64(distance)
  }
}

private func min64(_ number: Int) -> Int { number < 64 ? number : 64 }
