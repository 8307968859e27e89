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
    case "≈", "≃", "≅", "∼": .foreign(write: "~", as: .roughly)
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

extension NonASCII {
  /// Whether a character may not even stand in a comment or a text: control characters, which a terminal would obey,
  /// and those that reorder what follows, so that a reader sees another program than the one that is checked.
  static func isForbiddenInText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0x2028, 0x2029: true
    default: scalar.properties.generalCategory == .control && scalar != "\t"
    }
  }
}
