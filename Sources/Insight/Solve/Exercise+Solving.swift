public import CircuitModel

extension Exercise {
  /// Finds the smallest numbers with which every claim passes, or shows that none do.
  ///
  /// - Parameter limits: what may be used.
  /// - Returns: what was found; `confirm` must agree before anyone is told.
  /// - Throws: a disagreement between an engine and the audit.
  public func solve(within limits: SolveLimits) throws(Disagreement) -> Solution {
    var search = HoleSearch(self, limits)
    do throws(HoleSearch.Ending) {
      let refutation = try search.refute()
      if let reason = refutation.openReason { return .undecided(reason) }
      return .impossible(try impossibility(refutation, search))
    } catch {
      switch error {
      case .found(let region): return .solved(try smallest(in: region, search))
      case .stopped(let reason): return .undecided(reason)
      case .disagreement(let disagreement): throw disagreement
      }
    }
  }
}

// MARK: - The smallest numbers

extension Exercise {
  /// The smallest numbers, given a region with some that pass.
  private func smallest(in region: Region, _ search: HoleSearch) throws(Disagreement) -> Filling {
    var filling = Filling(numbers: region.point, doubt: nil)
    do throws(HoleSearch.Ending) {
      var doubt: String?
      let (most, own) = region.point.commonDenominator
      for denominator in 1...max(1, own) {
        let bound = GridRegion(region, denominator: denominator, upTo: most * denominator)
        var smallest = SmallestSearch(search.renewed, best: nil, most: most * denominator)
        if let bound { try smallest.begin(with: bound) }
        try smallest.run(denominator: denominator)
        doubt = doubt ?? smallest.doubt
        guard let best = smallest.best else { continue }
        filling.numbers = best.point
        filling.doubt = doubt
        return filling
      }
      filling.doubt = "their denominators are too large to try smaller ones"
    } catch {
      switch error {
      case .stopped(let reason): filling.doubt = reason
      case .found: preconditionFailure("numbers are examined where they are found")
      case .disagreement(let disagreement): throw disagreement
      }
    }
    return filling
  }
}

extension [Rational] {
  /// A sum of magnitudes that the numbers reach when they are made whole, and their least common denominator, as far as
  /// both are of moderate size.
  fileprivate var commonDenominator: (most: Int, denominator: Int) {
    let multiple = reduce(BigInteger(1)) {
      $0.flooredQuotient(by: .greatestCommonDivisor($0, $1.denominator)) * $1.denominator
    }
    let sum = reduce(Rational(0)) { $0 + $1.magnitude } * Rational(multiple)
    return (
      Swift.min(200, Swift.max(16, Int(exactly: sum.floor()) ?? 200)),
      Swift.min(24, Int(exactly: multiple) ?? 24)
    )
  }
}

// MARK: - Sequences that contradict one another

extension Exercise {
  /// The sequences of a refutation without those that it can do without.
  private func impossibility(
    _ refutation: Refutation, _ search: HoleSearch
  ) throws(HoleSearch.Ending) -> Impossibility {
    var kept = refutation.sequences.map { search.sequences[$0] }.sorted { $0.precedes($1) }
    // The longest first: short sequences are easier to follow.
    for sequence in kept.reversed() {
      let fewer = kept.filter { $0 != sequence }
      if try refuted(by: fewer, search.limits) != nil { kept = fewer }
    }
    guard let last = try refuted(by: kept, search.limits) else {
      throw .stopped("sequences contradict one another, but not when they are looked at again")
    }
    // In order it is easier to follow, unless that takes many more cases.
    let inOrder = try refuted(by: kept, search.limits, isOrdered: true)
    let shown = inOrder.flatMap { $0.leafCount <= 2 * last.leafCount + 2 ? $0 : nil }
    return Impossibility(sequences: kept, refutation: shown ?? last)
  }

  /// The refutation by some sequences alone; `nil` where some numbers pass on all of them, or nobody knows.
  private func refuted(
    by sequences: [ExerciseSequence], _ limits: SolveLimits, isOrdered: Bool = false
  ) throws(HoleSearch.Ending) -> Refutation? {
    var search = HoleSearch(self, limits, only: sequences, isOrdered: isOrdered)
    do throws(HoleSearch.Ending) {
      let refutation = try search.refute()
      return refutation.openReason == nil ? refutation : nil
    } catch {
      switch error {
      case .found, .stopped: return nil
      case .disagreement: throw error
      }
    }
  }
}

extension ExerciseSequence {
  /// Shorter sequences come first, then those of earlier circuits, then smaller letters.
  fileprivate func precedes(_ other: ExerciseSequence) -> Bool {
    if word.count != other.word.count { return word.count < other.word.count }
    if circuit != other.circuit { return circuit < other.circuit }
    if word != other.word { return word.lexicographicallyPrecedes(other.word) }
    return (example ?? -1) < (other.example ?? -1)
  }
}
