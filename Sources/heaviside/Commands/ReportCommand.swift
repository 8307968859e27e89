import CircuitModel
import Reports
import WebPages

/// `report`: writes a page with everything there is to know of the circuits of a file, or pages for a folder.
struct ReportCommand {
  private let operand: CircuitOperand

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    _ = arguments.has(.mutation)
  }
}

extension ReportCommand {
  /// Judges the circuits, writes the page, and says how it ended.
  func run() -> ExitStatus { .unusable }
}
