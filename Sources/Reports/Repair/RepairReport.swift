public import CircuitModel
public import Insight

/// What a search for a repair comes to, as `repair` shows it.
public struct RepairReport: Sendable {
  /// How much of a repair is told: a teacher chooses.
  public enum Hint: Int, Sendable {
    /// Which units hold a wrong number.
    case unit = 1
    /// Which numbers are wrong.
    case weight
    /// What they should be.
    case value
    /// The repaired equations, and the lines of the file.
    case everything
  }

  /// A repair in the text of the file, or why there is none.
  public enum Edit: Sendable {
    case made([LineEdit])
    case impossible(MendingObstacle)
  }

  /// A line of the file before and after.
  public struct LineEdit: Hashable, Sendable {
    /// The number of the line.
    public var line: Int
    /// What stands there.
    public var before: String
    /// What is to stand there.
    public var after: String
  }

  /// The version of the tool.
  public var version: String
  /// The path of the file.
  public var path: String
  /// The circuit as it is.
  public var circuit: Circuit
  /// The claim that alone was asked for, or `nil` for all.
  public var claim: String?
  /// What was asked for.
  public var question: Question
  /// What was found.
  public var repair: Repair
  /// How the repair is made in the text, where there is one.
  public var edit: Edit?
  /// What mends the network without another number; told only where everything is.
  public var otherwise: [LikelyCause]
  /// How much is told.
  public var hint: Hint

  /// What was asked for.
  public struct Question: Sendable {
    /// Where new numbers may lie.
    public var grid: Grid
    /// How far decisions must lie from their thresholds.
    public var margin: Repair.MarginDemand
    /// The most numbers that may change.
    public var mostNumbers: Int

    /// Puts a question.
    public init(grid: Grid, margin: Repair.MarginDemand, mostNumbers: Int) {
      self.grid = grid
      self.margin = margin
      self.mostNumbers = mostNumbers
    }
  }

  /// Makes a report.
  public init(
    version: String, path: String, circuit: Circuit, claim: String?, question: Question, repair: Repair, edit: Edit?,
    otherwise: [LikelyCause] = [], hint: Hint
  ) {
    self.version = version
    self.path = path
    self.circuit = circuit
    self.claim = claim
    self.question = question
    self.repair = repair
    self.edit = edit
    self.otherwise = hint == .everything ? otherwise : []
    self.hint = hint
  }
}

extension RepairReport {
  /// What the command says to the shell.
  public var exitStatus: ExitStatus {
    if case .impossible(.notConfirmed) = edit { return .disagreement }
    return switch repair.finding {
    case .nothingToDo, .cure: .passed
    case .none: .failed
    case .undecided: .undecided
    }
  }

  /// The lines of a text that differ from those of another. Repairs put no line in and take none out.
  public static func lines(of after: [UInt8], against before: [UInt8]) -> [LineEdit] {
    func lines(_ bytes: [UInt8]) -> [String] {
      bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return zip(lines(before), lines(after)).enumerated().compactMap { number, pair in
      pair.0 == pair.1 ? nil : LineEdit(line: number + 1, before: pair.0, after: pair.1)
    }
  }

  /// The units in which the numbers of a repair stand, in the order of the network, by the names of their signals.
  func unitNames(_ cure: Repair.Cure) -> [String] {
    let cells = Set(cure.numbers.flatMap { circuit.units(with: $0.weight) })
    return circuit.units.filter(cells.contains).map { circuit[$0].name.visible }
  }

  /// The repaired equations, in the order of the network.
  func equations(_ cure: Repair.Cure) -> [String] {
    let places = circuit.preActivations.filter { sum in
      cure.numbers.contains { circuit.places(of: $0.weight).contains(sum.place) }
    }.map(\.place)
    var texts: [String] = []
    for place in places {
      let text = cure.circuit.equationText(of: place.cell, atStep: place.step)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }
}

extension Circuit {
  /// The sums in which a weight occurs.
  fileprivate func places(of weight: Weight) -> [PreActivation.Place] {
    switch weight {
    case .coefficient(let place, _), .bias(let place): [place]
    case .parameter(let id):
      preActivations.filter { sum in
        sum.sum.biasParameters.contains(id) || sum.sum.terms.contains { $0.parameters.contains(id) }
      }.map(\.place)
    }
  }

  fileprivate func units(with weight: Weight) -> [CellID] { places(of: weight).map(\.cell) }
}
