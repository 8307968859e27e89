import Dispatch
import Synchronization

/// Work on numbered pieces by several threads, with the results in the order of the pieces.
///
/// Threads take the next piece as they become free, so what the result depends on is the pieces and nothing else.
enum ParallelScan {
  /// The results of a function for 0 and up to a count.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - workers: how many threads may work; with one, the calling thread does everything.
  ///   - result: what is made of a piece; called once for each.
  /// - Returns: the results, in the order of the pieces.
  static func map<Result: Sendable>(
    _ count: Int, workers: Int, _ result: @Sendable (_ piece: Int) -> Result
  ) -> [Result] {
    let threads = min(workers, count)
    if threads <= 1 { return (0..<count).map(result) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < count else { return }
        let made = result(piece)
        results.withLock { $0[piece] = made }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
