/// A loop in Python or C over every sequence of one length, which counts the steps at which the claim is false.
///
/// Since a claim is looked at after every step, the shorter sequences are covered too. The program prints how many steps
/// it took, how many violate the claim, and the time of the loop alone.
struct FloatLoop: Sendable {
  /// The language and manner.
  var name: String
  /// The name of the file.
  var file: String
  /// The text, in which `$…` are replaced.
  var template: String
  /// What `$…` stand for.
  var parts: [(name: String, text: String)]
  /// The length that takes a while.
  var length: Int
  /// The length that takes none.
  var quickLength: Int

  /// The whole program: a part's lines are indented as the line is on which it stands.
  var program: String {
    template.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let part = parts.first(where: { line.contains("$\($0.name)") }) else { return String(line) }
      let lines = part.text.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = String(line.prefix { $0 == " " })
      let first = line.replacing("$\(part.name)", with: lines[0])
      return ([first] + lines.dropFirst().map { indent + $0 }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The contestant, given how the program is started.
  func contestant(in workshop: Workshop, run: @escaping (_ length: String) throws -> String) -> Contestant {
    let length = workshop.isQuick ? quickLength : length
    return Contestant(name: name, length: length, expected: FloatLoop.answer(violations: 0)) {
      let account = Account(try run("\(length)"))
      return Sample(
        answer: FloatLoop.answer(violations: Int(try account.number("violations"))), unit: .steps,
        amount: try account.number("steps"), seconds: try account.number("seconds"),
        processorSeconds: account.optionalNumber("processor"))
    }
  }

  private static func answer(violations: Int) -> String {
    violations == 0 ? "no violation" : "\(violations) violations"
  }
}
