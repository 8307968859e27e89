/// Every code that a diagnostic can have, in order.
///
/// E01 is spelling and grammar, E02 names, E03 shapes and constants, E04 what a circuit as a whole must have, E05 what
/// goes wrong when a formula is evaluated, E06 files.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  /// The bytes of the file are not UTF-8 text.
  case unreadableText = "E0101"
  /// A control character, or one that cannot be seen or reorders what is seen.
  case hiddenCharacter = "E0102"
  /// A bracket is not closed where it must be.
  case unclosedBracket = "E0103"
  /// A character that no circuit file has outside comments and strings.
  case foreignCharacter = "E0104"
  /// An operator or sign of another language.
  case foreignOperator = "E0105"
  /// A number that is not written as numbers are here.
  case malformedNumber = "E0106"
  /// A number with too many digits or too great an exponent.
  case numberTooLong = "E0107"
  /// A text in quotes that does not end on its line.
  case unterminatedString = "E0108"
  /// Brackets or operators nested too deeply.
  case nestedTooDeep = "E0109"
  /// A name, text or file that is too long.
  case tooLong = "E0110"
  /// An operand is missing.
  case expectedExpression = "E0111"
  /// A name, sign or word is missing.
  case expectedToken = "E0112"
  /// Something follows a complete statement on its line.
  case trailingText = "E0113"
  /// `=` where `==` is due, or the other way round.
  case equalsSign = "E0114"
  /// A comparison of a comparison.
  case chainedComparison = "E0115"
  /// A word of the language where a name is due.
  case reservedName = "E0116"
  /// A line that is no statement.
  case unknownStatement = "E0117"
  /// `when` after something that takes none.
  case misplacedWhen = "E0118"
  /// A circuit or example without its closing brace.
  case unclosedBlock = "E0119"
  /// A closing bracket that nothing opened.
  case unmatchedBracket = "E0120"
  /// A statement outside every circuit.
  case outsideCircuit = "E0121"
  /// An import or a circuit inside a circuit.
  case insideCircuit = "E0122"
  /// A part of the language that is not implemented yet.
  case notYetSupported = "E0123"
  /// A row of an example that is not a list of numbers.
  case badRow = "E0124"
  /// An equation whose signal has no index.
  case missingIndex = "E0125"
  /// `not` beside an operator that binds tighter.
  case looseNot = "E0126"

  /// A value is read at a step before the first for which none was given.
  case readBeforeBeginning = "E0501"
  /// A value is read at a step that has not come yet.
  case readAhead = "E0502"
  /// A division or remainder by zero.
  case divisionByZero = "E0503"
  /// The least or greatest of no values.
  case emptyExtremum = "E0504"
  /// A step, the end of a range or an exponent that is not a whole number.
  case notWhole = "E0505"
  /// A power or a range too large to be worked out.
  case tooLarge = "E0506"
  /// The exact value of a sigmoid or tanh unit is needed.
  case notRational = "E0507"
  /// The assumptions admit no sequence.
  case nothingConsidered = "E0508"
  /// A unit without a tie rule meets exactly 0 in a trace.
  case undeclaredTie = "E0509"

  /// Nothing has the name given on the command line.
  case missingFile = "E0601"
  /// A folder, a device or a pipe is named where a file is needed.
  case notAFile = "E0602"
  /// The system refuses to read a file.
  case unreadableFile = "E0603"
  /// A file is larger than any circuit needs.
  case fileTooLarge = "E0604"
  /// A folder holds no circuit files.
  case noCircuitFiles = "E0605"
}
