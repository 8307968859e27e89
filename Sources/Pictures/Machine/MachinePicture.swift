public import CircuitModel
public import Insight

/// The states of a machine, in layers by how many steps lead to them; a table where there are too many to draw.
public struct MachinePicture: Sendable {
  private let machine: MooreMachine
  private let circuit: Circuit

  /// The most states that are drawn; beyond it the picture is a table.
  public static let mostStates = 60

  /// Draws the machine of a circuit's outputs.
  public init(of machine: MooreMachine, in circuit: Circuit) {
    self.machine = machine
    self.circuit = circuit
  }

  /// The picture.
  public var scene: Scene { Scene(title: circuit.name, summary: "", size: Size(10, 10), marks: []) }
}
