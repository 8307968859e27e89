import Dispatch
import Fuzzing
import Synchronization
import Testing

/// Every small network through the engine and through the interpreter.
@Suite struct SmallNetworksTests {
  @Test func engineAndInterpreterAgreeOnEveryNetworkOfTwoUnits() {
    let disagreements = Mutex<[String]>([])
    let compared = Mutex(0)
    let chunk = 243
    DispatchQueue.concurrentPerform(iterations: SmallNetworks.count / chunk) { part in
      var agreed = 0
      for number in part * chunk..<(part + 1) * chunk {
        switch Differential.compare(SmallNetworks.network(number), upTo: 3) {
        case .agreed: agreed += 1
        case .notLowered: disagreements.withLock { $0.append("\(number) is not lowered") }
        case .disagreed(let text): disagreements.withLock { $0.append("\(number): \(text)") }
        }
      }
      compared.withLock { $0 += agreed }
    }
    #expect(disagreements.withLock { $0 } == [])
    #expect(compared.withLock { $0 } == SmallNetworks.count)
  }
}
