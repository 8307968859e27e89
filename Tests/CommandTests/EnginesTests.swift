import Foundation
import TestSupport
import Testing

/// Shares done by engines that people run anyway, with workers killed and shares missing.
///
/// What is not installed is left out, and a line says so. Dask is looked for in `python3`, or in the Python that
/// `HEAVISIDE_DASK_PYTHON` names.
@Suite struct EnginesTests {
  /// Whether a script succeeds that finds out whether a program is here.
  private func isHere(_ program: String, _ script: String) throws -> Bool {
    let isHere = try Script.run(script, in: Schemas.root).status == 0
    if !isHere { print("left out, since it is not installed here: \(program)") }
    return isHere
  }

  /// A folder with a plan, the command beside it, and what one check says.
  private func planned() throws -> (scratch: Scratch, expected: Tool.Result) {
    let scratch = try Scratch()
    try scratch.makeFile("slow.circuit", SharesTests.slow.replacing("bound 19", with: "bound 26"))
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "heaviside"), withDestinationURL: Tool.executable)
    let options = ["slow.circuit", "--engine", "enumerate"]
    #expect(try Tool.run(["plan"] + options + ["--units", "320", "-o", "plan.json"], in: scratch.folder).status == 0)
    return (scratch, try Tool.run(["check"] + options, in: scratch.folder))
  }

  private func merge(in scratch: Scratch) throws -> Tool.Result {
    try Tool.run(["merge", "plan.json", "shares"], in: scratch.folder)
  }

  @Test func parallelDoesSharesAndThoseThatFailedAgain() throws {
    guard try isHere("GNU parallel", "parallel --version | grep -q GNU") else { return }
    let (scratch, expected) = try planned()
    // The worker of the third share is killed the first time.
    let worker = """
      #!/bin/bash
      if [ "$1" = 3 ] && [ ! -e killed ]; then touch killed; limit="timeout -s KILL 0.1"; fi
      $limit ./heaviside run plan.json --shard $1/8 -o shares --jobs 1 --quiet
      """
    try scratch.makeFile("worker", worker)
    let parallel = "parallel --will-cite --jobs 2 --joblog log"
    let first = try Script.run("\(parallel) bash worker ::: $(seq 8)", in: scratch.folder)
    let partial = try merge(in: scratch)
    #expect(first.status == 1 && partial.status == 4, "\(first) \(partial)")
    #expect(partial.notes.contains("do share 3/8: heaviside run plan.json --shard 3/8 -o shares"), "\(partial.notes)")
    let second = try Script.run("\(parallel) --resume-failed bash worker ::: $(seq 8)", in: scratch.folder)
    let whole = try merge(in: scratch)
    #expect(second.status == 0 && whole.status == 0 && whole.output == expected.output, "\(second) \(whole)")
  }

  @Test func parallelSaysWhichShareIsMeant() throws {
    guard try isHere("GNU parallel", "parallel --version | grep -q GNU") else { return }
    let (scratch, expected) = try planned()
    let run = "./heaviside run plan.json --shard auto/4 -o shares --quiet"
    let result = try Script.run("seq 4 | parallel --will-cite -n0 --jobs 2 \(run)", in: scratch.folder)
    let whole = try merge(in: scratch)
    #expect(result.status == 0 && whole.status == 0 && whole.output == expected.output, "\(result) \(whole)")
  }

  @Test func daskDoesSharesAlthoughAWorkerIsKilled() throws {
    let python = ProcessInfo.processInfo.environment["HEAVISIDE_DASK_PYTHON"] ?? "python3"
    guard try isHere("Dask", "'\(python)' -c 'import dask.distributed'") else { return }
    let (scratch, expected) = try planned()
    let program = Schemas.root.appending(path: "Tests/Independent/shares_dask.py").path
    let run = "'\(python)' '\(program)' ./heaviside plan.json shares 8"
    // As soon as there is a share, some process of the cluster that runs the command is killed.
    let killing = """
      \(run) & main=$!
      for _ in $(seq 1000); do
        tool=$(pgrep -n -f '^./heaviside run plan.json')
        worker=$(ps -o ppid= -p "${tool:-0}" | tr -d ' ')
        if [ -n "$worker" ] && [ "$(ps -o ppid= -p $worker | tr -d ' ')" = $main ]; then
          kill -9 $worker && touch killed && break
        fi
        sleep 0.02
      done
      wait $main
      """
    let first = try Script.run(killing, in: scratch.folder)
    #expect(first.status == 0, "\(first)")
    #expect(FileManager.default.fileExists(atPath: scratch.folder.appending(path: "killed").path))
    let whole = try merge(in: scratch)
    #expect(whole.status == 0 && whole.output == expected.output, "\(whole)")
    // A share that was lost is done again, and nothing else.
    _ = try Script.run("rm shares/*-5-of-8.share", in: scratch.folder)
    let partial = try merge(in: scratch)
    #expect(partial.status == 4 && partial.notes.contains("do share 5/8"), "\(partial.notes)")
    #expect(try Script.run(run, in: scratch.folder).status == 0)
    #expect(try merge(in: scratch).output == expected.output)
  }
}
