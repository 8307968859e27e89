public import CircuitModel

/// Runs every considered sequence up to a length through the network, hundreds at a time.
///
/// The network becomes, for each letter, a program over bit planes (`LaneStep`), of which every instruction works on 512
/// sequences a vector. Lanes are the first inputs: the sequences of some length, enough of them to fill blocks. Over the
/// inputs that follow, a walk in depth takes each block from the state after a prefix to the states after its extensions,
/// so that a prefix is run once, whatever follows it. The last few steps, of which there are the most, are one program
/// (`LastSteps`) in which what extensions compute alike is computed once. No two states are ever merged, not even when they
/// are the same: what is found does not rest on any argument but that the alarm of each sequence has been computed.
///
/// Lengths are covered in passes, each a few steps longer than the last one, so that the shortest counterexample is found
/// first and a search that is cut short knows what it has covered. Registers are as wide as the numbers that the pass's
/// length allows, by interval arithmetic; nothing can overflow.
///
/// Cost: about one instruction of the machine for each gate and 128 sequences (512 with wide vectors), for all sequences
/// of the length; earlier passes add a sixteenth. Without a deadline, a pass is not begun whose longest sequences number
/// more than 2⁴⁰. A part of the sequences costs its share, and the way to its first letters.
public struct Enumeration: Engine {
  /// The name in reports.
  public let name = Enumeration.engineName

  static let engineName = "enumerate"

  private let lanes: Range<Int>
  private let mostSequences: UInt64

  /// Makes the engine; without a deadline, it begins no pass that has more than 2^40 sequences of its greatest length.
  public init() { self.init(lanes: Frontier.usual) }

  /// Makes the engine for tests on short sequences.
  ///
  /// - Parameters:
  ///   - lanes: the numbers of lanes with which a walk may begin and at the latest begins.
  ///   - mostSequences: how many sequences of its greatest length a pass may have that no deadline ends.
  init(lanes: Range<Int> = Frontier.usual, mostSequences: UInt64 = 1 << 40) {
    self.lanes = lanes
    self.mostSequences = mostSequences
  }

  /// Decides an obligation by running every considered sequence; see `Engine`.
  public func run(
    _ obligation: Obligation, _ network: CompiledNetwork, upTo length: Int, within budget: Budget
  ) -> Verdict {
    let all = PrefixRange.undivided(EnumeratedLetters(network))
    do throws(PartsProblem) {
      let part = try run(network, in: all, upTo: length, within: budget)
      return try EnumeratedPart.combined([part], of: network, upTo: length)
    } catch {
      preconditionFailure("the only part is all of them")
    }
  }

  /// Runs the considered sequences of a range, and those that begin one of them, wherever the others are run.
  ///
  /// - Parameters:
  ///   - network: what an obligation was lowered to.
  ///   - range: which sequences.
  ///   - length: how long the longest sequences are.
  ///   - budget: what may be used.
  /// - Returns: what was found, which is no verdict on all sequences.
  /// - Throws: that the range is none of this network's.
  public func run(
    _ network: CompiledNetwork, in range: PrefixRange, upTo length: Int, within budget: Budget
  ) throws(PartsProblem) -> EnumeratedPart {
    let letters = EnumeratedLetters(network)
    guard range.fits(letters, upTo: length) else { throw .otherPrefixes(range) }
    var search = ExhaustiveSearch(
      network, letters, range, upTo: length, lanes: lanes, mostSequences: mostSequences, budget)
    let finding = search.run()
    return EnumeratedPart(range: range, length: length, finding: finding, triggered: search.triggered)
  }
}

/// One search of a range: passes of increasing length, of which the first goes beyond the prefixes.
private struct ExhaustiveSearch {
  let network: CompiledNetwork
  let letters: EnumeratedLetters
  let range: PrefixRange
  let length: Int
  let lanes: Range<Int>
  let mostSequences: UInt64
  let budget: Budget
  var reach: Reach
  /// Every considered sequence up to this length has been run.
  var covered = 0
  var triggered = false
  /// How many sequences were run, or considered where there are assumptions, by length from 1.
  var counts: [UInt64] = []
  /// How many steps of sequences were taken, for reports of progress.
  var done = 0
  /// Whether the last pass had too few sequences to fill the lanes; the next one may be much longer.
  var isNarrow = false

