import CircuitModel
import Foundation
import Testing

@testable import CircuitLanguage

/// The grammar on the page of the reference is that of the parser, as far as tokens can tell: where lines end is not in it.
@Suite struct GrammarPageTests {
  private static let root = URL(filePath: BrokenFiles.folder).deletingLastPathComponent().deletingLastPathComponent()

  private static func grammar() throws -> Grammar {
    let page = root.appending(path: "Sources/CircuitLanguage/CircuitLanguage.docc/Grammar.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```ebnf\n").dropFirst()
    // The last block is about characters, which the lexer joins to tokens.
    return Grammar(blocks.dropLast().map { $0.components(separatedBy: "```")[0] }.joined())
  }

  @Test func everyFileOfTheLibraryIsAWordOfTheGrammar() throws {
    let grammar = try Self.grammar()
    let folder = Self.root.appending(path: "Circuits")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".circuit") || $0.hasSuffix(".exercise")
    }
    #expect(names.count > 40)
    for name in names.sorted() {
      let source = SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
      #expect(grammar.accepts(source), "\(name)")
    }
  }

  @Test func everyExampleOfAPageIsAWordOfTheGrammarWhereItParses() throws {
    let grammar = try Self.grammar()
    for page in DiagnosticPage.all {
      for file in [page.wrong, page.right ?? page.wrong].flatMap(\.files) where file.bytes.count < 2000 {
        let source = SourceFile(path: file.path, bytes: file.bytes)
        if parse(source).diagnostics.isEmpty { #expect(grammar.accepts(source), "\(page.code)") }
      }
    }
  }

  @Test func whatTheParserRejectsForItsGrammarIsNoWordOfIt() throws {
    let grammar = try Self.grammar()
    let codes: Set<DiagnosticCode> = [
      .unclosedBracket, .expectedExpression, .expectedToken, .equalsSign, .chainedComparison, .reservedName,
      .unknownStatement, .misplacedWhen, .unclosedBlock, .unmatchedBracket, .outsideCircuit, .insideCircuit, .badRow,
      .missingIndex, .looseNot,
    ]
    for page in DiagnosticPage.all where codes.contains(page.code) {
      for file in page.wrong.files.prefix(1) {
        #expect(!grammar.accepts(SourceFile(path: file.path, bytes: file.bytes)), "\(page.code)")
      }
    }
  }

  @Test func everyWordAndSignOfTheLanguageOccursInIt() throws {
    let terminals = try Self.grammar().terminals
    let words = [
      "input", "let", "output", "ref", "part", "convention", "assume", "prove", "refute", "reach", "bound", "example",
      "import", "circuit", "matches", "within",
    ]
    for word in words + Token.Kind.reservedWords.map(\.spelling) { #expect(terminals.contains(word), "\(word)") }
    for kind in (0...Token.Kind.when.rawValue).compactMap(Token.Kind.init) where !kind.spelling.isEmpty {
      #expect(terminals.contains(kind.spelling), "\(kind)")
    }
  }
}

/// A grammar as the page writes it, which says whether the tokens of a file can be derived from `file`.
private final class Grammar {
  private indirect enum Part {
    case terminal(String)
    case rule(String)
    case sequence([Part])
    case choice([Part])
    case repeated(Part)
  }

  /// What stands in quotes.
  private(set) var terminals: Set<String> = []
  private var rules: [String: Part] = [:]
  private var words: ArraySlice<String> = []
  /// The tokens of the file that is looked at, by kind and spelling.
  private var tokens: [(kind: Token.Kind, text: String)] = []
  /// The places that a rule can end at, by the place where it begins.
  private var known: [String: [Int: Set<Int>]] = [:]

  init(_ text: String) {
    words = text.split { $0.isWhitespace }.map(String.init)[...]
    while let name = words.popFirst() {
      _ = words.popFirst()
      rules[name] = choice()
      _ = words.popFirst()
    }
  }

  private func choice() -> Part {
    var choices = [sequence()]
    while words.first == "|" {
      words.removeFirst()
      choices.append(sequence())
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private func sequence() -> Part {
    var parts: [Part] = []
    while let word = words.first, !["|", ";", ")", "]", "}"].contains(word) {
      words.removeFirst()
      switch word {
      case "(", "[", "{":
        let inside = choice()
        words.removeFirst()
        parts.append(word == "{" ? .repeated(inside) : word == "[" ? .choice([inside, .sequence([])]) : inside)
      case _ where word.hasPrefix("\""):
        terminals.insert(String(word.dropFirst().dropLast()))
        parts.append(.terminal(String(word.dropFirst().dropLast())))
      default: parts.append(.rule(word))
      }
    }
    return .sequence(parts)
  }

  func accepts(_ source: SourceFile) -> Bool {
    let lexed = Lexer.lex(source)
    guard lexed.problems.isEmpty else { return false }
    tokens = lexed.tokens.dropLast().map { token in
      let spelling = token.kind.spelling
      return (token.kind, spelling.isEmpty ? source.text(of: source.range(token.offsets)) : spelling)
    }
    known = [:]
    return ends(of: .rule("file"), from: 0).contains(tokens.count)
  }

  private func ends(of part: Part, from start: Int) -> Set<Int> {
    switch part {
    case .terminal(let text):
      return start < tokens.count && tokens[start].kind != .string && tokens[start].text == text ? [start + 1] : []
    case .rule(let name):
      if let kind = [("name", Token.Kind.name), ("number", .number), ("text", .string)].first(where: { $0.0 == name }) {
        return start < tokens.count && tokens[start].kind == kind.1 ? [start + 1] : []
      }
      if let found = known[name]?[start] { return found }
      guard let rule = rules[name] else {
        Issue.record("no rule for \(name)")
        return []
      }
      let found = ends(of: rule, from: start)
      known[name, default: [:]][start] = found
      return found
    case .sequence(let parts):
      return parts.reduce([start]) { places, part in
        places.reduce(into: Set()) { $0.formUnion(ends(of: part, from: $1)) }
      }
    case .choice(let choices):
      return choices.reduce(into: Set()) { $0.formUnion(ends(of: $1, from: start)) }
    case .repeated(let part):
      var (all, open): (Set<Int>, Set<Int>) = ([start], [start])
      while !open.isEmpty {
        open = open.reduce(into: Set()) { $0.formUnion(ends(of: part, from: $1)) }.subtracting(all)
        all.formUnion(open)
      }
      return all
    }
  }
}
