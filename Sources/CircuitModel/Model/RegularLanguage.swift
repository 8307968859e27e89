/// A regular language over the values of a slice, as written after `matches`.
public indirect enum RegularLanguage: Hashable, Sendable {
  /// The empty word alone.
  case empty
  /// One step whose value is this number.
  case symbol(Rational)
  /// One step of any value (`.`).
  case anySymbol
  /// A word of the first, then one of the second.
  case sequence(RegularLanguage, RegularLanguage)
  /// A word of either.
  case either(RegularLanguage, RegularLanguage)
  /// At least `least` and at most `most` words of the language, one after the other; `nil` for any number.
  case repeated(RegularLanguage, least: Int, most: Int?)
}
