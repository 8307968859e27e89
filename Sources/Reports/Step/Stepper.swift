public import CircuitModel

/// A walk through a sequence, forward and back, in which letters can be changed: what `trace --step` shows.
///
/// It is a value that knows nothing of terminals: keys go in by `press`, and `screen` is what is to be seen.
///
/// ```swift
/// var stepper = Stepper(runningAnd, along: .letters([1, 0]))
/// stepper.press(.forward)     // at step 1
/// stepper.press(.nextLetter)  // x = 0 there, and what follows is computed anew
/// ```
public struct Stepper: Sendable {
  /// The circuit.
  public let circuit: Circuit
  /// The step that is shown; 0 is before the first.
  public private(set) var position = 0
  /// Whether the walk is over.
  public private(set) var isOver = false
  /// Whether a sequence is wanted on which a claim fails, since this one has none; it is answered by `receive`.
  public private(set) var wantsCounterexample = false
  /// Whether the keys are explained in place of the step.
  private(set) var showsHelp = false
  /// What the last key came to, where that is not plain to see.
  private(set) var message = ""
  /// The run of the sequence.
  private(set) var walk: StepWalk

  /// The most steps of a sequence that one can walk through: each key computes them anew.
  public static let mostSteps = 500

  /// Begins before the first step of a sequence, which is cut off after the steps that there may be.
  public init(_ circuit: Circuit, along inputs: Inputs) {
    self.circuit = circuit
    walk = StepWalk(circuit, on: inputs.prefix(Stepper.mostSteps))
    if inputs.length > Stepper.mostSteps { message = "only the first \(Stepper.mostSteps) steps are kept" }
  }
}

extension Stepper {
  /// The letters of the sequence; none where inputs are real numbers.
  public var word: [Int] { walk.inputs.word }

  /// Does what a key asks for.
  public mutating func press(_ key: StepKey) {
    message = ""
    if showsHelp, key != .quit {
      showsHelp = false
      return
    }
    switch key {
    case .forward: move(to: position + 1)
    case .back: move(to: position - 1)
    case .start: move(to: 0)
    case .end: move(to: walk.steps.count)
    case .nextLetter: changeLetter(by: 1)
    case .previousLetter: changeLetter(by: -1)
    case .append: append()
    case .delete: delete()
    case .failure: findFailure()
    case .help: showsHelp = true
    case .quit: isOver = true
    }
  }

  /// Takes the shortest sequence on which a claim fails, and shows its last step; says so where none is known.
  public mutating func receive(counterexample inputs: Inputs?) {
    (wantsCounterexample, message) = (false, "")
    guard let inputs else {
      message = "no claim is known to fail on any sequence"
      return
    }
    self = Stepper(circuit, along: inputs)
    position = walk.steps.count
  }

  /// Shows a step, or the nearest that there is.
  private mutating func move(to step: Int) {
    if step > walk.steps.count {
      message =
        walk.steps.count < walk.inputs.length
        ? "nothing is computed after what went wrong here" : "this is the end; press a for one more step"
    } else if step < 0 {
      message = "this is before the first step"
    }
    position = max(0, min(step, walk.steps.count))
  }

  private mutating func changeLetter(by distance: Int) {
    if refusesLetters() { return }
    let count = circuit.alphabet.count
    guard count > 1 else {
      message = "the inputs have no other letter"
      return
    }
    guard position > 0 else {
      message = "letters begin at step 1"
      return
    }
    var word = word
    word[position - 1] = (word[position - 1] + distance + count) % count
    change(to: word)
  }

  /// Real numbers have none that comes next; says so.
  private mutating func refusesLetters() -> Bool {
    if circuit.alphabet.isReal { message = "its inputs can be any real numbers; give others with --input" }
    return circuit.alphabet.isReal
  }

  private mutating func append() {
    if refusesLetters() { return }
    guard word.count < Stepper.mostSteps else {
      message = "a sequence has at most \(Stepper.mostSteps) steps here"
      return
    }
    change(to: word + [0])
    move(to: word.count)
  }

  private mutating func delete() {
    if refusesLetters() { return }
    guard position > 0 else {
      message = "there is no letter before step 1"
      return
    }
    var word = word
    word.remove(at: position - 1)
    change(to: word)
  }

  private mutating func findFailure() {
    if let step = walk.firstFailure {
      position = step
    } else {
      wantsCounterexample = true
      message = "looking for a sequence on which a claim fails …"
    }
  }

  private mutating func change(to word: [Int]) {
    walk = StepWalk(circuit, on: .letters(word))
    position = min(position, walk.steps.count)
  }
}
