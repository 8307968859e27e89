package import CircuitModel
package import Insight

/// What is said of the gradients of one state.
package struct GradientText {
  private let state: GradientFlow.State
  private let circuit: Circuit
  private let length: Int

  /// Says it of a state of a circuit along so many steps.
  package init(_ state: GradientFlow.State, of circuit: Circuit, length: Int) {
    self.state = state
    self.circuit = circuit
    self.length = length
  }

  /// How many digits that count are shown.
  private static let digits = 6
  /// Tables of more steps leave those in the middle out.
  private static let mostRows = 24
}

// MARK: - Sentences

extension GradientText {
  /// What became of a change, and why.
  package var sentences: [String] {
    guard let first = state.steps.first else { return ["There is no step across which a change could be passed on."] }
    return [fate(first)] + [extremes, milestones, reasons, otherPaths].compactMap(\.self)
  }

  /// `dh[5]/dh[0]`, in bars where it is a norm.
  package func name(of step: Int, by other: Int) -> String {
    let name = state.name.visible
    let ratio = "d\(name)[\(step)]/d\(name)[\(other)]"
    return state.isVector ? "|\(ratio)|" : ratio
  }

  private func text(_ measure: Measure) -> String { measure.text(orLessThan: GradientText.digits) }

  private func fate(_ first: GradientFlow.Step) -> String {
    let whole = "\(name(of: length, by: first.number - 1)) = \(text(first.total))"
    let rate = state.rate.map { "; each step leaves \(text($0)) of a change on average" } ?? ""
    switch state.fate {
    case .vanishes: return "\(whole): the gradient vanishes\(rate)."
    case .explodes: return "\(whole): the gradient explodes\(rate)."
    case .lasts: return "\(whole): the gradient neither vanishes nor explodes."
    case .open: return "\(whole), which cannot be told from 1: the gradient neither vanishes nor explodes."
    case .ends:
      let ends = state.steps.filter(\.factor.isZero).map(\.number)
      let steps = ends.isEmpty ? "" : ": nothing passes \(GradientText.stretches(ends))"
      return "\(whole)\(steps)."
    }
  }

