import CircuitLanguage
import CircuitModel
import Insight
import TestSupport
import Testing

/// The exercises of a text, and the file that it would be.
func exercises(_ text: String) throws -> (exercises: [Exercise], source: SourceFile) {
  let source = SourceFile(path: "test.exercise", bytes: Array(text.utf8))
  let (tree, problems) = parse(source)
  try #require(problems.map(\.headline) == [])
  let (circuits, diagnostics) = check(Program(source, tree))
  try #require(diagnostics.map(\.headline) == [])
  return (Exercise.all(in: circuits), source)
}

/// What comes of the first exercise of a text, confirmed.
func solve(_ text: String, within limits: SolveLimits = SolveLimits()) throws -> ConfirmedSolution {
  let (exercises, source) = try exercises(text)
  let solution = try exercises[0].solve(within: limits)
  return try exercises[0].confirm(solution, in: [source], within: limits)
}

extension ConfirmedSolution {
  /// The numbers, where some were found.
  var numbers: [Rational]? { if case .solved(let filling) = solution { filling.numbers } else { nil } }

  /// The numbers, where they are known to be the smallest.
  var smallest: [Rational]? {
    if case .solved(let filling) = solution, filling.doubt == nil { filling.numbers } else { nil }
  }

  /// Whether no numbers exist.
  var isImpossible: Bool { if case .impossible = solution { true } else { false } }

  /// Why nothing was decided, where nothing was.
  var reason: String? { if case .undecided(let reason) = solution { reason } else { nil } }
}

/// Every vector of whole numbers, the smallest first: by the sum of magnitudes, then number by number, 0 before 1 before −1
/// before 2.
func wholeVectors(of count: Int, upTo most: Int) -> [[Int]] {
  func vectors(_ count: Int, sum: Int) -> [[Int]] {
    if count == 0 { return sum == 0 ? [[]] : [] }
    return (0...sum).flatMap { size in
      (size == 0 ? [0] : [size, -size]).flatMap { first in vectors(count - 1, sum: sum - size).map { [first] + $0 } }
    }
  }
  return (0...most).flatMap { vectors(count, sum: $0) }
}
