import CircuitModel
import Reports

/// The numbers above a line, in rows, so that none overlaps another: those that are needed in as many rows as they take, others
/// only where the first two have room.
struct ValueLabels {
  private struct Label {
    var text: String
    var whole: String?
    var box: Box
    var look: Look
  }

  private let left: Double
  private let right: Double
  private var rows: [[Label]] = []
  private var placed: Set<Rational> = []

  private static let fontSize = 11.0
  private static let rowHeight = 15.0

  /// Prepares to place numbers between two ends.
  init(from left: Double, to right: Double) {
    (self.left, self.right) = (left, right)
  }
}

extension ValueLabels {
  /// Places a number above its point, once.
  mutating func place(_ value: Rational, at x: Double, isNeeded: Bool, isTie: Bool) {
    guard placed.insert(value).inserted else { return }
    let whole = "\(value)"
    let text = Value.tableText(whole)
    add(
      isTie ? "\(text), tie" : text, whole: text == whole ? nil : whole, around: x, isTie ? .bad : .label,
      mostRows: isNeeded ? .max : 2)
  }

  /// Places what lies beyond the ends at them; both ascending.
  mutating func placeAtEnds(_ below: [Rational], _ above: [Rational]) {
    for (values, x) in [(below, left), (above, right)] {
      guard let first = values.first, let last = values.last else { continue }
      let text = ([first] + (values.count > 1 ? [last] : [])).map { Value.tableText("\($0)") }.joined(separator: " to ")
      add(text, whole: nil, around: x, .aside, mostRows: .max)
    }
  }

  /// How high the rows are.
  var height: Double { Double(rows.count) * ValueLabels.rowHeight }

  /// The numbers, in rows above a line.
  func marks(above line: Double) -> [Mark] {
    rows.enumerated().flatMap { number, row in
      row.map { label in
        let middle = line - (Double(number) + 0.5) * ValueLabels.rowHeight
        return Mark(
          .text(
            label.text, at: Point(label.box.center.x, middle), anchor: .middle, size: ValueLabels.fontSize), label.look,
          hint: label.whole)
      }
    }
  }

  private mutating func add(_ text: String, whole: String?, around x: Double, _ look: Look, mostRows: Int) {
    let width = TextMeasure.width(of: text, size: ValueLabels.fontSize)
    let from = max(left, min(x - width / 2, right - width))
    let box = Box(Point(from, 0), Size(width, ValueLabels.rowHeight))
    let label = Label(text: text, whole: whole, box: box, look: look)
    let room = Box(Point(from - 5, 0), Size(width + 10, ValueLabels.rowHeight))
    if let row = rows.prefix(mostRows).firstIndex(where: { row in !row.contains { $0.box.overlaps(room) } }) {
      rows[row].append(label)
    } else if rows.count < mostRows {
      rows.append([label])
    }
  }
}
