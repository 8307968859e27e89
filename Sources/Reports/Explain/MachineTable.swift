package import CircuitModel
package import Insight

/// A machine as a table: a row for each state, its output, and the state after each letter.
///
/// ```
/// state  y  0  1
/// start     0  1
/// 0      0  0  0
/// 1      1  0  1
/// ```
/// A state is named by the shortest sequence that leads to it, or, where such names are long, by a number, and its sequence
/// stands at the end of the row. Letters that behave alike share a column.
package struct MachineTable {
  private let machine: MooreMachine
  private let circuit: Circuit
  private let observed: [String]
  private let isNumbered: Bool

  /// The states that are shown.
  private static let mostStates = 24
  /// The classes of letters that are shown.
  private static let mostClasses = 8
  /// How wide the name of a state, and the heading of a column, may be.
  private static let widest = (state: 7, letters: 14)
  /// How many letters of a class are listed.
  private static let mostLetters = 8

  /// Makes the table of a machine that puts out what has these names.
  package init(_ machine: MooreMachine, of circuit: Circuit, observing observed: [String]) {
    self.machine = machine
    self.circuit = circuit
    self.observed = observed
    isNumbered = machine.states.contains { circuit.text(ofWord: $0.word).columns > MachineTable.widest.state }
  }
}

extension MachineTable {
  /// The headings.
  package var head: [String] { ["state"] + observed + heads + (isNumbered ? ["reached by"] : []) }

  /// A row for each state.
  package var rows: [[String]] {
    shown.enumerated().map { number, state in
      let output = state.output?.map(\.tableText) ?? observed.map { _ in "" }
      let next = classes.map { letters in state.next[letters[0]].map { name(ofState: $0) } ?? "-" }
      return [name(ofState: number)] + output + next + (isNumbered ? [circuit.text(ofWord: state.word)] : [])
    }
  }

  /// What has to be said to read the table, as sentences.
  package var notes: [String] {
    var notes: [String] = []
    if isAbbreviated { notes += classes.enumerated().map { "(\($0 + 1)) is \(letters($1))." } }
    if let names = circuit.letterNames { notes.append("A letter is \(names).") }
    let naming = isNumbered ? "Each state has the shortest sequence that leads to it." : nil
    notes.append(naming ?? "A state is named by the shortest sequence that leads to it.")
    if !machine.isTotal { notes.append("- stands where the assumptions keep a letter out.") }
    if shown.count < machine.states.count {
      notes.append("Only the first \(shown.count) of \(counted(machine.states.count, "row")) are shown.")
    }
    let all = machine.letterClasses.count
    if classes.count < all { notes.append("Only the first \(classes.count) of \(all) kinds of letters are shown.") }
    return notes
  }

  /// What a state is called.
  package func name(ofState number: Int) -> String {
    number == 0 ? "start" : isNumbered ? "\(number)" : circuit.text(ofWord: machine.states[number].word)
  }

  private var shown: ArraySlice<MooreMachine.State> { machine.states.prefix(MachineTable.mostStates) }

  private var classes: ArraySlice<[Int]> { machine.letterClasses.prefix(MachineTable.mostClasses) }

  private var isAbbreviated: Bool { classes.map(letters).contains { $0.columns > MachineTable.widest.letters } }

  private var heads: [String] {
    isAbbreviated ? classes.indices.map { "(\($0 + 1))" } : classes.map(letters)
  }

  private func letters(_ letters: [Int]) -> String {
    if letters.count == machine.letterCount, letters.count > 1 { return "any letter" }
    let shown = letters.prefix(MachineTable.mostLetters).map { circuit.text(ofLetter: $0) }.joined(separator: ", ")
    let rest = letters.count - MachineTable.mostLetters
    return rest > 0 ? "\(shown) and \(grouped("\(rest)")) more" : shown
  }
}
