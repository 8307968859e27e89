/// An output format: what it writes before, for and after each file, so that a report of any size is written as it is
/// found out, and nothing of it need be kept.
///
/// A renderer is told of the files in the order asked for, whatever the order in which they were decided. What it
/// answers is what is written next.
public protocol ReportRenderer: Sendable {
  /// What stands before everything else.
  mutating func begin(_ setting: Report.Setting) -> String

  /// What is written of a claim as soon as it is decided, before its file is.
  mutating func add(_ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File) -> String

  /// What is written of a file of which everything is decided.
  mutating func add(_ file: Report.File) -> String

  /// What stands after everything else.
  mutating func end(_ summary: Summary, _ ending: Report.Ending) -> String
}

extension ReportRenderer {
  /// Nothing stands before the first file.
  public mutating func begin(_ setting: Report.Setting) -> String { "" }

  /// Nothing is written of a claim before its file.
  public mutating func add(
    _ claim: Report.JudgedClaim, of circuit: Report.JudgedCircuit, in file: Report.File
  ) -> String { "" }

  /// A whole report at once.
  public func render(_ report: Report) -> String {
    var renderer = self
    var text = renderer.begin(report.setting)
    for file in report.files {
      for circuit in file.circuits {
        for claim in circuit.claims { text += renderer.add(claim, of: circuit, in: file) }
      }
      text += renderer.add(file)
    }
    return text + renderer.end(report.summary, report.ending)
  }
}
