import Fuzzing
import TestSupport
import Testing

@testable import CircuitModel

/// The fast check of state sets, against the obvious slow search and against damaged sets.
@Suite struct StateSetCheckTests {
  private func network(_ text: String) throws -> CompiledNetwork {
    let circuit = try circuit(text)
    return try #require(Obligation(circuit.claims[0], in: circuit)).lowered()
  }

  /// A delay of some steps with its claim, whose states are what the last inputs were.
  private static func delay(of stages: Int) -> String {
    let cells = (1...stages).map { "  r\($0)[0] = 0\n  r\($0)[t] = \($0 == 1 ? "x[t]" : "r\($0 - 1)[t-1]")" }
    return """
      circuit Delay {
        input x: bit
      \(cells.joined(separator: "\n"))
        output y[t] = r\(stages)[t-1]
        prove: y[t] == (if t > \(stages) then x[t-\(stages)] else 0)
      }
      """
  }

  /// Every state that can be reached, in the order in which a search by breadth meets them: by definition, in numbers of
  /// any size.
  private func reachable(_ network: CompiledNetwork) -> [(state: [BigInteger], parent: Int, letterPlace: Int)] {
    let letters = network.distinctLetters.map(\.letter)
    var found: [(state: [BigInteger], parent: Int, letterPlace: Int)] = [(network.initialState, 0, 0)]
    var known: Set = [network.initialState]
    var next = 0
    while next < found.count {
      for (place, letter) in letters.enumerated() {
        let (values, target) = network.step(from: found[next].state[...], letter: letter)
        guard case .quiet = network.reading(of: values), known.insert(target).inserted else { continue }
        found.append((target, next, place))
      }
      next += 1
    }
    return found
  }

  private func set(_ rows: [(state: [BigInteger], parent: Int, letterPlace: Int)], _ network: CompiledNetwork)
    -> StateSet
  {
    var origins = Origins(alphabet: network.distinctLetters.map(\.letter))
    for row in rows.dropFirst() { origins.append(state: row.parent, letterPlace: row.letterPlace) }
    return StateSet(
      width: network.registers.count, numbers: rows.flatMap(\.state), count: rows.count, origins: origins)
  }

  /// What the check says, which must not depend on the number of threads.
  private func problem(_ states: StateSet, _ network: CompiledNetwork, order: Bool = true) -> StateSetCheck.Problem? {
    let found = [1, 2, 3, 8].map { workers -> StateSetCheck.Problem? in
      do throws(StateSetCheck.Problem) {
        _ = try StateSetCheck(states, of: network, demandsOrder: order).run(workers: workers)
        return nil
      } catch {
        return error
      }
    }
    #expect(Set(found).count == 1)
    return found[0]
  }

  private static let circuits = [
    delay(of: 1), delay(of: 3),
    """
    circuit Words {
      input x: {0, 1, 5}
      c[0] = 0
      c[t] = clamp(c[t-1] + x[t], 0, 7)
      prove: c[t] <= 7
    }
    """,
    """
    circuit Modulo {
      input a: sign
      input b: bit
      m[0] = -3
      m[t] = m[t-1] + a[t] - 6 * step(m[t-1] + a[t] - 2.5) + 6 * step(-3.5 - m[t-1] - a[t])
      prove: m[t] >= -3 and m[t] <= 2
    }
    """,
  ]

  @Test(arguments: circuits) func theSetThatASearchFindsPasses(text: String) throws {
    let network = try network(text)
    #expect(problem(set(reachable(network), network), network) == nil)
  }

  @Test(arguments: circuits) func everyStateDroppedRepeatedOrMovedIsNoticed(text: String) throws {
    let network = try network(text)
    let rows = reachable(network)
    for place in rows.indices {
      var dropped = rows
      dropped.remove(at: place)
      #expect(problem(set(dropped, network), network, order: false) != nil, "\(place) dropped")
      var repeated = rows
      repeated.append(rows[place])
      #expect(problem(set(repeated, network), network, order: false) != nil, "\(place) repeated")
      for other in rows.indices where other > place {
        var swapped = rows
        swapped.swapAt(place, other)
        #expect(problem(set(swapped, network), network) != nil, "\(place) and \(other) swapped")
      }
    }
  }

  @Test(arguments: circuits) func everyNumberChangedIsNoticed(text: String) throws {
    let network = try network(text)
    let rows = reachable(network)
    let far: [BigInteger] = [
      -1, 1, 2, 1 << 40, -BigInteger(2).power(62), BigInteger(2).power(63), BigInteger(10).power(40),
    ]
    for place in rows.indices {
      for register in network.registers.indices {
        for change in far {
          var changed = rows
          changed[place].state[register] = changed[place].state[register] + change
          #expect(problem(set(changed, network), network, order: false) != nil, "\(place) \(register) \(change)")
        }
      }
      for parent in rows.indices where place > 0 && parent != rows[place].parent {
        var changed = rows
        changed[place].parent = parent
        #expect(problem(set(changed, network), network) != nil, "\(place) from \(parent)")
      }
      for letter in network.distinctLetters.indices where place > 0 && letter != rows[place].letterPlace {
        var changed = rows
        changed[place].letterPlace = letter
        #expect(problem(set(changed, network), network) != nil, "\(place) by \(letter)")
      }
    }
  }

