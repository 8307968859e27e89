import Foundation

/// ABC: property-directed reachability on a sequential circuit in BLIF whose one output must stay 0.
///
/// R. Brayton and A. Mishchenko, "ABC: An Academic Industrial-Strength Verification Tool", 2010,
/// doi:10.1007/978-3-642-14295-6_5. What is timed is the whole of a run less that of one that only reads the file.
struct ABC: Baseline {
  let name = "ABC, pdr"
  /// The circuit and its claim, written by hand.
  let blif: String

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let abc = try workshop.tool("berkeley-abc", "abc")
    let file = try workshop.write(blif, as: "model.blif")
    let reading = "read_blif \(file.path); strash"
    return Contestant(name: name, length: nil, expected: "proved") {
      let run = try workshop.difference(abc, idle: ["-q", reading], ["-q", "\(reading); pdr"])
      return Sample(
        answer: run.output.contains("Property proved") ? "proved" : "not proved", unit: .proofs, amount: 1,
        seconds: run.seconds, processorSeconds: run.processorSeconds)
    }
  }
}
