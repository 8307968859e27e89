import Batch
import CircuitModel
import Reports

extension Disagreement {
  /// Says that the tool disagrees with itself about a circuit of a file, and what that means for the shell.
  func report(in path: String) -> ExitStatus {
    let ending = Report.Ending(self, in: path)
    if let sentence = ending.sentence { StandardStreams.note(sentence) }
    return ending.exitStatus
  }
}
