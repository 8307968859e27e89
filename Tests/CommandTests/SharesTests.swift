import Foundation
import TestSupport
import Testing

/// `plan`, `run` and `merge` as processes, which can be killed, started twice and given the wrong folder.
@Suite struct SharesTests {
  /// A search that takes a while, however fast the machine: every sequence, cut in many units.
  static let slow = """
    circuit Slow {
      input x: bit
      h[0] = 0
      g[0] = 0
      h[t] = h[t-1] + x[t]
      g[t] = g[t-1] + h[t] * x[t]
      output y[t] = h[t]
      prove counts: y[t] == count(x[1..t])
      prove grows: g[t] >= h[t]
      bound 19
    }

    """

  /// Plans and does shares, and says what merging and what checking them in one go write.
  private func compare(_ paths: [String], _ options: [String], counts: [Int], format: String) throws {
    let scratch = try Scratch()
    let plan = scratch.folder.appending(path: "plan.json").path
    let planned = try Tool.run(["plan"] + paths + options + ["-o", plan, "--units", "30"])
    #expect(planned.status == 0 && planned.output.isEmpty, "\(planned)")
    let whole = try Tool.run(["check", "--format", format] + paths + options)
    for count in counts {
      let folder = scratch.folder.appending(path: "shares of \(count)").path
      let shards = (1...count).map { ($0 * 5 + 2) % count + 1 }
      let ordered = Set(shards).count == count ? shards : Array(1...count)
      for (place, number) in ordered.enumerated() {
        let run = try Tool.run([
          "run", plan, "--shard", "\(number)/\(count)", "-o", folder, "--jobs", "\(1 + place % 3)",
        ])
        #expect(run.status == 0 && run.output.isEmpty, "\(run)")
        #expect(run.notes.contains("a share is no proof"))
      }
      let merged = try Tool.run(["merge", plan, folder, "--format", format])
      #expect(merged.output == whole.output && merged.status == whole.status, "\(count) shares: \(merged.notes)")
    }
  }

  @Test func foldersComeToWhatACheckSaysByteByByte() throws {
    try compare(["Circuits/2-memory", "Circuits/7-languages/exercises"], [], counts: [2], format: "json")
    try compare(["Circuits/2-memory", "Circuits/5-counting"], ["--engine", "merge"], counts: [3], format: "text")
    try compare(
      ["Circuits/2-memory", "Circuits/4-comparing"], ["--engine", "enumerate", "--up-to", "4"], counts: [1, 3],
      format: "json")
    try compare(["Circuits/2-memory"], ["--max-states", "3", "--require", "proof"], counts: [2], format: "text")
  }

  // MARK: Missing, killed, twice

