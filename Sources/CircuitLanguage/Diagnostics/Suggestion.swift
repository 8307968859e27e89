/// The known names that a misspelled one was most likely meant to be, the nearest first, at most four.
///
/// Near means few edits: a letter added, dropped, replaced, or two neighbours exchanged; capitals count half. A short
/// name must be nearer than a long one.
///
/// ```swift
/// nearestNames(to: "outpt", among: ["input", "output"])  // ["output"]
/// ```
/// - Parameters:
///   - misspelled: the name that is not known.
///   - known: the names that are, in any order.
/// - Returns: those near enough, by distance, then in alphabetical order.
/// - Complexity: O(length of the name · total length of the known names)
public func nearestNames(to misspelled: String, among known: [String]) -> [String] {
  let word = Array(misspelled.utf8)
  let limit = 2 * max(1, min(3, word.count / 3))
  var near: [(name: String, distance: Int)] = []
  for name in known where name != misspelled && abs(name.utf8.count - word.count) * 2 <= limit {
    let distance = editDistance(word, Array(name.utf8))
    if distance <= limit { near.append((name, distance)) }
  }
  near.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  var names: [String] = []
  for (name, _) in near where !names.contains(name) && names.count < 4 { names.append(name) }
  return names
}

/// "did you mean `a`, `b` or `c`?", or `nil` where there is nothing to suggest.
public func didYouMean(_ names: [String]) -> String? {
  guard let last = names.last else { return nil }
  let quoted = names.dropLast().map { "`\($0)`" }.joined(separator: ", ")
  return "did you mean " + (quoted.isEmpty ? "" : quoted + " or ") + "`\(last)`?"
}

/// Twice the number of edits from one word to another; a change of capitals alone is half an edit.
private func editDistance(_ from: [UInt8], _ to: [UInt8]) -> Int {
  func cost(_ left: UInt8, _ right: UInt8) -> Int {
    if left == right { return 0 }
    let isLetter = left | 0x20 >= UInt8(ascii: "a") && left | 0x20 <= UInt8(ascii: "z")
    return isLetter && left | 0x20 == right | 0x20 ? 1 : 2
  }
  var beforePrevious: [Int] = []
  var previous = Array(stride(from: 0, through: 2 * to.count, by: 2))
  for row in 0..<from.count {
    var current = [2 * (row + 1)]
    for column in 0..<to.count {
      var best = min(previous[column] + cost(from[row], to[column]), previous[column + 1] + 2, current[column] + 2)
      if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
        best = min(best, beforePrevious[column - 1] + 2)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[to.count]
}
