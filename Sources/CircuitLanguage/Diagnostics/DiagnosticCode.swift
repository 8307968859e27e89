/// Every code that a diagnostic can have, in order.
///
/// E01 is spelling and grammar, E02 names, E03 shapes and constants, E04 what a circuit as a whole must have, E05 what
/// goes wrong when a formula is evaluated, E06 files.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  case unreadableText = "E0101"
}
