import Fuzzing

/// `fuzz`: random circuits through the interpreter and the engines, which must agree; `fuzz smooth`: derivatives.
enum FuzzCommand {
  static let command = DevCommand(name: "fuzz", usage: "[smooth] [COUNT] [SEED] [LENGTH]", run: run)

  private static func run(_ words: [String]) -> Int32 {
    if words.first == "smooth" { return runSmooth(Array(words.dropFirst())) }
    let numbers = words.compactMap { UInt64($0) }
    guard numbers.count == words.count else {
      print("COUNT, SEED and LENGTH are whole numbers")
      return 2
    }
    let (count, seed) = (numbers.count > 0 ? numbers[0] : 10_000, numbers.count > 1 ? numbers[1] : 1)
    return run(count, from: seed, upTo: numbers.count > 2 ? Int(numbers[2]) : 5)
  }

  /// `fuzz smooth`: derivatives in forward and reverse mode, and as quotients of differences.
  private static func runSmooth(_ words: [String]) -> Int32 {
    let numbers = words.compactMap { UInt64($0) }
    guard numbers.count == words.count else {
      print("COUNT and SEED are whole numbers")
      return 2
    }
    let (count, seed) = (numbers.first ?? 10_000, numbers.dropFirst().first ?? 1)
    print("seeds \(seed) to \(seed + count - 1)")
    var tally = (agreed: 0, measured: 0, withoutValue: 0, disagreed: 0)
    for number in seed..<seed + count where tally.disagreed < 10 {
      let comparison = SmoothComparison(seed: number)
      tally.agreed += comparison.agreed
      tally.measured += comparison.measured
      tally.withoutValue += comparison.withoutValue
      tally.disagreed += comparison.disagreements.count
      for text in comparison.disagreements { print(text) }
    }
    print(
      "\(tally.agreed) derivatives agreed, \(tally.measured) of them with a quotient of differences; "
        + "\(tally.withoutValue) without a value, \(tally.disagreed) disagreed")
    return tally.disagreed == 0 ? 0 : 1
  }

  private static func run(_ count: UInt64, from seed: UInt64, upTo length: Int) -> Int32 {
    print("seeds \(seed) to \(seed + count - 1), every sequence up to length \(length)")
    var tally = (agreed: 0, notLowered: 0, disagreed: 0)
    search: for number in seed..<seed + count {
      let circuit = RandomCircuit.make(seed: number)
      switch Differential.compare(circuit, upTo: length) {
      case .agreed: tally.agreed += 1
      case .notLowered: tally.notLowered += 1
      case .disagreed(let text):
        tally.disagreed += 1
        print("seed \(number): \(text)")
        let smallest = Differential.shrink(circuit, upTo: length)
        print(smallest.sketch)
        if tally.disagreed >= 3 { break search }
      }
    }
    print("\(tally.agreed) agreed, \(tally.notLowered) without an incremental form, \(tally.disagreed) disagreed")
    return tally.disagreed == 0 ? 0 : 1
  }
}