  /// Which steps lose and which gain, where not all do the same.
  private var extremes: String? {
    let below = state.steps.filter { $0.factor.orderOfMagnitude(against: 1) == -1 }.map(\.number)
    let above = state.steps.filter { $0.factor.orderOfMagnitude(against: 1) == 1 }.map(\.number)
    if Set(state.steps.map(\.factor)).count == 1, let factor = state.steps.first?.factor {
      return state.steps.count > 1 ? "Every factor is \(text(factor))." : nil
    }
    if below.count == state.steps.count { return "Every factor is below 1." }
    if above.count == state.steps.count { return "Every factor is above 1." }
    let parts = [
      below.isEmpty ? nil : "below 1 at \(GradientText.stretches(below))",
      above.isEmpty ? nil : "above 1 at \(GradientText.stretches(above))",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "The factors are \(parts.joined(separator: " and "))."
  }

  /// How far back little is left, or much has become.
  private var milestones: String? {
    let little = state.steps.last { $0.total.orderOfMagnitude(against: Rational(1, 100)) == -1 }
    let much = state.steps.last { $0.total.orderOfMagnitude(against: 100) == 1 }
    if let little, state.fate == .vanishes {
      return "Of a change at step \(little.number - 1) less than 1/100 is left at step \(length)."
    }
    if let much, state.fate == .explodes {
      return "A change at step \(much.number - 1) is more than 100 times as large at step \(length)."
    }
    return nil
  }

  /// What the weight and what the slope has to do with it.
  private var reasons: String? {
    guard let form = state.form, let greatest = state.greatestFactor else { return nil }
    let weight = form.norm(ofLag: 1)
    let name = state.isVector ? "|W|" : "|weight|"
    guard let activation = form.activation else {
      return "The unit is linear: its weight alone decides, \(name) = \(weight)."
    }
    let allowed =
      "\(name) = \(weight), and a \(activation.word) is never steeper than \(form.greatestSlope): a step leaves at most "
      + "\(greatest)."
    var groups: [(cause: GradientFlow.State.Cause, steps: [Int])] = []
    for cause in [GradientFlow.State.Cause.weight, .saturation, .both] {
      let steps = state.steps.filter { state.cause(of: $0) == cause }.map(\.number)
      if !steps.isEmpty { groups.append((cause, steps)) }
    }
    let causes = groups.map { "At \(GradientText.stretches($0.steps)) \($0.cause.words)." }
    return ([allowed] + causes).joined(separator: " ")
  }

  /// That products of factors are not all there is.
  private var otherPaths: String? {
    guard state.steps.contains(where: { $0.product != nil && $0.product != $0.total }) else { return nil }
    let farther = state.lags.filter { $0 > 1 }
    let steps = farther.map { "\($0)" }.listed("and")
    let way = farther.isEmpty ? "other units remember too" : "it is read \(steps) steps back too"
    return "A total is not the product of the factors here: \(way), and a change goes on by every way."
  }

  /// `step 3`, `steps 1 to 4 and 7`.
  private static func stretches(_ steps: [Int]) -> String {
    var stretches: [ClosedRange<Int>] = []
    for step in steps {
      if let last = stretches.last, last.upperBound + 1 == step {
        stretches[stretches.count - 1] = last.lowerBound...step
      } else {
        stretches.append(step...step)
      }
    }
    let shown = stretches.prefix(6).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
    let all = stretches.count > 6 ? shown.joined(separator: ", ") + ", …" : shown.listed("and")
    return (steps.count == 1 ? "step " : "steps ") + all
  }
}

// MARK: - The table

extension GradientText {
  /// A row for each step that is passed.
  var table: ExplanationSection.Paragraph {
    let hasSlopes = state.steps.contains { !$0.slopes.isEmpty }
    let hasProducts = state.steps.contains { $0.product != nil }
    let hasBounds = state.steps.contains { $0.bound != nil }
    let hasCauses = hasSlopes && state.greatestFactor != nil
    let name = state.name.visible
    let bar = state.isVector ? "|" : ""
    var head = ["t", "\(bar)d\(name)[t]/d\(name)[t-1]\(bar)"]
    if hasSlopes { head.append("slope") }
    if hasCauses { head.append("lost by") }
    head.append("\(bar)d\(name)[\(length)]/d\(name)[t-1]\(bar)")
    head += state.reached.map { other in
      let bar = other.isVector ? "|" : ""
      return "\(bar)d\(other.name.visible)[\(length)]/d\(name)[t-1]\(bar)"
    }
    if hasProducts { head.append("product") }
    if hasBounds { head.append("at most") }
    let rows = state.steps.enumerated().map { place, step -> [String] in
      var row = ["\(step.number)", text(step.factor)]
      if hasSlopes { row.append(slopes(step)) }
      if hasCauses { row.append(state.cause(of: step)?.word ?? "") }
      row.append(text(step.total))
      row += state.reached.map { text($0.totals[place]) }
      if hasProducts { row.append(step.product.map(text) ?? "") }
      if hasBounds { row.append(step.bound.map(text) ?? "") }
      return row
    }
    guard rows.count > GradientText.mostRows else { return .table(head, rows) }
    let half = GradientText.mostRows / 2
    let gap = head.map { _ in "…" }
    return .table(head, Array(rows.prefix(half)) + [gap] + Array(rows.suffix(half)))
  }

  /// What the columns mean.
  var legend: [ExplanationSection.Paragraph] {
    guard state.isVector else { return [] }
    return [.prose("Bars stand for the greatest row sum of magnitudes of the matrix of derivatives.")]
  }

  /// The slope, or the flattest and the steepest of several.
  private func slopes(_ step: GradientFlow.Step) -> String {
    var texts: [String] = []
    for text in step.slopes.map(text) where !texts.contains(text) { texts.append(text) }
    return texts.count < 4 ? texts.joined(separator: " ") : "\(texts[0]) … \(texts[texts.count - 1])"
  }
}

extension GradientFlow.State.Cause {
  /// The cause in a table.
  fileprivate var word: String {
    switch self {
    case .weight: "weight"
    case .saturation: "saturation"
    case .both: "both"
    }
  }

  /// The cause in a sentence.
  fileprivate var words: String {
    switch self {
    case .weight: "the weight alone loses some of it"
    case .saturation: "it is lost by saturation alone: with the steepest slope nothing would be"
    case .both: "the weight loses some, and saturation more: the slope is less than half of the steepest"
    }
  }
}
