import Reports

/// How a verdict is meant, apart from colours: its mark and its word say it too.
enum ClaimStanding: CaseIterable {
  case bad, unsure, good

  init(_ claim: Report.JudgedClaim) {
    switch claim.exitStatus(requiringProof: false) {
    case .passed: self = .good
    case .undecided: self = .unsure
    default: self = .bad
    }
  }

  /// What so many claims do: `2 pass`.
  func words(_ count: Int) -> String {
    switch self {
    case .bad: count == 1 ? "1 does not pass" : "\(count) do not pass"
    case .unsure: "\(count) undecided"
    case .good: count == 1 ? "1 passes" : "\(count) pass"
    }
  }

  /// So many claims, as they stand beside a name.
  func badge(_ count: Int) -> Markup {
    count == 0 ? .nothing : .element("span", ["class": "badge \(self)"], Markup("\(mark) \(words(count))"))
  }

  /// How many of some claims do what.
  static func badges(of claims: [ClaimStanding]) -> Markup {
    Markup(
      allCases.map { standing in standing.badge(claims.count { $0 == standing }) }.filter { !$0.isEmpty },
      separatedBy: " ")
  }

  /// A mark that tells them apart without colour.
  var mark: String {
    switch self {
    case .bad: "✗"
    case .unsure: "?"
    case .good: "✓"
    }
  }
}
