import CircuitModel
import Insight
import Reports

/// The reachable sums of one unit on a line, with what is to be said of them.
struct MarginLine {
  private let unit: Margin
  private let circuit: Circuit
  private let isComplete: Bool
  private let isLeast: Bool

  /// Draws a unit; one of those whose margin is the least of all is pointed out.
  init(_ unit: Margin, in margins: MarginsInsight, isLeast: Bool) {
    self.unit = unit
    self.isLeast = isLeast
    circuit = margins.circuit
    isComplete = margins.limit == nil
  }

  /// How much room is left at both ends of the line.
  private static let inset = 34.0
  /// Sums beyond so many times the least distance are not drawn in their places.
  private static let reach: Rational = 24
}

extension MarginLine {
  /// Draws the name, the line and the remarks.
  func draw(on sheet: inout Sheet) {
    let top = sheet.bottom - 7
    let name = circuit.unitText(of: unit.preActivation.place)
    sheet.write("\(name): \(marginText)", size: 14)
    sheet.write("the sum \(circuit.text(of: unit.preActivation.sum))", .aside, size: 12)
    if !unit.sums.isEmpty {
      sheet.skip(4)
      drawLine(on: &sheet)
    }
    for remark in remarks { sheet.write(remark.text, remark.look, size: 12, indent: 8) }
    if isLeast {
      let frame = Box(
        Point(sheet.left - 7, top), Size(sheet.width + 14, sheet.bottom + 5 - top))
      sheet.marks.append(Mark(.box(frame, corner: 6), .output))
    }
  }

  private var marginText: String {
    guard let least = unit.least else { return "no sum" }
    let text = least.isZero && !unit.asksForZero ? "margin 0, a tie" : "margin \(Value.tableText("\(least)"))"
    return isLeast ? "\(text), the least of all" : text
  }

  private func drawLine(on sheet: inout Sheet) {
    let window = self.window
    func place(_ value: Rational) -> Double {
      let (left, right) = (sheet.left + MarginLine.inset, sheet.left + sheet.width - MarginLine.inset)
      return left + (right - left) * value.share(from: window.low, to: window.high)
    }
    let far = (
      below: unit.sums.filter { $0.value < window.low }, above: unit.sums.filter { $0.value > window.high }
    )
    var labels = ValueLabels(from: sheet.left, to: sheet.left + sheet.width)
    labels.placeAtEnds(far.below.map(\.value), far.above.map(\.value))
    let near = unit.sums.filter { $0.value >= window.low && $0.value <= window.high }
    let needed = [unit.below, unit.above, unit.tie, near.first, near.last].compactMap { $0?.value }
    for (value, isNeeded) in needed.map({ ($0, true) }) + near.byDistance.map({ ($0, false) }) {
      labels.place(value, at: place(value), isNeeded: isNeeded, isTie: value.isZero && !unit.asksForZero)
    }
    let axis = sheet.bottom + labels.height + 12
    var marks = labels.marks(above: axis - 10)
    func line(_ from: Point, _ to: Point, _ look: Look, hasArrow: Bool = false) {
      marks.append(Mark(.line(Curve(from: from, [.straight(to: to)]), width: 1.2, hasArrow: hasArrow), look))
    }
    let (left, right) = (Point(sheet.left, axis), Point(sheet.left + sheet.width, axis))
    line(right, left, .neutral, hasArrow: !far.below.isEmpty)
    line(left, right, .neutral, hasArrow: !far.above.isEmpty)
    line(Point(place(0), axis - 8), Point(place(0), axis + 10), .neutral)
    marks.append(Mark(.text("0", at: Point(place(0), axis + 17), anchor: .middle, size: 11), .aside))
    marks += dots(near, on: axis, place)
    sheet.add(marks, to: axis + 28)
  }

