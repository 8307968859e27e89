import CircuitModel

/// The equations of a network, made ready to be evaluated with how their numbers move when weights do.
///
/// Besides the equations there can be questions: what claims ask about numbers that weights move although no decision
/// changes.
struct MovingNetwork {
  /// The circuit.
  let circuit: Circuit
  /// The weights that may move.
  let weights: [Weight]
  /// What becomes of each sum: those of `circuit.preActivations`, and after them those of the questions.
  private(set) var uses: [PreActivation.Use]
  /// The places of the sums of the equations.
  let places: [PreActivation.Place]
  /// The cells that are read at `t-k`, with the greatest `k`.
  private(set) var memory: [(cell: CellID, depth: Int)] = []
  /// The equations in the order in which they are evaluated.
  private(set) var equations: [(cell: CellID, overrides: [(step: Int, value: MovingPart)], general: MovingPart)] = []
  /// The questions.
  private(set) var questions: [MovingPart] = []

  /// The claims that pin a number, by the place in `uses` where the number is read.
  private(set) var pins: [Int: Int] = [:]

  /// Prepares the network of a circuit, and what its claims ask.
  init(_ circuit: Circuit, moving weights: [Weight], asking questions: ClaimQuestions = ClaimQuestions()) {
    let preActivations = circuit.preActivations
    self.circuit = circuit
    self.weights = weights
    places = preActivations.map(\.place)
    var reader = PartReader(circuit, moving: weights, preActivations)
    let cells = circuit.cellsOfNetwork
    for cell in circuit.order where cells.contains(cell) {
      guard let equation = circuit[cell].equation else { continue }
      equations.append(
        (
          cell, equation.overrides.map { ($0.step, reader.part(of: cell, atStep: $0.step, $0.value)) },
          reader.part(of: cell, atStep: nil, equation.general)
        ))
    }
    self.questions = questions.comparisons.map { reader.question($0) }
    for (claim, number) in questions.pinned {
      let (part, place) = reader.pinned(number)
      self.questions.append(part)
      pins[place] = claim
    }
    uses = reader.uses
    memory = reader.depths.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension MovingNetwork {
  /// Whether a weight may move the value of a cell although no decision changes, by the form of the equations alone.
  func carriers() -> Set<CellID> {
    var carriers: Set<CellID> = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (cell, overrides, general) in equations where !carriers.contains(cell) {
        guard (overrides.map(\.value) + [general]).contains(where: { $0.carries(carriers) }) else { continue }
        carriers.insert(cell)
        isSettled = false
      }
    }
    return carriers
  }
}

/// An expression of an equation, with the weights in it named by their places.
indirect enum MovingPart {
  case constant(MovingValue)
  /// The present step.
  case step
  /// A cell, so many steps ago.
  case read(CellID, lag: Int)
  case added(MovingPart, MovingPart)
  case subtracted(MovingPart, MovingPart)
  case multiplied(MovingPart, MovingPart)
  /// A sum that is used as it is.
  case sum(MovingPart, MovingSum)
  case applied(Activation, MovingPart, MovingSum)
  case compared(Relation, MovingPart, MovingPart, MovingSum)
  /// Anything else, evaluated by the interpreter.
  case other(Expression, [MovingPart])
}

/// The weights of a sum that no constant names.
struct MovingSum {
  /// Which sum it is, in `MovingNetwork.uses`.
  var number: Int
  /// The weights of terms, with the factors that they multiply.
  var terms: [(weight: Int, factor: MovingPart)] = []
  /// The weight that is the bias.
  var bias: Int?
}

extension MovingPart {
  /// Whether a weight may move the value although no decision changes.
  fileprivate func carries(_ carriers: Set<CellID>) -> Bool {
    switch self {
    case .constant(let value): !value.isFixed
    case .step: false
    case .read(let cell, _): carriers.contains(cell)
    case .added(let left, let right), .subtracted(let left, let right), .multiplied(let left, let right):
      left.carries(carriers) || right.carries(carriers)
    case .sum(let part, let sum): sum.hasWeights || part.carries(carriers)
    case .applied(.step, _, _), .applied(.sign, _, _), .compared: false
    case .applied(_, let part, let sum): sum.hasWeights || part.carries(carriers)
    case .other(_, let parts): parts.contains { $0.carries(carriers) }
    }
  }
}

extension MovingSum {
  var hasWeights: Bool { !terms.isEmpty || bias != nil }
}

/// Turns expressions into parts.
private struct PartReader {
  private let circuit: Circuit
  /// The weights by what they are.
  private let numbers: [Weight: Int]
  /// The sums, with their places in `uses`.
  private let sums: [PreActivation.Place: (number: Int, preActivation: PreActivation)]
  private(set) var uses: [PreActivation.Use]
  private(set) var depths: [CellID: Int] = [:]
  /// The sums of the equation that is being read, by the way to them.
  private var paths: [[Int]: (number: Int, preActivation: PreActivation)] = [:]

