import CircuitModel

/// What the claims of a circuit ask about numbers that a weight moves although no decision changes.
///
/// A claim sees such a number in a comparison, as a truth, or in the rows of an example; as long as each of these answers
/// stays, the claim says the same. What else a claim does with the number is not followed.
struct ClaimQuestions {
  /// The comparisons, about cells at `t` and before; their answers are all that claims see.
  private(set) var comparisons: [Expression] = []
  /// Numbers of which a claim says, at every step, what they are, by what no weight moves.
  private(set) var pinned: [(claim: Int, number: Expression)] = []
  /// What stands in the way of saying so.
  private(set) var obstacle: RoomObstacle?
  /// The cells whose numbers move.
  private let carriers: Set<CellID>

  /// No questions.
  init() { carriers = [] }

  /// Looks through assumptions, references and claims.
  init(of circuit: Circuit, about carriers: Set<CellID>) {
    self.carriers = carriers
    guard !carriers.isEmpty else { return }
    obstacle =
      circuit.assumptionsSee(carriers) ? .assumption : circuit.reference(seeing: carriers).map { .reference($0) }
    for (place, claim) in circuit.claims.enumerated() where obstacle == nil {
      if case .prove(let formula, when: nil) = claim.kind {
        look(atWhole: formula, in: place)
      } else {
        for formula in claim.formulas { look(at: formula, asTruth: true, in: place) }
      }
      guard case .example(let example) = claim.kind else { continue }
      for row in example.rows where carriers.contains(row.cell) {
        for value in Set(row.values).sorted() {
          let difference = Expression.arithmetic(
            .subtract, .read(row.cell, at: .relative(lag: 0), .none), .number(value), .none)
          ask(.compare(.lessOrEqual, difference, .number(row.tolerance)))
          ask(.compare(.greaterOrEqual, difference, .number(-row.tolerance)))
        }
      }
    }
  }
}

extension Circuit {
  /// Whether assumptions look at numbers that move, so that it depends on them which sequences are considered.
  func assumptionsSee(_ carriers: Set<CellID>) -> Bool {
    guard !assumptions.isEmpty else { return false }
    let network = cellsOfNetwork
    var moving = carriers
    for id in order where !network.contains(id) {
      if (self[id].equation?.expressions ?? []).contains(where: { $0.reads(anyOf: moving) }) { moving.insert(id) }
    }
    return assumptions.contains { $0.formula.reads(anyOf: moving) }
  }

  /// The first reference that looks at numbers that move.
  fileprivate func reference(seeing carriers: Set<CellID>) -> CellID? {
    let network = cellsOfNetwork
    return order.first { id in
      !network.contains(id) && (self[id].equation?.expressions ?? []).contains { $0.reads(anyOf: carriers) }
    }
  }
}

extension ClaimQuestions {
  private mutating func ask(_ comparison: Expression) {
    if !comparisons.contains(comparison) { comparisons.append(comparison) }
  }

  /// Looks at all that a claim says of every step.
  private mutating func look(atWhole formula: Expression, in claim: Int) {
    switch formula {
    case .connect(.and, let left, let right):
      look(atWhole: left, in: claim)
      look(atWhole: right, in: claim)
    case .compare(.equal, let left, let right) where moves(left) != moves(right) && formula.seenFromItsLastStep == nil:
      let number = moves(left) ? left : right
      if number.isSeenFromNow {
        pinned.append((claim, number))
      } else {
        obstacle = .claim(claim)
      }
    default: look(at: formula, asTruth: true, in: claim)
    }
  }

  private func moves(_ expression: Expression) -> Bool {
    expression.reads(anyOf: carriers)
  }

  /// Looks at a part of a claim's formula; what is no truth there is only its value.
  private mutating func look(at expression: Expression, asTruth: Bool, in claim: Int) {
    guard moves(expression) else { return }
    switch expression {
    case .read(let cell, let moment, _) where asTruth && moment.children.isEmpty && !moment.isFixed:
      for truth in [0, 1] as [Rational] {
        ask(.compare(.equal, .read(cell, at: .relative(lag: 0), .none), .number(truth)))
      }
    case .compare(let relation, let left, let right):
      guard let comparison = Expression.compare(relation, left, right).seenFromItsLastStep else {
        obstacle = .claim(claim)
        return
      }
      ask(comparison)
    case .not(let operand): look(at: operand, asTruth: true, in: claim)
    case .connect(_, let left, let right):
      look(at: left, asTruth: true, in: claim)
      look(at: right, asTruth: true, in: claim)
    case .conditional(let condition, let yes, let no):
      look(at: condition, asTruth: true, in: claim)
      look(at: yes, asTruth: asTruth, in: claim)
      look(at: no, asTruth: asTruth, in: claim)
    case .at(_, let body, _): look(at: body, asTruth: asTruth, in: claim)
    case .fold(let fold, _, let from, let to, let body, _):
      look(at: from, asTruth: false, in: claim)
      look(at: to, asTruth: false, in: claim)
      look(at: body, asTruth: [.all, .any, .count, .parity].contains(fold), in: claim)
    default: obstacle = .claim(claim)
    }
  }
}

extension Expression {
  /// Whether some of the cells are read, at whatever step.
  fileprivate func reads(anyOf cells: Set<CellID>) -> Bool {
    if case .read(let cell, _, _) = self, cells.contains(cell) { return true }
    return children.contains { $0.reads(anyOf: cells) }
  }

  /// The comparison with every cell read at `t` or a fixed number of steps before, the latest at `t`; `nil` where it reads
  /// otherwise.
  ///
  /// What a claim asks about `y[t-1]`, or about `y[i]` for every `i` in `1..t`, is asked about `y[t]` at the steps before.
  fileprivate var seenFromItsLastStep: Expression? {
    var (index, lags): (IndexID?, [Int]) = (nil, [])
    guard noteMoments(&index, &lags), let least = lags.min() else { return nil }
    return shifted(by: least)
  }

  /// Whether it reads cells at `t` and steps before only, some of them at `t`.
  fileprivate var isSeenFromNow: Bool {
    var (index, lags): (IndexID?, [Int]) = (nil, [])
    return noteMoments(&index, &lags) && index == nil && lags.min() == 0
  }

  /// Notes how many steps ago cells are read, all from the same moment; false where they are not.
  private func noteMoments(_ index: inout IndexID?, _ lags: inout [Int]) -> Bool {
    switch self {
    case .number, .parameter: return true
    case .read(_, .relative(let lag), _):
      guard index == nil else { return false }
      lags.append(lag)
      return true
    case .read(_, .index(let id, let offset), _):
      guard index == id || index == nil && lags.isEmpty else { return false }
      index = id
      lags.append(-offset)
      return true
    case .arithmetic, .extremum, .apply, .compare: return children.allSatisfy { $0.noteMoments(&index, &lags) }
    default: return false
    }
  }

  private func shifted(by steps: Int) -> Expression {
    switch self {
    case .read(let cell, .relative(let lag), _): .read(cell, at: .relative(lag: lag - steps), .none)
    case .read(let cell, .index(_, let offset), _): .read(cell, at: .relative(lag: -offset - steps), .none)
    default: replacingChildren { $0.shifted(by: steps) } ?? self
    }
  }
}

extension Moment {
  fileprivate var isFixed: Bool { if case .absolute = self { true } else { false } }
}
