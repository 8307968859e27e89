import CircuitModel

/// A circuit with holes in which every decision that depends on them is answered from outside: an input more for each.
///
/// What is left can be run by the interpreter, since no unit's answer depends on a hole any more, and the sums that were
/// asked about can be read off it. `RefutationCheck` replays sequences this way; the search has code of its own.
struct AnsweredCircuit {
  /// A decision that is answered from outside.
  struct Question {
    /// The cell whose equation asks, and the step whose own equation it is.
    let cell: CellID
    let step: Int?
    /// The input that is the answer.
    let answer: CellID
    /// What is compared with 0.
    let sum: Expression
    /// What the unit answers below 0, at 0 and above; `nil` for an undeclared tie.
    let answers: (below: Rational, tie: Rational?, above: Rational)
  }

  /// The circuit; its holes still stand in the sums, and in units that decide nothing.
  private(set) var circuit: Circuit
  /// The questions, in an order in which each depends on earlier ones alone.
  private(set) var questions: [Question] = []
  /// The cells whose values name holes.
  private(set) var open: Set<CellID> = []
  private var answerCells: [CellID] = []

  /// Takes the decisions out of a circuit; `nil` where something other than a weighted sum is made of holes, or where an
  /// equation does not look at everything that stands in it.
  init?(_ original: Circuit) {
    circuit = original
    // Decisions on sums that name a hole, then those on sums of cells that name one, and so on.
    var known = -1
    while questions.count > known {
      known = questions.count
      for id in original.order { answerEquations(of: id) }
      findOpenCells()
    }
    let places = Dictionary(uniqueKeysWithValues: original.order.enumerated().map { ($1, $0) })
    questions = questions.enumerated().sorted {
      (places[$0.element.cell] ?? 0, $0.offset) < (places[$1.element.cell] ?? 0, $1.offset)
    }.map(\.element)
    answerCells = questions.map(\.answer)
    let asking = Set(questions.map(\.cell)).union(open)
    guard isAffine, asking.allSatisfy({ original[$0].equation?.expressions.allSatisfy(\.looksAtEverything) ?? true }),
      let alphabet = Alphabet(inputs: original.alphabet.inputs + answerInputs)
    else { return nil }
    circuit.alphabet = alphabet
  }

  /// The letter of a step with its answers, one for each question.
  func letter(_ letter: Int, of original: Circuit, answers: [Rational]) -> Int? {
    circuit.alphabet.letter(of: original.alphabet.values(of: letter) + answers)
  }

  /// Whether which sequences are considered depends on a cell whose values name holes.
  var hasOpenAssumptions: Bool { circuit.assumptions.contains { isOpen($0.formula) } }
}

extension AnsweredCircuit {
  /// Every answer is one of these.
  private static let answerValues: [Rational] = [-1, 0, Rational(1, 2), 1]

  private var answerInputs: [Alphabet.Input] {
    answerCells.isEmpty ? [] : [Alphabet.Input(cells: answerCells, choices: .each(Self.answerValues))]
  }

  private mutating func answerEquations(of id: CellID) {
    guard var equation = circuit[id].equation else { return }
    for (number, item) in equation.overrides.enumerated() {
      equation.overrides[number].value = answer(item.value, in: id, atStep: item.step)
    }
    equation.general = answer(equation.general, in: id, atStep: nil)
    circuit.cells[id.number].equation = equation
  }

  private mutating func answer(_ expression: Expression, in cell: CellID, atStep step: Int?) -> Expression {
    let inner = expression.replacingChildren { answer($0, in: cell, atStep: step) } ?? expression
    guard isOpen(inner), let (sum, answers) = inner.decision else { return inner }
    let id = CellID(circuit.cells.count)
    circuit.cells.append(Cell(name: "answer \(questions.count + 1)"))
    questions.append(Question(cell: cell, step: step, answer: id, sum: sum, answers: answers))
    return .read(id, at: .relative(lag: 0), .none)
  }

  private mutating func findOpenCells() {
    open = []
    var isNew = true
    while isNew {
      isNew = false
      for id in circuit.order where !open.contains(id) {
        guard let equation = circuit[id].equation, isOpen(equation) else { continue }
        open.insert(id)
        isNew = true
      }
    }
  }

  private func isOpen(_ equation: Equation) -> Bool { equation.expressions.contains(where: isOpen) }

  /// Whether the value of an expression names a hole.
  func isOpen(_ expression: Expression) -> Bool {
    switch expression {
    case .parameter(let id): circuit.holes.contains(id)
    case .read(let cell, _, _): open.contains(cell)
    default: expression.children.contains(where: isOpen)
    }
  }

  /// Whether every sum that is asked about, and every cell that names holes, is a weighted sum of them.
  private var isAffine: Bool {
    questions.allSatisfy { isAffine($0.sum) }
      && open.allSatisfy { circuit[$0].equation?.expressions.allSatisfy(isAffine) ?? true }
  }

  /// Whether an expression is a weighted sum of holes.
  func isAffine(_ expression: Expression) -> Bool {
    guard isOpen(expression) else { return true }
    switch expression {
    case .parameter: return true
    case .read(_, .relative, _): return true
    case .arithmetic(.add, let left, let right, _), .arithmetic(.subtract, let left, let right, _):
      return isAffine(left) && isAffine(right)
    case .arithmetic(.multiply, let left, let right, _):
      return isAffine(left) && isAffine(right) && !(isOpen(left) && isOpen(right))
    case .arithmetic(.divide, let left, let right, _): return isAffine(left) && !isOpen(right)
    default: return false
    }
  }
}

extension Expression {
  /// What is compared with 0, and the answers, where this is a decision.
  fileprivate var decision: (sum: Expression, answers: (below: Rational, tie: Rational?, above: Rational))? {
    switch self {
    case .apply(.step(let tie), let sum, _): (sum, (0, tie.value, 1))
    case .apply(.sign(let tie), let sum, _): (sum, (-1, tie.value, 1))
    case .compare(let relation, let left, let right):
      (
        .arithmetic(.subtract, left, right, .none),
        (
          relation.holds(of: -1) ? 1 : 0, relation.holds(of: 0) ? 1 : 0,
          relation.holds(of: 1) ? 1 : 0
        )
      )
    default: nil
    }
  }

  /// Whether evaluating this evaluates everything that stands in it.
  fileprivate var looksAtEverything: Bool {
    switch self {
    case .conditional, .connect(.and, _, _), .connect(.or, _, _), .connect(.implies, _, _), .fold, .matches, .at: false
    default: children.allSatisfy(\.looksAtEverything)
    }
  }
}

extension TieRule {
  /// The answer at 0; `nil` where none was given.
  fileprivate var value: Rational? { if case .value(let value) = self { value } else { nil } }
}
