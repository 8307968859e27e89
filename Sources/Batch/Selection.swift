import CircuitLanguage
public import CircuitModel
import Reports

/// Which circuits and claims were asked for: all of them, or those of a name.
public struct Selection: Hashable, Sendable {
  /// The circuit's name; that of a family means all its members.
  public var circuit: String?
  /// The claim's name.
  public var claim: String?

  /// Asks for what has these names.
  public init(circuit: String? = nil, claim: String? = nil) {
    self.circuit = circuit
    self.claim = claim
  }

  /// Whether everything is asked for.
  public var isEverything: Bool { circuit == nil && claim == nil }
}

extension Selection {
  /// The circuits asked for, each with the places of the claims asked for; a circuit without any is left out.
  public func choose(from circuits: [Circuit]) -> [(circuit: Circuit, claims: [Int])] {
    places(in: circuits).map { (circuits[$0.circuit], $0.claims) }
  }

  /// The same by the places of the circuits.
  func places(in circuits: [Circuit]) -> [(circuit: Int, claims: [Int])] {
    circuits.indices.filter { includes(circuits[$0]) }.compactMap { place in
      let claims = circuits[place].claims.indices.filter { claim == nil || circuits[place].claims[$0].name == claim }
      return claims.isEmpty && claim != nil ? nil : (place, claims)
    }
  }

  /// Whether a circuit is asked for.
  public func includes(_ candidate: Circuit) -> Bool {
    circuit == nil || candidate.name == circuit || candidate.familyName == circuit
  }

  /// That nothing has the names asked for, with the names that there are.
  public func problem(among circuits: [Circuit]) -> String {
    if let circuit, !circuits.contains(where: includes) {
      let names = circuits.flatMap { [$0.name, $0.familyName].compactMap(\.self) }
      return "there is no circuit `\(circuit.visible)`" + hint(for: circuit, among: names)
    }
    let names = circuits.filter(includes).flatMap(\.claims).map(\.name)
    let claim = claim ?? ""
    return "there is no claim `\(claim.visible)`" + hint(for: claim, among: names)
  }

  private func hint(for name: String, among names: [String]) -> String {
    if let suggestion = didYouMean(nearestNames(to: name, among: names).map(\.visible)) { return "; \(suggestion)" }
    var distinct: [String] = []
    for name in names where !distinct.contains(name) { distinct.append(name) }
    let most = 12
    if distinct.isEmpty { return "; there are none at all" }
    let list = distinct.prefix(most).map { "`\($0.visible)`" }.joined(separator: ", ")
    return "; there are \(list)" + (distinct.count > most ? " and \(distinct.count - most) more" : "")
  }
}

extension Circuit {
  /// The name of the family that the circuit is a member of, or `nil`.
  fileprivate var familyName: String? { name.firstIndex(of: "(").map { String(name[..<$0]) } }
}
