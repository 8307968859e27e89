import CircuitModel
import Verification

extension SlipSearch {
  /// One example, worked out with every slip.
  struct Trial {
    private let circuit: Circuit
    private let inputs: Inputs
    private let claims: [(place: Int, numbers: [PrintedNumber])]
    /// For each claim the right values; empty where all that it prints is right.
    private var truths: [[Value]] = []
    /// For each claim the slips that give wrong numbers of it, in the order tried.
    private var hits: [[Hit]]
    /// How many wrong numbers of the example each slip gives.
    private var support: [Slip: Int] = [:]

    /// A slip with the places of the wrong numbers that it gives.
    private struct Hit {
      var slip: Slip
      var places: [Int]
      /// Whether what it gives is all that the claim prints, the right numbers too.
      var isWhole: Bool
    }

    init(_ circuit: Circuit, _ inputs: Inputs, claims: [(place: Int, numbers: [PrintedNumber])]) {
      self.circuit = circuit
      self.inputs = inputs
      self.claims = claims
      hits = Array(repeating: [], count: claims.count)
    }
  }
}

// MARK: - Trying

extension SlipSearch.Trial {
  /// A number of fewer digits comes out by chance too often for anything but the simplest slips.
  private static let fewestDigits = 2

  /// Tries everything; false where the budget ended before.
  mutating func run(mostConstants: Int, mostWork: Int, within budget: Budget) -> Bool {
    guard var base = recording(of: circuit) else { return true }
    truths = claims.map { claim in
      let values = claim.numbers.map { value(of: $0.expression, by: &base) }
      let isWrong = zip(claim.numbers, values).contains { number, value in
        value.map { !number.isReproduced(by: $0) } ?? false
      }
      return isWrong ? values.compactMap(\.self) : []
    }
    for number in claims.indices {
      let isKnown = truths[number].count == claims[number].numbers.count
      // 0 comes out of too many formulas.
      if !isKnown || wrongPlaces(number).allSatisfy({ claims[number].numbers[$0].units.isZero }) { truths[number] = [] }
    }
    guard truths.contains(where: { !$0.isEmpty }) else { return true }
    for number in claims.indices where !truths[number].isEmpty {
      if budget.interruption() != nil { return false }
      tryDigits(number)
      tryFormulas(number, by: &base)
      tryFactors(number)
    }
    return tryCircuits(mostConstants, mostWork, within: budget)
  }

  /// What each claim prints wrongly after a slip in writing it down.
  private mutating func tryDigits(_ number: Int) {
    let printed = claims[number].numbers
    var places: [(slip: Slip, places: [Int])] = []
    for place in printed.indices where !printed[place].isReproduced(by: truths[number][place]) {
      for slip in printed[place].digitSlips(from: truths[number][place]) {
        if let known = places.firstIndex(where: { $0.slip == slip }) {
          places[known].places.append(place)
        } else {
          places.append((slip, [place]))
        }
      }
    }
    let wrong = wrongPlaces(number)
    for (slip, found) in places {
      // Each number is written by itself, so that the others need not have the slip.
      note(Hit(slip: slip, places: found, isWhole: found == wrong), number)
    }
  }

  private mutating func tryFormulas(_ number: Int, by base: inout Recording) {
    let printed = claims[number].numbers
    let slips = printed.map { $0.expression.withSlips(in: circuit, length: inputs.length) }
    var order: [Slip] = []
    for (slip, _) in slips.joined() where !order.contains(slip) { order.append(slip) }
    for slip in order {
      if slip.isOnlyForMoreDigits, fewDigits(number) { continue }
      let values = printed.indices.map { place in
        let formula = slips[place].first { $0.slip == slip }?.formula ?? printed[place].expression
        return value(of: formula, by: &base)
      }
      compare(values, with: slip, number)
    }
  }

  /// What comes out after one factor too many or too few.
  private mutating func tryFactors(_ number: Int) {
    let isRounded = claims[number].numbers.contains { !$0.isExact }
    if isRounded, fewDigits(number) { return }
    var factors: [(Slip.Factor, Rational)] = [(.two, 2)]
    if inputs.length > 2 { factors.append((.length(inputs.length), Rational(inputs.length))) }
    if !fewDigits(number), circuit.parameters.count <= 48 {
      for (place, parameter) in circuit.parameters.enumerated() where !parameter.value.isPowerOfTen {
        // A point that is moved is another slip, and a power of ten is nothing else.
        guard !factors.contains(where: { $0.1 == parameter.value }) else { continue }
        factors.append((.constant(ParameterID(place)), parameter.value))
      }
    }
    let arithmetic = Arithmetic(bits: Precision.usualBits, at: .none, step: 0)
    for (name, factor) in factors {
      for (slip, change) in [(Slip.withoutFactor(name), 1 / factor), (.withFactor(name), factor)] {
        compare(
          truths[number].map { value in
            do throws(EvaluationProblem) {
              return try arithmetic.combine(.multiply, value, .exact(change))
            } catch {
              return nil
            }
          }, with: slip, number)
      }
    }
  }