  /// A folder with a plan of the slow circuit.
  private func planned(_ text: String = slow, units: Int = 24) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFile("slow.circuit", text)
    let plan = try Tool.run(
      ["plan", "slow.circuit", "--engine", "enumerate", "--units", "\(units)", "-o", "plan.json"], in: scratch.folder)
    #expect(plan.status == 0 && plan.notes.contains(" units, plan "), "\(plan)")
    return scratch
  }

  private func run(_ shard: String, in scratch: Scratch, _ more: [String] = []) throws -> Tool.Result {
    try Tool.run(["run", "plan.json", "--shard", shard, "-o", "shares"] + more, in: scratch.folder)
  }

  private func merge(in scratch: Scratch, _ folder: String = "shares", _ more: [String] = []) throws -> Tool.Result {
    try Tool.run(["merge", "plan.json", folder] + more, in: scratch.folder)
  }

  private func shares(in scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.appending(path: "shares").path).sorted()
  }

  /// Whether something of a share is kept already.
  private func hasShare(_ scratch: Scratch) -> Bool {
    (try? shares(in: scratch).contains { $0.hasSuffix(".share") }) == true
  }

  private static let quick = slow.replacing("bound 19", with: "bound 8")

  @Test func missingSharesAreNamedAndDoingJustTheseMakesItWhole() throws {
    let scratch = try planned(Self.quick)
    let whole = try Tool.run(["check", "slow.circuit", "--engine", "enumerate"], in: scratch.folder)
    for number in [1, 2, 4, 5] { #expect(try run("\(number)/6", in: scratch).status == 0) }
    let partial = try merge(in: scratch)
    #expect(partial.status == 4)
    #expect(
      partial.notes.contains("8 units missing (2 5 8 11 14 17 20 23)") || partial.notes.contains("8 units missing"))
    #expect(partial.notes.contains("do shares 3/6 6/6: heaviside run plan.json --shard 3/6 -o shares"), "\(partial)")
    #expect(partial.output.contains("no share has done"))
    for number in [3, 6] { #expect(try run("\(number)/6", in: scratch).status == 0) }
    let complete = try merge(in: scratch)
    #expect(complete.output == whole.output && complete.status == whole.status && complete.notes.isEmpty)
  }

  @Test func aShareDoneTwiceIsToldAndChangesNothing() throws {
    let scratch = try planned(Self.quick)
    for shard in ["1/2", "2/2"] { #expect(try run(shard, in: scratch).status == 0) }
    let once = try merge(in: scratch)
    let again = try run("1/2", in: scratch)
    #expect(again.status == 0 && again.notes.contains("share 1/2: 12 of 12 units done"))
    #expect(try merge(in: scratch).notes == once.notes)
    #expect(try run("2/3", in: scratch).status == 0)
    let twice = try merge(in: scratch)
    #expect(twice.output == once.output && twice.status == once.status)
    #expect(twice.notes.contains("8 units done more than once, with the same result"))
  }

  @Test func aWorkerThatIsKilledGoesOnWhereItWas() throws {
    let scratch = try planned(Self.slow.replacing("bound 19", with: "bound 22"), units: 1000)
    let killed = try Tool.run(
      ["run", "plan.json", "--shard", "1/1", "-o", "shares", "--jobs", "1"], in: scratch.folder, sending: SIGKILL
    ) { _ in hasShare(scratch) }
    if killed.status == -SIGKILL {
      // It may have been killed just after its last unit.
      let merged = try merge(in: scratch)
      #expect(merged.status == 4 || merged.status == 0 && merged.notes.isEmpty, "\(merged)")
    }
    let again = try run("1/1", in: scratch)
    #expect(again.status == 0 && again.notes.contains("1,000 of 1,000 units done"), "\(again)")
    #expect(try merge(in: scratch).status == 0)
  }

  @Test func aSignalLeavesWhatIsDone() throws {
    for (signal, status) in [(SIGTERM, Int32(143)), (SIGINT, 130)] {
      let scratch = try planned(Self.slow.replacing("bound 19", with: "bound 30"), units: 4000)
      let stopped = try Tool.run(
        ["run", "plan.json", "--shard", "1/2", "-o", "shares"], in: scratch.folder, sending: signal
      ) { _ in hasShare(scratch) }
      #expect(stopped.status == status, "\(stopped)")
      #expect(stopped.notes.contains("of 2,000 units done"))
      #expect(try shares(in: scratch).count == 1)
      let partial = try merge(in: scratch)
      #expect(partial.status == 4 && partial.notes.contains("do shares 1/2 2/2"), "\(partial.notes)")
    }
  }

  @Test func twoProcessesMayDoOneShareAtATime() throws {
    let scratch = try planned(units: 40)
    let one = "'\(Tool.executable.path)' run plan.json --shard 1/1 -o shares --jobs 1"
    let both = try Script.run("\(one) & a=$!; \(one); b=$?; wait $a && exit $b", in: scratch.folder)
    #expect(both.status == 0 && both.text.split(separator: "\n").count == 2, "\(both)")
    let merged = try merge(in: scratch)
    #expect(merged.status == 0 && merged.notes.isEmpty)
    #expect(try shares(in: scratch).count == 1)
  }

  @Test func aShareWithoutUnitsIsDone() throws {
    let scratch = try planned(Self.quick, units: 2)
    for number in 1...3 { #expect(try run("\(number)/3", in: scratch).status == 0) }
    #expect(try run("3/3", in: scratch).notes.contains("share 3/3: 0 of 0 units done"))
    #expect(try merge(in: scratch).status == 0)
  }

  // MARK: Folders

  @Test func aFolderWithoutSharesIsUndecidedAndOneThatIsNotThereUnusable() throws {
    let scratch = try planned(Self.quick)
    try FileManager.default.createDirectory(
      at: scratch.folder.appending(path: "empty"), withIntermediateDirectories: true)
    let empty = try merge(in: scratch, "empty")
    #expect(empty.status == 4 && empty.notes.contains("no share of this plan is in empty"))
    #expect(try merge(in: scratch, "nothing").status == 2)
    #expect(try merge(in: scratch, "plan.json").status == 2)
  }

  @Test func foreignFilesAreNotSharesAndDamagedOnesDoNotCount() throws {
    let scratch = try planned(Self.quick)
    for shard in ["1/2", "2/2"] { #expect(try run(shard, in: scratch).status == 0) }
    try scratch.makeFile("shares/readme.txt", "no share")
    try scratch.makeFile("shares/.hidden.share", "no share")
    try scratch.makeFile("shares/more/x.share", "no \u{1B}[31m share")
    try scratch.makeFile("shares/y.share.abc.partial", "half a share")
    let merged = try merge(in: scratch)
    #expect(merged.status == 0)
    #expect(merged.notes.contains("shares/more/x.share is no share, or damaged"))
    let name = try #require(try shares(in: scratch).first { $0.hasSuffix("1-of-2.share") })
    let url = scratch.folder.appending(path: "shares/\(name)")
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: url)
    let damaged = try merge(in: scratch)
    #expect(damaged.status == 4 && damaged.notes.contains("do share 1/2"), "\(damaged.notes)")
    let refused = try run("1/2", in: scratch)
    #expect(refused.status == 2 && refused.notes.contains("a file stands there that is no share; remove it"))
    try FileManager.default.removeItem(at: url)
    #expect(try run("1/2", in: scratch).status == 0)
    #expect(try merge(in: scratch).status == 0)
  }

  @Test func whatHasChangedSinceThePlanIsRefused() throws {
    let scratch = try Scratch()
    let main = "import \"part.circuit\"\n" + Self.quick
    try scratch.makeFile("slow.circuit", main)
    try scratch.makeFile("part.circuit", Self.quick.replacing("Slow", with: "Part"))
    func plan(_ name: String, _ more: [String] = []) throws {
      #expect(try Tool.run(["plan", "slow.circuit", "-o", name] + more, in: scratch.folder).status == 0)
    }
    try plan("plan.json")
    #expect(try run("1/1", in: scratch).status == 0)
    #expect(try merge(in: scratch).status == 0)
    for name in ["part.circuit", "slow.circuit"] {
      let url = scratch.folder.appending(path: name)
      let text = try String(contentsOf: url, encoding: .utf8)
      try scratch.makeFile(name, text + "\n")
      for result in [try run("1/2", in: scratch), try merge(in: scratch)] {
        #expect(result.status == 2 && result.notes.contains("is not what it was when the plan was made"), "\(result)")
      }
      try scratch.makeFile(name, text)
    }
    // Shares of another plan, and a plan that somebody has edited.
    try plan("other.json", ["--engine", "merge"])
    let other = try Tool.run(["merge", "other.json", "shares"], in: scratch.folder)
    #expect(other.status == 2 && other.notes.contains("is a share of another plan"))
    let text = try String(contentsOf: scratch.folder.appending(path: "plan.json"), encoding: .utf8)
    try scratch.makeFile("plan.json", text.replacing("\"auto\"", with: "\"merge\""))
    for result in [try run("1/1", in: scratch), try merge(in: scratch)] {
      #expect(result.status == 2 && result.notes.contains("it was changed after it was made"), "\(result)")
    }
  }

  @Test func certificatesAreCheckedInShares() throws {
    let scratch = try Scratch()
    try scratch.makeFile("latch.circuit", CertifyTests.latch)
    #expect(try Tool.run(["check", "latch.circuit", "--certificate", "proofs"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["plan", "proofs", "-o", "plan.json"], in: scratch.folder).status == 0)
    for shard in ["1/2", "2/2"] { #expect(try run(shard, in: scratch).status == 0) }
    let merged = try merge(in: scratch)
    #expect(merged.status == 0 && merged.output.contains("2 claims: 2 proved"), "\(merged)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.appending(path: "proofs").path)
    let url = scratch.folder.appending(path: "proofs/\(names[0])")
    try FileManager.default.copyItem(at: url, to: scratch.folder.appending(path: "proofs/copy.certificate"))
    let twice = try Tool.run(["plan", "proofs"], in: scratch.folder)
    #expect(twice.status == 2 && twice.notes.contains("it is about the same claim as"))
    try (try Data(contentsOf: url) + [10]).write(to: url)
    for result in [try run("1/3", in: scratch), try merge(in: scratch)] { #expect(result.status == 2, "\(result)") }
  }

  // MARK: Output

  @Test func aDiskThatIsFullIsStatus2() throws {
    let scratch = try planned(Self.quick)
    for arguments in [
      ["plan", "slow.circuit", "-o", "/dev/full"], ["run", "plan.json", "--shard", "1/1", "-o", "/proc/nothing"],
      ["run", "plan.json", "--shard", "1/1", "-o", "plan.json"],
    ] {
      let result = try Tool.run(arguments, in: scratch.folder)
      #expect(result.status == 2 && result.notes.contains("cannot be written"), "\(result)")
    }
    // A limit on the size of files is as good as a disk without room.
    let executable = Tool.executable.path
    let script = "ulimit -f 1; trap '' XFSZ; exec '\(executable)' run plan.json --shard 1/1 -o shares"
    let result = try Script.run(script, in: scratch.folder)
    #expect(result.status == 2 && result.text.contains("cannot be written"), "\(result)")
    #expect(try shares(in: scratch) == [])
    #expect(try run("1/1", in: scratch).status == 0)
    #expect(
      try Tool.run(["merge", "plan.json", "shares", "--format", "json=/dev/full"], in: scratch.folder).status == 2)
  }

  @Test func absurdNumbersAreNoTrouble() throws {
    let scratch = try planned(Self.quick)
    let most = "\(Int.max)"
    #expect(try run("1/\(most)", in: scratch, ["--jobs", most]).status == 0)
    let merged = try merge(in: scratch, "shares", ["--jobs", most])
    #expect(merged.status == 4 && merged.notes.contains("do shares 2/\(most)"), "\(merged.notes)")
    let units = try Tool.run(["plan", "slow.circuit", "--units", most], in: scratch.folder)
    #expect(units.status == 2 && units.notes.contains("a plan has at most"))
    #expect(try Tool.run(["plan", "slow.circuit", "--require", "luck"], in: scratch.folder).status == 2)
  }
}

/// A line of a shell, for what other programs do with the command.
enum Script {
  /// Runs a script; its status, and what it wrote to standard output and standard error.
  static func run(
    _ script: String, in folder: URL, environment: [String: String] = [:]
  ) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try Scratch()
    let output = try scratch.makeFile("output")
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
  }
}
