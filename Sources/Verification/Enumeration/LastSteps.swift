import CircuitModel

/// The last steps of sequences, by every letter, as one program that leads nowhere.
///
/// Most of a walk are its last steps. Here the states between them are gates and not planes: a step is translated from
/// the gates that the step before it made, what extensions have in common is one gate, and where a letter makes a
/// register constant, or a claim hold whatever follows, all that hangs on it folds away. Every extension is still there:
/// its alarm is a function of the first state's planes, and the program's alarm is the disjunction of all of them. Which
/// extension raised it the program does not say; that is found by taking these steps one by one.
///
/// Cost: the gates that are left, once for all the extensions of a lane.
struct LastSteps: Sendable {
  /// How many steps there are.
  let count: Int
  let program: LaneProgram
  /// Where some step of some extension raises an alarm.
  let alarm: LaneProgram.Output
  /// Where some step of some extension is quiet with the condition of the claim.
  let triggered: LaneProgram.Output
  /// Where the step by each letter is considered; empty without assumptions, with which it is one step.
  let considered: [LaneProgram.Output]

  /// How many steps of sequences a program of more than one step may take.
  private static let mostSteps = 64
  /// How many instructions it may have, so that they stay in the nearest cache with the planes.
  private static let mostInstructions = 1024
  /// How many planes it may work on.
  private static let mostPlanes = 96
}

extension LastSteps {
  /// As many steps as make a small program, by every letter; `nil` where one step is too large.
  ///
  /// - Parameters:
  ///   - programs: the pass that they end.
  ///   - most: how many steps there may be, at least 1.
  init?(_ programs: PassPrograms, atMost most: Int) {
    guard var best = LastSteps(programs, letters: programs.letters, count: 1) else { return nil }
    // With assumptions, the considered sequences are counted step by step.
    while !programs.hasAssumptions && best.count < most {
      let count = best.count + 1
      guard Self.steps(by: programs.letters.count, count).map({ $0 <= Self.mostSteps }) ?? false,
        let longer = LastSteps(programs, letters: programs.letters, count: count),
        longer.program.instructions.count <= Self.mostInstructions, longer.program.planeCount <= Self.mostPlanes
      else { break }
      best = longer
    }
    self = best
  }

  /// The last step by each letter alone.
  static func single(_ programs: PassPrograms) -> [LastSteps] {
    programs.letters.map { letter in
      guard let step = LastSteps(programs, letters: [letter], count: 1) else {
        preconditionFailure("a part of a program is no larger than the whole")
      }
      return step
    }
  }

  /// How many steps all sequences of at most a length take, each prefix counted once; `nil` where they are too many.
  private static func steps(by letters: Int, _ count: Int) -> Int? {
    var (steps, power) = (0, 1)
    for _ in 0..<count {
      power *= letters
      if power > mostSteps { return nil }
      steps += power
    }
    return steps
  }

  /// So many last steps by some letters; `nil` where they are too large.
  private init?(_ programs: PassPrograms, letters: [Int], count: Int) {
    // Sequences are shorter before several steps than before the last one, without which there is no program.
    var extensions =
      count > 1
      ? Extensions(programs, letters, ranges: programs.ranges.before, limit: 8 * Self.mostInstructions)
      : Extensions(programs, letters, ranges: programs.ranges.now, limit: LaneStep.mostGates)
    guard extensions.append(from: extensions.translation.start, count) else { return nil }
    let wanted = extensions.translation.minimized([extensions.alarm, extensions.triggered] + extensions.considered)
    if extensions.translation.graph.isTooLarge { return nil }
    let (program, outputs) = LaneProgram.schedule(
      extensions.translation.graph, placed: [], free: wanted, scratch: programs.stateBits)
    self.count = count
    self.program = program
    (alarm, triggered, considered) = (outputs[0], outputs[1], Array(outputs[2...]))
  }
}

/// What all extensions say, being translated.
private struct Extensions {
  let programs: PassPrograms
  let letters: [Int]
  var translation: Translation
  var alarm = Literal.zero
  var triggered = Literal.zero
  var considered: [Literal] = []
  /// The alarms that are part of the disjunction.
  private var alarms: Set<Literal> = []

  init(_ programs: PassPrograms, _ letters: [Int], ranges: [Interval], limit: Int) {
    self.programs = programs
    self.letters = letters
    translation = Translation(
      programs.network, layout: programs.layout, ranges: ranges, extraPlanes: programs.hasAssumptions ? 1 : 0,
      limit: limit)
  }

  /// Takes so many steps from a state, by every letter; false where that takes too many gates.
  mutating func append(from state: Translation.State, _ count: Int) -> Bool {
    for letter in letters {
      guard let step = translation.step(letter: letter, from: state, wantsNext: count > 1) else { return false }
      let says = translation.says(step, programs.layout, programs.hasAssumptions)
      if alarms.insert(says.alarm).inserted { alarm = translation.graph.or(alarm, says.alarm) }
      if programs.wantsTriggered { triggered = translation.graph.or(triggered, says.triggered) }
      if programs.hasAssumptions { considered.append(says.considered) }
      if let next = step.next, !append(from: next, count - 1) { return false }
    }
    return true
  }
}
