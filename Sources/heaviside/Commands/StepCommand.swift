import CircuitModel
import Reports
import Verification

/// `trace --step`: walks through a sequence with the keys of a terminal.
struct StepCommand {
  private let circuit: Circuit
  private let path: String
  private let sequence: SequenceChoice
  private let usesColor: Bool

  /// How long a key that begins like an arrow may take to be one, and how long a wait for any key is.
  private static let (patience, wait): (Int32, Int32) = (50, 100)

  /// Prepares to walk through a sequence of a circuit.
  init(_ circuit: Circuit, in path: String, along sequence: SequenceChoice, usesColor: Bool) {
    self.circuit = circuit
    self.path = path
    self.sequence = sequence
    self.usesColor = usesColor
  }
}

extension StepCommand {
  /// What the engines may use while somebody waits.
  static var budget: Budget {
    Budget(maximumStates: 1 << 16, isCancelled: { Interruption.status != nil })
  }

  /// Walks until the reader has enough, and says how it ended.
  func run() -> ExitStatus {
    do throws(SequenceProblem) {
      var inputs = circuit.alphabet.isReal ? Inputs.numbers([]) : .letters([])
      if sequence.isGiven(for: circuit) || sequence.namesClaim {
        inputs = try sequence.choose(in: circuit, within: StepCommand.budget).inputs
      } else if let failure = try sequence.failure(in: circuit, within: StepCommand.budget) {
        inputs = failure.inputs
      }
      return walk(Stepper(circuit, along: inputs))
    } catch {
      return error.report(of: path)
    }
  }

  private func walk(_ stepper: Stepper) -> ExitStatus {
    do throws(OutputProblem) {
      let result = try walkOnTerminal(stepper)
      do throws(SequenceProblem) {
        try result.get()
        return .passed
      } catch {
        return error.report(of: path)
      }
    } catch {
      return StandardStreams.fail(error)
    }
  }

  /// Walks on a screen of its own; what goes wrong is told when the terminal is as it was.
  private func walkOnTerminal(_ begun: Stepper) throws(OutputProblem) -> Result<Void, SequenceProblem> {
    let terminal = try KeyTerminal.take()
    var (stepper, reader) = (begun, StepKeyReader())
    var shown = ""
    while !stepper.isOver, !Interruption.isRequested {
      let (width, height) = terminal.size
      let screen = stepper.screen(width: width, height: height, usesColor: usesColor)
      // The size is a part of what is shown: a terminal that has changed it may have lost some of it.
      let place = "\(width) \(height)\n\(screen)"
      if place != shown { try terminal.show(screen, height: height) }
      shown = place
      if stepper.wantsCounterexample {
        do throws(SequenceProblem) {
          stepper.receive(counterexample: try sequence.failure(in: circuit, within: StepCommand.budget)?.inputs)
        } catch {
          return .failure(error)
        }
        continue
      }
      switch terminal.read(waiting: reader.isWaiting ? StepCommand.patience : StepCommand.wait) {
      case .bytes(let bytes): for key in reader.read(bytes) where !stepper.isOver { stepper.press(key) }
      case .nothing: if let key = reader.finish() { stepper.press(key) }
      case .closed: return .success(())
      }
    }
    return .success(())
  }
}
