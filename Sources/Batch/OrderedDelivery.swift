import Synchronization

/// Brings what several threads find out into the order of the work: what belongs to the first piece that is not done is
/// handed on at once, what belongs to later pieces waits for its turn.
///
/// So what is received does not depend on who worked on what, or when, and as little as possible is kept.
final class OrderedDelivery<Event: Sendable>: Sendable {
  private struct State {
    /// The first piece that is not done.
    var head = 0
    /// Nothing is wanted of this piece, or of those after it.
    var limit = Int.max
    /// What is known of later pieces, and whether they are done.
    var waiting: [Int: (events: [Event], isDone: Bool)] = [:]
  }

  private let state = Mutex(State())
  private let receive: @Sendable (Event) -> Void

  /// Makes a delivery; events are received one at a time, from any thread.
  init(_ receive: @escaping @Sendable (Event) -> Void) { self.receive = receive }
}

extension OrderedDelivery {
  /// Hands an event of a piece on, as soon as it is its turn.
  func send(_ event: Event, of piece: Int) {
    state.withLock { state in
      if piece >= state.limit { return }
      if piece == state.head {
        receive(event)
      } else {
        state.waiting[piece, default: ([], false)].events.append(event)
      }
    }
  }

  /// Says that nothing more comes of a piece.
  func finish(_ piece: Int) {
    state.withLock { state in
      guard piece == state.head else {
        state.waiting[piece, default: ([], false)].isDone = true
        return
      }
      state.head += 1
      while let next = state.waiting.removeValue(forKey: state.head) {
        for event in next.events where state.head < state.limit { receive(event) }
        if !next.isDone { break }
        state.head += 1
      }
    }
  }

  /// Says that nothing is wanted of what comes after a piece.
  func end(after piece: Int) { state.withLock { $0.limit = min($0.limit, piece + 1) } }

  /// Hands on what is known of pieces, although pieces before them never came to an end.
  func flush() {
    state.withLock { state in
      for piece in state.waiting.keys.sorted() where piece < state.limit {
        for event in state.waiting.removeValue(forKey: piece)?.events ?? [] { receive(event) }
      }
    }
  }
}
