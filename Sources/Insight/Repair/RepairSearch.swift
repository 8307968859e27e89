import CircuitModel
import Verification

/// The search that `Repair` is the result of.
struct RepairSearch {
  /// Some weights with a number of the grid for each, by their places.
  struct Choice {
    var weights: [Int]
    var numbers: [Int]
  }

  /// The first of the changes that come to one behaviour.
  private struct Candidate {
    var size: Rational
    var order: Int
    var choice: Choice
    var behaviour: Behaviour
  }

  private let model: NumberModel
  private let numbers: [Rational]
  private let demand: Repair.MarginDemand
  private let limits: RepairLimits
  private var check: ClaimCheck
  private var behaviours = Behaviours()
  private var standings: [Behaviour: ClaimCheck.Standing] = [:]
  private var undecided = 0
  /// Every change of up to so many numbers was ruled out.
  private(set) var ruledOut = 0
  private(set) var changesLookedAt = 0
  var behaviourCount: Int { standings.count }

  init(_ circuit: Circuit, claims: [Int]?, grid: Grid, margin: Repair.MarginDemand, limits: RepairLimits) {
    model = NumberModel(circuit)
    numbers = grid.numbers
    demand = margin
    self.limits = limits
    check = ClaimCheck(circuit, claims: claims, within: limits.budget)
  }

  /// Looks at changes of no number, of one, of two, and so on.
  mutating func run() throws(Disagreement) -> Repair.Finding {
    if let finding = try lookAtCircuitAsItIs() { return finding }
    for count in 1...max(1, limits.numbers) {
      if count > model.weights.count { break }
      guard let total = changeCount(count), changesLookedAt + total <= limits.changes else {
        return .undecided(.tooMany(numbers: count, changes: changeCount(count)))
      }
      switch try lookAtChanges(of: count) {
      case .found(let finding): return finding
      case .nothing: if undecided == 0 { ruledOut = count }
      }
    }
    if undecided == 0 { ruledOut = limits.numbers }
    return undecided == 0 ? .none : .undecided(.undecided(changes: undecided))
  }

  private enum Level {
    case found(Repair.Finding)
    case nothing
  }
}

extension RepairSearch {
  private mutating func lookAtCircuitAsItIs() throws(Disagreement) -> Repair.Finding? {
    let standing = try check.standing(of: model.circuit)
    if let limit = limits.budget.interruption() { return .undecided(.stopped(limit)) }
    standings[Behaviour()] = standing
    switch standing {
    case .good(isProved: true):
      if demand == .none { return .nothingToDo(margin: nil) }
      guard let margins = MetSums(of: model.circuit, model, limits.budget) else { return .undecided(.margins) }
      let margin = margins.margin(model, Choice(weights: [], numbers: []), numbers)
      return demand.isMet(by: margin) ? .nothingToDo(margin: margin) : nil
    // What is not known of the network as it is will rarely be known of its neighbours, and may need no repair.
    case .good(isProved: false): return .undecided(.unproved)
    case .unknown(let claim, let reason): return .undecided(.unknown(claim: claim, reason))
    case .bad, .malformed: return nil
    }
  }

  /// How many changes of so many numbers there are; `nil` for more than can be counted.
  private func changeCount(_ count: Int) -> Int? {
    var total = 1
    for place in 0..<count {
      let (product, overflow) = total.multipliedReportingOverflow(by: (model.weights.count - place) * numbers.count)
      if overflow { return nil }
      total = product / (place + 1)
    }
    return total
  }

  /// Looks at every change of so many numbers, smallest first, until one does.
  private mutating func lookAtChanges(of count: Int) throws(Disagreement) -> Level {
    var candidates: [Behaviour: Candidate] = [:]
    var order = 0
    for chosen in combinations(of: model.weights.count, count) {
      if let limit = limits.budget.interruption() { return .found(.undecided(.stopped(limit))) }
      var reader = BehaviourReader(model, chosen, numbers)
      forEachChoice(chosen) { choice in
        order += 1
        let behaviour = reader.behaviour(of: choice, &behaviours)
        let size = self.size(of: choice)
        if let known = candidates[behaviour], known.size <= size { return }
        candidates[behaviour] = Candidate(size: size, order: order, choice: choice, behaviour: behaviour)
      }
    }
    changesLookedAt += order
    let sorted = candidates.values.sorted { ($0.size, $0.order) < ($1.size, $1.order) }
    return demand == .none ? try firstGood(of: sorted) : try bestMargin(of: sorted, count)
  }

  private mutating func firstGood(of candidates: [Candidate]) throws(Disagreement) -> Level {
    for candidate in candidates {
      if let finding = exhaustion { return .found(finding) }
      guard try standing(of: candidate) == .good(isProved: true) else { continue }
      return .found(.cure(cure(candidate.choice, margin: nil)))
    }
    return .nothing
  }

