/// What there is to say about a diagnostic code beyond a single message: what it means, why the language asks for it,
/// a file that gets it, and the same file mended.
///
/// The page holds no message. Whoever shows it runs the checker over the example, so that what a reader sees is what the
/// command prints today.
///
/// ```swift
/// DiagnosticCode.unclosedBracket.page.headline  // "A bracket is not closed"
/// ```
public struct DiagnosticPage: Hashable, Sendable {
  /// The code.
  public let code: DiagnosticCode
  /// What is wrong, as a title.
  public let headline: String
  /// What it means, why the language asks for it, and what people usually meant; each paragraph is one line.
  public let meaning: [String]
  /// How to meet it.
  public let wrong: Example
  /// The same, mended; `nil` where nothing in a file mends it.
  public let right: Example?

  /// Makes a page of a text whose paragraphs have blank lines between them.
  init(_ code: DiagnosticCode, _ headline: String, _ meaning: String, wrong: Example, right: Example? = nil) {
    self.code = code
    self.headline = headline
    self.meaning = DiagnosticPage.paragraphs(of: meaning)
    self.wrong = wrong
    self.right = right
  }
}

extension DiagnosticPage {
  /// A page for each code, in their order.
  public static let all: [DiagnosticPage] =
    spelling + grammar + names + uses + shapes + constants + limits + equations + claims + examples + runs + files
    + grading

  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append("")
      } else {
        paragraphs[paragraphs.count - 1] += (paragraphs[paragraphs.count - 1].isEmpty ? "" : " ") + line
      }
    }
    return paragraphs
  }
}

extension DiagnosticCode {
  /// The page about the code.
  public var page: DiagnosticPage {
    guard let page = DiagnosticPage.all.first(where: { $0.code == self }) else {
      // A test keeps a page for each code.
      preconditionFailure("\(rawValue) has no page")
    }
    return page
  }
}
