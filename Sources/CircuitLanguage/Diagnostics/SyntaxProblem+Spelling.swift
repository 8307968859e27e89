import CircuitModel

extension SyntaxProblem {
  /// The words for what the lexer finds.
  func reportSpelling() -> Diagnostic {
    switch self {
    case .unreadableText(let looksLikeUTF16, let range):
      return Diagnostic(
        .unreadableText, looksLikeUTF16 ? "this file is UTF-16, not UTF-8" : "these bytes are not UTF-8 text",
        at: .init(range), help: "save the file as UTF-8 in your editor")
    case .hiddenCharacter(let scalar, let range):
      return hiddenCharacter(scalar, range)
    case .foreignCharacter(let scalar, let write, let range):
      return foreignCharacter(scalar, write, range)
    case .foreignOperator(let foreign, let range):
      return foreignOperator(foreign, range)
    case .holeInCircuit(let range):
      return Diagnostic(
        .holeInCircuit, "a number is missing here, and this file is no exercise", at: .init(range),
        help: "write the number; or call the file `….exercise`, in which `heaviside solve` finds it")
    case .malformedNumber(let flaw, let range):
      return malformedNumber(flaw, range)
    case .numberTooLong(let digits, let range):
      return Diagnostic(
        .numberTooLong, "this number is too long to be computed with",
        at: .init(range, "\(digits) digits, or 10 to the power \(digits)"),
        notes: ["a number has at most \(Lexer.mostDigits) digits, and an exponent of at most \(Lexer.mostDigits)"],
        help: "write fewer digits, or build it: `2^100 - 1`")
    case .unterminatedString(let range):
      return Diagnostic(
        .unterminatedString, "this text does not end on its line", at: .init(range, "begins here"),
        help: "write `\"` at its end; a text cannot go on in the next line",
        fix: .init(SourceRange(file: range.file, start: range.end, end: range.end), replacement: "\""))
    case .tooLong(let length, let range):
      return tooLong(length, range)
    default:
      preconditionFailure("not a problem of spelling: \(self)")
    }
  }

  private func hiddenCharacter(_ scalar: Unicode.Scalar, _ range: SourceRange) -> Diagnostic {
    let code = SyntaxProblem.codePoint(scalar)
    if scalar.value == 0 {
      return Diagnostic(
        .hiddenCharacter, "a NUL byte: this file is not text", at: .init(range),
        help: "check that this is a circuit file; if it is, save it again as UTF-8 text")
    }
    if scalar.properties.generalCategory == .spaceSeparator {
      return Diagnostic(
        .hiddenCharacter, "a blank that is not a space, \(code)", at: .init(range),
        help: "replace it by a space", fix: .init(range, replacement: " "))
    }
    let what =
      scalar.properties.generalCategory == .control
      ? "a control character, \(code)"
      : NonASCII.isForbiddenInText(scalar)
        ? "\(code), which makes what is seen differ from what is written" : "a character that cannot be seen, \(code)"
    return Diagnostic(
      .hiddenCharacter, what, at: .init(range), help: "remove it", fix: .init(range, replacement: ""))
  }

  private func foreignCharacter(_ scalar: Unicode.Scalar, _ write: String?, _ range: SourceRange) -> Diagnostic {
    if scalar == "_" {
      return Diagnostic(
        .foreignCharacter, "a name cannot begin with `_`", at: .init(range), help: "begin it with a letter: `h_1`")
    }
    let named = scalar.isASCII ? "`\(scalar)`" : "`\(scalar)`, \(SyntaxProblem.codePoint(scalar)),"
    let fix = write.flatMap { $0.contains("…") ? nil : Diagnostic.Fix(range, replacement: $0) }
    let help =
      write.map { "write `\($0)`" }
      ?? (scalar.properties.isXIDContinue
        ? "names are made of the letters a–z and A–Z, digits and `_`"
        : "remove it; text of any kind may stand in comments (`// …`) and in quotes")
    return Diagnostic(
      .foreignCharacter, "\(named) means nothing in a circuit", at: .init(range), help: help, fix: fix)
  }

  private func foreignOperator(_ foreign: ForeignOperator, _ range: SourceRange) -> Diagnostic {
    guard let replacement = foreign.replacement else {
      return Diagnostic(
        .foreignOperator, "`\(foreign.spelling)` is not an operator of this language", at: .init(range),
        help: foreign.advice)
    }
    if replacement.isEmpty {
      return Diagnostic(
        .foreignOperator, "`\(foreign.spelling)` is not needed", at: .init(range, foreign.advice),
        help: "remove it, and write one statement a line", fix: .init(range, replacement: ""))
    }
    return Diagnostic(
      .foreignOperator, "`\(foreign.spelling)` is written `\(replacement)` here", at: .init(range),
      notes: foreign.advice.isEmpty ? [] : [foreign.advice], help: "write `\(replacement)`",
      fix: foreign.meaning == .invalid ? nil : .init(range, replacement: replacement))
  }

  private func malformedNumber(_ flaw: NumberFlaw, _ range: SourceRange) -> Diagnostic {
    switch flaw {
    case .noDigitAfterPoint(let spelling):
      return Diagnostic(
        .malformedNumber, "digits are missing after the point of `\(spelling)`", at: .init(range),
        help: "write `\(spelling)0`", fix: .init(range, replacement: spelling + "0"))
    case .noDigitBeforePoint(let spelling):
      return Diagnostic(
        .malformedNumber, "a digit is missing before the point of `\(spelling)`", at: .init(range),
        help: "write `0\(spelling)`", fix: .init(range, replacement: "0" + spelling))
    case .letterAfter(let number, let name):
      return Diagnostic(
        .malformedNumber, "`\(number)\(name)` is neither a number nor a name", at: .init(range),
        notes: ["names begin with a letter, and numbers are decimal: `12`, `1.5`, `1e-3`"],
        help: "for a product write `\(number) * \(name)`",
        fix: .init(range, replacement: "\(number) * \(name)"))
    case .underscore(let spelling):
      let digits = spelling.filter { $0 != "_" }
      return Diagnostic(
        .malformedNumber, "numbers are written without `_`", at: .init(range), help: "write `\(digits)`")
    }
  }

  private func tooLong(_ length: Length, _ range: SourceRange) -> Diagnostic {
    switch length {
    case .name(let bytes):
      Diagnostic(
        .tooLong, "this name has \(bytes) characters", at: .init(range),
        help: "choose one of at most \(Lexer.greatestName)")
    case .string(let bytes):
      Diagnostic(
        .tooLong, "this text has \(bytes) bytes", at: .init(range),
        help: "shorten it to at most \(Lexer.greatestString)")
    case .tokens:
      Diagnostic(
        .tooLong, "this file has more than \(Lexer.mostTokens) words, numbers and signs",
        at: .init(range, "reading stopped here"), help: "split it into several files")
    case .file(let bytes):
      Diagnostic(
        .tooLong, "this file has \(bytes) bytes", at: .init(range),
        notes: ["a circuit file has at most \(Lexer.greatestFile) bytes (16 MB)"],
        help: "check that this is a circuit file; if it is, split it into several files")
    }
  }

  /// `U+200B ZERO WIDTH SPACE`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return scalar.properties.name.map { "\(code) \($0)" } ?? code
  }
}
