import CircuitModel
import Insight
import Reports

/// The ranges in which each number of a network may move, as bars around what it is: one scale for all, and the ends as text.
struct WeightBars {
  private struct Row {
    var name: String
    var value: Rational
    /// The bars, or why there is none.
    var bars: [Result<WeightBar, RoomObstacle>]
  }

  private let rows: [Row]
  private let circuit: Circuit

  private static let fontSize = 12.0
  private static let barHeight = 10.0
  private static let barStep = 17.0
  /// How far a bar reaches to each side at most.
  private static let reach = 110.0
  private static let mostColumns = 36

  /// Draws what is known of some numbers.
  init(_ rooms: [MarginsInsight.WeightRoom], in margins: MarginsInsight) {
    circuit = margins.circuit
    let asksClaims = margins.standing == .good(isProved: true)
    rows = rooms.map { room in
      var bars = [room.decisions.bar]
      if asksClaims { bars.append(room.claims.bar) }
      return Row(name: margins.circuit.text(of: room.weight), value: room.value, bars: bars)
    }
  }
}

extension WeightBars {
  /// Draws the bars, a number below the other.
  func draw(on sheet: inout Sheet) {
    let hasClaims = rows.contains { $0.bars.count > 1 }
    sheet.write(
      "outlined: no decision changes" + (hasClaims ? "; filled: every claim stays proved" : "")
        + "; the line is what the number is", .aside)
    sheet.skip(6)
    let bars = rows.flatMap(\.bars).compactMap { bar in (try? bar.get()) }
    let names = rows.map { width($0.name.shortened(to: WeightBars.mostColumns)) }.max() ?? 0
    let values = rows.map { width(Value.tableText("\($0.value)")) }.max() ?? 0
    let (before, after) = (bars.map { width($0.lowerText) }.max() ?? 0, bars.map { width($0.upperText) }.max() ?? 0)
    let valueRight = sheet.left + names + 14 + values
    let center = valueRight + 20 + before + WeightBars.reach
    let far = reach
    for row in rows {
      let height = Double(row.bars.count) * WeightBars.barStep + 4
      let (top, middle) = (sheet.bottom, sheet.bottom + height / 2 - 2)
      let name = row.name.shortened(to: WeightBars.mostColumns)
      var marks = [
        text(name, at: Point(sheet.left, middle), .start, .label, whole: row.name),
        text(Value.tableText("\(row.value)"), at: Point(valueRight, middle), .end, .label, whole: "\(row.value)"),
      ]
      for (number, bar) in row.bars.enumerated() {
        let y = top + (Double(number) + 0.5) * WeightBars.barStep
        switch bar {
        case .failure(let obstacle):
          let reason = "not worked out: \(obstacle.text(in: circuit))"
          let room = Int((WeightBars.reach * 2 + after) / (WeightBars.fontSize * TextMeasure.columnWidth))
          let shown = reason.shortened(to: max(16, room))
          marks.append(text(shown, at: Point(center - WeightBars.reach, y), .start, .aside, whole: reason))
        case .success(let bar):
          marks += self.marks(of: bar, around: row.value, at: Point(center, y), far)
        }
      }
      if row.bars.contains(where: { (try? $0.get()) != nil }) {
        let line = Curve(from: Point(center, top), [.straight(to: Point(center, top + height - 4))])
        marks.append(Mark(.line(line, width: 1.2, hasArrow: false), .neutral))
      }
      sheet.add(marks, to: top + height, reaching: center + WeightBars.reach + 14 + after)
    }
  }

  private func marks(of bar: WeightBar, around value: Rational, at center: Point, _ far: Rational) -> [Mark] {
    let left = center.x + WeightBars.reach * place(of: bar.lower, around: value, far, -1)
    let right = center.x + WeightBars.reach * place(of: bar.upper, around: value, far, 1)
    let box = Box(
      Point(left, center.y - WeightBars.barHeight / 2), Size(max(right - left, 2), WeightBars.barHeight))
    var marks = [
      Mark(.box(box, corner: 2), bar.look),
      text(bar.lowerText, at: Point(left - 12, center.y), .end, .label),
      text(bar.upperText, at: Point(max(right, box.right) + 12, center.y), .start, .label),
    ]
    for (end, x, direction) in [(bar.lower, left, -1.0), (bar.upper, box.right, 1.0)] {
      if let end, (end.value - value).magnitude <= far { continue }
      let arrow = Curve(from: Point(x, center.y), [.straight(to: Point(x + direction * 10, center.y))])
      marks.append(Mark(.line(arrow, width: 1.2, hasArrow: true), .neutral))
    }
    return marks
  }

  /// Where an end lies, from −1 to 1.
  private func place(of end: WeightBar.End?, around value: Rational, _ far: Rational, _ direction: Double) -> Double {
    guard let end else { return direction }
    return max(-1, min(1, (end.value - value + far).share(from: 0, to: far + far) * 2 - 1))
  }

  /// The distance that is drawn as far as a bar reaches: the greatest, unless others are far less.
  private var reach: Rational {
    let distances = rows.flatMap { row in
      row.bars.compactMap { bar in (try? bar.get()) }.flatMap { [$0.lower, $0.upper] }.compactMap { end in
        end.map { ($0.value - row.value).magnitude }
      }
    }.filter { !$0.isZero }
    guard let least = distances.min(), let most = distances.max() else { return 1 }
    return min(most, least * 16)
  }

  private func width(_ text: String) -> Double { TextMeasure.width(of: text, size: WeightBars.fontSize) }

  private func text(_ text: String, at point: Point, _ anchor: Anchor, _ look: Look, whole: String? = nil) -> Mark {
    Mark(
      .text(text, at: point, anchor: anchor, size: WeightBars.fontSize), look, hint: whole == text ? nil : whole)
  }
}
