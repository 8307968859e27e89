import CircuitModel
import LaneKernels

/// The programs of one pass.
///
/// A state takes the planes of its registers and, where there are assumptions, one more that says whether the lane's
/// sequence is considered and the lane is one at all.
struct PassPrograms: Sendable {
  /// A step by one letter.
  struct Expansion: Sendable {
    /// Its instructions, among those of all letters.
    let code: Range<Int>
    /// Where the event is met, or something undefined, in lanes that are considered.
    let alarm: LaneProgram.Output
    /// Where a considered step is quiet with the condition of the claim; constantly 0 where nobody wants to know.
    let triggered: LaneProgram.Output
  }

  let layout: StateLayout
  /// How many planes a state takes.
  let stateBits: Int
  let hasAssumptions: Bool
  /// The instructions of all expansions; in one array, so that a walk that goes from letter to letter counts no
  /// references.
  let code: [LaneInstruction]
  /// How many planes an expansion needs from its state on.
  let reach: Int
  /// By letter.
  let expansions: [Expansion]
  let network: CompiledNetwork
  /// The letters that expansions are by.
  let letters: [Int]
  /// What registers stay within.
  let ranges: Reach
  /// Whether somebody wants to know where the condition of the claim holds.
  let wantsTriggered: Bool

  /// How many words a packed state takes.
  var wordCount: Int { max(1, (stateBits + 63) / 64) }

  /// The programs, or what stands in their way.
  enum Outcome {
    case programs(PassPrograms)
    case stopped(Verdict.Limit)
  }

  /// The instructions that all programs together may have.
  private static let mostInstructions = 1 << 22
  /// The planes that a state may take.
  private static let mostPlanes = 1 << 14

  /// Translates every letter.
  static func make(
    _ network: CompiledNetwork, _ letters: EnumeratedLetters, _ ranges: Reach, wantsTriggered: Bool, budget: Budget
  ) -> Outcome {
    guard let layout = StateLayout(ranges.now), layout.bitCount <= mostPlanes else { return .stopped(.numbers) }
    let extra = letters.hasAssumptions ? 1 : 0
    var expansions: [Expansion] = []
    var code: [LaneInstruction] = []
    var reach = 2 * (layout.bitCount + extra)
    for letter in letters.places {
      if let limit = budget.interruption() { return .stopped(limit) }
      var translation = Translation(
        network, layout: layout, ranges: ranges.before, extraPlanes: extra, limit: LaneStep.mostGates)
      guard let step = translation.step(letter: letter, from: translation.start, wantsNext: true),
        let following = step.next.flatMap({ translation.planes(of: $0) })
      else { return .stopped(.numbers) }
      let says = translation.says(step, layout, extra == 1)
      let bits = layout.bitCount + extra
      let next = following + (extra == 1 ? [says.considered] : [])
      let wanted = translation.minimized(next + [says.alarm, wantsTriggered ? says.triggered : .zero])
      if translation.graph.isTooLarge { return .stopped(.numbers) }
      let (program, outputs) = LaneProgram.schedule(
        translation.graph, placed: wanted.prefix(bits).enumerated().map { ($1, bits + $0) },
        free: Array(wanted.dropFirst(bits)), scratch: 2 * bits)
      let start = code.count
      code += program.instructions
      reach = max(reach, program.planeCount)
      if code.count > mostInstructions { return .stopped(.numbers) }
      expansions.append(Expansion(code: start..<code.count, alarm: outputs[0], triggered: outputs[1]))
    }
    return .programs(
      PassPrograms(
        layout: layout, stateBits: layout.bitCount + extra, hasAssumptions: extra == 1, code: code,
        reach: reach, expansions: expansions, network: network, letters: letters.places, ranges: ranges,
        wantsTriggered: wantsTriggered))
  }
}

extension Translation {
  /// What a step says, in lanes that are still considered.
  mutating func says(
    _ step: Step, _ layout: StateLayout, _ hasAssumptions: Bool
  ) -> (alarm: Literal, triggered: Literal, considered: Literal) {
    let lane = hasAssumptions ? graph.plane(layout.bitCount) : .one
    let flags = graph.flags(of: step)
    let alarm = graph.and(lane, graph.and(step.valid, graph.or(step.undefined, step.bad)))
    return (alarm, graph.and(lane, flags.triggered), graph.and(lane, step.valid))
  }
}
