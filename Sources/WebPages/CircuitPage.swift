public import CircuitModel

/// A page about a circuit that stands on its own.
public struct CircuitPage: Sendable {
  private let circuit: Circuit

  /// Makes a page.
  public init(of circuit: Circuit) {
    self.circuit = circuit
  }
}
