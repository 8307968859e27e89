// A register of cells, each a threshold unit that copies the one before it. Every content of it can be reached, so the
// number of states doubles with each cell: the measure of an engine that merges states.

extension BenchCircuit {
  /// The register of a number of cells; the shortest and the longest of them are compared with other tools.
  static func shiftRegister(stages: Int) -> BenchCircuit {
    let run = EngineRun(engine: "merge", length: 1000, quickLength: 1000)
    return BenchCircuit(
      name: "shift-register-\(stages)", summary: "shift register of \(stages) cells: y[t] is x[t-\(stages - 1)]",
      text: """
        circuit ShiftRegister {
          input x: bit
          let shift = [[if i == j + 1 then 1 else 0 for j in 1..\(stages)] for i in 1..\(stages)]
          let first = [if i == 1 then 1 else 0 for i in 1..\(stages)]
          r[0] = [0 for i in 1..\(stages)]
          r[t] = step(shift * r[t-1] + first * x[t] - [1/2 for i in 1..\(stages)])
          output y[t] = r[t][\(stages)]
          prove late: y[t] == (if t >= \(stages) then x[t-\(stages - 1)] else 0)
        }
        """,
      runs: [run, run.onTwoCores],
      baselines: stages == 12 || stages == 22
        ? [SPIN(model: promela(stages), logarithmOfStates: stages), Z3(), ABC(blif: blif(stages))] : [],
      occasion: stages > 12 ? .whenThereIsTime : .always)
  }

  /// The register and what the claim remembers, each packed in one number, so that a state is 8 bytes.
  private static func promela(_ stages: Int) -> String {
    func step(_ letter: Int) -> String {
      """
        :: d_step {
            assert(((cells >> (STAGES - 1)) & 1) == ((past >> (STAGES - 1)) & 1));
            cells = ((cells << 1) | \(letter)) & ((1 << STAGES) - 1);
            past = ((past << 1) | \(letter)) & ((1 << STAGES) - 1)
          }
      """
    }
    return """
      #define STAGES \(stages)
      unsigned cells : \(stages + 1);
      unsigned past : \(stages + 1);
      active proctype shift() {
        do
      \(step(0))
      \(step(1))
        od
      }

      """
  }

  /// Two chains of latches, whose last ones must agree.
  private static func blif(_ stages: Int) -> String {
    let chains = ["r", "past"].map { name in
      (1...stages).map { ".latch \($0 == 1 ? "x" : "\(name)\($0 - 1)") \(name)\($0) 0" }.joined(separator: "\n")
    }
    return """
      .model register
      .inputs x
      .outputs bad
      \(chains.joined(separator: "\n"))
      .names r\(stages) past\(stages) bad
      10 1
      01 1
      .end

      """
  }
}
