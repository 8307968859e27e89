import CircuitModel
public import Insight

/// How close each unit comes to its threshold: its reachable sums on a line on which the threshold is 0.
public struct MarginsPicture: Sendable {
  private let margins: MarginsInsight

  /// Draws the margins of a circuit.
  public init(of margins: MarginsInsight) {
    self.margins = margins
  }

  /// The picture.
  public var scene: Scene { Scene(title: margins.circuit.name, summary: "", size: Size(10, 10), marks: []) }
}