  init(_ circuit: Circuit, moving weights: [Weight], _ preActivations: [PreActivation]) {
    self.circuit = circuit
    numbers = Dictionary(uniqueKeysWithValues: weights.enumerated().map { ($1, $0) })
    sums = Dictionary(uniqueKeysWithValues: preActivations.enumerated().map { ($1.place, ($0, $1)) })
    uses = preActivations.map(\.use)
  }

  mutating func part(of cell: CellID, atStep step: Int?, _ expression: Expression) -> MovingPart {
    paths = [:]
    for number in 0... {
      guard let sum = sums[PreActivation.Place(cell: cell, step: step, number: number)] else { break }
      paths[sum.preActivation.path] = sum
    }
    return part(of: expression, at: [])
  }

  mutating func question(_ expression: Expression) -> MovingPart {
    paths = [:]
    return part(of: expression, at: [])
  }

  /// A number in a question, and its place among the sums.
  mutating func pinned(_ number: Expression) -> (MovingPart, place: Int) {
    let part = question(number)
    uses.append(.value)
    return (.sum(part, MovingSum(number: uses.count - 1)), uses.count - 1)
  }

  private mutating func part(of expression: Expression, at path: [Int]) -> MovingPart {
    switch expression {
    case .number(let number): return .constant(MovingValue(number))
    case .parameter(let id):
      let value = circuit[id].value
      return .constant(numbers[.parameter(id)].map { MovingValue(moving: $0, from: value) } ?? MovingValue(value))
    case .step: return .step
    case .read(let cell, .relative(let lag), _):
      depths[cell] = max(depths[cell] ?? 0, lag)
      return .read(cell, lag: lag)
    case .apply(let activation, let argument, _):
      let part = part(of: argument, at: path + [0])
      return .applied(activation, part, sum(of: expression, at: path, used: .activation(activation)))
    case .compare(let relation, let left, let right):
      let (first, second) = (part(of: left, at: path + [0]), part(of: right, at: path + [1]))
      return .compared(relation, first, second, sum(of: expression, at: path, used: .comparison(relation)))
    default:
      let parts = expression.children.enumerated().map { part(of: $1, at: path + [$0]) }
      let whole: MovingPart =
        switch expression {
        case .arithmetic(.add, _, _, _): .added(parts[0], parts[1])
        case .arithmetic(.subtract, _, _, _): .subtracted(parts[0], parts[1])
        case .arithmetic(.multiply, _, _, _): .multiplied(parts[0], parts[1])
        default: .other(expression, parts)
        }
      return paths[path] == nil ? whole : .sum(whole, sum(of: expression, at: path, used: .value))
    }
  }

  /// The weights of the sum that an expression holds; a sum of its own in a question.
  private mutating func sum(of expression: Expression, at path: [Int], used use: PreActivation.Use) -> MovingSum {
    guard let (number, preActivation) = paths[path] else {
      uses.append(use)
      return MovingSum(number: uses.count - 1)
    }
    var start = path
    if case .activation = use { start.append(0) }
    var sum = MovingSum(number: number, bias: numbers[.bias(preActivation.place)])
    for (place, term) in preActivation.sum.terms.enumerated() {
      guard let weight = numbers[.coefficient(preActivation.place, term: place)] else { continue }
      sum.terms.append((weight, part(of: term.factor, at: start + term.path)))
    }
    return sum
  }
}
