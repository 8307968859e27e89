import CircuitModel
import Insight

extension MachineAnalysis {
  /// What is said of the machine of the outputs, what the claims ask for, and the least number of units.
  var section: ExplanationSection {
    ExplanationSection(title: "The machine", paragraphs: paragraphs, key: "machine", json: json)
  }

  private var paragraphs: [ExplanationSection.Paragraph] {
    (outputParagraphs + [.prose(tellingSentences)] + askedParagraphs + [.prose(departureSentences)]).filter {
      if case .prose("") = $0 { false } else { true }
    }
  }

  private var outputNames: [String] { circuit.outputs.map { circuit[$0].name.visible } }

  private var outputParagraphs: [ExplanationSection.Paragraph] {
    let outputs = outputNames.count == 1 ? "The output \(outputNames[0])" : "The outputs together"
    switch machine {
    case .failure(let obstacle):
      return [.prose("\(outputs) cannot be shown as a machine: \(obstacle.text(in: circuit)).")]
    case .success(let machine):
      let verb = outputNames.count == 1 ? "comes" : "come"
      let count = counted(machine.states.count - 1, "state")
      let table = MachineTable(machine, of: circuit, observing: outputNames)
      return [
        .prose("\(outputs) \(verb) down to a machine with \(count) after the start:"), .table(table.head, table.rows),
        .prose((table.notes + [memory]).filter { !$0.isEmpty }.joined(separator: " ")),
      ]
    }
  }

  /// How many states the network has, whatever its outputs tell of them.
  private var memory: String {
    switch networkStates {
    case nil: ""
    case 1?: "The network remembers nothing from step to step."
    case let count?:
      "What the network remembers from step to step has \(counted(count, "state")), counting that before step 1."
    }
  }

  /// What tells states apart that put out the same, and like which state the network begins.
  private var tellingSentences: String {
    guard case .success(let machine) = machine, machine.states.count <= MachineAnalysis.mostCompared else { return "" }
    if Set(machine.states.map(\.next)).count == 1 {
      return machine.states.count == 2
        ? "The output is always the same." : "What is put out depends on the letter of the step alone."
    }
    let distinctions = Distinctions(machine)
    let table = MachineTable(machine, of: circuit, observing: outputNames)
    var sentences: [String] = []
    let alike = machine.states.indices.dropFirst().filter { distinctions.word(between: 0, and: $0) == nil }
    if !alike.isEmpty {
      let names = alike.map { table.name(ofState: $0) }.joined(separator: " or ")
      sentences.append("The network begins as if in state \(names).")
    }
    for second in machine.states.indices.dropFirst() {
      for first in 1..<second {
        guard let word = distinctions.word(between: first, and: second), !word.isEmpty else { continue }
        let (one, two) = (table.name(ofState: first), table.name(ofState: second))
        sentences.append("States \(one) and \(two) are told apart by \(circuit.text(ofWord: word)).")
      }
    }
    return sentences.count <= MachineAnalysis.mostSentences ? sentences.joined(separator: " ") : ""
  }

  private static let mostCompared = 24
  private static let mostSentences = 7
}

extension MachineAnalysis {
  /// What the claims ask for, those that ask for the same together; where none says what is put out, how many units the
  /// outputs need.
  private var askedParagraphs: [ExplanationSection.Paragraph] {
    if asked.isEmpty { return [.prose(boundSentence(bound, of: "these outputs"))] }
    var groups: [[Asked]] = []
    for asked in asked {
      if let place = groups.firstIndex(where: { $0[0].asksTheSame(as: asked, in: circuit) }) {
        groups[place].append(asked)
      } else {
        groups.append([asked])
      }
    }
    return groups.map { group in
      let all = group.map { "`\(circuit.claims[$0.specification.claim].name.visible)`" }
      let names = all.count < 3 ? all.joined(separator: " and ") : "\(all[0]) and \(all.count - 1) other claims"
      let sentences = [sentence(group, names), boundSentence(group[0].bound, of: names)]
      return .prose(sentences.filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  private func sentence(_ group: [Asked], _ names: String) -> String {
    let asked = group[0]
    let ask = group.count == 1 ? "asks" : "ask"
    switch asked.machine {
    case .failure(let obstacle):
      return "What \(names) \(ask) for is no finite machine, as far as known: \(obstacle.text(in: circuit))."
    case .success(let machine):
      let count = counted(machine.states.count - 1, "state")
      return "\(names) \(ask) for a machine with \(count) after the start\(comparison(asked, machine))"
    }
  }

  private func comparison(_ asked: Asked, _ machine: MooreMachine) -> String {
    let observed = circuit.text(of: asked.specification.observed)
    switch asked.comparison {
    case .same: return ", and that is the machine of \(observed)."
    case .unknown:
      guard case .failure(let obstacle) = asked.network else { return "." }
      return "; that of \(observed) is not known: \(obstacle.text(in: circuit))."
    case .different(let word, let one, let two):
      guard case .success(let network) = asked.network, let one, let two else {
        return ", for other sequences than the network is asked for."
      }
      let (has, should) = (network.states[one].output ?? [], machine.states[two].output ?? [])
      return
        "; that of \(observed) is another one, with \(counted(network.states.count - 1, "state")). They part at step "
        + "\(word.count) of \(circuit.text(ofWord: word)), where \(observed) is \(has.map(\.tableText).joined()) and the "
        + "claim asks for \(should.map(\.tableText).joined())."
    }
  }

  /// What counting states says about the number of units.
  private func boundSentence(_ bound: UnitBound?, of what: String) -> String {
    guard let bound else { return "" }
    let own = counted(circuit.thresholdUnitCount, "threshold unit")
    if bound.units == 0 {
      return "One state is enough, so counting states asks for no unit; this circuit has \(own)."
    }
    let present = bound.countsPresentOutput ? "" : ", beside what is put out at the step itself"
    return
      "\(counted(bound.states, "state")) have to be told apart\(present), so any circuit for \(what) needs at least "
      + "\(counted(bound.units, "threshold unit")); this circuit has \(own)."
  }

  /// How the circuit is not one that the bound speaks of.
  private var departureSentences: String {
    let departures = circuit.modelDepartures
    guard !departures.isEmpty, bound != nil || asked.contains(where: { $0.bound != nil }) else { return "" }
    let shown = departures.prefix(3).map { $0.text(in: circuit) }.joined(separator: "; ")
    let rest = departures.count > 3 ? "; and \(departures.count - 3) more such" : ""
    return
      "The least number of units is that of circuits that remember threshold units of the step before and nothing else, "
      + "and read inputs at t. This circuit is not one of them: \(shown)\(rest)."
  }
}

extension MachineAnalysis.Asked {
  /// Whether another claim is about the same value and asks for the same machine.
  fileprivate func asksTheSame(as other: MachineAnalysis.Asked, in circuit: Circuit) -> Bool {
    guard circuit.text(of: specification.observed) == circuit.text(of: other.specification.observed),
      case .success(let one) = machine, case .success(let two) = other.machine
    else { return false }
    return one.difference(from: two) == nil
  }
}
