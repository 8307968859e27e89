import Dispatch
import Synchronization

/// Work in numbered pieces on several threads, with the results in the order of the numbers.
///
/// Threads take the next number from a counter, so that none waits while there is work; what comes out does not depend
/// on who took what. A piece should take ten microseconds or more.
package enum ParallelScan {
  /// Does every piece of work.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - workers: how many threads may work at a time.
  ///   - prepare: makes what one thread works with.
  ///   - body: does the piece of a number.
  /// - Returns: the results, by number.
  package static func map<Workspace, Result: Sendable>(
    _ count: Int, workers: Int, prepare: @Sendable () -> Workspace,
    _ body: @Sendable (inout Workspace, Int) -> Result
  ) -> [Result] {
    let threads = max(1, min(workers, count))
    if threads == 1 {
      var workspace = prepare()
      return (0..<count).map { body(&workspace, $0) }
    }
    let next = Atomic(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var workspace = prepare()
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        if number >= count { return }
        let result = body(&workspace, number)
        results.withLock { $0[number] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Does every piece of work that needs nothing to work with.
  package static func map<Result: Sendable>(
    _ count: Int, workers: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    map(count, workers: workers, prepare: {}) { _, number in body(number) }
  }
}
