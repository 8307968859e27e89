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

  /// In a word.
  var word: String {
    switch self {
    case .bad: "not good"
    case .unsure: "undecided"
    case .good: "good"
    }
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
