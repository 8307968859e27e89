/// What the command says to the shell that called it.
///
/// Of several that apply the most severe wins; `severest` is the one place that knows their order.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Everything asked for holds.
  case passed = 0
  /// Some claim fails, is vacuous or meets a tie; an example differs; a witness does not exist.
  case failed = 1
  /// The command line is wrong, a file cannot be read, or output cannot be written.
  case unusable = 2
  /// A circuit file was rejected.
  case rejected = 3
  /// Some claim is undecided: a budget ended, or `--require proof` was not met.
  case undecided = 4
  /// Replay or re-check contradicts an engine. A bug of this program.
  case disagreement = 5
  /// Stopped by SIGINT, after writing what was known.
  case interrupted = 130
  /// Stopped by SIGTERM, after writing what was known.
  case terminated = 143

  /// The statuses from the most severe to the least; a run that was stopped says so unless it met a bug first.
  private static let bySeverity: [ExitStatus] = [
    .disagreement, .interrupted, .terminated, .unusable, .rejected, .failed, .undecided, .passed,
  ]

  /// The most severe of the statuses, `passed` where there are none.
  public static func severest(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let all = Set(statuses)
    return bySeverity.first(where: all.contains) ?? .passed
  }
}
