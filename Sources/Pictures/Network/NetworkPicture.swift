public import CircuitModel

/// The network of a circuit: inputs on the left, units in the order in which a step computes them, what is remembered bent
/// back below.
public struct NetworkPicture: Sendable {
  private let circuit: Circuit

  /// Draws a circuit.
  public init(of circuit: Circuit) {
    self.circuit = circuit
  }

  /// The picture.
  public var scene: Scene { Scene(title: circuit.name, summary: "", size: Size(10, 10), marks: []) }
}
