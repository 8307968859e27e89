import CircuitModel

/// One step of a network for one letter, as a program over planes.
///
/// The state stands in the planes from the base on, bit j of the packed state in plane j; the next state comes to stand
/// in as many planes after it, so that a walk in depth moves the base by `stateBits`. Planes after these are scratch.
struct LaneStep: Sendable {
  /// The program, to be run at the state's first plane.
  let program: LaneProgram
  /// How many planes a state takes.
  let stateBits: Int
  /// Whether every assumption holds; what a step says otherwise does not count.
  let valid: LaneProgram.Output
  /// Whether the step is considered and cannot be evaluated.
  let undefined: LaneProgram.Output
  /// Whether the step is considered and evaluated, and meets the event.
  let bad: LaneProgram.Output
  /// Whether the step is considered, evaluated and quiet, and the condition of the claim holds.
  let triggered: LaneProgram.Output

  /// The gates that a step may have, in all letters together.
  static var mostGates: Int { 1 << 18 }

  /// Translates a step; `nil` where the program would be too large, or a register may leave its field.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - letter: the letter.
  ///   - layout: how registers stand in a state.
  ///   - ranges: what the registers stay within where steps are taken from; what the network says unless given.
  init?(_ network: CompiledNetwork, letter: Int, layout: StateLayout, ranges: [Interval]? = nil) {
    var translation = Translation(
      network, layout: layout, ranges: ranges ?? network.registers.map(\.range), limit: Self.mostGates)
    guard let step = translation.step(letter: letter, from: translation.start, wantsNext: true),
      let next = step.next.flatMap({ translation.planes(of: $0) })
    else { return nil }
    let flags = translation.graph.flags(of: step)
    stateBits = layout.bitCount
    let wanted = translation.minimized(next + [step.valid, flags.undefined, flags.bad, flags.triggered])
    if translation.graph.isTooLarge { return nil }
    let (program, outputs) = LaneProgram.schedule(
      translation.graph, placed: wanted.prefix(stateBits).enumerated().map { ($1, layout.bitCount + $0) },
      free: Array(wanted.dropFirst(stateBits)), scratch: 2 * layout.bitCount)
    self.program = program
    (valid, undefined, bad, triggered) = (outputs[0], outputs[1], outputs[2], outputs[3])
  }

  /// How many planes from the base on a run needs.
  var planeCount: Int { max(program.planeCount, 2 * stateBits) }
}

extension GateGraph {
  /// What a step says, each apart from what comes before it: not considered, undefined, event, quiet.
  mutating func flags(
    of step: Translation.Step
  ) -> (undefined: Literal, bad: Literal, triggered: Literal) {
    let undefined = and(step.valid, step.undefined)
    let defined = and(step.valid, ~step.undefined)
    let bad = and(defined, step.bad)
    return (undefined, bad, and(and(defined, ~step.bad), step.triggered))
  }
}
