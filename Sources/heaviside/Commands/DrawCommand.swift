import CircuitModel
import Pictures
import Reports

/// `draw`: draws a circuit.
struct DrawCommand {
  private let operand: CircuitOperand

  /// Reads a command line.
  init(_ arguments: Arguments) throws(UsageProblem) {
    operand = try CircuitOperand(arguments)
    _ = arguments.value(of: .picture)
  }
}

extension DrawCommand {
  /// Finds the circuit, draws it, and says how it ended.
  func run() -> ExitStatus {
    do throws(CircuitOperandProblem) {
      let (_, circuit) = try operand.findOne()
      do throws(OutputProblem) {
        try StandardStreams.write(NetworkPicture(of: circuit).scene.svg)
        return .passed
      } catch {
        return StandardStreams.fail(error)
      }
    } catch {
      return error.report()
    }
  }
}
