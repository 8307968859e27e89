import CircuitModel

extension Draft {
  /// The arguments of each member of the family, or `nil` after a report.
  ///
  /// A bound may use the parameters before it: `circuit F(n in 1..4, k in 1..n)`.
  func familyMembers() -> [[Rational]]? {
    var members: [[Rational]] = [[]]
    for (place, parameter) in syntax.parameters.enumerated() {
      var longer: [[Rational]] = []
      for member in members {
        guard let values = values(of: parameter, after: member) else { return nil }
        guard longer.count + values.count <= Limit.members else {
          report(LimitProblem.members(syntax.name.text, syntax.name.range))
          return nil
        }
        longer += values.map { member + [Rational($0)] }
      }
      if longer.isEmpty {
        report(ConstantProblem.emptyFamily(parameter.name.text, syntax.parameters[place].name.range))
        return nil
      }
      members = longer
    }
    return members
  }

  private func values(of parameter: FamilyParameterSyntax, after member: [Rational]) -> [Int]? {
    var elaborator = Elaborator(draft: self, context: .constant)
    for (earlier, value) in zip(syntax.parameters, member) {
      elaborator.indices[earlier.name.text] = .init(declaration: earlier.name.range, value: .number(value))
    }
    let role = "a bound of a family"
    guard
      let (from, to) = elaborator.both(
        elaborator.wholeNumber(parameter.lower, as: role), elaborator.wholeNumber(parameter.upper, as: role))
    else { return nil }
    return from <= to ? Array(from...min(to, from + Limit.members)) : []
  }
}
