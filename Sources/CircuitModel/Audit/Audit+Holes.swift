extension Audit {
  /// What is said of every claim of a circuit while numbers of it are not known; `nil` where all are.
  ///
  /// A claim that no hole reaches could be judged all the same; that it is not costs nothing but a second look once the
  /// holes are filled, and no verdict on an unfinished circuit is ever mistaken for one on the finished one.
  public static func openHoles(of circuit: Circuit) -> AuditedVerdict? {
    circuit.holesText.map { AuditedVerdict(judgement: .unknown(reason: $0, upTo: 0), engine: Run.engineName) }
  }
}

extension Circuit {
  /// `2 holes (`?`) are open`; `nil` where none is.
  public var holesText: String? {
    if holes.isEmpty { return nil }
    return holes.count == 1 ? "1 hole (`?`) is open" : "\(holes.count) holes (`?`) are open"
  }

  /// The circuit with numbers in its holes, one for each in the order of the text.
  public func filled(with numbers: [Rational]) -> Circuit {
    var circuit = self
    for (id, number) in zip(holes, numbers) { circuit.parameters[id.number].value = number }
    circuit.holes = []
    return circuit
  }
}
