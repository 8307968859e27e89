public import CircuitModel
public import Insight
import Reports

/// The states of a machine, in columns by how many steps lead to them; a table where there are too many to draw.
///
/// Arrows carry the letters that lead from state to state; those that lead to the same state share one. Scripts find the box of a
/// state as `state-N`.
public struct MachinePicture: Sendable {
  private let machine: MooreMachine
  private let circuit: Circuit
  private let path: [Int]

  /// The most states that are drawn; beyond it the picture is a table.
  public static let mostStates = 60

  /// Draws the machine of a circuit's outputs.
  ///
  /// - Parameters:
  ///   - machine: the machine.
  ///   - circuit: the circuit.
  ///   - word: a sequence whose way through the machine is pointed out.
  public init(of machine: MooreMachine, in circuit: Circuit, along word: [Int] = []) {
    self.machine = machine
    self.circuit = circuit
    path = word
  }

  /// The picture.
  public var scene: Scene {
    machine.states.count <= MachinePicture.mostStates ? diagram.scene : table
  }

  /// The machine as a graph for Graphviz, with all its states.
  public var dot: String { diagram.dot }

  /// The machine as a flowchart for Mermaid, with all its states.
  public var mermaid: String { diagram.mermaid }
}

extension MachinePicture {
  /// The boxes and arrows.
  var diagram: Diagram {
    var diagram = Diagram(title: title, summary: summary)
    let names = MachineTable(machine, of: circuit, observing: outputNames)
    let steps = steps
    let passed = Set(steps.map(\.to) + steps.prefix(1).map(\.from))
    diagram.nodes = machine.states.indices.map { node(for: $0, names, isOnPath: passed.contains($0)) }
    for (state, letters) in machine.states.indices.map({ ($0, LetterGroups(of: machine, in: $0)) }) {
      for group in letters.groups {
        let isOnPath = steps.contains { $0.from == state && $0.to == group.target }
        diagram.arrows.append(
          Diagram.Arrow(
            key: "step-\(state)-\(group.target)", from: state, to: group.target, label: text(of: group),
            look: isOnPath ? .bad : .neutral, width: isOnPath ? 2.4 : 1.3,
            hint: "\(all(group.letters)): from \(names.name(ofState: state)) to \(names.name(ofState: group.target))"))
      }
    }
    diagram.nodes.append(Diagram.Node(key: "start", lines: [], look: nil, column: 0))
    diagram.arrows.append(
      Diagram.Arrow(
        key: "step-start", from: machine.states.count, to: 0, look: .neutral, width: 1.6,
        hint: "Before step 1 the network is here"))
    if let letters = circuit.letterNames { diagram.notes.append("A letter is \(letters).") }
    if !machine.isTotal { diagram.notes.append("Where the assumptions keep a letter out, no arrow has it.") }
    return diagram
  }

  private var title: String { "The machine of \(circuit.name.visible)" }

  private var summary: String {
    let first = machine.states.prefix(MachinePicture.mostSpoken).enumerated().map { number, state in
      let ways = LetterGroups(of: machine, in: number).groups.map { "\(text(of: $0)) to \($0.target)" }
      return "state \(number)\(outputs(of: state).map { ", \($0)" }.joined()): \(ways.joined(separator: ", "))"
    }
    return ([counted(machine.states.count, "state") + " with the one before step 1"] + first).joined(separator: "; ")
  }

  private var outputNames: [String] { circuit.outputs.map { circuit[$0].name.visible } }

  /// The way of the sequence, as far as it is considered.
  private var steps: [(from: Int, to: Int)] {
    var (state, steps): (Int, [(from: Int, to: Int)]) = (0, [])
    for letter in path {
      guard machine.states[state].next.indices.contains(letter), let next = machine.states[state].next[letter] else {
        break
      }
      steps.append((state, next))
      state = next
    }
    return steps
  }

  private func outputs(of state: MooreMachine.State) -> [String] {
    zip(outputNames, state.output ?? []).map { "\($0) = \($1.tableText)" }
  }

  private func node(for number: Int, _ names: MachineTable, isOnPath: Bool) -> Diagram.Node {
    let state = machine.states[number]
    let outputs = outputs(of: state)
    let shown = outputs.prefix(MachinePicture.mostOutputs).map { $0.shortened(to: MachinePicture.widest) }
    let rest = outputs.count - shown.count
    let word = circuit.text(ofWord: state.word)
    let way = number == 0 ? "Before step 1" : "The shortest sequence that leads here: \(word)"
    return Diagram.Node(
      key: "state-\(number)",
      lines: [.name(number == 0 ? "start" : "\(number)")] + shown.map { .fact($0) }
        + (rest > 0 ? [.remark("and \(rest) more")] : []),
      look: .unit, corner: 12, frame: isOnPath ? .bad : nil, isCentred: true,
      hint: ([way] + outputs).joined(separator: "\n"), column: state.word.count + 1)
  }

  private static let mostOutputs = 4
  private static let mostSpoken = 12
  private static let widest = 18
}

extension MachinePicture {
  /// Letters as they stand at an arrow.
  private func text(of group: LetterGroups.Group) -> String {
    switch group.kind {
    case .any: return "any"
    case .others: return "else"
    case .listed:
      let shown = group.letters.prefix(MachinePicture.mostLetters).map { circuit.text(ofLetter: $0) }
      let rest = group.letters.count - shown.count
      return shown.joined(separator: ", ") + (rest > 0 ? " and \(grouped("\(rest)")) more" : "")
    }
  }

  private func all(_ letters: [Int]) -> String {
    let shown = letters.prefix(MachinePicture.mostHinted).map { circuit.text(ofLetter: $0) }.joined(separator: ", ")
    let rest = letters.count - MachinePicture.mostHinted
    return rest > 0 ? "\(shown) and \(grouped("\(rest)")) more" : shown
  }

  private static let mostLetters = 3
  private static let mostHinted = 24

  /// The machine as a table.
  private var table: Scene {
    let table = MachineTable(machine, of: circuit, observing: outputNames)
    return TextTable(head: table.head, rows: table.rows, notes: table.notes).scene(title: title, summary: summary)
  }
}

/// The letters after a state, those together that lead to the same state.
private struct LetterGroups {
  /// How the letters of a group are named.
  enum Kind {
    case any, others, listed
  }

  /// Letters that lead to the same state.
  struct Group {
    var target: Int
    var letters: [Int]
    var kind = Kind.listed
  }

  private(set) var groups: [Group] = []

  /// Fewer letters than these are always listed.
  private static let fewest = 4

  init(of machine: MooreMachine, in state: Int) {
    var places: [Int: Int] = [:]
    let next = machine.states[state].next
    for (letter, target) in next.enumerated() {
      guard let target else { continue }
      if let place = places[target] {
        groups[place].letters.append(letter)
      } else {
        places[target] = groups.count
        groups.append(Group(target: target, letters: [letter]))
      }
    }
    guard !next.contains(nil) else { return }
    if groups.count == 1 {
      if next.count > 1 { groups[0].kind = .any }
    } else if let most = groups.map(\.letters.count).max(), most >= LetterGroups.fewest {
      if let place = groups.firstIndex(where: { $0.letters.count == most }) { groups[place].kind = .others }
    }
  }
}
