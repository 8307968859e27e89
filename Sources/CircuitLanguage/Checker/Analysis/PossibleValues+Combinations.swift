import CircuitModel

extension PossibleValues {
  /// How many combinations of values an expression is tried on.
  private static let combinations = 256
  /// How many different reads such an expression may have.
  private static let reads = 64

  /// The values under every combination of the values that are read, where these are few.
  ///
  /// This sees that two reads of one cell agree, so that `x + y - 2*x*y` is found to be a bit, and that exactly one
  /// component of a one-hot input is 1.
  func joint(_ expression: Expression) -> ValueSet? {
    guard let combinations = combinations(ofReadsIn: [expression]) else { return nil }
    return combinations.reduce(.none) { $0.union(values(of: expression, given: $1)) }
  }

  /// Whether always exactly one of some expressions is 1, and the others are 0.
  func areOneHot(_ expressions: [Expression]) -> Bool {
    guard let combinations = combinations(ofReadsIn: expressions) else { return false }
    return combinations.allSatisfy { given in
      let values = expressions.map { self.values(of: $0, given: given) }
      let ones = values.filter { $0 == .values([1]) }.count
      return ones == 1 && values.filter { $0 == .values([0]) }.count == values.count - 1
    }
  }

  private func combinations(ofReadsIn expressions: [Expression]) -> [[Read: ValueSet]]? {
    var reads: [Read] = []
    for expression in expressions where !expression.collectReads(into: &reads, most: Self.reads) { return nil }
    var combinations: [[Read: ValueSet]] = [[:]]
    for choices in choices(of: reads) {
      guard let choices, combinations.count * choices.count <= Self.combinations else { return nil }
      combinations = combinations.flatMap { given in choices.map { given.merging($0) { _, new in new } } }
    }
    return combinations
  }

  /// The choices that the reads leave, one list for each read or group of reads that belong together.
  private func choices(of reads: [Read]) -> [[[Read: ValueSet]]?] {
    var groups: [(input: Int, moment: Moment, reads: [Read])] = []
    var lists: [[[Read: ValueSet]]?] = []
    for read in reads {
      guard let input = oneHot[read.cell] else {
        lists.append(values(of: read).list.map { list in list.map { [read: .values([$0])] } })
        continue
      }
      if let place = groups.firstIndex(where: { $0.input == input && $0.moment == read.moment }) {
        groups[place].reads.append(read)
      } else {
        groups.append((input, read.moment, [read]))
      }
    }
    return lists + groups.map { letters(of: inputs[$0.input], $0.moment, $0.reads) }
  }

  /// What the components of a one-hot input can be together.
  private func letters(of input: Alphabet.Input, _ moment: Moment, _ reads: [Read]) -> [[Read: ValueSet]] {
    var letters: [[Read: ValueSet]] = reads.map { hot in
      Dictionary(uniqueKeysWithValues: reads.map { ($0, .values([$0 == hot ? 1 : 0])) })
    }
    if reads.count < input.cells.count {
      letters.append(Dictionary(uniqueKeysWithValues: reads.map { ($0, .values([0])) }))
    }
    guard moment != .relative(lag: 0) else { return letters }
    let steps = input.cells.map { initial[$0.number].count }.min() ?? 0
    for step in 0..<steps {
      let values = reads.map { initial[$0.cell.number][step] }
      let pairs = zip(reads, values).compactMap { read, value in value.map { (read, ValueSet.values([$0])) } }
      letters.append(Dictionary(uniqueKeysWithValues: pairs))
    }
    return letters
  }
}
