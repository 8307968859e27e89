import CircuitModel

extension Draft {
  /// Elaborates what every considered sequence keeps.
  func elaborateAssumptions() -> [Assumption] {
    syntax.items.compactMap { item in
      guard case .assume(let formula) = item.kind else { return nil }
      return elaborateFormula(formula).map { Assumption(formula: $0, range: item.range) }
    }
  }

  /// Elaborates the claims and examples, and reports if there are none.
  func elaborateClaims() -> [Claim] {
    var claims: [Claim] = []
    var counts: [ClaimKeyword: Int] = [:]
    var names: [String: SourceRange] = [:]
    var isEmpty = true
    for item in syntax.items {
      switch item.kind {
      case .claim(let keyword, let name, let formula, let condition):
        isEmpty = false
        counts[keyword, default: 0] += 1
        let title = name?.text ?? "\(keyword.rawValue)\(counts[keyword, default: 0])"
        claimName(title, at: name?.range ?? item.range, &names)
        if let kind = claimKind(keyword, formula, condition, at: item.range) {
          claims.append(
            Claim(
              name: title, kind: kind, summary: item.documentation.joined(separator: "\n"), range: item.range,
              sides: sides(of: formula, with: Elaborator(draft: self, context: .formula)),
              isContinuous: kind.formulas.contains(where: isContinuous)))
        }
      case .example(let title, let rows, let statements):
        isEmpty = false
        claimName(title.text, at: title.range, &names)
        let name = NameSyntax(text: title.text, range: title.range)
        guard let example = ExampleReader(self, name, rows, statements).example() else { continue }
        if !example.table.rows.isEmpty || example.claims.isEmpty {
          claims.append(
            Claim(
              name: title.text, kind: .example(example.table), summary: item.documentation.joined(separator: "\n"),
              range: item.range))
        }
        for claim in example.claims {
          claimName(claim.name, at: claim.range, &names)
          claims.append(claim)
        }
      case .input, .constant, .equation, .part, .convention, .assume, .bound: break
      }
    }
    if isEmpty { report(CircuitProblem.nothingToCheck(syntax.name.text, syntax.name.range)) }
    return claims
  }

  /// Reads the length to check exhaustively.
  func readBound() -> Int? {
    var first: SourceRange?
    var bound: Int?
    for item in syntax.items {
      guard case .bound(let value) = item.kind else { continue }
      if let first {
        report(StatementProblem.repeated("bound", item.range, first: first))
        continue
      }
      first = item.range
      guard let number = Elaborator(draft: self, context: .constant).wholeNumber(value, as: "a bound") else { continue }
      if (1...Limit.bound).contains(number) {
        bound = number
      } else {
        report(StatementProblem.boundOutOfRange(number, value.range))
      }
    }
    return bound
  }

  private func claimName(_ name: String, at range: SourceRange, _ names: inout [String: SourceRange]) {
    if let first = names[name] {
      report(NameProblem.duplicateClaim(name, range, first: first))
    } else {
      names[name] = range
    }
  }

  private func claimKind(
    _ keyword: ClaimKeyword, _ formula: ExpressionSyntax, _ condition: ExpressionSyntax?, at range: SourceRange
  ) -> Claim.Kind? {
    let body = elaborateFormula(formula)
    let when = condition.map { elaborateFormula($0) }
    guard let body, !(when.map { $0 == nil } ?? false) else { return nil }
    switch keyword {
    case .prove: return .prove(body, when: when ?? nil)
    case .refute: return .refute(body, when: when ?? nil)
    case .reach:
      // The parser takes no `when` here; a condition is part of what is to be reached.
      return .reach((when ?? nil).map { .connect(.and, $0, body) } ?? body)
    }
  }

  private func elaborateFormula(_ formula: ExpressionSyntax) -> Expression? {
    guard let truth = Elaborator(draft: self, context: .formula).truth(formula),
      let expression = seal(truth, at: formula.range)
    else { return nil }
    checkMissingValues(inClaim: expression)
    return expression
  }

  /// The operands of the outermost operator, as written; slices, which have no single value, are left out.
  func sides(of formula: ExpressionSyntax, with elaborator: Elaborator) -> [Claim.Side] {
    switch formula.kind {
    case .parenthesized(let inner): return sides(of: inner, with: elaborator)
    case .binary(.roughly, let left, _, _):
      return sides([left], with: elaborator)
    case .binary(let operation, let left, let right, _) where operation.connective != nil || operation.relation != nil:
      return sides([left, right], with: elaborator)
    default: return []
    }
  }

  private func sides(_ sides: [ExpressionSyntax], with elaborator: Elaborator) -> [Claim.Side] {
    sides.compactMap { side in
      silently { () -> Claim.Side? in
        guard case .tensor(let tensor) = elaborator.term(side) else { return nil }
        return Claim.Side(
          components: tensor.elements.compactMap { seal($0, at: side.range) }, sizes: tensor.shape.sizes,
          range: side.range)
      }
    }
  }
}