  @Test func theFirstStateAtFaultIsReported() throws {
    let network = try network(Self.delay(of: 12))
    let rows = reachable(network)
    #expect(rows.count > 8191)
    #expect(problem(set(rows, network), network) == nil)
    for place in [1, 4095, 4096, 6000, rows.count - 1] {
      var changed = rows
      for later in place..<rows.count { changed[later].parent = later }
      #expect(problem(set(changed, network), network, order: false) == .unreachable(state: place))
    }
    #expect(
      problem(set(Array(rows.dropLast()), network), network)
        == .notClosed(state: rows[rows.count - 1].parent, letter: rows[rows.count - 1].letterPlace))
  }

  @Test func wordsBeyondTheLayoutAndBrokenOriginsAreNoticed() throws {
    let network = try network(Self.delay(of: 3))
    let good = set(reachable(network), network)
    var words = good.words
    words[1] |= 1 << 63
    let spare = StateSet(layout: good.layout, words: words, count: good.count, origins: good.origins)
    #expect(problem(spare, network) == .unreachable(state: 1))
    var origins = Origins(alphabet: [0, 1])
    for _ in 1..<good.count { origins.append(state: 0, letterPlace: 200) }
    #expect(
      problem(
        StateSet(layout: good.layout, words: good.words, count: good.count, origins: origins), network, order: false)
        == .unreachable(state: 1))
    let few = StateSet(layout: good.layout, words: good.words, count: good.count, origins: Origins(alphabet: [0, 1]))
    #expect(problem(few, network) == .shape)
    let other = StateSet(layout: good.layout, words: good.words, count: good.count, origins: Origins(alphabet: [0]))
    #expect(problem(other, network) == .shape)
  }

  @Test func numbersBeyondAWordAreSteppedExactly() throws {
    let network = try network(
      """
      circuit Wide {
        input x: bit
        a[0] = 0
        a[t] = a[t-1] + x[t] * (18446744073709551616 - 2 * a[t-1])
        prove: a[t] * a[t] <= 340282366920938463463374607431768211456
      }
      """)
    let rows = reachable(network)
    #expect(problem(set(rows, network), network) == nil)
    for place in rows.indices.dropFirst() {
      var changed = rows
      changed[place].state[0] = changed[place].state[0] + 1
      #expect(problem(set(changed, network), network) != nil)
    }
  }

  @Test func sortedStatesFindEachStateAndNoOther() {
    var generator = SeededGenerator(seed: 22)
    for width in [0, 1, 2, 5, 31, 63, 64, 65, 90, 130] {
      let ranges = width == 0 ? [] : (0..<width).map { _ in Interval.bit }
      guard let layout = StateLayout(ranges) else { return }
      for count in [1, 2, 3, 40, 300] where width > 10 || count <= 1 << width {
        var rows: Set<[BigInteger]> = []
        while rows.count < count { rows.insert((0..<width).map { _ in Bool.random(using: &generator) ? 1 : 0 }) }
        let order = Array(rows)
        let words = order.flatMap { layout.pack($0) ?? [] }
        let states = StateSet(layout: layout, words: words, count: count, origins: Origins(alphabet: []))
        let sorted = SortedStates(states)
        #expect(sorted.repetition == nil)
        for (place, row) in order.enumerated() {
          #expect(sorted.place(of: layout.pack(row) ?? []) == place)
          for bit in stride(from: place % 7, to: width, by: 7) {
            var other = row
            other[bit] = 1 - other[bit]
            if !rows.contains(other) { #expect(sorted.place(of: layout.pack(other) ?? []) == nil) }
          }
        }
        let twice = StateSet(
          layout: layout, words: words + words.prefix(layout.wordCount), count: count + 1,
          origins: Origins(alphabet: []))
        #expect(SortedStates(twice).repetition == count)
      }
    }
  }

  @Test func scalarFieldsPackAsTheLayoutDoes() throws {
    let ranges = [
      Interval(-5, 900), Interval(0, 1), Interval(7), Interval(-1 << 50, 1 << 50), Interval(0, 3), Interval(0, 1 << 60),
    ]
    let layout = try #require(StateLayout(ranges))
    let fields = try #require(ScalarFields(layout))
    for state in [[-5, 0, 7, 1 << 50, 3, 1 << 60], [900, 1, 0, -1 << 50, 0, 12345], [0, 0, 0, 0, 0, 0]] {
      var words = Array(repeating: ~UInt64(0), count: layout.wordCount)
      let packed = fields.pack(state, into: &words)
      #expect(packed == (layout.pack(state.map { BigInteger($0) }) != nil))
      guard packed else { continue }
      #expect(words == layout.pack(state.map { BigInteger($0) }))
      var registers = Array(repeating: -1, count: state.count)
      fields.unpack(words, at: 0, into: &registers)
      #expect(registers == state)
    }
    var words = Array(repeating: UInt64(0), count: layout.wordCount)
    for (place, value) in [(0, -6), (0, 2000), (1, 2), (2, 8), (2, .min), (3, .max), (4, .max)] {
      var state = [0, 0, 0, 0, 0, 0]
      state[place] = value
      #expect(!fields.pack(state, into: &words), "\(place) \(value)")
      #expect(layout.pack(state.map { BigInteger($0) }) == nil, "\(place) \(value)")
    }
    #expect(ScalarFields(try #require(StateLayout([Interval(0, BigInteger(2).power(63))]))) == nil)
  }
}