  /// The dots of sums, but of several in one place only the first, and those that matter most.
  private func dots(_ sums: [Margin.ReachedSum], on axis: Double, _ place: (Rational) -> Double) -> [Mark] {
    var marks: [Mark] = []
    var last = -Double.infinity
    for sum in sums {
      let x = place(sum.value)
      let isClosest = sum.value == unit.below?.value || sum.value == unit.above?.value || sum.value.isZero
      guard isClosest || x - last >= 1 else { continue }
      last = x
      let radius = isClosest ? 5.5 : 4
      let hint = "\(sum.value) at \(counted(sum.steps, "step")), first on \(circuit.text(ofWord: sum.word))"
      let answersOne = unit.preActivation.use.side(of: sum.value) == 1
      let center = Point(x, axis)
      marks.append(Mark(.circle(center: center, radius: radius), answersOne ? .active : .unit, hint: hint))
      if sum.value.isZero, !unit.asksForZero {
        marks.append(Mark(.circle(center: center, radius: radius + 3), .bad, hint: hint))
      }
    }
    return marks
  }

  /// The part of the line that is drawn: all sums and the threshold, unless some lie far out.
  private var window: (low: Rational, high: Rational) {
    let values = unit.sums.map(\.value)
    let (low, high) = (min(values.first ?? 0, 0), max(values.last ?? 0, 0))
    guard let least = values.filter({ !$0.isZero }).map(\.magnitude).min() else { return (-1, 1) }
    let far = least * MarginLine.reach
    return (max(low, -far), min(high, far))
  }
}

extension MarginLine {
  /// What is to be said of the sums, line by line.
  private var remarks: [(text: String, look: Look)] {
    var remarks: [(text: String, look: Look)] = []
    if let sum = unit.below { remarks.append(("closest below 0: \(text(of: sum))", .label)) }
    if let sum = unit.above { remarks.append(("closest above 0: \(text(of: sum))", .label)) }
    if let tie = unit.tie {
      let steps = tie.steps == 1 ? "one step" : counted(tie.steps, "step")
      let word = circuit.text(ofWord: tie.word).shortened(to: 48)
      remarks.append(
        unit.asksForZero
          ? ("0 at \(steps), first on \(word)", .label)
          : ("a tie: exactly 0 at \(steps), first on \(word); \(answerAtTie)", .bad))
    }
    let window = self.window
    let far = unit.sums.filter { $0.value < window.low || $0.value > window.high }
    if !far.isEmpty {
      remarks.append(("beyond the ends of the line: \(counted(far.count, "sum")), from \(range(of: far))", .aside))
    }
    if unit.sums.count > 6 { remarks.append(("\(counted(unit.sums.count, "sum")) in all", .aside)) }
    if unit.stepsWithoutValue > 0 {
      let steps = counted(unit.stepsWithoutValue, "step")
      remarks.append(("at \(steps) a value is compared that is not rational; see the unit it reads", .aside))
    }
    if let tolerance { remarks.append((tolerance, .label)) }
    return remarks
  }

  private func text(of sum: Margin.ReachedSum) -> String {
    let word = circuit.text(ofWord: sum.word).shortened(to: 48)
    return
      "\(Value.tableText("\(sum.value)")), a margin of \(Value.tableText("\(sum.value.magnitude)")), first on \(word)"
  }

  private func range(of sums: [Margin.ReachedSum]) -> String {
    let texts = [sums.first, sums.last].compactMap { $0.map { Value.tableText("\($0.value)") } }
    return texts.joined(separator: " to ")
  }

  private var answerAtTie: String {
    switch unit.preActivation.use {
    case .activation(let activation) where activation.isSmooth: "it is exactly in its middle then"
    case .activation(let activation):
      unit.answerAtTie.map { "\(activation.word)(0) = \($0) decides" } ?? "no rule says what \(activation.word)(0) is"
    case .comparison, .value: "it answers \(unit.answerAtTie ?? 0) then"
    }
  }

  /// How far all sums of the unit may move together before it answers otherwise somewhere.
  private var tolerance: String? {
    guard !unit.sums.isEmpty, unit.stepsWithoutValue == 0 else { return nil }
    let room = MovingRoom(unit)
    let looked = isComplete ? "" : ", as far as was looked"
    return
      "Every answer stays while the sum \(room.fall.text(verb: "falls")) and \(room.rise.text(verb: "rises"))\(looked)."
  }
}

extension [Margin.ReachedSum] {
  /// The values, those closest to 0 first.
  fileprivate var byDistance: [Rational] {
    map(\.value).sorted { ($0.magnitude, $0) < ($1.magnitude, $1) }
  }
}
