import Fuzzing

/// `fuzz`: random circuits through the interpreter and the engines, which must agree.
enum FuzzCommand {
  static let command = DevCommand(name: "fuzz", usage: "[COUNT] [SEED] [LENGTH]", run: run)

  private static func run(_ words: [String]) -> Int32 {
    let numbers = words.compactMap { UInt64($0) }
    guard numbers.count == words.count else {
      print("COUNT, SEED and LENGTH are whole numbers")
      return 2
    }
    let (count, seed) = (numbers.count > 0 ? numbers[0] : 10_000, numbers.count > 1 ? numbers[1] : 1)
    return run(count, from: seed, upTo: numbers.count > 2 ? Int(numbers[2]) : 5)
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
