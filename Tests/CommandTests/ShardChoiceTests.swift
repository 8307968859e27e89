import Batch
import Testing

@testable import heaviside

/// Which share `--shard` means.
@Suite struct ShardChoiceTests {
  /// The variables, with what they say of the first of the tasks.
  private static let variables = [
    ("HEAVISIDE_SHARD_INDEX", 1), ("SLURM_ARRAY_TASK_ID", 0), ("JOB_COMPLETION_INDEX", 0), ("CI_NODE_INDEX", 1),
    ("CIRCLE_NODE_INDEX", 0), ("BUILDKITE_PARALLEL_JOB", 0), ("BITBUCKET_PARALLEL_STEP", 0), ("SEMAPHORE_JOB_INDEX", 1),
    ("TEST_SHARD_INDEX", 0), ("HQ_TASK_ID", 0), ("PARALLEL_SEQ", 1),
  ]

  private func choice(_ text: String, _ environment: [String: String] = [:]) throws(UsageProblem) -> String {
    let choice = try ShardChoice(text) { environment[$0] }
    return choice.shard.text + (choice.variable.map { " by \($0)" } ?? "")
  }

  @Test func aShareCanBeNamed() throws {
    for text in ["1/1", "3/16", "16/16", "1/\(Int.max)"] { #expect(try choice(text) == text) }
    #expect(try choice("007/8") == "7/8")
  }

  @Test func whatNamesNoShareIsRefused() {
    for text in [
      "", "/", "1", "1/", "/1", "0/1", "2/1", "1/0", "-1/3", "1/-3", "+1/3", "1/3/5", "a/3", "1/b", " 1/3", "1 /3",
      "١/٣",
      "auto", "auto/", "auto/0", "auto/-1", "Auto/3", "auto/3/1", "99999999999999999999/3", "1/99999999999999999999",
    ] {
      #expect(throws: UsageProblem.notAShard(text), "\(text)") { try choice(text) }
    }
  }

  @Test(arguments: variables.indices)
  func everyEnginesVariableIsReadFromItsFirstNumberOn(_ place: Int) throws {
    let (name, first) = Self.variables[place]
    for number in 0..<4 { #expect(try choice("auto/4", [name: "\(first + number)"]) == "\(number + 1)/4 by \(name)") }
    for value in [
      "\(first - 1)", "\(first + 4)", "", "x", "1.5", " 1", "\(Int.max)", "\(Int.min)", "99999999999999999999",
    ] {
      #expect(throws: UsageProblem.shardOutOfRange(name, value, from: first, count: 4), "\(value)") {
        try choice("auto/4", [name: value])
      }
    }
    // What is told of the most shares that there can be is reckoned without trouble.
    for text in ["auto/\(Int.max)", "auto/1"] {
      let problem = #expect(throws: UsageProblem.self) { try choice(text, [name: "x"]) }
      #expect(problem?.message.contains(name) ?? false)
    }
  }

  @Test func withoutAVariableNothingIsGuessed() {
    #expect(throws: UsageProblem.noShardVariable(Self.variables.map(\.0))) { try choice("auto/4", ["PATH": "1"]) }
  }

  @Test func ofSeveralVariablesNoneIsChosenUnlessItIsThisToolsOwn() throws {
    for (one, other) in zip(Self.variables, Self.variables.dropFirst()) {
      let both = [one.0: "1", other.0: "2"]
      if one.0 == "HEAVISIDE_SHARD_INDEX" {
        #expect(try choice("auto/4", both) == "1/4 by HEAVISIDE_SHARD_INDEX")
      } else {
        #expect(throws: UsageProblem.severalShardVariables([one.0, other.0])) { try choice("auto/4", both) }
      }
    }
    let all = Dictionary(uniqueKeysWithValues: Self.variables.map { ($0.0, "2") })
    #expect(try choice("auto/4", all) == "2/4 by HEAVISIDE_SHARD_INDEX")
    #expect(try choice("3/4", all) == "3/4")
  }
}
