import CircuitModel
import Insight

extension RepairReport {
  /// The report for people, in full sentences; no more is told than the hint allows.
  ///
  /// ```
  /// RunningAndBiasSign: one number must change for every claim to be proved:
  ///   the bias of h from 3/2 to -3/2
  /// ```
  public var text: String {
    let name = circuit.name.visible
    let lines: [String] =
      switch repair.finding {
      case .nothingToDo(let margin): [nothingToDo(name, margin)]
      case .none where circuit.weights.isEmpty:
        ["\(name): there is no repair: the network has no weights and no biases to change."]
      case .none:
        [
          "\(name): there is no repair: no change of \(upTo(question.mostNumbers)) makes \(aim).",
          "New numbers were \(gridText).", workText,
        ]
      case .undecided(let obstacle): undecided(name, obstacle)
      case .cure(let cure): cured(name, cure)
      }
    let others = otherwise.isEmpty ? [] : ["Without another number:"] + otherwise.map { "  \($0.text.visible)" }
    return (lines + others).map { $0 + "\n" }.joined()
  }

  /// What a repair is for.
  private var aim: String {
    let claims =
      claim.map { "the claim \($0.visible) true" }
      ?? (circuit.claims.count == 1 ? "the claim true" : "every claim true")
    return switch question.margin {
    case .none: claims
    case .atLeast(let margin): "\(claims) with a margin of at least \(margin)"
    case .greatest: "\(claims) with no decision exactly at its threshold"
    }
  }

  private var claimsText: String {
    claim.map { "the claim \($0.visible)" } ?? (circuit.claims.count == 1 ? "its claim" : "every claim")
  }

  private func upTo(_ count: Int) -> String { count == 1 ? "one number" : "up to \(count) numbers" }

  private var gridText: String {
    "multiples of \(question.grid.step) from \(-question.grid.bound) to \(question.grid.bound)"
  }

  private var workText: String {
    "\(counted(repair.changes, "change")) looked at, \(counted(repair.behaviours, "different network")) judged."
  }

  private func nothingToDo(_ name: String, _ margin: Rational?) -> String {
    let proved = "\(name): nothing to repair: \(claimsText) holds"
    if question.margin == .none { return proved + "." }
    guard let margin else { return proved + ", and no unit decides anything." }
    return proved + ", and every decision lies at least \(margin) from its threshold on every reachable state."
  }

  private func undecided(_ name: String, _ obstacle: Repair.Obstacle) -> [String] {
    if case .continuous(let continuity) = obstacle {
      return ["\(name): no repair was looked for, since \(continuity.text)."]
    }
    let reason =
      switch obstacle {
      case .tooMany(let numbers, let changes):
        "changes of \(counted(numbers, "number")) are too many to look at"
          + (changes.map { ": \(counted($0, "change"))" } ?? "")
          + "; ask for fewer with --max-changes, or for a coarser --grid"
      case .tooManyBehaviours(let most): "more than \(counted(most, "network")) would have to be judged"
      case .stopped(.time): "the time was over"
      case .stopped: "it was stopped"
      case .unproved: "the claims hold as far as their bound, and are not proved, so that no repair may be needed"
      case .unknown(let claim, let reason):
        "of the claim \(circuit.claims[claim].name.visible) nothing is known: \(reason.visible)"
      case .undecided(let changes): "of \(counted(changes, "change")) it is not known whether the claims hold"
      case .continuous(let continuity): continuity.text
      case .margins: "margins cannot be measured, since the reachable states are not all known"
      }
    let ruledOut =
      repair.ruledOut == 0
      ? "" : " No change of \(upTo(repair.ruledOut)) to \(gridText) makes \(aim); that was established."
    return ["\(name): no repair was found: \(reason).\(ruledOut)", workText]
  }

  private func cured(_ name: String, _ cure: Repair.Cure) -> [String] {
    let count = cure.numbers.count
    let numbers =
      count == 1
      ? "one number"
      : "\(["", "", "two", "three", "four", "five"].indices.contains(count) ? ["", "", "two", "three", "four", "five"][count] : "\(count)") numbers"
    var lines: [String]
    switch hint {
    case .unit:
      let units = unitNames(cure)
      let place = units.count == 1 ? "the unit \(units[0])" : "the units \(units.listed("and"))"
      return ["\(name): \(numbers) in \(place) must change to make \(aim)."]
    case .weight:
      return ["\(name): \(numbers) must change to make \(aim):"]
        + cure.numbers.map { "  \(circuit.text(of: $0.weight)), which is \($0.before)" }
    case .value, .everything:
      lines = ["\(name): \(numbers) must change to make \(aim):"]
      lines += cure.numbers.map { "  \(circuit.text(of: Change.weight($0.weight, to: $0.after)))" }
    }
    lines.append(smallestText(cure))
    if question.margin != .none, let margin = cure.margin {
      lines.append("Every decision then lies at least \(margin) from its threshold on every reachable state.")
    }
    return hint == .everything ? lines + [""] + details(cure) : lines
  }

  private func smallestText(_ cure: Repair.Cure) -> String {
    let what = question.margin == .greatest ? "This keeps farthest from the thresholds" : "This is the smallest change"
    return cure.isSmallest
      ? "\(what) among \(gridText): fewest numbers first, then \(question.margin == .greatest ? "the margin" : "the least distance")."
      : "The claims are proved with it; that it is the smallest change among \(gridText) is not shown."
  }

  private func details(_ cure: Repair.Cure) -> [String] {
    let equations = equations(cure)
    var lines =
      [equations.count == 1 ? "The repaired equation:" : "The repaired equations:"] + equations.map { "  \($0)" }
    switch edit {
    case nil: break
    case .made(let edits):
      lines.append("In \(path.visible), read again and proved:")
      for edit in edits {
        let number = "\(edit.line)"
        let space = String(repeating: " ", count: number.count)
        lines += ["  \(number) - \(edit.before.visible)", "  \(space) + \(edit.after.visible)"]
      }
    case .impossible(let obstacle): lines.append(obstacle.text(in: circuit, path: path))
    }
    return lines
  }
}

extension MendingObstacle {
  /// Why the text was not changed.
  func text(in circuit: Circuit, path: String) -> String {
    switch self {
    case .noNumberOfItsOwn(let weight):
      "The text of \(path.visible) cannot be changed number by number: nothing there stands for \(circuit.text(of: weight)) alone."
    case .belongsTo(let other):
      "The text of \(path.visible) was not changed: the number also belongs to `\(other.visible)`, of which a claim would no longer hold."
    case .notConfirmed:
      "The repaired text of \(path.visible) was read again, and its claims were not proved: this is a bug of this program."
    }
  }
}
