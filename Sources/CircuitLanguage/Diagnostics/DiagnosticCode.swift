/// Every code that a diagnostic can have, in order.
///
/// E01 is spelling and grammar, E02 names, E03 shapes and constants, E04 what a circuit as a whole must have, E05 what
/// goes wrong when a formula is evaluated, E06 files.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  case unreadableText = "E0101"

  case readBeforeBeginning = "E0501"
  case readAhead = "E0502"
  case divisionByZero = "E0503"
  case emptyExtremum = "E0504"
  case notWhole = "E0505"
  case tooLarge = "E0506"
  case notRational = "E0507"
  case nothingConsidered = "E0508"
  case undeclaredTie = "E0509"

  case missingFile = "E0601"
  case notAFile = "E0602"
  case unreadableFile = "E0603"
  case fileTooLarge = "E0604"
  case noCircuitFiles = "E0605"
}
