import Synchronization
import Testing

@testable import Batch

/// What is handed on in order, whoever finds it out when.
@Suite struct OrderedDeliveryTests {
  /// Something that a thread says: an event of its piece, or that the piece is done.
  private struct Word {
    var piece: Int
    /// Which event of the piece; `nil` for its end.
    var event: Int?
  }

  /// What a delivery handed on.
  private final class Received: Sendable {
    let events = Mutex<[[Int]]>([])
    var all: [[Int]] { events.withLock { $0 } }
  }

  private static let sizes = [2, 1, 0, 1]

  /// Everything that can be said of a piece, in its order.
  private static func words(of piece: Int) -> [Word] {
    (0..<sizes[piece]).map { Word(piece: piece, event: $0) } + [Word(piece: piece, event: nil)]
  }

  /// Every order in which the threads can say it, each its own piece in order.
  private static let interleavings: [[Word]] = {
    func merged(_ rest: [ArraySlice<Word>]) -> [[Word]] {
      if rest.allSatisfy(\.isEmpty) { return [[]] }
      return rest.indices.flatMap { place -> [[Word]] in
        var others = rest
        guard let word = others[place].popFirst() else { return [] }
        return merged(others).map { [word] + $0 }
      }
    }
    return merged(sizes.indices.map { words(of: $0)[...] })
  }()

  private func say(_ word: Word, to delivery: OrderedDelivery<[Int]>) {
    if let event = word.event {
      delivery.send([word.piece, event], of: word.piece)
    } else {
      delivery.finish(word.piece)
    }
  }

  /// What is known of pieces, in their order, after some words.
  private func known(_ words: ArraySlice<Word>, of pieces: Range<Int>) -> [[Int]] {
    pieces.flatMap { piece in words.compactMap { $0.piece == piece ? $0.event.map { [piece, $0] } : nil } }
  }

  /// The first piece that is not done.
  private func head(_ words: ArraySlice<Word>) -> Int {
    Self.sizes.indices.first { piece in !words.contains { $0.piece == piece && $0.event == nil } } ?? Self.sizes.count
  }

  @Test func inEveryInterleavingAllIsHandedOnThatIsDueAndNothingElse() {
    for words in Self.interleavings {
      let received = Received()
      let delivery = OrderedDelivery<[Int]> { event in received.events.withLock { $0.append(event) } }
      for count in 1...words.count {
        say(words[count - 1], to: delivery)
        let past = words[..<count]
        let due = known(past, of: 0..<min(Self.sizes.count, head(past) + 1))
        #expect(received.all == due)
      }
      #expect(received.all == known(words[...], of: Self.sizes.indices))
    }
    #expect(Self.interleavings.count == 1680)
  }

  @Test func flushingHandsOnWhatIsKnownWhereverItComes() {
    for words in Self.interleavings {
      for count in 0...words.count {
        let received = Received()
        let delivery = OrderedDelivery<[Int]> { event in received.events.withLock { $0.append(event) } }
        for word in words[..<count] { say(word, to: delivery) }
        delivery.flush()
        #expect(received.all == known(words[..<count], of: Self.sizes.indices))
      }
    }
  }

  @Test func nothingIsHandedOnOfPiecesAfterTheOneThatEndsTheRun() {
    for last in Self.sizes.indices {
      for words in Self.interleavings {
        // The piece says so before it is done.
        guard let end = words.firstIndex(where: { $0.piece == last && $0.event == nil }) else { continue }
        let received = Received()
        let delivery = OrderedDelivery<[Int]> { event in received.events.withLock { $0.append(event) } }
        for (place, word) in words.enumerated() {
          if place == end { delivery.end(after: last) }
          say(word, to: delivery)
        }
        delivery.flush()
        #expect(received.all == known(words[...], of: 0..<last + 1))
      }
    }
  }
}
