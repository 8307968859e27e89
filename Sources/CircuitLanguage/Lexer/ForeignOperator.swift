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
    ForeignOperator("~=", "!=", as: .notEqual),
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

/// What a character beyond ASCII means here.
enum NonASCII {
  /// Accepted as another spelling of an operator.
  case accepted(Token.Kind)
  /// Not accepted; what to write instead, and the token to go on with.
  case foreign(write: String, as: Token.Kind)
  /// A blank that is not the space character.
  case blank
  /// Belongs to a name in other languages.
  case letter(write: String?)
  /// Cannot be seen, or reorders what is seen.
  case hidden
  case unknown

  /// Classifies a character.
  init(_ scalar: Unicode.Scalar) {
    if let known = NonASCII.signs(scalar) {
      self = known
    } else if let write = NonASCII.lookalikes[scalar] {
      self = .letter(write: write)
    } else if NonASCII.isHidden(scalar) {
      self = .hidden
    } else if scalar.properties.generalCategory == .spaceSeparator {
      self = .blank
    } else if scalar.properties.isXIDContinue {
      self = .letter(write: nil)
    } else {
      self = .unknown
    }
  }

  /// Whether a character cannot be seen, or changes the order in which its neighbours are seen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t"
    case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }

  private static func signs(_ scalar: Unicode.Scalar) -> NonASCII? {
    switch scalar {
    case "≥": .accepted(.greaterOrEqual)
    case "≤": .accepted(.lessOrEqual)
    case "≠": .accepted(.notEqual)
    case "∧": .accepted(.and)
    case "∨": .accepted(.or)
    case "¬": .accepted(.not)
    case "⊕": .accepted(.xor)
    case "→": .accepted(.implies)
    case "↔": .accepted(.iff)
    case "·": .accepted(.star)
    case "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{FF0D}":
      .foreign(write: "-", as: .minus)
    case "×", "⋅", "∙", "∗", "•": .foreign(write: "*", as: .star)
    case "÷", "∕", "⁄": .foreign(write: "/", as: .slash)
    case "⇒", "⟹", "⟶", "⊃": .foreign(write: "implies", as: .implies)
    case "⇔", "⟺", "≡": .foreign(write: "iff", as: .iff)
    case "⊻": .foreign(write: "xor", as: .xor)
    case "⩾": .foreign(write: ">=", as: .greaterOrEqual)
    case "⩽": .foreign(write: "<=", as: .lessOrEqual)
    case "…": .foreign(write: "..", as: .range)
    case "≔": .foreign(write: "=", as: .equals)
    case "∘", "⊙": .foreign(write: ".*", as: .dotStar)
    case "“", "”", "„", "«", "»", "‘", "’": .foreign(write: "\"", as: .invalid)
    case "∀": .foreign(write: "all(… for i in a..b)", as: .invalid)
    case "∃": .foreign(write: "any(… for i in a..b)", as: .invalid)
    case "∑": .foreign(write: "sum(… for i in a..b)", as: .invalid)
    case "²": .foreign(write: "^2", as: .invalid)
    case "³": .foreign(write: "^3", as: .invalid)
    default: nil
    }
  }

  /// Letters that look like an ASCII letter, and Greek ones with the name that a formula would use. Only looked up.
  private static let lookalikes: [Unicode.Scalar: String] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "θ": "theta", "λ": "lambda", "μ": "mu",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "Σ": "sum", "Δ": "Delta",
    "ₜ": "[t]", "₀": "[0]", "₁": "[1]", "₂": "[2]", "ο": "o", "ν": "v", "Ο": "O", "Α": "A", "Β": "B",
  ]
}