  /// Of all changes that come to a good behaviour, the one that keeps the margin that is asked for.
  private mutating func bestMargin(of candidates: [Candidate], _ count: Int) throws(Disagreement) -> Level {
    var margins: [Behaviour: MetSums] = [:]
    for candidate in candidates {
      if let finding = exhaustion { return .found(finding) }
      guard try standing(of: candidate) == .good(isProved: true) else { continue }
      guard let found = MetSums(of: circuit(candidate.choice), model, limits.budget) else {
        undecided += 1
        continue
      }
      margins[candidate.behaviour] = found
    }
    if margins.isEmpty { return .nothing }
    var best: (choice: Choice, size: Rational, margin: Rational?)?
    for chosen in combinations(of: model.weights.count, count) {
      var reader = BehaviourReader(model, chosen, numbers)
      forEachChoice(chosen) { choice in
        guard let known = margins[reader.behaviour(of: choice, &behaviours)] else { return }
        let (size, margin) = (self.size(of: choice), known.margin(model, choice, numbers))
        guard demand.isMet(by: margin) else { return }
        if let best, !isBetter((size, margin), than: (best.size, best.margin)) { return }
        best = (choice, size, margin)
      }
    }
    guard let best else { return .nothing }
    return .found(.cure(cure(best.choice, margin: best.margin)))
  }

  /// Whether a change is to be preferred to one that was met before it.
  private func isBetter(
    _ one: (size: Rational, margin: Rational?), than other: (size: Rational, margin: Rational?)
  ) -> Bool {
    if demand == .greatest, one.margin != other.margin {
      // Where nothing is decided, nothing comes near a threshold.
      guard let margin = one.margin else { return true }
      return other.margin.map { margin > $0 } ?? false
    }
    return one.size < other.size
  }

  /// What to say where no more may be looked at.
  private var exhaustion: Repair.Finding? {
    if let limit = limits.budget.interruption() { return .undecided(.stopped(limit)) }
    if standings.count >= limits.behaviours { return .undecided(.tooManyBehaviours(limits.behaviours)) }
    return nil
  }

  private mutating func standing(of candidate: Candidate) throws(Disagreement) -> ClaimCheck.Standing {
    if let known = standings[candidate.behaviour] { return known }
    let standing = try check.standing(of: circuit(candidate.choice))
    standings[candidate.behaviour] = standing
    switch standing {
    case .unknown, .good(isProved: false): undecided += 1
    case .good(isProved: true), .bad, .malformed: break
    }
    return standing
  }
}

extension RepairSearch {
  private func circuit(_ choice: Choice) -> Circuit { model.circuit(choice, numbers) }

  private func cure(_ choice: Choice, margin: Rational?) -> Repair.Cure {
    Repair.Cure(
      numbers: zip(choice.weights, choice.numbers).map { (model.weights[$0], model.values[$0], numbers[$1]) },
      margin: margin, circuit: circuit(choice), isSmallest: undecided == 0)
  }

  /// How far the numbers move together.
  private func size(of choice: Choice) -> Rational {
    zip(choice.weights, choice.numbers).reduce(Rational(0)) {
      $0 + (numbers[$1.1] - model.values[$1.0]).magnitude
    }
  }

  /// Gives some weights every other number of the grid, the last weight fastest.
  private func forEachChoice(_ weights: [Int], _ look: (Choice) -> Void) {
    var choice = Choice(weights: weights, numbers: Array(repeating: 0, count: weights.count))
    func fill(_ place: Int) {
      if place == weights.count {
        look(choice)
        return
      }
      for number in numbers.indices where numbers[number] != model.values[weights[place]] {
        choice.numbers[place] = number
        fill(place + 1)
      }
    }
    fill(0)
  }

  /// Every choice of `count` out of `0..<total`, in lexicographic order.
  private func combinations(of total: Int, _ count: Int) -> [[Int]] {
    var found: [[Int]] = []
    func choose(_ chosen: [Int], from first: Int) {
      if chosen.count == count {
        found.append(chosen)
        return
      }
      for next in first..<total where total - next >= count - chosen.count { choose(chosen + [next], from: next + 1) }
    }
    choose([], from: 0)
    return found
  }
}

extension Repair.MarginDemand {
  /// Whether a least distance is enough; `nil` where nothing is decided.
  func isMet(by margin: Rational?) -> Bool {
    guard let margin else { return true }
    switch self {
    case .none: return true
    case .atLeast(let least): return margin >= least
    case .greatest: return margin > 0
    }
  }
}
