import Batch

/// Which share of a plan to do: `3/16`, or `auto/16` where the engine that started this says which.
///
/// How many shares there are is always said, never guessed: Kubernetes does not tell it, and a Slurm array of which some
/// tasks are started again tells a wrong one.
struct ShardChoice: Hashable {
  /// The share.
  let shard: Plan.Shard
  /// The variable that told which, if one did.
  let variable: String?
}

/// A variable by which an engine tells its tasks their places.
private struct IndexVariable {
  var name: String
  /// The number of the first task.
  var first: Int
}

extension ShardChoice {
  /// The variables, each of one engine: this tool's own, Slurm arrays, Kubernetes, GitLab, CircleCI, Buildkite,
  /// Bitbucket, Semaphore, Bazel, HyperQueue, GNU parallel. Slurm's and HyperQueue's arrays can begin anywhere; here they
  /// begin at 0, and a number that is too great is refused.
  private static let variables = [
    IndexVariable(name: "HEAVISIDE_SHARD_INDEX", first: 1), IndexVariable(name: "SLURM_ARRAY_TASK_ID", first: 0),
    IndexVariable(name: "JOB_COMPLETION_INDEX", first: 0), IndexVariable(name: "CI_NODE_INDEX", first: 1),
    IndexVariable(name: "CIRCLE_NODE_INDEX", first: 0), IndexVariable(name: "BUILDKITE_PARALLEL_JOB", first: 0),
    IndexVariable(name: "BITBUCKET_PARALLEL_STEP", first: 0), IndexVariable(name: "SEMAPHORE_JOB_INDEX", first: 1),
    IndexVariable(name: "TEST_SHARD_INDEX", first: 0), IndexVariable(name: "HQ_TASK_ID", first: 0),
    IndexVariable(name: "PARALLEL_SEQ", first: 1),
  ]

  /// Reads the value of `--shard`.
  ///
  /// - Parameters:
  ///   - text: the value.
  ///   - environment: the value of a variable.
  /// - Throws: that it names no share, or that the variables do not say which.
  init(_ text: String, environment: (String) -> String?) throws(UsageProblem) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let count = ShardChoice.number(parts[1]), count >= 1 else { throw .notAShard(text) }
    if parts[0] == "auto" {
      (shard, variable) = try ShardChoice.automatic(of: count, environment)
      return
    }
    guard let number = ShardChoice.number(parts[0]), let shard = Plan.Shard(number, of: count) else {
      throw .notAShard(text)
    }
    (self.shard, variable) = (shard, nil)
  }

  private static func automatic(
    of count: Int, _ environment: (String) -> String?
  ) throws(UsageProblem) -> (Plan.Shard, String) {
    var set = variables.compactMap { variable in environment(variable.name).map { (variable, $0) } }
    // This tool's own variable is set on purpose; any other two may have come about by chance.
    if set.first?.0.name == variables[0].name { set.removeLast(set.count - 1) }
    guard let (variable, value) = set.first else { throw .noShardVariable(variables.map(\.name)) }
    if set.count > 1 { throw .severalShardVariables(set.map(\.0.name)) }
    guard let index = number(value), index >= variable.first, index - variable.first < count,
      let shard = Plan.Shard(index - variable.first + 1, of: count)
    else {
      throw .shardOutOfRange(variable.name, value, from: variable.first, count: count)
    }
    return (shard, variable.name)
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
