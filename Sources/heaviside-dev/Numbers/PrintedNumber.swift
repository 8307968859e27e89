import CircuitModel
import Verification

/// A number that a published solution prints, and what the claim about it came to.
///
/// The claim says in the first line of its `///` comment which number it is about:
/// `[D4, 004 line 180] f_1 = sigma(1.2), printed 0.23`. The lines below say why it is wrong, or what else to know.
struct PrintedNumber {
  /// What is said of it.
  enum Standing: String {
    case right, wrong, loose
  }

  /// The system of the list of systems: `D4`.
  var system: String
  /// The document: `004`.
  var document: String
  /// The line of the document.
  var line: Int
  /// What the number is.
  var quantity: String
  /// The number as printed.
  var printed: String
  /// The number as it is.
  var truth: String
  /// What the verdict means for it.
  var standing: Standing
  /// Why it is wrong, or what else to know.
  var note: String
  /// The file and the claim.
  var place: String
}

/// Why a claim that is about a printed number gives no row of the table.
struct UnfitClaim: Error, CustomStringConvertible {
  var description: String
}

extension PrintedNumber {
  /// Reads the comment of a claim, judges the claim, and works the number out; `nil` for a claim about no printed number.
  init?(_ claim: Claim, at place: Int, of circuit: Circuit, in file: String) throws {
    let lines = claim.summary.split(separator: "\n").map(String.init)
    guard let first = lines.first, first.hasPrefix("["), let tag = PrintedNumber.tag(of: first) else { return nil }
    (system, document, line, quantity, printed) = tag
    let note = lines.dropFirst().joined(separator: " ")
    let verdicts = try verify(circuit, claims: [place], with: .auto, upTo: nil, within: Budget())
    switch verdicts[0].verdict.judgement {
    case .proved, .holds: standing = .right
    case .witnessed: standing = .wrong
    default: throw UnfitClaim(description: "\(file): \(claim.name) is neither right nor refuted")
    }
    let looseMark = "loose: "
    if note.hasPrefix(looseMark) { standing = .loose }
    self.note = note.hasPrefix(looseMark) ? String(note.dropFirst(looseMark.count)) : note
    guard case .worked(let worked) = claim.kind, let truth = claim.sides.first?.components.first else {
      throw UnfitClaim(description: "\(file): \(claim.name) compares no number of an example")
    }
    self.truth = try PrintedNumber.decimal(truth, of: worked, in: circuit)
    self.place = "\(file), \(circuit.name)"
  }

  /// `[D4, 004 line 180] f_1 = sigma(1.2), printed 0.23`, taken apart.
  private static func tag(
    of text: String
  ) -> (system: String, document: String, line: Int, quantity: String, printed: String)? {
    let pattern = /\[(\w+), (\d+) line (\d+)\] (.+), printed (.+)/
    guard let match = text.wholeMatch(of: pattern), let line = Int(match.3) else { return nil }
    return (String(match.1), String(match.2), line, String(match.4), String(match.5))
  }

  /// The value of an expression at the end of an example: exactly where it is short in decimal, otherwise to ten digits.
  private static func decimal(_ expression: Expression, of worked: WorkedClaim, in circuit: Circuit) throws -> String {
    let digits = 10
    var run = Run(circuit)
    for step in 0..<worked.inputs.length { run.advance(along: worked.inputs, step) }
    let value = try run.value(of: expression)
    if let number = value.rational {
      let text = number.decimal(digits: digits)
      let isShort = Rational(decimal: text.trimmingPrefix("-").description)?.magnitude == number.magnitude
      return isShort ? PrintedNumber.withoutZeros(text) : text
    }
    guard let rounded = value.enclosure(bits: run.bits).rounded(digits: digits) else {
      throw UnfitClaim(description: "\(circuit.name): a number is not known to \(digits) digits")
    }
    return Rational(rounded, BigInteger(10).power(digits)).decimal(digits: digits)
  }

  private static func withoutZeros(_ decimal: String) -> String {
    guard decimal.contains(".") else { return decimal }
    var text = decimal
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
