import Foundation

/// SPIN: the system as a Promela model with the claim as an assertion, searched to the end.
///
/// G. J. Holzmann, "The SPIN Model Checker", 2003. The verifier is compiled for safety only, with a hash table that
/// is large enough and a search that is deep enough, so nothing is left out.
struct SPIN: Baseline {
  let name = "SPIN"
  /// The unit in which it tells its time, in seconds.
  private static let shortestTime = 0.01
  /// The model.
  let model: String
  /// The most states there are, as a power of two.
  let logarithmOfStates: Int

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let (spin, compiler) = (try workshop.tool("spin"), try workshop.tool("gcc", "clang", "cc"))
    let file = try workshop.write(model, as: "model.pml")
    let folder = file.deletingLastPathComponent()
    try workshop.run(spin, ["-a", file.path], in: folder)
    let program = folder.appending(path: "pan")
    try workshop.run(
      compiler, ["-O2", "-DSAFETY", "-DNOFAIR", "-DMEMLIM=16000", "-w", "pan.c", "-o", program.path], in: folder)
    let options = ["-m\(2 << logarithmOfStates)", "-w\(logarithmOfStates + 1)"]
    return Contestant(name: name, length: nil, expected: "proved") {
      try sample(of: try workshop.run(program, options, in: folder))
    }
  }

  private func sample(of output: String) throws -> Sample {
    func number(before words: String) throws -> Double {
      let line = output.split(separator: "\n").first { $0.contains(words) }
      guard let number = line?.split(whereSeparator: \.isWhitespace).first.flatMap({ Double($0) }) else {
        throw Unavailable("its output has no `\(words)`")
      }
      return number
    }
    let elapsed = output.split(separator: "\n").first { $0.contains("elapsed time") }
    guard let words = elapsed?.split(separator: " "), let seconds = words.dropLast().last.flatMap({ Double($0) }) else {
      throw Unavailable("its output has no `elapsed time`")
    }
    let isComplete = output.contains("errors: 0") && !output.contains("max search depth too small")
    let states = try number(before: "states, stored")
    // Where the states could not be compressed, only the second of these is printed.
    let held =
      try (try? number(before: "actual memory usage for states"))
      ?? number(before: "equivalent memory usage for states")
    let hash = try number(before: "memory used for hash table")
    return Sample(
      answer: isComplete ? "proved" : "stopped", unit: .states, amount: states,
      seconds: max(Self.shortestTime, seconds),
      states: Int(states), accountedBytes: Int((held + hash) * 1e6),
      residentBytes: Int(try number(before: "total actual memory usage") * 1e6))
  }
}
