import CircuitModel
import Fuzzing

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

// heaviside-dev: longer campaigns than the tests have time for. Not a product.
//
//   heaviside-dev fuzz [COUNT] [SEED] [LENGTH]

let arguments = CommandLine.arguments.dropFirst()
guard arguments.first == "fuzz" else {
  print("usage: heaviside-dev fuzz [COUNT] [SEED] [LENGTH]")
  exit(2)
}
let numbers = arguments.dropFirst().map { UInt64($0) }
guard numbers.allSatisfy({ $0 != nil }) else {
  print("COUNT, SEED and LENGTH are whole numbers")
  exit(2)
}
let values = numbers.compactMap { $0 }
let (count, seed, length) = (
  values.count > 0 ? values[0] : 10_000, values.count > 1 ? values[1] : 1, values.count > 2 ? Int(values[2]) : 5
)
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
exit(tally.disagreed == 0 ? 0 : 1)
