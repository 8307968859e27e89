public import Reports

/// Why there is no plan, or a plan that cannot be followed.
public enum PlanProblem: Error, Hashable, Sendable {
  /// The text is no plan.
  case malformed(String)
  /// It was made by another version.
  case otherVersion(String, own: String)
  /// A file that is to be planned, or was, cannot be read.
  case unreadable(path: String, FileProblem)
  /// A file is not what it was when the plan was made.
  case changed(path: String)
  /// Files and settings give another plan than this one.
  case otherPlan
  /// More units are wanted than a plan can have.
  case tooManyUnits
  /// Both circuit files and certificates were named.
  case mixedInputs
  /// A certificate is none, or not one of its circuit file.
  case certificate(path: String, String)
  /// A share tells of units that are not its own.
  case foreignUnits(path: String)
  /// A share belongs to another plan.
  case shareOfOtherPlan(path: String)
  /// Two shares were made by different programs.
  case shareOfOtherTool(path: String, other: String)

  /// What to tell the user, in one place.
  public var message: String {
    switch self {
    case .malformed(let reason): "this is no plan: \(reason.visible)"
    case .otherVersion(let version, let own):
      "the plan was made by version \(version.visible), and this is \(own): make it anew"
    case .unreadable(let path, let problem): "\(path.visible) cannot be read: \(problem.reason.visible)"
    case .changed(let path): "\(path.visible) is not what it was when the plan was made: make the plan anew"
    case .otherPlan: "the files that the plan names give another plan by now: make it anew"
    case .tooManyUnits: "a plan has at most \(Plan.mostUnits) units"
    case .mixedInputs: "a plan is about circuit files or about certificates, not about both"
    case .certificate(let path, let reason): "the certificate \(path.visible) cannot be planned: \(reason.visible)"
    case .foreignUnits(let path):
      "\(path.visible) tells of units that are not of its share: it was changed after it was made; remove it"
    case .shareOfOtherPlan(let path): "\(path.visible) is a share of another plan; remove it, or name another folder"
    case .shareOfOtherTool(let path, let other):
      "\(path.visible) and \(other.visible) were made by different builds of the tool; run one of them again"
    }
  }
}
