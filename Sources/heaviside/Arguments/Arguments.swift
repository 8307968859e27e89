import CircuitModel

/// A command line taken apart: the verb, what it is applied to, and the values of its options.
///
/// ```swift
/// try Arguments(["check", "--up-to", "8", "Circuits"])  // verb check, operands ["Circuits"], --up-to ["8"]
/// ```
struct Arguments {
  /// What to do.
  private(set) var verb: Verb
  /// The words that are not options, in order.
  private(set) var operands: [String] = []
  /// The values given for each option, in order; a switch that was given has one empty value.
  private var values: [Option: [String]] = [:]

  private init(verb: Verb) { self.verb = verb }

  /// Takes a command line apart, without the name of the program.
  ///
  /// Options may stand anywhere after the verb, as `--name value` or `--name=value`; after `--` nothing is an option.
  init(_ words: [String]) throws(UsageProblem) {
    guard let first = words.first else { throw .noVerb }
    if first == "--version" || first == "--help" || first == "-h" {
      verb = .help
      values[first == "--version" ? .version : .help] = [""]
      return
    }
    guard !first.hasPrefix("-") else { throw .unknownOption(first, nil) }
    guard let verb = Verb(rawValue: first) else { throw .unknownVerb(first) }
    self.verb = verb
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      if word == "-h" {
        values[.help] = [""]
      } else if let option = Option.allCases.first(where: { $0.entry.short == word }) {
        try take(option.rawValue, valueFrom: &rest)
      } else if word.hasPrefix("-"), word != "-" {
        try take(word, valueFrom: &rest)
      } else {
        operands.append(word)
      }
    }
  }
}

extension Arguments {
  /// Whether a switch was given.
  func has(_ option: Option) -> Bool { values[option] != nil }

  /// The value given for an option, or `nil`.
  func value(of option: Option) -> String? { values[option]?.last }

  /// The values given for an option, in order.
  func values(of option: Option) -> [String] { values[option] ?? [] }

  /// Gives the options that the command line leaves out the values that a file sets.
  mutating func fill(from configuration: Configuration) {
    for setting in configuration.settings where values[setting.option] == nil && setting.option.belongs(to: verb) {
      values[setting.option] = setting.values
    }
  }

  /// Whether a value is one that an option accepts; says why not.
  static func validate(_ value: String, of option: Option) throws(UsageProblem) {
    var arguments = Arguments(verb: .config)
    arguments.values[option] = [value]
    if value.isEmpty { throw .emptyValue(option) }
    switch option.entry.kind {
    case .number: _ = try arguments.number(of: option)
    case .size: _ = try arguments.size(of: option)
    case .file, .folder: break
    case .word: if !option.entry.choices.isEmpty { try validate(choice: value, of: option) }
    }
  }

  /// The whole number, of at least 1, given for an option.
  func number(of option: Option) throws(UsageProblem) -> Int? {
    guard let text = value(of: option) else { return nil }
    guard let number = Int(text), number >= 1, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .notANumber(option, text)
    }
    return number
  }

  /// The number above 0 given for an option, as `1/4` or `0.25`.
  func positiveNumber(of option: Option) throws(UsageProblem) -> Rational? {
    guard let text = value(of: option) else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map {
      $0.utf8.count <= 20 ? Rational(decimal: String($0)) : nil
    }
    guard let first = parts[0], first > 0 else { throw .notPositive(option, text) }
    if parts.count == 1 { return first }
    guard let second = parts[1], second > 0 else { throw .notPositive(option, text) }
    return first / second
  }

  /// The number of bytes given for an option: digits, then optionally K, M, G or T.
  func size(of option: Option) throws(UsageProblem) -> Int? {
    guard let text = value(of: option) else { return nil }
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
    let unit = text.last.flatMap { units[Character($0.uppercased())] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number >= 1 else {
      throw .notASize(option, text)
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
    guard !overflow else { throw .notASize(option, text) }
    return bytes
  }

  /// The one of several words given for an option.
  func choice<Choice: RawRepresentable<String>>(
    of option: Option, as type: Choice.Type = Choice.self
  ) throws(UsageProblem) -> Choice? {
    guard let word = value(of: option) else { return nil }
    return try Arguments.choice(word, of: option)
  }

  /// The value that a word stands for among those that an option accepts.
  static func choice<Choice: RawRepresentable<String>>(
    _ word: String, of option: Option
  ) throws(UsageProblem) -> Choice {
    try validate(choice: word, of: option)
    guard let choice = Choice(rawValue: word) else { throw .notAChoice(option, word, among: option.entry.choices) }
    return choice
  }

  private static func validate(choice word: String, of option: Option) throws(UsageProblem) {
    let choices = option.entry.choices
    guard choices.contains(word) else { throw .notAChoice(option, word, among: choices) }
  }

  private mutating func take(_ word: String, valueFrom rest: inout ArraySlice<String>) throws(UsageProblem) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = Option(rawValue: parts[0]) else { throw .unknownOption(parts[0], verb) }
    guard option.belongs(to: verb) else { throw .optionOfAnotherVerb(option, verb) }
    guard values[option] == nil || option.entry.isRepeatable || option.entry.value == nil else {
      throw .repeated(option)
    }
    guard option.entry.value != nil else {
      if parts.count > 1 { throw .unexpectedValue(option, parts[1]) }
      values[option] = [""]
      return
    }
    guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else { throw .missingValue(option) }
    guard !value.isEmpty || option == .input else { throw .emptyValue(option) }
    values[option, default: []].append(value)
  }
}
