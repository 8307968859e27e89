/// Whether a blank stands between two neighbouring tokens of a line.
struct Spacing {
  /// The tokens of the file.
  let tokens: [Token]
  /// What line this is.
  private(set) var line = Layout.Line(kind: .statement, level: 0)
  /// The place of its first token.
  private var start = 0
  /// Whether operators are written without blanks, once for the line and once for each open bracket.
  private var tight = [false]
  /// Whether this is still the list of values of a row.
  private var isInRow = false
  /// Whether the token before was the sign of a number or a term.
  private var followsSign = false

  /// Makes a spacing for the tokens of a file.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// Goes on to a new line of the layout, at a token.
  mutating func begin(_ line: Layout.Line, at place: Int) {
    self.line = line
    start = place
    tight = [false]
    isInRow = line.kind == .row
    followsSign = false
  }

  /// Whether a blank stands before the token at a place, unless it begins a line. Must be asked for every token of a
  /// line in turn.
  mutating func blank(before place: Int, isTolerance: Bool) -> Bool {
    let (previous, current) = (kind(place - 1), tokens[place].kind)
    let isSign = (current == .minus || current == .plus) && isPrefix(place)
    defer { update(place, isSign: isSign, isTolerance: isTolerance) }
    guard place > start else { return false }
    if isInRow { return rowBlank(previous, current) }
    if followsSign || previous.isOpening || current.isClosing { return false }
    switch (previous, current) {
    case (_, .comma), (_, .colon), (_, .dot), (.dot, _), (_, .range), (.range, _), (_, .caret), (.caret, _):
      return false
    case (_, .leftParenthesis): return previous != .name || place - start == line.keywords
    case (.name, .leftBracket): return place - start == line.keywords
    case (.rightBracket, .leftBracket), (.rightParenthesis, .leftBracket), (.rightBrace, .leftBracket),
      (.number, .leftBracket):
      return false
    default:
      return !(isTightOperator(place) && !isSign || isTightOperator(place - 1))
    }
  }

  /// Whether a minus or plus stands before its operand rather than between two.
  private func isPrefix(_ place: Int) -> Bool {
    if isInRow || place - start <= line.keywords && place - start > 0 && kind(place - 1) == .name { return true }
    if place == start { return true }
    return !kind(place - 1).endsOperand
  }
}

extension Spacing {
  private func kind(_ place: Int) -> Token.Kind {
    place >= 0 && place < tokens.count ? tokens[place].kind : .end
  }

  private mutating func update(_ place: Int, isSign: Bool, isTolerance: Bool) {
    followsSign = isSign
    let current = tokens[place].kind
    if isTolerance { isInRow = false }
    if current.isOpening, current != .leftBrace {
      let isIndex = current == .leftBracket && !startsVector(place)
      tight.append(tight.last == true || isIndex || kind(place - 1) == .caret)
    } else if current.isClosing, tight.count > 1, current != .rightBrace {
      tight.removeLast()
    } else if current == .in || current == .colon && line.kind == .input {
      tight[tight.count - 1] = true
    }
  }

  /// Whether a `[` begins a vector rather than an index or a size.
  private func startsVector(_ place: Int) -> Bool {
    switch kind(place - 1) {
    case .name: place - start == line.keywords
    case .rightBracket, .rightParenthesis, .rightBrace, .number: false
    default: true
    }
  }

  /// Whether an operator is written without blanks: in an index, in a range, and as the stroke of a fraction.
  private func isTightOperator(_ place: Int) -> Bool {
    switch kind(place) {
    case .plus, .minus, .star, .percent, .dotStar: return tight.last == true
    case .slash: return tight.last == true || isFractionStroke(place)
    default: return false
    }
  }

  /// `3/4`, unless it is not computed first: `x * 3 / 4` is not `x * 3/4`.
  private func isFractionStroke(_ place: Int) -> Bool {
    guard kind(place - 1) == .number, kind(place + 1) == .number, kind(place + 2) != .caret else { return false }
    switch kind(place - 2) {
    case .star, .slash, .percent, .dotStar, .caret: return false
    case .minus, .plus: return kind(place - 3) != .caret
    default: return true
    }
  }

  private func rowBlank(_ previous: Token.Kind, _ current: Token.Kind) -> Bool {
    if followsSign || previous == .leftBracket || current == .rightBracket || current == .comma { return false }
    return previous != .dot && current != .dot && previous != .slash && current != .slash
  }
}
