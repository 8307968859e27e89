import CircuitModel

/// What each cell of a circuit can be, at any step of any run: an over-approximation, found by growing sets until
/// every equation keeps them.
struct PossibleValues {
  /// The values at steps from the first on.
  private(set) var running: [ValueSet]
  /// The values at the steps before.
  let initial: [[Rational?]]
  private let parameters: [Parameter]
  private let holes: Set<ParameterID>
  let oneHot: [CellID: Int]
  let inputs: [Alphabet.Input]

  /// Finds what the cells of a draft can be.
  init(_ draft: Draft) {
    parameters = draft.parameters
    holes = Set(draft.holes.values)
    inputs = draft.inputs
    initial = draft.cells.map(\.initial)
    running = Array(repeating: .none, count: draft.cells.count)
    var groups: [CellID: Int] = [:]
    for (number, input) in draft.inputs.enumerated() {
      for cell in input.cells {
        switch input.choices {
        case .oneHot:
          groups[cell] = number
          running[cell.number] = input.cells.count == 1 ? .values([1]) : .truths
        case .each(let values): running[cell.number] = ValueSet(values)
        case .real: running[cell.number] = .anything
        }
      }
    }
    oneHot = groups
    for cell in draft.brokenCells { running[cell.number] = .anything }
    grow(draft)
  }

  /// The values that an expression can have.
  func values(of expression: Expression) -> ValueSet {
    let apart = values(of: expression, given: [:])
    if let list = apart.list, list.count <= 2 { return apart }
    return joint(expression) ?? apart
  }
}

extension PossibleValues {
  private mutating func grow(_ draft: Draft) {
    let equations = draft.cells.map(\.equation)
    var readers: [[Int]] = Array(repeating: [], count: equations.count)
    for (number, equation) in equations.enumerated() {
      for expression in equation?.expressions ?? [] {
        for cell in expression.cells { readers[cell.number].append(number) }
      }
    }
    var open = equations.indices.filter { equations[$0] != nil }
    var isOpen = equations.map { $0 != nil }
    while !open.isEmpty {
      let round = open
      open = []
      for number in round { isOpen[number] = false }
      for number in round {
        let found = (equations[number]?.expressions ?? []).reduce(ValueSet.none) { $0.union(values(of: $1)) }
        let grown = running[number].widened(with: found)
        guard grown != running[number] else { continue }
        running[number] = grown
        for reader in readers[number] where !isOpen[reader] {
          isOpen[reader] = true
          open.append(reader)
        }
      }
    }
  }

  func values(of read: Read) -> ValueSet {
    let values = running[read.cell.number]
    return read.moment == .relative(lag: 0)
      ? values : values.union(ValueSet(initial[read.cell.number].compactMap { $0 }))
  }

  /// The values that an expression can have when some reads are known.
  func values(of expression: Expression, given: [Read: ValueSet]) -> ValueSet {
    switch expression {
    case .number(let value): return .values([value])
    case .parameter(let id): return holes.contains(id) ? .anything : .values([parameters[id.number].value])
    case .step: return .range(1, nil, whole: true)
    case .index: return .range(nil, nil, whole: true)
    case .read(let cell, let moment, _):
      let read = Read(cell: cell, moment: moment)
      return given[read] ?? values(of: read)
    // Before the first step it is 0.
    case .at(_, let body, _): return values(of: body, given: [:]).union(.values([0]))
    case .arithmetic(let operation, let left, let right, _):
      return .arithmetic(operation, values(of: left, given: given), values(of: right, given: given))
    // A threshold unit is a bit whatever it weighs; only under a combination of values is it worth knowing which.
    case .compare where given.isEmpty: return .truths
    case .apply(.step(let tie), _, _) where given.isEmpty && tie != .value(Rational(1, 2)): return .truths
    case .apply(let activation, let argument, _): return .apply(activation, values(of: argument, given: given))
    case .compare(let relation, let left, let right):
      return .compare(relation, values(of: left, given: given), values(of: right, given: given))
    case .not(let truth): return .arithmetic(.subtract, .values([1]), values(of: truth, given: given))
    case .connect, .matches: return .truths
    case .conditional(_, let first, let second):
      return values(of: first, given: given).union(values(of: second, given: given))
    case .extremum(let extremum, let expressions):
      let sets = expressions.map { values(of: $0, given: given) }
      return sets.dropFirst().reduce(sets.first ?? .none) { $0.extremum(extremum, $1) }
    case .fold(let fold, _, _, _, let body, _): return values(of: fold, over: values(of: body, given: [:]))
    case .derivative: return .anything
    }
  }

  private func values(of fold: Fold, over element: ValueSet) -> ValueSet {
    switch fold {
    case .all, .any, .parity: return .truths
    case .count: return .range(0, nil, whole: true)
    case .minimum, .maximum: return element
    case .sum:
      if element.isEmpty { return .values([0]) }
      let isPositive = element.least.map { $0 >= 0 } ?? false
      let isNegative = element.greatest.map { $0 <= 0 } ?? false
      return .range(isPositive ? 0 : nil, isNegative ? 0 : nil, whole: element.isWhole)
    }
  }
}
