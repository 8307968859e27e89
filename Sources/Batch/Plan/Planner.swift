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
  /// The places of the files by the bytes of their paths.
  private var places: [[UInt8]: Int] = [:]
  /// The certificates by the claims that they are about.
  private var certificates: [Plan.Place: String] = [:]

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
    guard plan.wanted <= Plan.mostUnits else { throw .tooManyUnits }
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
    planner.plan.units = Array(Plan.units(of: planner.plan.tasks, wanted: planner.plan.wanted))
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
    if let place = places[Array(path.utf8)] {
      guard plan.files[place] == noted else { throw .changed(path: path) }
      return (place, file)
    }
    places[Array(path.utf8)] = plan.files.count
    plan.files.append(noted)
    return (plan.files.count - 1, file)
  }

  /// Plans what is to be done about a file, unless it was named before.
  private mutating func addTasks(ofFile path: String) throws(PlanProblem) {
    let known = plan.files.count
    let (place, file) = try add(path)
    if place < known { return }
    for (circuit, claims) in plan.settings.selection.places(in: file.circuits) {
      addTasks(of: claims, in: file.circuits[circuit], at: Plan.Place(file: place, circuit: circuit, claim: nil))
    }
  }

  private mutating func addTasks(of claims: [Int], in circuit: Circuit, at place: Plan.Place) {
    let whole = claims.map { Plan.Task.claim(Plan.Place(place, $0)) }
    guard plan.settings.engine == .enumerate else {
      plan.tasks += whole
      return
    }
    let undefinedness = Obligation(.undefinedness, in: circuit)
    // Numbers that are not rational are not run in lanes: such claims are units of their own, each judged whole.
    if undefinedness.mayBeUndefined, circuit.continuity == nil {
      guard let task = sequences(undefinedness, place) else {
        // Whoever judges one of the claims whole looks into this too; parts of claims would leave it out.
        plan.tasks += whole
        return
      }
      plan.tasks.append(task)
    }
    for (claim, task) in zip(claims, whole) {
      // An example is one sequence, which whoever puts the shares together runs.
      guard let obligation = Obligation(circuit.claims[claim], in: circuit) else { continue }
      let isShared = circuit.continuity == nil && !circuit.claims[claim].isContinuous
      plan.tasks.append(isShared ? sequences(obligation, task.place) ?? task : task)
    }
  }

  /// The task of running every sequence for an obligation; `nil` for what cannot be lowered.
  private func sequences(_ obligation: Obligation, _ place: Plan.Place) -> Plan.Task? {
    guard let network = try? obligation.lowered() else { return nil }
    let length = plan.settings.length(for: obligation.circuit)
    return .sequences(
      place, prefixes: PrefixRange.all(of: network, pieces: plan.wanted, upTo: length), length: length)
  }

  private mutating func addTask(ofCertificate path: String) throws(PlanProblem) {
    let (certificate, bytes) = try Planner.certificate(at: path, read)
    guard let main = certificate.files.first else { throw .certificate(path: path, "it names no file") }
    let (place, file) = try add(main.path)
    guard let circuit = file.circuits.firstIndex(where: { $0.name == certificate.circuit }),
      let claim = file.circuits[circuit].claims.firstIndex(where: { $0.name == certificate.claim })
    else { throw .certificate(path: path, "\(main.path) has no such claim") }
    let claimed = Plan.Place(file: place, circuit: circuit, claim: claim)
    // Which of two should be believed where they do not both show it?
    if let other = certificates.updateValue(path, forKey: claimed) {
      throw .certificate(path: path, "it is about the same claim as \(other)")
    }
    plan.tasks.append(
      .certificate(
        claimed, path: path, digest: SHA256.digest(of: bytes), count: certificate.evidence.partCount))
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

}

extension Settings {
  /// The length up to which the sequences of a circuit are run.
  func length(for circuit: Circuit) -> Int { upTo ?? circuit.bound ?? Judge.usualLength }
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
