import CircuitModel

extension Expression {
  /// The same expression over other ids: used to place the body of an instance among the cells of its circuit, and to
  /// give every fold an index of its own.
  ///
  /// - Parameters:
  ///   - cell: The cell that takes the place of a cell.
  ///   - parameter: The parameter that takes the place of a parameter.
  ///   - freshIndex: An index that no other fold of the circuit binds.
  /// - Returns: The expression over the new ids.
  func rewritten(
    cell: @escaping (CellID) -> CellID, parameter: @escaping (ParameterID) -> ParameterID,
    freshIndex: @escaping () -> IndexID
  ) -> Expression {
    Rewriting(cell: cell, parameter: parameter, freshIndex: freshIndex).rewrite(self, [:])
  }
}

private struct Rewriting {
  let cell: (CellID) -> CellID
  let parameter: (ParameterID) -> ParameterID
  let freshIndex: () -> IndexID

  func rewrite(_ expression: Expression, _ indices: [IndexID: IndexID]) -> Expression {
    switch expression {
    case .number, .step: expression
    case .parameter(let id): .parameter(parameter(id))
    case .index(let id): .index(indices[id] ?? id)
    case .read(let id, let moment, let range): .read(cell(id), at: rewrite(moment, indices), range)
    case .at(let moment, let body, let range): .at(rewrite(moment, indices), rewrite(body, indices), range)
    case .arithmetic(let operation, let left, let right, let range):
      .arithmetic(operation, rewrite(left, indices), rewrite(right, indices), range)
    case .apply(let activation, let argument, let range): .apply(activation, rewrite(argument, indices), range)
    case .compare(let relation, let left, let right):
      .compare(relation, rewrite(left, indices), rewrite(right, indices))
    case .not(let truth): .not(rewrite(truth, indices))
    case .connect(let connective, let left, let right):
      .connect(connective, rewrite(left, indices), rewrite(right, indices))
    case .conditional(let condition, let first, let second):
      .conditional(rewrite(condition, indices), rewrite(first, indices), rewrite(second, indices))
    case .extremum(let extremum, let values): .extremum(extremum, values.map { rewrite($0, indices) })
    case .fold(let fold, let index, let from, let to, let body, let range):
      rewriteFold(fold, index, from, to, body, range, indices)
    case .matches(let language, let index, let from, let to, let element):
      rewriteMatches(language, index, from, to, element, indices)
    case .derivative(let body, .parameter(let id), let paths, let range):
      .derivative(rewrite(body, indices), by: .parameter(parameter(id)), paths, range)
    case .derivative(let body, .cell(let id, let moment), let paths, let range):
      .derivative(rewrite(body, indices), by: .cell(cell(id), at: rewrite(moment, indices)), paths, range)
    }
  }

  private func rewriteFold(
    _ fold: Fold, _ index: IndexID, _ from: Expression, _ to: Expression, _ body: Expression, _ range: SourceRange,
    _ indices: [IndexID: IndexID]
  ) -> Expression {
    let fresh = freshIndex()
    return .fold(
      fold, fresh, from: rewrite(from, indices), to: rewrite(to, indices),
      rewrite(body, indices.merging([index: fresh]) { _, new in new }), range)
  }

  private func rewriteMatches(
    _ language: RegularLanguage, _ index: IndexID, _ from: Expression, _ to: Expression, _ element: Expression,
    _ indices: [IndexID: IndexID]
  ) -> Expression {
    let fresh = freshIndex()
    return .matches(
      language, fresh, from: rewrite(from, indices), to: rewrite(to, indices),
      rewrite(element, indices.merging([index: fresh]) { _, new in new }))
  }

  private func rewrite(_ moment: Moment, _ indices: [IndexID: IndexID]) -> Moment {
    switch moment {
    case .relative, .absolute: moment
    case .index(let id, let offset): .index(indices[id] ?? id, offset: offset)
    case .computed(let expression): .computed(rewrite(expression, indices))
    }
  }
}