  /// What comes out of each circuit with a slip, and then of those with two that each give several numbers.
  private mutating func tryCircuits(_ mostConstants: Int, _ mostWork: Int, within budget: Budget) -> Bool {
    let work = max(1, circuit.order.count * inputs.length) * (1 + truths.count { !$0.isEmpty })
    let variants = circuit.withSlips(mostConstants: mostConstants).prefix(mostWork / work)
    for (slip, variant) in variants {
      if budget.interruption() != nil { return false }
      tryCircuit(variant, with: slip)
    }
    let likely = variants.map(\.slip).filter { support[$0, default: 0] > 2 }
    for one in likely.indices {
      let changed = variants.first { $0.slip == likely[one] }?.circuit ?? circuit
      let others = changed.withSlips(mostConstants: mostConstants)
      for other in likely[(one + 1)...] {
        if budget.interruption() != nil { return false }
        guard let both = others.first(where: { $0.slip == other })?.circuit else { continue }
        tryCircuit(both, with: .both(likely[one], other))
      }
    }
    return true
  }

  private mutating func tryCircuit(_ variant: Circuit, with slip: Slip) {
    guard var run = recording(of: variant) else { return }
    for number in claims.indices where !truths[number].isEmpty {
      if slip.isOnlyForMoreDigits, fewDigits(number) { continue }
      // Two slips are only thought of where one does not do.
      if case .both = slip, hits[number].contains(where: \.isWhole) { continue }
      compare(claims[number].numbers.map { value(of: $0.expression, by: &run) }, with: slip, number)
    }
  }

  /// Notes which wrong numbers of a claim some values are.
  private mutating func compare(_ values: [Value?], with slip: Slip, _ number: Int) {
    let printed = claims[number].numbers
    let same = printed.indices.filter { place in values[place].map { printed[place].isReproduced(by: $0) } ?? false }
    let wrong = wrongPlaces(number)
    let places = wrong.filter(same.contains)
    // One of many numbers comes out by chance, and what is right does not come of a slip that makes it wrong.
    let isPlausible = places.count * 2 >= wrong.count && same.count - places.count == printed.count - wrong.count
    if !places.isEmpty, isPlausible {
      note(Hit(slip: slip, places: places, isWhole: same.count == printed.count), number)
    }
  }

  private mutating func note(_ hit: Hit, _ number: Int) {
    hits[number].append(hit)
    support[hit.slip, default: 0] += hit.places.count
  }

  private func wrongPlaces(_ number: Int) -> [Int] {
    let printed = claims[number].numbers
    return printed.indices.filter { !printed[$0].isReproduced(by: truths[number][$0]) }
  }

  private func fewDigits(_ number: Int) -> Bool {
    let printed = claims[number].numbers
    return wrongPlaces(number).allSatisfy { printed[$0].significantDigits < Self.fewestDigits }
  }

  // MARK: Working out

  /// The run of a circuit; `nil` where its start has no value.
  private func recording(of circuit: Circuit) -> Recording? {
    do throws(EvaluationProblem) {
      var recording = try Recording(circuit, bits: Precision.usualBits)
      for values in inputs.values(in: circuit.alphabet) { recording.advance(with: values) }
      return recording
    } catch {
      return nil
    }
  }

  /// The value of an expression; `nil` where it has none with the slip, or bounds are too far apart to say.
  private func value(of expression: Expression, by run: inout Recording) -> Value? {
    do throws(EvaluationProblem) { return try run.value(of: expression) } catch { return nil }
  }
}

extension Slip {
  /// Whether there are so many ways to make it that it gives a number of one digit by chance.
  fileprivate var isOnlyForMoreDigits: Bool {
    switch self {
    case .lostSign, .cutOff, .neighbours, .lostZero, .point, .sigmoidSign(nil), .window, .appearance, .total, .doubled,
      .reading, .time, .withoutFactor, .withFactor:
      false
    case .sigmoidSign, .constant, .forgotten, .undivided, .notSquared, .withoutRoot, .zeroStart, .function, .both: true
    }
  }
}

extension Rational {
  /// Whether it is 0, or ten to some power with either sign, such as -0.1.
  fileprivate var isPowerOfTen: Bool {
    isZero || (0...12).contains { magnitude == Rational(10).power($0) || magnitude == Rational(10).power(-$0) }
  }
}

// MARK: - What is named

extension SlipSearch.Trial {
  /// What to name for each claim, by its place.
  var found: [Int: [SlipSearch.Found]] {
    var found: [Int: [SlipSearch.Found]] = [:]
    for (number, claim) in claims.enumerated() where !hits[number].isEmpty {
      found[claim.place] = named(number)
    }
    return found
  }

  /// Of what gives all numbers of a claim, or else of what gives some, that which gives the most numbers of the example.
  private func named(_ number: Int) -> [SlipSearch.Found] {
    let whole = hits[number].filter(\.isWhole)
    let candidates = whole.isEmpty ? hits[number] : whole
    let most = candidates.map { support[$0.slip, default: 0] }.max() ?? 0
    let likely = candidates.filter { support[$0.slip, default: 0] * 2 >= most }
    let distinct = likely.filter { hit in !likely.contains { hit.slip.isPart(of: $0.slip) } }
    return distinct.prefix(SlipSearch.mostNamed).map {
      SlipSearch.Found(slip: $0.slip, components: $0.isWhole || claims[number].numbers.count == 1 ? [] : $0.places)
    }
  }
}
