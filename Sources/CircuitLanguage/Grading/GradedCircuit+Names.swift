public import CircuitModel

extension GradedCircuit {
  /// The circuit to verify under the names that its author knows; `nil` where nothing can be verified.
  ///
  /// In the circuit a unit of the student's is called `student.h`; its author calls it `h`, and so does whatever is
  /// reported. The prefix stays where the teacher has given the same name to something else, a `ref`, and where the name
  /// without it could be taken for one that keeps it. What the part is fed and the units that the outputs copy are left
  /// out: inputs and outputs show them already.
  public var reported: Circuit? {
    guard var circuit else { return nil }
    let prefix = part + "."
    let asked = circuit.signals.filter { !$0.name.hasPrefix(prefix) }
    let shared = Set(asked.filter { $0.role == .input || $0.role == .output }.map(\.name))
    let taken = Set(asked.map { $0.name.first(upTo: ".") }).subtracting(shared).union([part])
    func known(_ name: String) -> String {
      guard name.hasPrefix(prefix) else { return name }
      let own = String(name.dropFirst(prefix.count))
      return taken.contains(own.first(upTo: ".").first(upTo: "[")) ? name : own
    }
    circuit.signals.removeAll { $0.name.hasPrefix(prefix) && shared.contains(String($0.name.dropFirst(prefix.count))) }
    for place in circuit.signals.indices { circuit.signals[place].name = known(circuit.signals[place].name) }
    for place in circuit.cells.indices { circuit.cells[place].name = known(circuit.cells[place].name) }
    return circuit
  }
}

extension String {
  /// What stands before a sign; everything where it does not occur.
  fileprivate func first(upTo sign: Character) -> String { String(prefix { $0 != sign }) }
}
