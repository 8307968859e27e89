import Batch
import Reports
import Synchronization

/// The reports of a run, each in its format and its place: begun before the run, written as it goes on, and put in place
/// at its end.
///
/// A place that cannot be written to is told of once and left alone from then on; it does not keep the others back.
final class ReportOutputs: Sendable {
  private struct Output {
    var renderer: any ReportRenderer
    /// The file; `nil` for standard output.
    var file: OutputFile?
    /// Whether the text is read as it stands, and by no program.
    var isForPeople = false
    var hasFailed = false
  }

  private struct State {
    var outputs: [Output]
    var summary: Summary
    var problems: [OutputProblem] = []
  }

  private let state: Mutex<State>

  /// Opens every place, and writes what stands before the first file.
  ///
  /// - Parameters:
  ///   - files: the formats that are written to files.
  ///   - standardOutput: the format on standard output, if any.
  ///   - setting: what is known of the run.
  ///   - reporting: how a format is written.
  init(
    files: [(format: ReportFormat, path: String)], standardOutput: ReportFormat?, _ setting: Report.Setting,
    _ reporting: ReportSettings
  ) {
    var problems: [OutputProblem] = []
    var outputs: [Output] = []
    for (format, path) in files {
      do throws(OutputProblem) {
        outputs.append(Output(renderer: reporting.renderer(format, isFile: true), file: try OutputFile(path)))
      } catch {
        problems.append(error)
      }
    }
    if let standardOutput {
      let renderer = reporting.renderer(standardOutput, isFile: false)
      outputs.append(
        Output(renderer: renderer, isForPeople: standardOutput == .text || standardOutput == .compiler))
    }
    if standardOutput != nil, let (path, renderer) = reporting.summaryPage {
      do throws(OutputProblem) {
        outputs.append(Output(renderer: renderer, file: try OutputFile(appendingTo: path)))
      } catch {
        problems.append(error)
      }
    }
    state = Mutex(State(outputs: outputs, summary: Summary(setting), problems: problems))
    write { $0.begin(setting) }
  }
}

extension ReportOutputs {
  /// Opens every place that was asked for.
  convenience init(_ reporting: ReportSettings, _ setting: Report.Setting) {
    self.init(
      files: reporting.formats.files, standardOutput: reporting.standardOutput, setting, reporting)
  }

  /// Writes what the run has to say.
  func receive(_ event: BatchEvent) {
    switch event {
    case .claim(let claim, let circuit, let file): write { $0.add(claim, of: circuit, in: file) }
    case .file(let file):
      state.withLock { $0.summary.count(file) }
      write { $0.add(file) }
    }
  }

  /// Writes what stands after the last file, and puts everything in its place.
  ///
  /// - Returns: what the command says to the shell, and what could not be written.
  func end(_ ending: Report.Ending) -> (status: ExitStatus, problems: [OutputProblem]) {
    let summary = state.withLock { $0.summary }
    write { $0.end(summary, ending) }
    each { output throws(OutputProblem) in try output.file?.finish() }
    return state.withLock { state in
      let unwritten = state.problems.map { _ in ExitStatus.unusable }
      return (.severest([summary.exitStatus, ending.exitStatus] + unwritten), state.problems)
    }
  }

  /// How many circuits were looked at so far.
  var circuitCount: Int { state.withLock { $0.summary.circuits } }

  /// Writes what follows in each place.
  private func write(_ text: (inout any ReportRenderer) -> String) {
    each { output throws(OutputProblem) in
      let text = text(&output.renderer)
      if text.isEmpty { return }
      if let file = output.file {
        try file.write(Array(text.utf8))
      } else if output.isForPeople {
        try StandardStreams.show(text)
      } else {
        try StandardStreams.write(text)
      }
    }
  }

  /// Does something for each place that could be written to so far.
  private func each(_ body: (inout Output) throws(OutputProblem) -> Void) {
    state.withLock { state in
      for place in state.outputs.indices where !state.outputs[place].hasFailed {
        do throws(OutputProblem) {
          try body(&state.outputs[place])
        } catch {
          state.outputs[place].hasFailed = true
          state.problems.append(error)
        }
      }
    }
  }
}
