import CircuitModel
public import Insight
import Reports

/// How close each unit comes to its threshold: its reachable sums on a line on which the threshold is 0.
///
/// Below stands how far each number of the network may move. All numbers are exact; what was not looked at is said.
public struct MarginsPicture: Sendable {
  private let margins: MarginsInsight

  /// Draws the margins of a circuit.
  public init(of margins: MarginsInsight) {
    self.margins = margins
  }

  /// The picture.
  public var scene: Scene {
    var sheet = Sheet(width: 736, edge: 12)
    sheet.write("\(margins.circuit.name.visible): how close sums come to their thresholds", size: 15)
    sheet.write(margins.extent, .aside)
    if margins.units.isEmpty {
      sheet.write("No unit asks on which side of a threshold its sum lies, so there are no margins.")
    } else {
      sheet.write(
        "A dot is a sum that is met, less the threshold; it is filled where the unit answers 1, or is above its middle.",
        .aside)
    }
    for unit in margins.units {
      sheet.skip(20)
      let isLeast = margins.units.count > 1 && unit.least != nil && unit.least == margins.least
      MarginLine(unit, in: margins, isLeast: isLeast).draw(on: &sheet)
    }
    drawWeights(on: &sheet)
    return sheet.scene(
      title: "\(margins.circuit.name.visible): margins", summary: ([margins.extent] + summary).joined(separator: " "))
  }

  /// How far numbers may move, below a heading.
  private func drawWeights(on sheet: inout Sheet) {
    if margins.weights.isEmpty { return }
    sheet.skip(22)
    if let reason = margins.commonObstacle {
      sheet.write("How far weights and biases may move is not worked out: \(reason).")
      return
    }
    sheet.write("How far each number may move while all others stay", size: 15)
    let rooms = margins.weights.prefix(MarginsInsight.mostRows)
    WeightBars(Array(rooms), in: margins).draw(on: &sheet)
    if margins.weights.count > rooms.count {
      sheet.write("… and \(counted(margins.weights.count - rooms.count, "number")) more.", .aside)
    }
    sheet.skip(6)
    for line in margins.weightNotes + margins.uniformLines { sheet.write(line, .aside) }
  }

  /// Each unit in words.
  private var summary: [String] {
    margins.units.map { unit in
      let name = margins.circuit.unitText(of: unit.preActivation.place)
      guard let least = unit.least else { return "\(name): no sum." }
      let sums = unit.sums.prefix(24).map { "\($0.value)" }.joined(separator: ", ")
      let more = unit.sums.count > 24 ? " and \(unit.sums.count - 24) more" : ""
      return "\(name): sums \(sums)\(more); margin \(least)."
    }
  }
}
