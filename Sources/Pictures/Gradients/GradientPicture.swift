import CircuitModel
public import Insight
import Reports

/// How much of a change is left when a sequence ends, on a scale of powers of ten: a line for each state over the step at which
/// the change is made, with the factor of each step as a bar below.
///
/// Where the form of a state bounds what is left, a dashed line shows the bound. What is exactly 0 lies at the lower edge.
public struct GradientPicture: Sendable {
  private let flow: GradientFlow

  /// Draws a flow of gradients.
  public init(of flow: GradientFlow) { self.flow = flow }

  /// The picture.
  public var scene: Scene {
    var sheet = Sheet(width: 736, edge: 12)
    let name = flow.circuit.name.visible
    sheet.write("\(name): what is left of a change when the sequence ends", size: 15)
    sheet.write("along \(counted(flow.inputs.length, "step")): \(flow.circuit.text(of: flow.inputs))", .aside)
    for state in flow.states {
      sheet.skip(16)
      draw(state, on: &sheet)
    }
    return sheet.scene(title: "\(name): gradients", summary: summary)
  }

  private func draw(_ state: GradientFlow.State, on sheet: inout Sheet) {
    let text = text(of: state)
    sheet.write(state.name.visible, size: 14)
    for sentence in text.sentences { sheet.write(sentence, .aside, size: 12) }
    if state.steps.isEmpty { return }
    sheet.skip(10)
    let left = text.name(of: flow.inputs.length, by: state.steps[0].number - 1)
    sheet.write("what is left, such as \(left)", size: 12)
    var totals = state.steps.map { GradientCurve.Reading(step: $0.number - 1, measure: $0.total) }
    totals.append(GradientCurve.Reading(step: flow.inputs.length, measure: nil))
    let bounds = state.steps.compactMap { step in
      step.bound.map { GradientCurve.Reading(step: step.number - 1, measure: $0) }
    }
    GradientCurve(
      totals, bounds: bounds.isEmpty ? [] : bounds + [GradientCurve.Reading(step: flow.inputs.length, measure: nil)],
      isBars: false
    ).draw(on: &sheet)
    sheet.skip(10)
    sheet.write("the factor of each step", size: 12)
    let factors = state.steps.map { GradientCurve.Reading(step: $0.number, measure: $0.factor) }
    let greatest = state.greatestFactor.map { greatest in
      [state.steps[0].number, flow.inputs.length].map { GradientCurve.Reading(step: $0, number: greatest) }
    }
    GradientCurve(factors, bounds: greatest ?? [], isBars: true).draw(on: &sheet)
    if !bounds.isEmpty { sheet.write("dashed: no sequence leaves more", .aside, size: 12) }
  }

  private func text(of state: GradientFlow.State) -> GradientText {
    GradientText(state, of: flow.circuit, length: flow.inputs.length)
  }

  /// The picture in words.
  private var summary: String {
    flow.states.map { state in
      "\(state.name.visible): " + text(of: state).sentences.joined(separator: " ")
    }.joined(separator: " ")
  }
}
