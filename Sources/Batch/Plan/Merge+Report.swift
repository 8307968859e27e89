import CircuitModel
public import Reports

extension Merge {
  /// Puts everything together.
  ///
  /// - Parameter receive: told what there is to say, file by file.
  /// - Returns: how it ended; what shares contradict each other about is a disagreement.
  /// - Throws: that a file has changed since the shares were taken.
  public func run(_ receive: (BatchEvent) -> Void) throws(PlanProblem) -> Report.Ending {
    var tasks: [Int: [Int]] = [:]
    for (number, task) in plan.tasks.enumerated() { tasks[task.place.file, default: []].append(number) }
    let units = Dictionary(grouping: plan.units.indices) { plan.units[$0].task }
    for place in reported {
      if let status = interruption() { return .interrupted(status) }
      let file = try plan.files[place].load(read)
      do throws(MergeTrouble) {
        try demandHarmony(in: file, at: place)
        tell(of: file.report(with: try judge(file, tasks[place] ?? [], units)), receive)
      } catch {
        return try error.ending(file.path)
      }
    }
    return .complete
  }

  /// The files in the order in which they are reported: as often as they were named, as a check does it; those of
  /// certificates once.
  private var reported: [Int] {
    if plan.inputs.contains(where: { $0.hasSuffix(Planner.certificateSuffix) }) { return Array(plan.files.indices) }
    var places: [[UInt8]: Int] = [:]
    for (place, file) in plan.files.enumerated() { places[Array(file.path.utf8)] = place }
    return plan.inputs.compactMap { places[Array($0.utf8)] }
  }

  /// Demands that no two shares contradict each other about a file.
  private func demandHarmony(in file: CircuitFile, at place: Int) throws(MergeTrouble) {
    let places = conflicts.sorted().lazy.map { (unit: $0, place: plan.tasks[plan.units[$0].task].place) }
    guard let (unit, found) = places.first(where: { $0.place.file == place }) else { return }
    throw .conflict(circuit: file.circuits[found.circuit].name, unit: unit)
  }

  private func judge(
    _ file: CircuitFile, _ tasks: [Int], _ units: [Int: [Int]]
  ) throws(MergeTrouble) -> [Report.JudgedCircuit] {
    var judged: [Report.JudgedCircuit] = []
    for (number, claims) in plan.settings.selection.places(in: file.circuits) {
      let circuit = file.circuits[number]
      let ofCircuit = tasks.filter { plan.tasks[$0].place.circuit == number }
      let joint = JointCircuit(circuit, plan, ofCircuit, units, results, workers: workers, read)
      var report = Report.JudgedCircuit(circuit)
      report.claims = try joint.claims(claims)
      // Certificates say nothing of other circuits of their files.
      if claims.isEmpty || !report.claims.isEmpty { judged.append(report) }
    }
    return judged
  }

  private func tell(of file: Report.File, _ receive: (BatchEvent) -> Void) {
    let header = Report.File(path: file.path, sources: file.sources)
    for circuit in file.circuits {
      var heading = circuit
      heading.claims = []
      for claim in circuit.claims { receive(.claim(claim, of: heading, in: header)) }
    }
    receive(.file(file))
  }
}
