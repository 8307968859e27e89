import CircuitLanguage
import CircuitModel
import Insight

/// Why no numbers exist, for people: what each sequence needs, one after the other, and why that cannot be.
///
/// ```
///     x = [0 1]  needs ?2 + ?3 > 0, or `xor` fails at step 1
/// ```
/// Where a sequence leaves two ways, both are told, one indented under the other.
struct RefutationText {
  private let part: SolveReport.Part
  private let sequences: [ExerciseSequence]
  private(set) var lines: [String] = []

  /// How many lines of cases are told before the rest is only counted.
  private static let mostLines = 80

  init(_ part: SolveReport.Part, _ impossibility: Impossibility) {
    self.part = part
    sequences = impossibility.sequences
    let count = sequences.count
    lines.append(count == 1 ? "    one sequence shows it:" : "    \(count) sequences contradict one another:")
    lines += sequences.map { "      \(part.text(of: $0))" }
    lines.append("")
    let before = lines.count
    tell(impossibility.refutation, path: [], indent: 4)
    if lines.count - before > RefutationText.mostLines {
      lines.removeSubrange((before + RefutationText.mostLines)...)
      lines.append("    … \(impossibility.refutation.leafCount) cases in all; `--format json` has every one")
    }
  }
}

extension RefutationText {
  private mutating func tell(_ refutation: Refutation, path: [Requirement], indent: Int) {
    // Nothing beyond is shown.
    guard lines.count <= RefutationText.mostLines + sequences.count + 4 else { return }
    switch refutation {
    case .violated(let number, let step, let claim):
      let failure = part.text(ofFailure: claim, of: sequences[number], step: step)
      add("\(part.text(of: sequences[number])) fails: \(failure)", indent)
    case .contradiction(let factors): tell(factors, path, indent)
    case .open(let reason): add(reason.visible, indent)
    case .split(let cases):
      let rest = cases.filter { !$0.refutation.isFailure }
      for part in cases where part.refutation.isFailure && rest.count == 1 {
        if case .violated(let number, let step, let claim) = part.refutation {
          let failure = self.part.text(ofFailure: claim, of: sequences[number], step: step)
          add(
            "\(self.part.text(of: sequences[number]))  needs  \(text(rest[0].requirement)), or it fails: \(failure)",
            indent)
        }
      }
      if rest.count == 1 {
        tell(rest[0].refutation, path: path + [rest[0].requirement], indent: indent)
        return
      }
      for part in cases {
        add("where \(text(part.requirement)):", indent)
        tell(part.refutation, path: path + [part.requirement], indent: indent + 2)
      }
    }
  }

  /// The requirements that add up to a contradiction.
  private mutating func tell(_ factors: [Refutation.Factor], _ path: [Requirement], _ indent: Int) {
    var isStrict = false
    var sum = Rational(0)
    add("these cannot all be so:", indent)
    for factor in factors {
      let requirement = path[factor.place]
      isStrict = isStrict || !requirement.signs.contains(.zero)
      sum += factor.factor * requirement.sum.constant
      let times = factor.factor.magnitude == 1 ? "" : "\(factor.factor.magnitude.circuitText) times "
      add("\(factor.factor < 0 ? "minus " : "plus  ")\(times)(\(text(requirement)))", indent + 2)
    }
    let bound = isStrict ? "more than 0" : "at least 0"
    add("the left sides come to \(sum.circuitText), which would have to be \(bound)", indent + 2)
  }

  private func text(_ requirement: Requirement) -> String {
    requirement.text { part.exercise.name(of: $0).visible }
  }

  private mutating func add(_ line: String, _ indent: Int) {
    let line = String(repeating: " ", count: indent) + line
    // The two sides of an equation fail for the same reason.
    if lines.last != line { lines.append(line) }
  }
}

extension Refutation {
  /// Whether this is nothing but a sequence that fails.
  fileprivate var isFailure: Bool { if case .violated = self { true } else { false } }
}
