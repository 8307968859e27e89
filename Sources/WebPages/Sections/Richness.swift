/// How much is told of a circuit; less where a page would become too large.
enum Richness: Int, CaseIterable {
  case everything
  /// Runs are shown as tables and sums, without pictures of them.
  case withoutRunPictures
  /// There is no picture but that of the network.
  case withoutPictures
  /// Claims and their runs alone.
  case claimsAlone
}

extension Richness: Comparable {
  static func < (left: Richness, right: Richness) -> Bool { left.rawValue < right.rawValue }

  /// What is left out, as part of a sentence; `nil` where nothing is.
  var omission: String? {
    switch self {
    case .everything: nil
    case .withoutRunPictures: "pictures of its runs are"
    case .withoutPictures: "all pictures but that of the network are"
    case .claimsAlone: "everything but its claims is"
    }
  }
}
