import Fuzzing
import Testing

@testable import CircuitModel

/// Functions of enclosures that are no points: each image holds what every number between the bounds makes of itself.
@Suite struct EnclosureImageTests {
  @Test func imagesOfAllSmallEnclosuresHoldTheImagesOfWhatIsBetween() {
    for (name, function) in functions {
      for bits in [0, 2] {
        for lower in -8...8 {
          for upper in lower...8 {
            let number = Enclosure(lower: BigInteger(lower), upper: BigInteger(upper), bits: bits)
            let image = function(number)
            let inner = (lower...upper).map { function(Enclosure(point: BigInteger($0), bits: bits)) }
            #expect((image == nil) == inner.contains(nil), "\(name) of \(number)")
            guard let image else { continue }
            let known = inner.compactMap(\.self)
            #expect(known.allSatisfy { image.contains($0) }, "\(name) of \(number)")
            #expect(image.lower == known.first?.lower && image.upper == known.last?.upper, "\(name) of \(number)")
          }
        }
      }
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func tighterArgumentsNeverHaveLooserImages(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for (name, function) in functions {
      for round in 0..<100 {
        let comment: Comment = "\(name), seed \(seed), round \(round)"
        let bits = Int.random(in: 4...150, using: &random)
        let inner = random.point(bits: bits).hull(with: random.point(bits: bits))
        let outer = inner.hull(with: random.point(bits: bits))
        guard let image = function(outer) else { continue }
        #expect(image.contains(try #require(function(inner), comment)), comment)
        // More bits tell of the same numbers.
        let finer = Enclosure(lower: inner.lower * 16, upper: inner.upper * 16, bits: bits + 4)
        let refined = try #require(function(finer), comment)
        #expect(image.lowerBound <= refined.lowerBound && refined.upperBound <= image.upperBound, comment)
      }
    }
  }

  private var functions: [(name: String, (Enclosure) -> Enclosure?)] {
    [
      ("exponential", { $0.exponential() }), ("logarithm", { $0.logarithm() }), ("square root", { $0.squareRoot() }),
      ("sigmoid", { $0.sigmoid() }), ("tangent", { $0.hyperbolicTangent() }),
    ]
  }
}
