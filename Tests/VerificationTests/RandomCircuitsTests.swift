import Dispatch
import Fuzzing
import Synchronization
import Testing

/// Random circuits and formulas through the engine and through the interpreter, from fixed seeds.
@Suite struct RandomCircuitsTests {
  @Test func engineAndInterpreterAgreeOnRandomCircuits() {
    let seeds = UInt64(1)...UInt64(1200)
    print("seeds \(seeds.lowerBound) to \(seeds.upperBound)")
    let failures = Mutex<[String]>([])
    let compared = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: seeds.count / 50) { part in
      for seed in UInt64(part * 50 + 1)...UInt64(part * 50 + 50) {
        let circuit = RandomCircuit.make(seed: seed)
        switch Differential.compare(circuit, upTo: 4) {
        case .agreed: compared.withLock { $0 += 1 }
        case .notLowered: break
        case .disagreed(let text):
          let smallest = Differential.shrink(circuit, upTo: 4).sketch
          failures.withLock { $0.append("seed \(seed): \(text)\n\(smallest)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(compared.withLock { $0 } > 800)
  }
}
