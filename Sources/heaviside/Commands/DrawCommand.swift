import Batch
import CircuitModel
import Insight
import Pictures
import Reports
import Verification

/// `draw`: draws a circuit.
struct DrawCommand {
  private let operand: CircuitOperand
  private let picture: Picture
  private let sequence: SequenceChoice
  private let states: Int?
  private let outputs: DrawOutputs

  /// What can be drawn.
  private enum Picture: String {
    case network, unrolled, machine, trace, margins, gradient

    /// Whether it shows one sequence.
    var showsSequence: Bool { self == .unrolled || self == .trace || self == .gradient }

    /// Whether it is a graph, which other programs can lay out too.
    var isGraph: Bool { self == .network || self == .machine }
  }

  /// A picture that is ready to be written.
  private struct Drawing {
    var scene: Scene
    /// The graph for other programs, where it is one.
    var graph: (dot: String, mermaid: String)?
  }

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    picture = try arguments.choice(of: .picture) ?? .network
    sequence = try SequenceChoice(arguments)
    states = try arguments.number(of: .maxStates)
    outputs = try DrawOutputs(arguments)
    if !picture.isGraph, let format = outputs.formats.first(where: { $0 != .svg }) {
      throw .noGraph(picture: picture.rawValue, format: format.rawValue)
    }
    for option in [Option.input, .claim, .upTo] where !picture.showsSequence && arguments.has(option) {
      throw .optionOfSequence(option, picture: picture.rawValue)
    }
  }
}

extension DrawCommand {
  /// Finds the circuit, draws it, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (file, circuit) = try operand.findOne()
      do throws(DrawProblem) {
        let drawing = try draw(circuit)
        if Interruption.isRequested { return .passed }
        return outputs.write { format in
          // What is no graph is asked for as SVG only.
          switch format {
          case .svg: drawing.scene.svg
          case .dot: drawing.graph?.dot ?? ""
          case .mermaid: drawing.graph?.mermaid ?? ""
          }
        }
      } catch {
        return error.report(of: file.path)
      }
    } catch {
      return error.report()
    }
  }

  private func draw(_ circuit: Circuit) throws(DrawProblem) -> Drawing {
    switch picture {
    case .network:
      let picture = NetworkPicture(of: circuit)
      return Drawing(scene: picture.scene, graph: (picture.dot, picture.mermaid))
    case .machine:
      let machine = try machine(of: circuit)
      let picture = MachinePicture(of: machine, in: circuit)
      return Drawing(scene: picture.scene, graph: (picture.dot, picture.mermaid))
    case .unrolled:
      return Drawing(scene: UnrolledPicture(of: circuit, along: try chosen(for: circuit).inputs).scene)
    case .trace:
      let chosen = try chosen(for: circuit)
      return Drawing(scene: TracePicture(of: chosen, in: circuit).scene)
    case .gradient: return Drawing(scene: GradientPicture(of: try gradients(of: circuit)).scene)
    case .margins: return Drawing(scene: MarginsPicture(of: try margins(of: circuit)).scene)
    }
  }

  private var budget: Budget { Budget(maximumStates: states, isCancelled: { Interruption.status != nil }) }

  private func chosen(for circuit: Circuit) throws(DrawProblem) -> ChosenSequence {
    do throws(SequenceProblem) {
      return try sequence.choose(in: circuit, within: budget)
    } catch {
      throw .sequence(error)
    }
  }

  private func gradients(of circuit: Circuit) throws(DrawProblem) -> GradientFlow {
    // Unless a sequence is asked for it is the one that `explain` shows: that of the first example.
    let isAsked = sequence.isGiven(for: circuit) || sequence.namesClaim
    let inputs = isAsked ? try chosen(for: circuit).inputs : nil
    do throws(GradientObstacle) {
      return try GradientFlow(of: circuit, along: inputs)
    } catch {
      throw .gradients(error, circuit)
    }
  }

  private func states(of circuit: Circuit) -> Result<ReachableStates, StatesObstacle> {
    Result { () throws(StatesObstacle) in try ReachableStates(of: circuit, within: budget) }
  }

  private func machine(of circuit: Circuit) throws(DrawProblem) -> MooreMachine {
    do throws(MachineObstacle) {
      return try states(of: circuit).mapError(MachineObstacle.states).get().machine()
    } catch {
      throw .machine(error, circuit)
    }
  }

  private func margins(of circuit: Circuit) throws(DrawProblem) -> MarginsInsight {
    let margins: Result<MarginsInsight, StatesObstacle>
    do throws(Disagreement) {
      margins = try Explanation.margins(of: circuit, reaching: states(of: circuit), within: budget)
    } catch {
      throw .sequence(.disagreement(error))
    }
    return try margins.mapError { DrawProblem.margins($0, circuit) }.get()
  }
}

extension TracePicture {
  /// Draws the run of a circuit along a sequence, pointing at the steps that the verdict is about, or at one that could not be
  /// computed.
  fileprivate init(of sequence: ChosenSequence, in circuit: Circuit) {
    let title = "\(circuit.name.visible): \(sequence.title)"
    if let claim = sequence.claim, let run = claim.run {
      self.init(of: run, title: title, marking: claim.outcome == .witnessed ? [] : claim.markedSteps)
      return
    }
    let run = Run(circuit, along: sequence.inputs)
    self.init(
      of: Report.Run(run.trace, of: circuit), title: title, marking: run.problem.map { [$0.step] } ?? [])
  }
}
