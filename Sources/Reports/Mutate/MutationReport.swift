import CircuitLanguage
import CircuitModel
public import Insight

/// What `mutate` found out about the circuits of a file.
public struct MutationReport: Sendable {
  /// The version of the tool.
  public var version: String
  /// The path of the file.
  public var path: String
  /// The circuits, in the order written.
  public var circuits: [MutationTest]

  /// Makes a report.
  public init(version: String, path: String, circuits: [MutationTest]) {
    self.version = version
    self.path = path
    self.circuits = circuits
  }

  /// What the command says to the shell.
  public var exitStatus: ExitStatus { .severest(circuits.map(\.exitStatus)) }
}

extension MutationTest {
  /// What the command says to the shell about one circuit: failed where its claims do not hold, or let a mutant through;
  /// undecided where that is not known of all mutants there are.
  var exitStatus: ExitStatus {
    if obstacle != nil { return .undecided }
    switch standing {
    case .bad, .malformed: return .failed
    case .unknown: return .undecided
    case .good: break
    }
    let count = count()
    if count.survived > 0 { return .failed }
    return count.undecided > 0 || tried.count < possible ? .undecided : .passed
  }

  /// The equations that a mutant has in place of the circuit's, as its file could say them.
  func equations(of mutant: Mutant) -> [String] {
    var lines: [String] = []
    for change in mutant.changes {
      switch change {
      case .weight(.parameter(let id), _):
        let places = circuit.preActivations.filter {
          $0.sum.biasParameters.contains(id) || $0.sum.terms.contains { $0.parameters.contains(id) }
        }.map(\.place)
        lines += places.map { mutant.circuit.equationText(of: $0.cell, atStep: $0.step) }
      case .weight(.coefficient(let place, _), _), .weight(.bias(let place), _), .relation(let place, _),
        .source(let place, _, _, _):
        lines.append(mutant.circuit.equationText(of: place.cell, atStep: place.step))
      case .initial(let cell, let step, let number): lines.append("\(circuit.name(of: cell, at: step)) = \(number)")
      case .tieRule(let activation, let answer): lines.append("convention \(activation.rawValue)(0) = \(answer)")
      case .noOverride(let cell, _): lines.append(mutant.circuit.equationText(of: cell))
      case .firstStep(let place, _): lines.append(mutant.circuit.equationText(of: place.cell, atStep: 1))
      case .exchange(let one, let two): lines += [one, two].map { mutant.circuit.equationText(of: $0) }
      }
    }
    var known: Set<String> = []
    return lines.filter { known.insert($0).inserted }
  }

  /// A mutant in words: what is changed, and the values before the first step that this brings along.
  func words(of mutant: Mutant) -> String {
    let changes = mutant.changes
    let extra = changes.dropFirst().map { change in
      guard case .initial(let cell, let step, let number) = change else { return circuit.text(of: change) }
      return "\(circuit.name(of: cell, at: step)) = \(number)"
    }
    let first = changes.first.map { circuit.text(of: $0) } ?? ""
    return extra.isEmpty ? first : "\(first), with \(extra.joined(separator: " and "))"
  }

  /// The examples as the circuit's file could hold them, each with a title of its own.
  var exampleTexts: [String] {
    var taken = Set(circuit.claims.map(\.name))
    return examples.map { example in
      var (title, number) = ("against mutants", 1)
      while !taken.insert(title).inserted {
        number += 1
        title = "against mutants \(number)"
      }
      return circuit.text(of: example, title: title)
    }
  }
}

extension Circuit {
  /// An example as a file holds it.
  func text(of example: Example, title: String) -> String {
    let rows = Dictionary(example.rows.map { ($0.cell, $0.values) }) { first, _ in first }
    var lines = self.rows(ofWord: example.word)
    for signal in signals {
      let values = signal.components.compactMap { rows[$0] }
      guard values.count == signal.components.count, !values.isEmpty else { continue }
      let steps = example.word.indices.map { step in
        joined(values.map { "\($0[step])" }, asVector: signal.isVector)
      }
      lines.append((signal.name, steps))
    }
    let widths = example.word.indices.map { step in lines.map { $0.values[step].columns }.max() ?? 0 }
    let names = lines.map(\.name.columns).max() ?? 0
    let table = lines.map { name, values in
      "  \(name.visible.padded(to: names)) = "
        + zip(values, widths).map { $0.rightAligned(to: $1) }.joined(separator: " ") + "\n"
    }
    return "example \"\(title)\" {\n" + table.joined() + "}\n"
  }
}
