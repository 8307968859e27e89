/// A verb of `heaviside-dev`.
struct DevCommand: Sendable {
  /// What it is called by.
  var name: String
  /// What stands after the name, and what the command does.
  var usage: String
  /// Runs it with the words after its name, and says what to end with.
  var run: @Sendable ([String]) -> Int32

  /// Every verb.
  static let all = [
    FuzzCommand.command, BenchCommand.command, BatchCommand.command, EngineProcess.command, FaultsCommand.command,
    DocsCommand.command, NumbersCommand.command,
  ]
}

/// Why a command line cannot be followed.
struct UsageError: Error {
  /// What to tell the user.
  var message: String
}
