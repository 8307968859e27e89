public import CircuitModel
public import Verification

/// How close the sum of a unit comes to the threshold, over the reachable steps.
///
/// Sums and thresholds are brought together, so that the threshold is 0. The least distance on either side is what
/// S. Muroga calls the gap: *Threshold Logic and Its Applications*, Wiley-Interscience, 1971.
public struct Margin: Sendable {
  /// A value of the sum.
  public struct ReachedSum: Sendable {
    /// The value.
    public let value: Rational
    /// At how many reachable steps it is met.
    public internal(set) var steps: Int
    /// The shortest sequence that ends with such a step, and among those the least.
    public let word: [Int]
  }

  /// The sum: that of a unit that only asks on which side of 0 it lies, or of a sigmoid or tanh, read off at 0.
  public let preActivation: PreActivation
  /// Its values, ascending.
  public internal(set) var sums: [ReachedSum]
  /// At how many reachable steps the sum has no rational value; it is then the value of a smooth unit that is compared.
  public internal(set) var stepsWithoutValue: Int
}

extension Margin {
  /// The value that is closest to 0 from below.
  public var below: ReachedSum? { sums.last { $0.value < 0 } }
  /// The value that is closest to 0 from above.
  public var above: ReachedSum? { sums.first { $0.value > 0 } }
  /// The value 0, where it is met.
  public var tie: ReachedSum? { sums.first { $0.value.isZero } }

  /// The least distance to 0; 0 at a tie, and `nil` where no step has a sum.
  public var least: Rational? { sums.map(\.value.magnitude).min() }

  /// What the unit answers at a tie; `nil` where no rule is declared, and for smooth units.
  public var answerAtTie: Rational? { preActivation.decision(on: 0) }

  /// Whether a sum of 0 is what the unit asks for, and no tie between two sides.
  public var asksForZero: Bool {
    switch preActivation.use {
    case .comparison(.equal), .comparison(.notEqual): true
    default: false
    }
  }
}

extension ReachableStates {
  /// The margins of all units that ask for the side of a threshold, in the order of `Circuit.preActivations`, and what ended
  /// the walk over the steps before its end, if anything did.
  public func margins(within budget: Budget = Budget()) -> (margins: [Margin], limit: Verdict.Limit?) {
    let network = MovingNetwork(circuit, moving: [])
    var walk = MovingWalk(network, over: self)
    var met: [[Rational: (steps: Int, first: MovingWalk.Step)]] = network.places.map { _ in [:] }
    var unvalued = network.places.map { _ in 0 }
    let limit = walk.run(within: budget) { step, readings in
      for reading in readings where network.uses[reading.sum].asksForSide {
        guard let value = reading.value?.number else {
          unvalued[reading.sum] += 1
          continue
        }
        met[reading.sum][value, default: (0, step)].steps += 1
      }
      return true
    }
    let margins = zip(circuit.preActivations, zip(met, unvalued)).filter { $0.0.use.asksForSide }.map { sum, found in
      Margin(
        preActivation: sum,
        sums: found.0.sorted { $0.key < $1.key }.map {
          Margin.ReachedSum(value: $0.key, steps: $0.value.steps, word: walk.word(through: $0.value.first))
        }, stepsWithoutValue: found.1)
    }
    return (margins, limit)
  }
}

extension PreActivation.Use {
  /// Whether it matters on which side of 0 the sum lies: decisions, and smooth units read off at 0.
  var asksForSide: Bool {
    if case .activation(let activation) = self, activation.isSmooth { return true }
    return isDecision
  }

  /// What becomes of a value of the sum, where it matters on which side of 0 it lies; for a smooth unit the side.
  package func side(of value: Rational) -> Rational? {
    if case .activation(let activation) = self, activation.isSmooth { return Rational(value.signum()) }
    return decision(on: value)
  }
}
