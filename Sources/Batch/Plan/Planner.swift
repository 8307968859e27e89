import Certificates
import CircuitLanguage
import CircuitModel
public import Reports
import Verification

/// Makes plans. The files are read and checked, and where every sequence is to be run the claims are lowered, since the
/// plan numbers the letters that a network tells apart; nothing is judged.
public struct Planner {
  private let read: @Sendable (String) -> Result<[UInt8], FileProblem>
  private var plan: Plan

  /// Prepares to plan.
  ///
  /// - Parameters:
  ///   - version: the version of the tool.
  ///   - settings: how claims are judged.
  ///   - requiresProof: whether a claim that holds only up to a length is undecided.
  ///   - units: how many units are wanted; there are more where there are more claims.
  ///   - read: reads a file.
  public init(
    version: String, _ settings: Settings, requiresProof: Bool, units: Int,
    read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.read = read
    plan = Plan(
      version: version, settings: settings, requiresProof: requiresProof, wanted: units, inputs: [], files: [],
      tasks: [], units: [])
  }

  /// Prepares to make a plan again.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - version: the version of the tool.
  ///   - read: reads a file.
  init(
    again plan: Plan, version: String, read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>
  ) {
    self.init(
      version: version, plan.settings, requiresProof: plan.requiresProof, units: plan.wanted, read: read)
  }
}

extension Planner {
  /// What a certificate's file is called.
  public static let certificateSuffix = ".certificate"

  /// Plans what is to be done about files.
  ///
  /// - Parameter inputs: the paths of circuit files, or of certificates.
  /// - Returns: the plan.
  /// - Throws: why there is none.
  public func plan(_ inputs: [String]) throws(PlanProblem) -> Plan {
    var planner = self
    planner.plan.inputs = inputs
    let certificates = inputs.filter { $0.hasSuffix(Planner.certificateSuffix) }
    if !certificates.isEmpty, certificates.count < inputs.count { throw .mixedInputs }
    for path in inputs {
      if certificates.isEmpty {
        try planner.addTasks(ofFile: path)
      } else {
        try planner.addTask(ofCertificate: path)
      }
    }
    planner.cut()
    return planner.plan
  }

  /// Notes a circuit file; says its place, and its circuits.
  private mutating func add(_ path: String) throws(PlanProblem) -> (place: Int, file: CircuitFile) {
    let bytes: [UInt8]
    switch read(path) {
    case .success(let contents): bytes = contents
    case .failure(let problem): throw .unreadable(path: path, problem)
    }
    let file = CircuitFile(path: path, bytes: bytes, read: read)
    let noted = Plan.File(file)
    if let place = plan.files.firstIndex(where: { $0.path == path }) {
      guard plan.files[place] == noted else { throw .changed(path: path) }
      return (place, file)
    }
    plan.files.append(noted)
    return (plan.files.count - 1, file)
  }

  private mutating func addTasks(ofFile path: String) throws(PlanProblem) {
    let (place, file) = try add(path)
    for (circuit, claims) in plan.settings.selection.places(in: file.circuits) {
      addTasks(of: claims, in: file.circuits[circuit], at: Plan.Place(file: place, circuit: circuit, claim: nil))
    }
  }

  private mutating func addTasks(of claims: [Int], in circuit: Circuit, at place: Plan.Place) {
    guard plan.settings.engine == .enumerate else {
      for claim in claims { plan.tasks.append(.claim(Plan.Place(place, claim))) }
      return
    }
    let length = plan.settings.upTo ?? circuit.bound ?? Judge.usualLength
    let undefinedness = Obligation(.undefinedness, in: circuit)
    if undefinedness.mayBeUndefined { addTask(place, undefinedness, length) }
    for claim in claims {
      // An example is one sequence, which whoever puts the shares together runs.
      guard let obligation = Obligation(circuit.claims[claim], in: circuit) else { continue }
      addTask(Plan.Place(place, claim), obligation, length)
    }
  }

  /// Cuts the sequences of an obligation; what cannot be lowered is left in one piece.
  private mutating func addTask(_ place: Plan.Place, _ obligation: Obligation, _ length: Int) {
    do throws(LoweringObstacle) {
      let prefixes = PrefixRange.all(of: try obligation.lowered(), pieces: plan.wanted, upTo: length)
      plan.tasks.append(.sequences(place, prefixes: prefixes, length: length))
    } catch {
      if place.claim != nil { plan.tasks.append(.claim(place)) }
    }
  }

  private mutating func addTask(ofCertificate path: String) throws(PlanProblem) {
    let (certificate, bytes) = try Planner.certificate(at: path, read)
    guard let main = certificate.files.first else { throw .certificate(path: path, "it names no file") }
    let (place, file) = try add(main.path)
    guard let circuit = file.circuits.firstIndex(where: { $0.name == certificate.circuit }),
      let claim = file.circuits[circuit].claims.firstIndex(where: { $0.name == certificate.claim })
    else { throw .certificate(path: path, "\(main.path) has no such claim") }
    plan.tasks.append(
      .certificate(
        Plan.Place(file: place, circuit: circuit, claim: claim), path: path, digest: SHA256.digest(of: bytes),
        count: certificate.evidence.partCount))
  }

  /// Reads a certificate, and hands its bytes on.
  static func certificate(
    at path: String, _ read: (String) -> Result<[UInt8], FileProblem>
  ) throws(PlanProblem) -> (Certificate, [UInt8]) {
    switch read(path) {
    case .failure(let problem): throw .unreadable(path: path, problem)
    case .success(let bytes):
      do throws(MalformedCertificate) {
        var reader = CertificateReader()
        try reader.read(bytes)
        return (try reader.finish(), bytes)
      } catch {
        throw .certificate(path: path, error.message)
      }
    }
  }

  /// Cuts the tasks that can be cut, so that there are about as many units as are wanted.
  private mutating func cut() {
    let whole = plan.tasks.count { $0.size == 1 }
    let pieces = max(1, (plan.wanted - whole) / max(1, plan.tasks.count - whole))
    for (number, task) in plan.tasks.enumerated() {
      let parts = min(task.size, pieces)
      let ends = (0...parts).map { task.size * $0 / parts }
      for (start, end) in zip(ends, ends.dropFirst()) { plan.units.append(Plan.Unit(task: number, range: start..<end)) }
    }
  }
}

extension Plan.Place {
  fileprivate init(_ circuit: Plan.Place, _ claim: Int) {
    self.init(file: circuit.file, circuit: circuit.circuit, claim: claim)
  }
}

extension Plan.File {
  /// Notes what a file says, and what it imports.
  init(_ file: CircuitFile) {
    let digests = file.sources.map { Import(path: $0.path, digest: SHA256.digest(of: $0.bytes)) }
    self.init(path: file.path, digest: digests[0].digest, imports: Array(digests.dropFirst()))
  }
}
