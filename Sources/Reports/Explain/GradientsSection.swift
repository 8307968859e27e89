import CircuitLanguage
package import CircuitModel
package import Insight

extension Explanation {
  /// How far the past reaches along a sequence.
  var gradientsSection: ExplanationSection {
    let title = "Gradients over time"
    func empty(_ paragraphs: [ExplanationSection.Paragraph]) -> ExplanationSection {
      ExplanationSection(title: title, paragraphs: paragraphs, key: "gradients", json: .null)
    }
    switch gradients {
    case .success(let flow):
      return ExplanationSection(title: title, paragraphs: flow.paragraphs, key: "gradients", json: flow.json)
    case .failure(.noState): return empty([])
    case .failure(let obstacle): return empty([.prose(obstacle.text(in: circuit))])
    }
  }
}

extension GradientObstacle {
  /// The obstacle as a sentence.
  package func text(in circuit: Circuit) -> String {
    switch self {
    case .noState: "No unit reads itself from earlier steps through smooth or linear units alone."
    case .noSequence: "No example gives a sequence along which gradients could flow; give one with --input."
    case .tooLarge(let components, let steps):
      "\(counted(components, "component")) over \(counted(steps, "step")) are more than is looked at."
    case .problem(let problem): "Gradients are not worked out: \(problem.report(in: circuit).headline)."
    }
  }
}

extension GradientFlow {
  /// What is said of each state: what is left of a change before the first step, why, and a table.
  fileprivate var paragraphs: [ExplanationSection.Paragraph] {
    let sequence = "Along \(counted(inputs.length, "step")): \(circuit.text(of: inputs).shortened(to: 60))."
    return [.prose(sequence)]
      + states.flatMap { state -> [ExplanationSection.Paragraph] in
        let text = GradientText(state, of: circuit, length: inputs.length)
        return [.subject(state.name.visible)] + text.sentences.map { .prose($0) } + [text.table] + text.legend
      }
  }
}
