import Reports
import Synchronization

/// The grades of a run, each in its format and its place.
///
/// Most formats are written as the run goes on, and put in place at its end. What an autograder reads is different: its
/// file is there before the first claim is judged and is replaced as a whole after each, so that it tells the truth
/// whenever the platform ends the run. A place that cannot be written to is told of once and left alone from then on.
final class GradeOutputs: Sendable {
  private enum Place {
    /// A file that is put in place at the end.
    case file(OutputFile)
    /// A path at which an autograder's file is replaced again and again.
    case replaced(String, AutograderResult)
    /// Standard output, read by people or by programs.
    case standardOutput(isForPeople: Bool)
  }

  private struct Output {
    var renderer: any GradeRenderer
    var place: Place
    var hasFailed = false
  }

  private struct State {
    var outputs: [Output] = []
    var status = ExitStatus.passed
    var problems: [OutputProblem] = []
  }

  private let state: Mutex<State>

  /// Opens every place, and writes what stands before the first student.
  ///
  /// - Parameters:
  ///   - formats: what was asked for.
  ///   - rubric: the path of the teacher's file.
  ///   - isQuiet: whether to print only what is not a pass.
  ///   - usesColor: whether standard output is coloured.
  init(_ formats: FormatChoice<GradeFormat>, rubric: String, isQuiet: Bool, usesColor: Bool) {
    var state = State()
    func add(_ format: GradeFormat, _ place: Place, _ destination: ReportFormat.Destination) {
      let renderer = format.makeRenderer(rubric: rubric, version: Version.current, for: destination)
      state.outputs.append(Output(renderer: renderer, place: place))
    }
    for (format, path) in formats.files {
      do throws(OutputProblem) {
        let place: Place
        if let autograder = format.autograder {
          place = .replaced(path, autograder)
        } else {
          place = .file(try OutputFile(path))
        }
        add(format, place, ReportFormat.Destination(isQuiet: isQuiet))
      } catch {
        state.problems.append(error)
      }
    }
    let format = formats.standardOutput ?? .text
    let terminal = ReportFormat.Destination(usesColor: usesColor, isQuiet: isQuiet, width: Terminal.width)
    add(format, .standardOutput(isForPeople: format == .text), terminal)
    self.state = Mutex(state)
    write { $0.begin() }
  }
}

extension GradeOutputs {
  /// Writes for autograders that nothing is judged yet.
  func open(_ grade: Grade) { replace(grade) }

  /// Takes what is known of a student.
  func receive(_ grade: Grade, isLast: Bool) {
    replace(grade)
    guard isLast else { return }
    state.withLock { $0.status = .severest([$0.status, grade.exitStatus]) }
    write { $0.add(grade) }
  }

  /// Writes what stands at the end, and puts everything in its place.
  ///
  /// - Returns: what the command says to the shell, and what could not be written.
  func end(_ ending: Report.Ending) -> (status: ExitStatus, problems: [OutputProblem]) {
    write { $0.end(ending) }
    each { output throws(OutputProblem) in
      if case .file(let file) = output.place { try file.finish() }
    }
    return state.withLock { state in
      let unwritten = state.problems.map { _ in ExitStatus.unusable }
      return (.severest([state.status, ending.exitStatus] + unwritten), state.problems)
    }
  }

  /// Writes the files of autograders as a whole.
  private func replace(_ grade: Grade) {
    each { output throws(OutputProblem) in
      guard case .replaced(let path, let autograder) = output.place else { return }
      try FileSystem.save(autograder.text(grade), to: path)
    }
  }

  /// Writes what follows, wherever that is not done at once.
  private func write(_ text: (inout any GradeRenderer) -> String) {
    each { output throws(OutputProblem) in
      if case .replaced = output.place { return }
      let text = text(&output.renderer)
      if text.isEmpty { return }
      switch output.place {
      case .file(let file): try file.write(Array(text.utf8))
      case .standardOutput(isForPeople: true): try StandardStreams.show(text)
      case .standardOutput(isForPeople: false): try StandardStreams.write(text)
      case .replaced: break
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
