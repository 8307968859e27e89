/// Every code that a diagnostic can have, in order.
///
/// E01 is spelling and grammar, E02 names, E03 shapes and constants, E04 what a circuit as a whole must have, E05 what
/// goes wrong when a formula is evaluated, E06 files, E07 grading, and files from strangers.
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
  /// A row of an example that is not a list of numbers.
  case badRow = "E0124"
  /// An equation whose signal has no index.
  case missingIndex = "E0125"
  /// `not` beside an operator that binds tighter.
  case looseNot = "E0126"
  /// `?` for a number in a file that is no exercise.
  case holeInCircuit = "E0127"
  /// A name that is not declared.
  case unknownName = "E0201"
  /// A name that is declared twice.
  case duplicateName = "E0202"
  /// A circuit that is neither in the file nor imported.
  case unknownCircuit = "E0203"
  /// A function that there is not, or a function used as something else.
  case unknownFunction = "E0204"
  /// An argument that a circuit does not take.
  case unknownArgument = "E0205"
  /// An argument that a part is not given.
  case missingArgument = "E0206"
  /// An argument that is given twice.
  case repeatedArgument = "E0207"
  /// Two circuits of one name.
  case duplicateCircuit = "E0208"
  /// Two claims of one name.
  case duplicateClaim = "E0209"
  /// A signal that a part does not have.
  case unknownMember = "E0210"
  /// A type of input that there is not.
  case unknownType = "E0211"
  /// A name used as something that it is not.
  case wrongKindOfName = "E0212"
  /// A second equation for one step, or a second row for one signal.
  case duplicateEquation = "E0213"
  /// A signal without its step.
  case missingStep = "E0214"
  /// A signal that is `output` and `ref`.
  case mixedRoles = "E0215"
  /// Values of different shapes joined.
  case shapeMismatch = "E0301"
  /// A product of shapes that do not fit.
  case productShapes = "E0302"
  /// A component of a number.
  case noComponents = "E0303"
  /// An index beyond the end.
  case indexOutOfRange = "E0304"
  /// A vector where a number is due.
  case numberExpected = "E0305"
  /// Something else where a vector is due.
  case vectorExpected = "E0306"
  /// Components or rows of different shapes.
  case raggedMatrix = "E0307"
  /// Equations that disagree on the shape of a signal.
  case signalShape = "E0308"
  /// A part given something of the wrong shape.
  case argumentShape = "E0309"
  /// A row of an example with the wrong shape.
  case rowShape = "E0310"
  /// A slice where a value is due.
  case misplacedSlice = "E0311"
  /// A value where a slice is due.
  case sliceExpected = "E0312"
  /// A slice of vectors where one of numbers is due.
  case sliceOfVectors = "E0313"
  /// Too many or too few arguments of a function.
  case argumentCount = "E0314"
  /// Something that changes where a constant is due.
  case notConstant = "E0320"
  /// Constants that define each other.
  case constantCycle = "E0321"
  /// A division of constants by zero.
  case divisionByZero = "E0322"
  /// A fraction where a whole number is due.
  case notWhole = "E0323"
  /// A range, type, family or vector with nothing in it.
  case emptyRange = "E0324"
  /// A value listed twice in a type.
  case repeatedValue = "E0325"
  /// `onehot` without a size.
  case sizeMissing = "E0326"
  /// A range that moves with the step where the index picks a component.
  case movingRange = "E0327"
  /// A constant whose value is not rational, or not decided.
  case notComputable = "E0328"
  /// A member that a family does not have.
  case noSuchMember = "E0329"
  /// A constant with too many digits.
  case numberTooLarge = "E0340"
  /// Too many operations.
  case tooManyNodes = "E0341"
  /// Too large a vector, matrix or written-out range.
  case tooManyComponents = "E0342"
  /// Too many letters.
  case tooManyLetters = "E0343"
  /// Too many scalar signals.
  case tooManyCells = "E0344"
  /// Too many members of a family.
  case tooManyMembers = "E0345"
  /// A read too far back.
  case lagTooLong = "E0346"
  /// Too many parts within parts.
  case partsTooDeep = "E0347"
  /// An equation for a step too far from the beginning.
  case stepTooFar = "E0348"
  /// Too many quantifiers within quantifiers.
  case quantifiersTooDeep = "E0349"
  /// `?` where no number can be left open, or a constant that holds one.
  case misplacedHole = "E0350"
  /// Something that is not known to be 0 or 1 where a truth is due.
  case notTruth = "E0401"
  /// Something of the formula language in the equation of a unit.
  case formulaInUnit = "E0402"
  /// A unit that reads a `ref`.
  case unitReadsReference = "E0403"
  /// A unit that reads a signal at a fixed or computed step.
  case stepOfUnit = "E0404"
  /// Signals that wait for each other at one step.
  case cycle = "E0405"
  /// Equations of single steps that need another order than the rest.
  case noSingleOrder = "E0406"
  /// A step before the first that is read and has no value.
  case missingValue = "E0407"
  /// A claim that reads a step without a value at the first steps.
  case unguardedRead = "E0408"
  /// A read of a step that has not come yet.
  case readAhead = "E0409"
  /// The value of a sigmoid or tanh where true or false is due.
  case smoothValue = "E0410"
  /// A convention that says nothing or something impossible.
  case convention = "E0411"
  /// A statement that may stand only once.
  case repeatedStatement = "E0412"
  /// An equation for something else than `t` or a fixed step.
  case equationStep = "E0413"
  /// A signal without a general equation.
  case noEquation = "E0414"
  /// A circuit that is a part of itself.
  case recursiveParts = "E0415"
  /// A part given values that its input does not take.
  case feed = "E0416"
  /// A pattern that is not a regular expression.
  case badPattern = "E0417"
  /// A bound that is not a length.
  case boundOutOfRange = "E0418"
  /// A circuit without claims and examples.
  case nothingToCheck = "E0419"
  /// A file without circuits.
  case noCircuits = "E0420"
  /// A derivative of or by something that has none.
  case derivative = "E0421"
  /// An example that does not give every input.
  case exampleWithoutInput = "E0430"
  /// An example that says nothing of what comes out.
  case exampleWithoutOutcome = "E0431"
  /// Rows of an example that are not equally long.
  case rowLength = "E0432"
  /// A value that an input cannot have.
  case notALetter = "E0433"
  /// A tolerance that makes no sense.
  case tolerance = "E0434"
  /// `~` without a number written in digits on its right.
  case roundedNumber = "E0435"
  /// A step that an example does not have, or `t`, in one of its claims.
  case stepOfExample = "E0436"
  /// A value is read at a step before the first for which none was given.
  case readBeforeBeginning = "E0501"
  /// A value is read at a step that has not come yet.
  case readAheadInRun = "E0502"
  /// A division or remainder by zero.
  case divisionByZeroInRun = "E0503"
  /// The least or greatest of no values.
  case emptyExtremum = "E0504"
  /// A step, the end of a range or an exponent that is not a whole number.
  case notWholeInRun = "E0505"
  /// A power or a range too large to be worked out.
  case tooLarge = "E0506"
  /// An exact number is needed where the value is not rational.
  case notRational = "E0507"
  /// The assumptions admit no sequence.
  case nothingConsidered = "E0508"
  /// A unit without a tie rule meets exactly 0 in a trace.
  case undeclaredTie = "E0509"
  /// A logarithm of a number that is not above 0, or a root of one below 0.
  case outsideDomain = "E0510"
  /// A derivative where there is none.
  case noDerivative = "E0511"
  /// Bounds that are too far apart to decide.
  case undecided = "E0512"
  /// An imported file that cannot be read.
  case unreadableImport = "E0601"
  /// Files that import each other.
  case importCycle = "E0602"
  /// A file that is imported twice.
  case duplicateImport = "E0603"
  /// An import that is not relative.
  case absoluteImport = "E0604"
  /// Nothing has the name given on the command line.
  case missingFile = "E0611"
  /// A folder, a device or a pipe is named where a file is needed.
  case notAFile = "E0612"
  /// The system refuses to read a file.
  case unreadableFile = "E0613"
  /// A file is larger than any circuit needs.
  case fileTooLarge = "E0614"
  /// A folder holds no circuit files.
  case noCircuitFiles = "E0615"
  /// A circuit that the teacher asks for and a student's file does not have.
  case missingCircuit = "E0701"
  /// An input that a student's circuit lacks, or has otherwise than the teacher's.
  case differentInput = "E0702"
  /// An output that a student's circuit lacks, or has otherwise than the teacher's.
  case differentOutput = "E0703"
  /// A family with other parameters than the teacher's, or without one of its members.
  case differentFamily = "E0704"
  /// An import in a file that must stand alone.
  case refusedImport = "E0705"
  /// A claim of a teacher that reads what is replaced by the student's circuit.
  case readsReplacedUnit = "E0706"
  /// An assumption of a teacher that depends on what a student's circuit answers.
  case assumesAnswer = "E0707"
  /// A line of points that says no number, or stands above something that is no claim.
  case malformedPoints = "E0708"
  /// `?` in a student's file.
  case holeInSubmission = "E0709"
  /// More than is allowed in a file from a stranger.
  case tooLargeForStranger = "E0711"
}