  init(
    _ network: CompiledNetwork, _ letters: EnumeratedLetters, _ range: PrefixRange, upTo length: Int,
    lanes: Range<Int>, mostSequences: UInt64, _ budget: Budget
  ) {
    self.network = network
    self.letters = letters
    self.range = range
    self.length = length
    self.lanes = lanes
    self.mostSequences = mostSequences
    self.budget = budget
    reach = Reach(network)
  }

  mutating func run() -> EnumeratedPart.Finding {
    var last = firstLength
    while covered < length {
      if last <= max(covered, range.length) { return stopped(.sequences) }
      if let finding = pass(upTo: last) { return finding }
      last = min(longest, covered + (isNarrow ? covered : letters.stride))
    }
    // Where no sequence was considered any more, none of the lengths that follow is.
    return .covered(counts: counts + Array(repeating: 0, count: length - counts.count))
  }

  /// How long the sequences of the next pass may be: as long as is asked for, if there are not too many.
  private var longest: Int {
    if budget.deadline != nil || letters.places.count == 1 { return length }
    var (longest, sequences) = counts.last.map { (covered, $0) } ?? (range.length, UInt64(range.numbers.count))
    if sequences == 0 { return length }
    while longest < length && sequences <= mostSequences / UInt64(letters.places.count) {
      sequences *= UInt64(letters.places.count)
      longest += 1
    }
    return longest
  }

  /// The first pass fills the lanes; the ones that follow end at the greatest length.
  private var firstLength: Int {
    let longest = longest
    if letters.places.count == 1 { return longest }
    var (depth, lanes) = (range.length + 1, range.numbers.count * letters.places.count)
    while lanes < self.lanes.lowerBound && depth < longest {
      lanes *= letters.places.count
      depth += 1
    }
    return longest - max(0, longest - depth) / letters.stride * letters.stride
  }

  /// Runs every sequence up to a length, or up to a few steps beyond the lanes; says what ends the search, if anything.
  private mutating func pass(upTo last: Int) -> EnumeratedPart.Finding? {
    if let limit = budget.interruption() { return stopped(limit) }
    guard reach.advance(to: max(2, last)) else { return stopped(.numbers) }
    let programs: PassPrograms
    switch PassPrograms.make(
      network, letters, reach, wantsTriggered: !triggered, budget: budget)
    {
    case .programs(let made): programs = made
    case .stopped(let limit): return stopped(limit)
    }
    var frontier = Frontier(network, programs, range)
    switch frontier.fill(programs, upTo: last - 1, lanes: lanes, budget: budget) {
    case .filled: covered = max(covered, frontier.length)
    case .found(let word): return finding(word)
    case .stopped(let limit): return stopped(limit)
    }
    // Where no sequence is considered, no longer one is.
    let end = frontier.count == 0 ? frontier.length : min(last, covered + letters.stride)
    guard let lastSteps = LastSteps(programs, atMost: max(1, end - frontier.length)) else { return stopped(.numbers) }
    let walk = BlockWalk(programs, lastSteps, frontier, upTo: end, covered: covered, done: done, budget)
    guard let walk else { return stopped(.memory(budget.maximumBytes ?? .max)) }
    let result = walk.run()
    done += result.done
    if let limit = result.stop { return stopped(limit) }
    if let word = result.word { return finding(word) }
    triggered = triggered || frontier.triggered || result.triggered
    counts = frontier.counts + result.counts
    covered = frontier.count == 0 ? length : end
    isNarrow = frontier.length == end - 1 && frontier.count < lanes.lowerBound
    budget.report(SearchProgress(length: covered, done: done))
    return nil
  }
}

extension ExhaustiveSearch {
  /// Which of the two is met at the end of a sequence, by running it once more in plain numbers.
  private func finding(_ places: [Int]) -> EnumeratedPart.Finding {
    let word = places.map { letters.places[$0] }
    guard var machine = Machine<BigInteger>(network, letters: word) else {
      preconditionFailure("every constant fits an integer of any size")
    }
    var state = machine.initial
    for step in word.indices {
      let reading = machine.step(from: state, at: 0, letter: step)
      if reading == .undefined { return .undefined(word: Array(word[...step])) }
      state = (0..<machine.width).map { machine.nextValue(of: $0) }
    }
    return .event(word: word)
  }

  private func stopped(_ limit: Verdict.Limit) -> EnumeratedPart.Finding { .stopped(limit, upTo: covered) }
}
