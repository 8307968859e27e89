/// Linear equations between numbers, solved: each for the last number that it has, in terms of earlier ones.
///
/// A row holds a coefficient for each number and, at its end, a constant; as an equation it says that the sum is 0.
struct EquationSystem {
  typealias Row = [Rational]

  /// The equations by the number that they are solved for, where they are.
  private var solutions: [Row?]

  /// No equations between so many numbers.
  init(count: Int) { solutions = Array(repeating: nil, count: count) }

  /// The equations that hold exactly on the points `point + Σ λ · direction`.
  ///
  /// Number after number is expressed by earlier ones where the directions allow it. The directions need not be
  /// independent.
  init(point: [Rational], directions: [[Rational]]) {
    self.init(count: point.count)
    // What r − point is in the λ, made independent, next to the row that it comes from.
    var independent: [(place: Int, image: [Rational], row: Row)] = []
    for number in point.indices {
      var image = directions.map { $0[number] }
      var row = Row(repeating: 0, count: point.count + 1)
      row[number] = 1
      row[point.count] = -point[number]
      for earlier in independent {
        let factor = image[earlier.place]
        image = zip(image, earlier.image).map { $0 - factor * $1 }
        row = zip(row, earlier.row).map { $0 - factor * $1 }
      }
      if let place = image.firstIndex(where: { !$0.isZero }) {
        let lead = image[place]
        independent.append((place, image.map { $0 / lead }, row.map { $0 / lead }))
      } else {
        _ = add(row)
      }
    }
  }
}

extension EquationSystem {
  /// The equations themselves.
  var equations: [Row] { solutions.compactMap(\.self) }

  /// The row with every number that is solved for replaced.
  func reduced(_ row: Row) -> Row {
    var row = row
    for (number, solution) in solutions.enumerated() {
      guard let solution, !row[number].isZero else { continue }
      let factor = row[number]
      for place in row.indices where !solution[place].isZero { row[place] -= factor * solution[place] }
    }
    return row
  }

  /// Adds an equation; says whether there is a solution left.
  mutating func add(_ row: Row) -> Bool {
    var row = reduced(row)
    guard let last = row.dropLast().lastIndex(where: { !$0.isZero }) else { return row[row.count - 1].isZero }
    let lead = row[last]
    row = row.map { $0 / lead }
    for number in solutions.indices {
      guard let solution = solutions[number], !solution[last].isZero else { continue }
      let factor = solution[last]
      solutions[number] = zip(solution, row).map { $0 - factor * $1 }
    }
    solutions[last] = row
    return true
  }

  /// Whether the row is 0 wherever the equations hold.
  func implies(_ row: Row) -> Bool { reduced(row).allSatisfy(\.isZero) }
}
