import CircuitModel

/// What a claim is worth: the number in a line `points: 3` of its `///` comment, 1 without one.
struct Points {
  /// The number, from 0 on.
  var value: Rational = 1
  /// The other lines of the comment.
  var description: [String] = []
  /// What is wrong with the lines of points.
  var findings = Findings()

  /// Reads the comment above a claim, or above something that is none and is worth nothing.
  ///
  /// - Parameters:
  ///   - documentation: the lines of the comment.
  ///   - range: the statement or circuit that it describes.
  ///   - file: the file in which it stands.
  ///   - isClaim: whether there may be points.
  init(_ documentation: [String], above range: SourceRange, in file: SourceFile, isClaim: Bool) {
    var first: SourceRange?
    for (place, line) in documentation.enumerated() {
      guard let text = Points.text(in: line) else {
        description.append(line)
        continue
      }
      // The comment ends on the line above the statement, so its lines can be found again by counting.
      let number = file.line(of: range.start) - documentation.count + place
      let line = Points.range(ofLine: number, in: file)
      if !isClaim {
        findings.add(GradingProblem.misplacedPoints(line).report())
      } else if let first {
        findings.add(GradingProblem.repeatedPoints(line, first: first).report())
      } else if let value = Points.number(text) {
        self.value = value
      } else {
        findings.add(GradingProblem.malformedPoints(String(text.prefix(40)), line).report())
      }
      first = first ?? line
    }
  }
}

extension Points {
  /// What stands after `points:`; `nil` for a line that is no line of points.
  private static func text(in line: String) -> String? {
    let line = line.trimmed
    guard line.prefix(6).lowercased() == "points" else { return nil }
    let rest = String(line.dropFirst(6)).trimmed
    return rest.first == ":" ? String(rest.dropFirst()).trimmed : nil
  }

  /// The number that a text spells: a decimal, or a fraction of whole numbers.
  private static func number(_ text: String) -> Rational? {
    guard text.utf8.count <= longestNumber, !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return nil
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      Rational(decimal: String($0).trimmed)
    }
    switch parts.count {
    case 1: return parts[0]
    case 2:
      guard let above = parts[0], let below = parts[1], above.isInteger, below.isInteger, !below.isZero else {
        return nil
      }
      return above / below
    default: return nil
    }
  }

  /// Points have few digits; longer numbers are slips.
  private static let longestNumber = 40

  /// The text of a line without the space around it.
  private static func range(ofLine number: Int, in file: SourceFile) -> SourceRange {
    var offsets = file.offsets(ofLine: number)
    let isSpace = { (offset: Int) in file.bytes[offset] == UInt8(ascii: " ") || file.bytes[offset] == UInt8(ascii: "\t")
    }
    while let first = offsets.first, isSpace(first) { offsets.removeFirst() }
    while let last = offsets.last, isSpace(last) { offsets.removeLast() }
    return file.range(offsets)
  }
}

extension String {
  /// The text without spaces and tabs around it.
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
