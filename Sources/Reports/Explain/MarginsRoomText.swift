package import CircuitModel
import Insight

extension MarginsInsight {
  /// The rows that are shown.
  package static let mostRows = 48

  /// How far each weight may move, in a table, and what was not worked out.
  var weightParagraphs: [[String]] {
    guard !weights.isEmpty else { return [] }
    if let reason = commonObstacle { return [["How far weights and biases may move is not worked out: \(reason)."]] }
    var lines = ["How far each number may move while all others stay:", ""]
    let asksClaims = standing == .good(isProved: true)
    let rows = weights.prefix(MarginsInsight.mostRows).map { room in
      [circuit.text(of: room.weight), "\(room.value)", room.decisions.text] + (asksClaims ? [room.claims.text] : [])
    }
    let heads = ["number", "is", "no decision changes"] + (asksClaims ? ["every claim stays proved"] : [])
    lines += aligned([heads] + rows, leftColumns: 4)
    if weights.count > rows.count { lines.append("… and \(counted(weights.count - rows.count, "number")) more.") }
    return [lines, weightNotes]
  }

  /// What there is to know of the ranges in which numbers may move.
  package var weightNotes: [String] {
    var notes = ["A round bracket leaves the end out, a square one counts it in."]
    if weights.contains(where: { $0.claims.isOpenEnded }) {
      notes.append("Dots stand where the claims are proved up to the end, and it is not known what comes beyond.")
    }
    if standing != .good(isProved: true) {
      notes.append(
        "How far numbers may move with every claim proved is not worked out: as things are, \(standing.text(in: circuit))."
      )
    }
    return notes + obstacleLines
  }

  /// Why nothing at all was worked out, where that is so.
  package var commonObstacle: String? {
    let reasons = weights.map { room -> String? in
      guard case .notWorkedOut(let obstacle) = room.decisions, case .notWorkedOut = room.claims else { return nil }
      return obstacle.text(in: circuit)
    }
    return Set(reasons).count == 1 ? reasons[0] : nil
  }

  /// Why things were not worked out, each reason once.
  private var obstacleLines: [String] {
    var reasons: [(text: String, numbers: [String])] = []
    func note(_ obstacle: RoomObstacle, _ weight: Weight) {
      let (text, name) = (obstacle.text(in: circuit), circuit.text(of: weight))
      guard let place = reasons.firstIndex(where: { $0.text == text }) else {
        reasons.append((text, [name]))
        return
      }
      if reasons[place].numbers.last != name { reasons[place].numbers.append(name) }
    }
    for room in weights {
      if case .notWorkedOut(let obstacle) = room.decisions { note(obstacle, room.weight) }
      if standing == .good(isProved: true) {
        for obstacle in room.claims.obstacles { note(obstacle, room.weight) }
      }
    }
    return reasons.map { reason in
      let shown = reason.numbers.prefix(3).joined(separator: ", ")
      let rest = reason.numbers.count > 3 ? " and \(reason.numbers.count - 3) more" : ""
      return "Not worked out for \(shown)\(rest): \(reason.text)."
    }
  }

  /// How far all weights may move at once.
  package var uniformLines: [String] {
    switch uniform {
    case .unbounded: return []
    case .notWorkedOut where commonObstacle != nil: return []
    case .notWorkedOut(let obstacle):
      return ["How far all numbers may move at once is not worked out: \(obstacle.text(in: circuit))."]
    case .size(0, _, let place, let word):
      return [
        "No decision is safe when all numbers move at once, however little: "
          + "the sum of \(circuit.unitText(of: place)) is exactly 0 on \(circuit.text(ofWord: word))."
      ] + unwrittenLines
    case .size(let size, let isIncluded, let place, let word):
      let limit = isIncluded ? "by up to \(size)" : "by less than \(size)"
      let end = isIncluded ? "Beyond \(size)" : "At \(size)"
      return [
        "All numbers at once may move \(limit), each up or down, and no decision changes. "
          + "\(end), \(circuit.unitText(of: place)) can decide otherwise on \(circuit.text(ofWord: word))."
      ] + unwrittenLines
    }
  }

  /// That biases that are 0 count among the numbers.
  private var unwrittenLines: [String] {
    let biases = weights.filter { room in
      if case .bias = room.weight { room.value.isZero } else { false }
    }.map { circuit.text(of: $0.weight) }
    guard !biases.isEmpty else { return [] }
    let shown = biases.count <= 3 ? biases : Array(biases.prefix(3)) + ["\(biases.count - 3) more"]
    let (are, them) = biases.count == 1 ? ("is", "it") : ("are", "they")
    return [
      "\(listed(shown, by: "and").capitalizedFirst) \(are) 0, and may not be written at all; \(them) may move too."
    ]
  }
}

extension DecisionRoom {
  fileprivate var text: String {
    switch self {
    case .range(let range): range.text
    case .notWorkedOut: "not worked out"
    }
  }
}

extension WeightRange {
  /// The range in brackets: `(-2, -1]`.
  var text: String {
    let lower = lower.map { "\($0.isIncluded ? "[" : "(")\($0.value)" } ?? "(-∞"
    let upper = upper.map { "\($0.value)\($0.isIncluded ? "]" : ")")" } ?? "∞)"
    return "\(lower), \(upper)"
  }
}

extension ClaimRoom {
  fileprivate var text: String {
    guard case .range(let lower, let upper) = self else { return "not worked out" }
    let left =
      switch lower {
      case .unbounded: "(-∞"
      case .at(let value, let isIncluded, _): "\(isIncluded ? "[" : "(")\(value)"
      case .known(let value, let isIncluded, _): "… \(isIncluded ? "[" : "(")\(value)"
      }
    let right =
      switch upper {
      case .unbounded: "∞)"
      case .at(let value, let isIncluded, _): "\(value)\(isIncluded ? "]" : ")")"
      case .known(let value, let isIncluded, _): "\(value)\(isIncluded ? "]" : ")") …"
      }
    return "\(left), \(right)"
  }

  /// Why something of it was not worked out.
  fileprivate var obstacles: [RoomObstacle] {
    switch self {
    case .notWorkedOut(let obstacle): [obstacle]
    case .range(let lower, let upper): [lower, upper].compactMap(\.obstacle)
    }
  }

  fileprivate var isOpenEnded: Bool {
    if case .range = self { !obstacles.isEmpty } else { false }
  }
}

extension ClaimRoom.End {
  /// Why it is not known what comes beyond the end, where that is so.
  fileprivate var obstacle: RoomObstacle? { if case .known(_, _, let obstacle) = self { obstacle } else { nil } }
}

extension RoomObstacle {
  /// Why something is not worked out, as the end of a sentence.
  package func text(in circuit: Circuit) -> String {
    switch self {
    case .limit(.states(let most)): "there are more than \(counted(most, "state")) to look at"
    case .limit(let limit): limit.text
    case .states: "the states of the network cannot be told apart"
    case .bent(let place): "the sum of \(circuit.unitText(of: place)) does not follow it along a straight line"
    case .assumption: "it changes which sequences the assumptions let through"
    case .reference(let cell): "it changes what `\(circuit[cell].name.visible)` reads, which claims are about"
    case .claim(let claim):
      "it changes a number that the claim `\(circuit.claims[claim].name.visible)` does more with than compare it"
    case .question: "what a claim compares does not follow it along a straight line"
    case .undecided(let standing): standing.text(in: circuit)
    case .effort: "as many steps have been looked at as are for one circuit"
    case .manyChanges: "what the network does changes too often on the way"
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
