/// The coarsest partition of a machine's states that its transitions respect, by Hopcroft's algorithm: always split by the
/// smaller half.
///
/// - J. E. Hopcroft, "An n log n algorithm for minimizing states in a finite automaton", 1971,
///   doi:10.1016/B978-0-12-417750-5.50022-1.
/// - A. Valmari, P. Lehtinen, "Efficient minimization of DFAs with partial transition functions", 2008,
///   arXiv:0802.2826, for the arrays that hold the classes.
struct PartitionRefinement {
  /// The states, those of a class together.
  private var elements: [Int]
  /// Where each state stands among `elements`.
  private var places: [Int]
  /// The class of each state.
  private(set) var classes: [Int]
  /// Where the states of each class stand.
  private var ranges: [Range<Int>] = []
  /// How many states at the beginning of each class are marked.
  private var marked: [Int] = []

  /// Refines a partition until states of one class go to one class by every letter.
  ///
  /// - Parameters:
  ///   - colors: what tells states apart to begin with, numbered from 0 without gaps.
  ///   - next: for each letter, the state that follows each state.
  /// - Complexity: O(letters · states · log states)
  init(_ colors: [Int], under next: [[Int]]) {
    elements = colors.indices.sorted { (colors[$0], $0) < (colors[$1], $1) }
    places = colors
    classes = colors
    for (place, state) in elements.enumerated() {
      places[state] = place
      if colors[state] == ranges.count {
        ranges.append(place..<place + 1)
      } else {
        ranges[colors[state]] = ranges[colors[state]].lowerBound..<place + 1
      }
    }
    marked = ranges.map { _ in 0 }
    refine(by: next.map(Predecessors.init))
  }

  private mutating func refine(by letters: [Predecessors]) {
    var open = ranges.indices.flatMap { number in letters.indices.map { (number, letter: $0) } }
    while let (splitter, letter) = open.popLast() {
      var touched: [Int] = []
      // Marking moves states within their class, also within the splitter.
      for state in Array(elements[ranges[splitter]]) {
        for predecessor in letters[letter].of(state) where mark(predecessor) { touched.append(classes[predecessor]) }
      }
      for number in touched {
        guard let half = split(number) else { continue }
        // Where the whole is still to be split by, so are now both halves; where it is not, the smaller is enough.
        open += letters.indices.map { (half, letter: $0) }
      }
    }
  }

  /// Moves a state to the marked ones of its class; whether it is the first of them.
  private mutating func mark(_ state: Int) -> Bool {
    let number = classes[state]
    let place = ranges[number].lowerBound + marked[number]
    if places[state] < place { return false }
    let other = elements[place]
    elements.swapAt(place, places[state])
    places[other] = places[state]
    places[state] = place
    marked[number] += 1
    return marked[number] == 1
  }

  /// Parts the marked states of a class from the others; the smaller half becomes a class of its own.
  private mutating func split(_ number: Int) -> Int? {
    let range = ranges[number]
    let middle = range.lowerBound + marked[number]
    marked[number] = 0
    if middle == range.upperBound { return nil }
    let (low, high) = (range.lowerBound..<middle, middle..<range.upperBound)
    let (small, large) = low.count <= high.count ? (low, high) : (high, low)
    ranges[number] = large
    for place in small { classes[elements[place]] = ranges.count }
    ranges.append(small)
    marked.append(0)
    return ranges.count - 1
  }
}

/// The states from which one letter leads to each state.
private struct Predecessors {
  private var starts: [Int]
  private var states: [Int]

  init(_ next: [Int]) {
    starts = Array(repeating: 0, count: next.count + 1)
    for state in next { starts[state + 1] += 1 }
    for place in next.indices { starts[place + 1] += starts[place] }
    states = Array(repeating: 0, count: next.count)
    var free = starts
    for (state, after) in next.enumerated() {
      states[free[after]] = state
      free[after] += 1
    }
  }

  func of(_ state: Int) -> ArraySlice<Int> { states[starts[state]..<starts[state + 1]] }
}
