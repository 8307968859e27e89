public import CircuitModel

/// What a circuit file from a stranger may ask for: far more than homework needs, far less than `Limit` lets an author.
///
/// The limits of the language make sure that every file is judged to an end within moments; these keep what is then
/// verified small, so that hundreds of files from people whom nobody knows can be let in at once.
public struct StrangerLimits: Hashable, Sendable {
  /// Bytes of the file.
  public var bytes: Int
  /// Scalar units of a circuit, those of its parts among them.
  public var units: Int
  /// Scalar inputs of a circuit.
  public var inputComponents: Int
  /// Letters: what all inputs together can be at a step.
  public var letters: Int
  /// How many steps back an equation, a claim or an assumption may look.
  public var lag: Int
  /// Circuits of a file, each member of a family for itself.
  public var circuits: Int
  /// Claims and examples of a circuit.
  public var claims: Int

  /// Makes limits; those that `--untrusted` sets unless given.
  public init(
    bytes: Int = 256 << 10, units: Int = 256, inputComponents: Int = 32, letters: Int = 4096, lag: Int = 64,
    circuits: Int = 64, claims: Int = 64
  ) {
    self.bytes = bytes
    self.units = units
    self.inputComponents = inputComponents
    self.letters = letters
    self.lag = lag
    self.circuits = circuits
    self.claims = claims
  }
}

extension StrangerLimits {
  /// What is too much about the text of a file, before it is read; `nil` where nothing is.
  public func problem(with file: SourceFile) -> Diagnostic? {
    guard file.bytes.count > bytes else { return nil }
    return report("this file has \(file.bytes.count) bytes", most: bytes, file.range(0..<0))
  }

  /// What is too much about the circuits of a file; those of a file that `check` found sound.
  ///
  /// - Parameter circuits: the circuits, members of families among them, in the order written.
  /// - Returns: a diagnostic for the file and for each circuit that asks for too much.
  public func problems(with circuits: [Circuit]) -> [Diagnostic] {
    var findings = Findings()
    if circuits.count > self.circuits {
      let range = circuits[self.circuits].range
      findings.add(report("this file has \(circuits.count) circuits", most: self.circuits, range))
    }
    for circuit in circuits {
      let formulas = circuit.assumptions.map(\.formula) + circuit.claims.flatMap(\.formulas)
      let extent = Extent(
        units: circuit.signals.filter { $0.role == .unit || $0.role == .output }.reduce(0) { $0 + $1.components.count },
        inputComponents: circuit.alphabet.cells.count, letters: circuit.alphabet.count,
        lag: (circuit.cells.flatMap { $0.equation?.expressions ?? [] } + formulas).greatestLag,
        claims: circuit.claims.count)
      findings.add(problems(with: extent, of: circuit.name, circuit.range))
    }
    return findings.firstInOrder
  }

  /// What is too much about a sound draft, whose claims nobody looks at.
  func problems(with draft: Draft) -> Findings {
    let units = draft.signals.filter { $0.role == .unit || $0.role == .output }
    let extent = Extent(
      units: units.reduce(0) { $0 + $1.components.count },
      inputComponents: draft.inputs.reduce(0) { $0 + $1.cells.count },
      letters: Alphabet(inputs: draft.inputs)?.count ?? .max,
      lag: draft.cells.flatMap { $0.equation?.expressions ?? [] }.greatestLag, claims: 0)
    return problems(with: extent, of: draft.name, draft.syntax.name.range)
  }
}

extension StrangerLimits {
  /// How much a circuit asks for.
  private struct Extent {
    var units: Int
    var inputComponents: Int
    var letters: Int
    var lag: Int
    var claims: Int
  }

  private func problems(with extent: Extent, of name: String, _ range: SourceRange) -> Findings {
    let excesses = [
      (extent.units, units, "scalar units"), (extent.inputComponents, inputComponents, "scalar inputs"),
      (extent.letters, letters, "possible inputs a step"), (extent.claims, claims, "claims and examples"),
    ]
    var notes = excesses.filter { $0.0 > $0.1 }.map { count, most, what in
      "it has \(count) \(what), allowed are \(most)"
    }
    if extent.lag > lag { notes.append("it looks \(extent.lag) steps back, allowed are \(lag)") }
    var findings = Findings()
    if !notes.isEmpty { findings.add(LimitProblem.stranger("`\(name)` is too large", notes: notes, range).report()) }
    return findings
  }

  private func report(_ what: String, most: Int, _ range: SourceRange) -> Diagnostic {
    LimitProblem.stranger(what, notes: ["allowed are \(most)"], range).report()
  }
}

extension [Expression] {
  /// The greatest number of steps that any of these looks back by `t-k`.
  fileprivate var greatestLag: Int {
    var greatest = 0
    for expression in self {
      expression.visit { inner in
        switch inner {
        case .read(_, .relative(let lag), _), .at(.relative(let lag), _, _): greatest = Swift.max(greatest, lag)
        default: break
        }
      }
    }
    return greatest
  }
}
