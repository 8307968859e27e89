import CircuitModel

/// What a path of a step has found out: for directions of the parameters, which whole numbers they can be.
///
/// Comparisons of one direction with different constants decide one another here. What is known of different
/// directions is not combined, so a path that looks feasible need not be; a path that is given up as infeasible is.
struct PathCondition {
  private(set) var facts: [(direction: Direction, numbers: WholeNumbers)] = []

  /// A statement about a form that is whole.
  struct Constraint {
    var form: AffineForm
    var numbers: WholeNumbers
  }

  /// What the direction of a form is known to be.
  private func numbers(_ direction: Direction) -> WholeNumbers {
    facts.first { $0.direction == direction }?.numbers ?? .all
  }

  /// The least and the greatest value that a form can have, as far as is known.
  func bounds(of form: AffineForm) -> (lower: Rational?, upper: Rational?) {
    guard let (direction, factor) = form.directed else { return (form.constant, form.constant) }
    let numbers = numbers(direction)
    let ends = [numbers.lower, numbers.upper].map { end in end.map { factor * Rational($0) + form.constant } }
    return factor > 0 ? (ends[0], ends[1]) : (ends[1], ends[0])
  }

  /// A constraint with what is known already; `nil` where it cannot be met.
  func isCompatible(_ constraint: Constraint) -> Bool {
    guard let (direction, factor) = constraint.form.directed else {
      return constraint.form.constant.isInteger && constraint.numbers.contains(constraint.form.constant.numerator)
    }
    return constraint.numbers.preimage(factor: factor, constant: constraint.form.constant)?
      .intersection(numbers(direction)) != nil
  }

  /// Learns a constraint.
  ///
  /// - Returns: the equations that hold from now on, in the order in which they are to be substituted; `nil` where
  ///   the path is infeasible.
  mutating func learn(_ constraint: Constraint) -> [(direction: Direction, value: BigInteger)]? {
    var open = [constraint]
    var equations: [(direction: Direction, value: BigInteger)] = []
    while var constraint = open.popLast() {
      for (direction, value) in equations { constraint.form.substitute(direction, equals: value) }
      guard isCompatible(constraint) else { return nil }
      guard let (direction, factor) = constraint.form.directed,
        let image = constraint.numbers.preimage(factor: factor, constant: constraint.form.constant),
        let numbers = image.intersection(numbers(direction))
      else { continue }
      facts.removeAll { $0.direction == direction }
      if let value = numbers.onlyMember {
        equations.append((direction, value))
        open += facts.map { Constraint(form: $0.direction.form, numbers: $0.numbers) }
        facts = []
      } else {
        facts.append((direction, numbers))
      }
    }
    return equations
  }
}
