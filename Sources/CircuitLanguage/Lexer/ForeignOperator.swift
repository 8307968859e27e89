/// A sign that other languages and other notations use, and what is written here instead.
struct ForeignOperator: Hashable, Sendable {
  /// As found in the file.
  var spelling: String
  /// What to write in its place, or `nil` where no single word or sign will do.
  var replacement: String?
  /// What to know beyond that, or "".
  var advice: String
  /// The token to go on with, so that one wrong sign is one diagnostic; `nil` to leave it out.
  var meaning: Token.Kind?

  /// Makes an entry of the table.
  init(_ spelling: String, _ replacement: String?, as meaning: Token.Kind?, advice: String = "") {
    self.spelling = spelling
    self.replacement = replacement
    self.advice = advice
    self.meaning = meaning
  }
}

extension ForeignOperator {
  /// The signs of ASCII, by hand: longer ones first where one begins another.
  static let ascii: [ForeignOperator] = [
    ForeignOperator("<==>", "iff", as: .iff),
    ForeignOperator("<=>", "iff", as: .iff),
    ForeignOperator("<->", "iff", as: .iff),
    ForeignOperator("==>", "implies", as: .implies),
    ForeignOperator("===", "==", as: .equal),
    ForeignOperator("!==", "!=", as: .notEqual),
    ForeignOperator("=/=", "!=", as: .notEqual),
    ForeignOperator("...", "..", as: .range, advice: "both ends of `a..b` belong to the range"),
    ForeignOperator("..<", "..", as: .range, advice: "both ends of `a..b` belong to the range: write `a..b-1`"),
    ForeignOperator("..=", "..", as: .range, advice: "both ends of `a..b` belong to the range"),
    ForeignOperator("&&", "and", as: .and),
    ForeignOperator("||", "or", as: .or),
    ForeignOperator("->", "implies", as: .implies),
    ForeignOperator("=>", "implies", as: .implies, advice: "for greater or equal, write `>=`"),
    ForeignOperator("=<", "<=", as: .lessOrEqual),
    ForeignOperator("<>", "!=", as: .notEqual),
    ForeignOperator("~=", "!=", as: .notEqual, advice: "`~` alone says that a value rounds to the digits written"),
    ForeignOperator("/=", "!=", as: .notEqual),
    ForeignOperator("/\\", "and", as: .and),
    ForeignOperator("\\/", "or", as: .or),
    ForeignOperator("**", "^", as: .caret),
    ForeignOperator(":=", "=", as: .equals),
    ForeignOperator("&", "and", as: .and),
    ForeignOperator("|", "or", as: .or),
    ForeignOperator("!", "not", as: .not),
    ForeignOperator("@", "*", as: .star, advice: "`*` is the product of matrices too"),
    ForeignOperator(";", "", as: nil, advice: "a statement ends at the end of its line"),
    ForeignOperator("?", nil, as: .invalid, advice: "write `if F then a else b`"),
    ForeignOperator(
      "'", "\"", as: .invalid, advice: "text stands in double quotes; a transposed matrix is written out"),
  ]

  /// What stands at an offset, longest first, or `nil`.
  static func first(in bytes: [UInt8], at offset: Int) -> ForeignOperator? {
    let first = bytes[offset]
    guard first < 0x80 else { return nil }
    for (spelling, foreign) in byFirstByte[Int(first)]
    where offset + spelling.count <= bytes.count
      && bytes[offset..<(offset + spelling.count)].elementsEqual(spelling)
    {
      return foreign
    }
    return nil
  }

  /// The table by first byte, since most signs of a file begin none of these.
  private static let byFirstByte: [[(spelling: [UInt8], foreign: ForeignOperator)]] = (0..<0x80).map { first in
    ascii.map { (Array($0.spelling.utf8), $0) }.filter { $0.spelling.first == UInt8(first) }
  }
}
