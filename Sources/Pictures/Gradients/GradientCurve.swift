import CircuitModel
import Insight
import Reports

/// Magnitudes over steps on a scale of powers of ten, as a line with dots or as bars from 1.
struct GradientCurve {
  /// A magnitude at a step.
  struct Reading {
    var step: Int
    /// The logarithm to base 10; `nil` of 0.
    var logarithm: Rational?
    /// The number as text.
    var text: String

    /// A derivative; the one by itself, which is 1, where none is given.
    init(step: Int, measure: Measure?) {
      self.step = step
      guard let measure else {
        (logarithm, text) = (0, "1")
        return
      }
      (logarithm, text) = (measure.logarithm, measure.text(orLessThan: 6))
    }

    /// A number above 0.
    init(step: Int, number: Rational) {
      self.init(step: step, measure: Measure(number))
    }
  }

  private let points: [Reading]
  private let bounds: [Reading]
  private let isBars: Bool

  init(_ points: [Reading], bounds: [Reading], isBars: Bool) {
    self.points = points
    self.bounds = bounds
    self.isBars = isBars
  }

  private static let fontSize = 11.0
  private static let height = (line: 180.0, bars: 110.0)
  /// The room for the labels of the scale.
  private static let margin = 64.0
  /// No more labels stand at a scale.
  private static let mostLabels = 9
}

extension GradientCurve {
  /// Draws the scale, the bound, and the numbers.
  func draw(on sheet: inout Sheet) {
    let top = sheet.bottom + 8
    let frame = Box(
      Point(sheet.left + GradientCurve.margin, top),
      Size(sheet.width - GradientCurve.margin - 16, isBars ? GradientCurve.height.bars : GradientCurve.height.line))
    let scale = PowerScale(points.compactMap(\.logarithm) + bounds.compactMap(\.logarithm))
    let steps = (low: points.first?.step ?? 0, high: points.last?.step ?? 1)
    let width = frame.size.width / Double(max(1, steps.high - steps.low + 1))
    func x(_ step: Int) -> Double { frame.left + (Double(step - steps.low) + 0.5) * width }
    func y(_ logarithm: Rational?) -> Double {
      guard let logarithm else { return frame.bottom }
      return frame.bottom - frame.size.height * logarithm.share(from: scale.low, to: scale.high)
    }
    var marks = grid(scale, frame, y) + stepLabels(steps, frame, x)
    marks += dashes(bounds.map { Point(x($0.step), y($0.logarithm)) })
    marks += isBars ? bars(width, x, y) : line(x, y)
    sheet.add(marks, to: frame.bottom + 24)
  }

  /// A line for each labelled power of ten; that of 1 is stronger.
  private func grid(_ scale: PowerScale, _ frame: Box, _ y: (Rational?) -> Double) -> [Mark] {
    scale.labels(atMost: GradientCurve.mostLabels).flatMap { exponent -> [Mark] in
      let height = y(Rational(exponent))
      let line = Curve(
        from: Point(frame.left, height), [.straight(to: Point(frame.right, height))])
      let text = Mark(
        .text(
          PowerScale.text(exponent), at: Point(frame.left - 6, height), anchor: .end,
          size: GradientCurve.fontSize), .aside)
      return [
        Mark(.line(line, width: exponent == 0 ? 1.2 : 0.6, hasArrow: false), exponent == 0 ? .neutral : .grid), text,
      ]
    }
  }

  /// The numbers of steps, as many as have room.
  private func stepLabels(_ steps: (low: Int, high: Int), _ frame: Box, _ x: (Int) -> Double) -> [Mark] {
    var marks = [
      Mark(
        .text("t", at: Point(frame.left - 6, frame.bottom + 14), anchor: .end, size: GradientCurve.fontSize),
        .aside)
    ]
    let widest = TextMeasure.width(of: "\(steps.high)", size: GradientCurve.fontSize) + 8
    let most = max(1, Int(frame.size.width / widest))
    let count = steps.high - steps.low + 1
    let distance = [1, 2, 5, 10, 20, 50, 100].first { count <= $0 * most } ?? count
    for step in stride(from: steps.low, through: steps.high, by: 1) where step % distance == 0 {
      let place = Point(x(step), frame.bottom + 14)
      marks.append(Mark(.text("\(step)", at: place, anchor: .middle, size: GradientCurve.fontSize), .aside))
    }
    return marks
  }

  private func line(_ x: (Int) -> Double, _ y: (Rational?) -> Double) -> [Mark] {
    let places = points.map { Point(x($0.step), y($0.logarithm)) }
    guard let first = places.first else { return [] }
    let curve = Curve(from: first, places.dropFirst().map { .straight(to: $0) })
    let dots = zip(points, places).map { point, place in
      Mark(
        .circle(center: place, radius: points.count > 60 ? 2 : 4), point.logarithm == nil ? .bad : .active,
        hint: "t = \(point.step): \(point.text)")
    }
    return [Mark(.line(curve, width: 1.6, hasArrow: false), .positive)] + dots
  }

  /// A bar from 1 up or down; one that is 0 reaches the edge.
  private func bars(_ width: Double, _ x: (Int) -> Double, _ y: (Rational?) -> Double) -> [Mark] {
    let zero = y(0)
    return points.map { point in
      let height = y(point.logarithm)
      let size = Size(max(1, min(18, width * 0.7)), max(1, abs(height - zero)))
      let box = Box(Point(x(point.step) - size.width / 2, min(height, zero)), size)
      let look: Look = point.logarithm.map { $0 > 0 ? .highest : $0 < 0 ? .lowest : .middle } ?? .bad
      return Mark(.box(box, corner: 1), look, hint: "step \(point.step): \(point.text)")
    }
  }

  /// A line of dashes through some places.
  private func dashes(_ places: [Point]) -> [Mark] {
    guard let first = places.first, places.count > 1 else { return [] }
    let curve = Curve(from: first, places.dropFirst().map { .straight(to: $0) })
    return [Mark(.line(curve, width: 1.4, hasArrow: false), .negative)]
  }
}

/// The powers of ten that a scale reaches.
private struct PowerScale {
  let low: Rational
  let high: Rational

  /// A scale that has room for some logarithms and for 1.
  init(_ logarithms: [Rational]) {
    var (least, greatest) = (min(0, logarithms.min() ?? 0), max(0, logarithms.max() ?? 0))
    // A second label tells how much a distance is.
    if greatest - least < 1 { (least, greatest) = (least < 0 ? -1 : 0, greatest > 0 ? 1 : 0) }
    // Room of a twentieth at both ends, and of half a power at least.
    let room = max((greatest - least) * Rational(1, 20), Rational(1, 5))
    (low, high) = (least - room, greatest + room)
  }

  /// The exponents that are labelled: 0 and others at equal distances.
  func labels(atMost most: Int) -> [Int] {
    let from = Int(exactly: -(-low).floor()) ?? 0
    let to = Int(exactly: high.floor()) ?? 0
    let step = max(1, (to - from) / most + 1)
    return (from...max(from, to)).filter { $0 % step == 0 }
  }

  static func text(_ exponent: Int) -> String {
    switch exponent {
    case 0...3: "1" + String(repeating: "0", count: exponent)
    case -3..<0: "0." + String(repeating: "0", count: -exponent - 1) + "1"
    default: "1e\(exponent)"
    }
  }
}
