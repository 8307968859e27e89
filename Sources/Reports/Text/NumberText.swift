import CircuitLanguage
import CircuitModel

extension Report.File {
  /// The most numbers that are told of one claim, and the longest list of right ones.
  private static let (mostTold, longestList) = (3, 60)
  /// The longest name that a number gets from the text.
  private static let longestName = 40

  /// What the numbers of a claim inside an example are, in a few words: `2, exactly`; `f[1] is 0.77, not 0.23`.
  package func numbers(of claim: Report.JudgedClaim) -> String? {
    guard let working = claim.working else { return nil }
    let wrong = namedComponents(of: working).filter { !$0.component.isRight }
    if claim.outcome == .holds { return rightNumbers(of: claim, working) }
    if !wrong.isEmpty {
      let texts = wrong.prefix(Self.mostTold).map { "\($0.name) is \($0.component.right), not \($0.component.given)" }
      let rest = wrong.count - texts.count
      return (texts + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; ")
    }
    let right = namedComponents(of: working).prefix(Self.mostTold).map { "\($0.name) is \($0.component.right)" }
    return right.isEmpty ? comparedSides(of: claim, working) : right.joined(separator: "; ")
  }

  /// What each number is, a line each: `f[1] is 0.76852478…, which is 0.77 to the digits given`.
  package func numberLines(of claim: Report.JudgedClaim) -> [String] {
    guard let working = claim.working else { return [] }
    let all = namedComponents(of: working)
    let wrong = all.filter { !$0.component.isRight }
    let lines = (wrong.isEmpty ? all : wrong).map { name, component -> String in
      let value = component.fraction.map { "\($0), which is \(component.value)" } ?? component.value
      let rounded =
        [component.value, component.fraction].contains(component.right)
        ? "" : "; \(component.right) to the digits given"
      return component.isExact ? "\(name) is exactly \(value)\(rounded)" : "\(name) is \(value)\(rounded)"
    }
    if lines.isEmpty { return comparedSides(of: claim, working).map { [$0] } ?? [] }
    let most = 8
    return lines.prefix(most) + (lines.count > most ? ["and \(lines.count - most) more"] : [])
  }

  private func rightNumbers(of claim: Report.JudgedClaim, _ working: Report.Working) -> String? {
    let components = working.figures.flatMap(\.components)
    if components.isEmpty {
      guard let relation = working.relation, claim.sides.count == 2 else { return sides(of: claim) }
      let (left, right) = (claim.sides[0].value.visible, claim.sides[1].value.visible)
      return left == right ? left : "\(left) \(relation) \(right)"
    }
    let isVector = working.figures.count == 1 && components.contains { !$0.index.isEmpty }
    let values = components.map { $0.isWhole ? $0.right : $0.value }
    let text = isVector ? "[\(values.joined(separator: ", "))]" : values.joined(separator: ", ")
    guard text.count <= Self.longestList else { return counted(components.count, "number") }
    return components.allSatisfy { $0.isExact || $0.isWhole } ? "\(text), exactly" : text
  }

  /// What is compared, where the comparison is not as the claim has it: `abs(h[2]) is 3.33333333…, not <= 3`.
  private func comparedSides(of claim: Report.JudgedClaim, _ working: Report.Working) -> String? {
    guard let relation = working.relation, claim.sides.count == 2 else { return sides(of: claim) }
    let isSo = (claim.kind == .refute) == (claim.outcome == .fails)
    let left = text(of: claim.sides[0].range).visible.shortened(to: Self.longestName)
    return "\(left) is \(claim.sides[0].value.visible), \(isSo ? "which is" : "not") \(relation) "
      + claim.sides[1].value.visible
  }

  private func namedComponents(
    of working: Report.Working
  ) -> [(name: String, component: Report.Working.Component)] {
    working.figures.flatMap { figure in
      let name = text(of: figure.range).visible
      return figure.components.map { (name.shortened(to: Self.longestName) + $0.index, $0) }
    }
  }
}
