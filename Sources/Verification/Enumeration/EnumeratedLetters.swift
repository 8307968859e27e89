import CircuitModel

/// The letters that sequences are made of: one for each class that nothing tells apart.
///
/// Where assumptions make some sequences count and others not, and classes are of different sizes, it is every letter by
/// itself, since how many sequences a lane stands for would depend on its letters.
struct EnumeratedLetters {
  /// The letters, ascending.
  let places: [Int]
  /// Whether a step may be not considered.
  let hasAssumptions: Bool
  private let letterCount: Int
  /// How many letters each stands for, where sequences are counted one by one.
  private let weight: Int

  init(_ network: CompiledNetwork) {
    let classes = network.distinctLetters
    letterCount = network.letterCount
    hasAssumptions = network.values[network.valid] != .constant(1)
    let sizes = classes.map(\.count)
    if hasAssumptions && sizes.contains(where: { $0 != sizes[0] }) {
      places = Array(0..<network.letterCount)
      weight = 1
    } else {
      places = classes.map(\.letter)
      weight = sizes[0]
    }
  }

  /// By how many steps one pass is longer than the last one: enough for it to take sixteen times as long.
  var stride: Int {
    var (steps, growth) = (1, places.count)
    while growth > 1 && growth < 16 {
      growth *= places.count
      steps += 1
    }
    return steps
  }

  /// A word of the circuit's letters by their places; `nil` where a letter stands for no class.
  func places(of word: [Int]) -> [Int]? {
    let found = word.compactMap { places.firstIndex(of: $0) }
    return found.count == word.count ? found : nil
  }

  /// How many sequences were covered, from how many were run by length; `nil` where some were left out.
  func total(_ counts: [BigInteger]) -> BigInteger? {
    var total: BigInteger = 0
    var (run, all) = (BigInteger(1), BigInteger(1))
    for found in counts {
      run *= BigInteger(places.count)
      all *= BigInteger(hasAssumptions ? weight : letterCount)
      if hasAssumptions {
        total += found * all
      } else {
        guard found == run else { return nil }
        total += all
      }
    }
    return total
  }
}

extension BigInteger {
  init(_ count: UInt64) {
    self = BigInteger(Int(count >> 32)) * BigInteger(1 << 32) + BigInteger(Int(count & 0xFFFF_FFFF))
  }
}
