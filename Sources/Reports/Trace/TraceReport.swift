public import CircuitModel

/// One run of a circuit, as `trace` shows it.
public struct TraceReport: Sendable {
  /// The version of the tool.
  public var version: String
  /// The circuit.
  public var circuit: Circuit
  /// The run.
  public var trace: Trace
  /// What went wrong at its last step, where something did.
  public var problem: EvaluationProblem?
  /// The file that the circuit is written in, with nothing judged.
  public var file: Report.File

  /// Runs a circuit on a sequence, up to the first step at which something goes wrong.
  /// - Complexity: O(steps · size of the circuit)
  public init(running circuit: Circuit, on inputs: Inputs, of file: Report.File, version: String) {
    let run = Run(circuit, along: inputs)
    self.version = version
    self.circuit = circuit
    self.trace = run.trace
    self.problem = run.problem
    self.file = file
    if let problem { self.file.diagnostics.append(problem.report(in: circuit)) }
  }

  /// What the command says to the shell: an undeclared tie fails the run, anything else rejects the file.
  public var exitStatus: ExitStatus {
    switch problem {
    case nil: .passed
    case .tie: .failed
    default: .rejected
    }
  }
}

extension TraceReport {
  /// The table that a homework would show, followed by what went wrong.
  public func text(width: Int = 80, usesColor: Bool = false) -> String {
    let table = TraceTable(Report.Run(trace, of: circuit), marking: problem.map { [$0.step] } ?? []).text(width: width)
    guard problem != nil else { return table }
    return table + "\n" + TextRenderer(usesColor: usesColor, width: width).diagnostics(of: file)
  }

  /// The run for machines: the schema `heaviside.trace/1`, described by `Schemas/trace-1.schema.json`.
  public var json: String {
    let renderer = JSONRenderer()
    guard case .object(let run) = renderer.json(Report.Run(trace, of: circuit)) else { return "" }
    return JSONValue.object(
      [
        ("schema", .string("heaviside.trace/1")), ("version", .string(version)), ("path", .string(file.path)),
        ("circuit", .string(circuit.name)), ("diagnostics", renderer.diagnostics(of: file)),
      ] + run
    ).text
  }
}
