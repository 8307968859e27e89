import CircuitModel

/// What can be wrong with the spelling and the grammar of a circuit file.
///
/// The lexer and the parser only say which case it is; the words are in `report()`.
enum SyntaxProblem: Hashable, Sendable {
  /// The bytes are not UTF-8.
  case unreadableText(looksLikeUTF16: Bool, SourceRange)
  /// A character that cannot be seen, or that reorders what is seen.
  case hiddenCharacter(Unicode.Scalar, SourceRange)
  /// `found` stands where a bracket had to be closed.
  case unclosedBracket(Token.Kind, BracketUse, opened: SourceRange, found: FoundToken, SourceRange)
  /// A visible character that no circuit file has outside comments and strings.
  case foreignCharacter(Unicode.Scalar, write: String?, SourceRange)
  /// A sign that another language uses.
  case foreignOperator(ForeignOperator, SourceRange)
  /// `?` for a number in a file that is no exercise.
  case holeInCircuit(SourceRange)
  case malformedNumber(NumberFlaw, SourceRange)
  /// More digits or a greater exponent than an exact number may have.
  case numberTooLong(digits: Int, SourceRange)
  case unterminatedString(SourceRange)
  case nestedTooDeep(SourceRange)
  case tooLong(Length, SourceRange)
  /// An operand is missing; `after` is what it was due after.
  case expectedExpression(after: String, found: FoundToken, SourceRange)
  case expected(Expectation, found: FoundToken, SourceRange)
  /// Something follows a complete statement on its line.
  case trailing(found: FoundToken, SourceRange)
  /// `=` inside a formula, or `==` for the `=` of an equation.
  case equalsSign(Confusion, SourceRange)
  /// `a < b < c`; `first` is `a < b` and `middle` is `b`.
  case chainedComparison(first: String, middle: String, second: String, firstOperator: SourceRange, SourceRange)
  /// A word of the language where a name is due.
  case reservedName(String, SourceRange)
  /// A line that is no statement; one that begins with an operator was meant to go on with the line above.
  case unknownStatement(String, isOperator: Bool, SourceRange)
  case misplacedWhen(WhenPlace, SourceRange)
  /// A circuit or an example without its closing brace.
  case unclosedBlock(Block, opened: SourceRange, SourceRange)
  /// A closing bracket that nothing opened.
  case unmatchedBracket(Token.Kind, SourceRange)
  case outsideCircuit(String, SourceRange)
  /// `import` or `circuit` inside a circuit.
  case insideCircuit(String, SourceRange)
  case badRow(RowFlaw, SourceRange)
  /// `h = …` for `h[t] = …`.
  case missingIndex(String, SourceRange)
  /// `not` as an operand of an operator that binds tighter.
  case looseNot(operator: String, SourceRange)
}

extension SyntaxProblem {
  /// What a bracket was opened for.
  enum BracketUse: Hashable, Sendable {
    case group, call(String), index, vector, set, size, parameters
  }

  /// What is limited in length, with how much of it there is.
  enum Length: Hashable, Sendable {
    case name(Int), string(Int), tokens, file(Int)
  }

  /// What is wrong with a number.
  enum NumberFlaw: Hashable, Sendable {
    /// `1.`
    case noDigitAfterPoint(String)
    /// `.5`
    case noDigitBeforePoint(String)
    /// `2x`
    case letterAfter(number: String, name: String)
    /// `1_000`
    case underscore(String)
  }

  /// Which equals sign was taken for which.
  enum Confusion: Hashable, Sendable {
    /// `a = b` inside a formula.
    case equationInFormula
    /// `h[t] == e` as a statement.
    case comparisonInEquation
  }

  /// Where `when` cannot stand.
  enum WhenPlace: Hashable, Sendable {
    case reach, example, other
  }

  /// What a pair of braces holds.
  enum Block: Hashable, Sendable {
    case circuit(String), example(String)
  }

  /// What is wrong with a row of an example.
  enum RowFlaw: Hashable, Sendable {
    /// Something that is not a number.
    case notANumber(FoundToken)
    case divisionByZero
    case noValues(String)
    case nestedVector
  }
}

/// What stands where something else was due.
enum FoundToken: Hashable, Sendable {
  case endOfFile, endOfLine
  /// A token, by its spelling, and whether an operand could begin with it.
  case token(String, beginsOperand: Bool)
  case number(String), string(String)

  /// How it is called in a sentence.
  var description: String {
    switch self {
    case .endOfFile: "the end of the file"
    case .endOfLine: "the end of the line"
    case .token(let spelling, _): "`\(spelling)`"
    case .number(let spelling): "the number `\(spelling)`"
    case .string(let spelling): "the text `\(spelling)`"
    }
  }

  /// Whether an operand could begin with it, so that an operator is what is missing.
  var beginsOperand: Bool {
    switch self {
    case .token(_, let beginsOperand): beginsOperand
    case .number, .string: true
    case .endOfFile, .endOfLine: false
    }
  }
}

/// What the grammar requires at some place.
enum Expectation: Hashable, Sendable {
  case circuitName, circuitBrace(String), circuitAfterImports, importPath
  case inputName, inputColon(String), inputType
  case constantName, constantEquals(String)
  case signalName(after: String), signalIndex(String), equationEquals(String), componentEquation(String)
  case partName, partEquals(String), partCircuit, partArguments(String), argumentName, argumentColon(String)
  case labelName, labelColon(String)
  case conventionFunction, conventionArgument(String), conventionEquals(String)
  case claimColon(keyword: String, name: String), claimName(keyword: String)
  case exampleTitle, exampleBrace, rowName, rowEquals(String), tolerance
  case memberName, pattern
  case rangeDots, indexName, indexIn(String), parameterName, parameterIn(String), boundValue
  case thenWord, elseWord
}
