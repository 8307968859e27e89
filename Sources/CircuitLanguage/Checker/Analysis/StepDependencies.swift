import CircuitModel

/// Which cells an expression reads at the very step at which it is evaluated.
///
/// Reads through `t` are plain. A read inside a fold or a past operator may reach the present step or not, according
/// to how far the range goes: `all(x[1..t])` does, `sum(r[i] for i in 1..t-1)` does not. Where that cannot be told, it
/// counts as if it did, since an order of evaluation must exist in every case.
struct StepDependencies {
  /// A cell that is read at the present step.
  struct Dependency {
    var cell: CellID
    /// The only step at which that happens; `nil` where it is every step.
    var onlyAt: Int?
    var range: SourceRange
  }

  /// How late a moment can be.
  private enum Latest {
    /// `t` minus this many steps.
    case behind(Int)
    /// This step and no other.
    case fixed(Int)
    case unknown

    func earlier(by steps: Int) -> Latest {
      switch self {
      case .behind(let lag): .behind(lag + steps)
      case .fixed(let step): .fixed(step - steps)
      case .unknown: .unknown
      }
    }
  }

  private let parameters: [Parameter]
  private(set) var found: [Dependency] = []

  /// Finds the dependencies of an expression.
  init(of expression: Expression, parameters: [Parameter]) {
    self.parameters = parameters
    collect(expression, now: .behind(0), bounds: [:])
  }

  private mutating func collect(_ expression: Expression, now: Latest, bounds: [IndexID: Latest]) {
    switch expression {
    case .read(let cell, let moment, let range):
      note(cell, latest(moment, now, bounds), range)
      for child in moment.children { collect(child, now: now, bounds: bounds) }
    case .at(let moment, let body, _):
      for child in moment.children { collect(child, now: now, bounds: bounds) }
      collect(body, now: latest(moment, now, bounds), bounds: bounds)
    case .fold(_, let index, let from, let to, let body, _), .matches(_, let index, let from, let to, let body):
      collect(from, now: now, bounds: bounds)
      collect(to, now: now, bounds: bounds)
      collect(body, now: now, bounds: bounds.merging([index: latest(of: to, now, bounds)]) { _, new in new })
    default:
      for child in expression.children { collect(child, now: now, bounds: bounds) }
    }
  }

  private mutating func note(_ cell: CellID, _ latest: Latest, _ range: SourceRange) {
    switch latest {
    case .behind(let lag): if lag <= 0 { found.append(Dependency(cell: cell, range: range)) }
    case .fixed(let step): if step >= 1 { found.append(Dependency(cell: cell, onlyAt: step, range: range)) }
    case .unknown: found.append(Dependency(cell: cell, range: range))
    }
  }

  private func latest(_ moment: Moment, _ now: Latest, _ bounds: [IndexID: Latest]) -> Latest {
    switch moment {
    case .relative(let lag): now.earlier(by: lag)
    case .index(let index, let offset): (bounds[index] ?? .unknown).earlier(by: -offset)
    case .absolute(let step): .fixed(step)
    case .computed: .unknown
    }
  }

  /// How late the last step of a range can be.
  private func latest(of end: Expression, _ now: Latest, _ bounds: [IndexID: Latest]) -> Latest {
    guard let form = LinearForm(end, parameters: parameters), let offset = Int(exactly: form.constant.floor()) else {
      return .unknown
    }
    if form.ofIndex.isEmpty, form.ofStep == 1 { return now.earlier(by: -offset) }
    if let (index, _) = form.indexAndOffset { return (bounds[index] ?? .unknown).earlier(by: -offset) }
    return .unknown
  }
}
