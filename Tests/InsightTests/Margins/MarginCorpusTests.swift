import CircuitModel
import Foundation
import Insight
import TestSupport
import Testing
import Verification

/// The least margins and first ties of the published circuits that the library cites, as found by the program that ran each
/// of them over its sequences before this project.
@Suite struct MarginCorpusTests {
  /// A circuit of the library, with what is known of the published one.
  struct Entry: Sendable {
    var file: String
    var circuit: String
    var least: Rational
    /// The unit that ties first, and the inputs on which it does, a row for each component.
    var tie: (unit: String, rows: [[Rational]])?

    init(_ file: String, _ circuit: String, _ least: Rational, _ tie: (unit: String, rows: [[Rational]])? = nil) {
      (self.file, self.circuit, self.least, self.tie) = (file, circuit, least, tie)
    }
  }

  private static let half = Rational(1, 2)

  /// All that have units which decide; the rest of the corpus is linear.
  static let entries = [
    Entry("3-first-steps/running-and", "RunningAnd", half),
    Entry("9-margins/running-and-at-half", "RunningAndAtHalf", 0, ("h", [[1]])),
    Entry("9-margins/running-and-at-half", "RunningAndAtHalfStrict", 0, ("h", [[1]])),
    Entry("3-first-steps/sequence-equality", "SequenceEquality", 0, ("h[1]", [[0], [1]])),
    Entry("3-first-steps/sequence-equality-slips", "SequenceEqualityTieFires", 0, ("h[1]", [[0], [1]])),
    Entry("3-first-steps/sequence-equality", "SequenceEqualityInteger", 0, ("h1", [[0], [1]])),
    Entry("3-first-steps/sequence-equality-slips", "SequenceEqualityIntegerTieFires", 0, ("h1", [[0], [1]])),
    Entry("8-linear/alternating-sum", "AlternatingSumSign", 0, ("y", [[0]])),
    Entry("8-linear/alternating-sum", "AlternatingSumSignTieFires", 0, ("y", [[0]])),
    Entry("6-adding/toronto-adder", "TorontoAdder", half),
    Entry("5-counting/even-ones", "EvenOnes", half),
    Entry("5-counting/even-ones", "EvenOnesFromZero", half),
    Entry("8-linear/sign-of-sum", "SignOfSum", 0, ("y", [[0]])),
    Entry("8-linear/sign-of-sum", "SignOfSumTieUp", 0, ("y", [[0]])),
    Entry("8-linear/sign-of-sum", "SignOfSumTieDown", 0, ("y", [[0]])),
    Entry("5-counting/even-zeros", "EvenZeros", 0, ("h1", [[1]])),
    Entry("5-counting/even-zeros", "EvenZerosStrict", 0, ("h1", [[1]])),
    Entry("2-memory/heat-and-cold", "HeatAndCold", 0, ("z1", [[0, 0], [1, 0]])),
    Entry("2-memory/heat-and-cold", "HeatAndColdStrict", 0, ("z1", [[0, 0], [1, 0]])),
    Entry("6-adding/full-adder", "FullAdder", 0, ("or1", [[0], [1]])),
    Entry("6-adding/full-adder", "FullAdderStrict", 0, ("or1", [[0], [1]])),
    Entry("7-languages/parity-automaton", "ParityAutomaton", 0, ("q1_0", [[1], [0]])),
    Entry("7-languages/parity-automaton", "ParityAutomatonTieFires", 0, ("q1_0", [[1], [0]])),
    Entry("2-memory/delay", "DelayTwo", half),
    Entry("7-languages/pattern-101", "PatternOneZeroOne", half),
    Entry("5-counting/majority-so-far", "MajoritySoFar", 0, ("y", [[0, 1]])),
    Entry("5-counting/majority-so-far", "MajoritySoFarTieFires", 0, ("y", [[0, 1]])),
    Entry("2-memory/rising-edge", "RisingEdge", half),
    Entry("2-memory/set-reset", "SetResetLatch", half),
    Entry("2-memory/debouncer", "Debouncer", half),
    Entry("7-languages/run-of-three", "RunOfThree", half),
    Entry("5-counting/ones-mod-3", "OnesModThree", half),
    Entry("4-comparing/less-than", "LessThanLsb", half),
    Entry("4-comparing/less-than", "LessThanMsb", half),
    Entry("6-adding/compact-adder", "CompactAdder", half),
    Entry("6-adding/subtractor", "SerialSubtractor", half),
    Entry("7-languages/balanced-brackets", "BalancedBrackets", half),
    Entry("5-counting/shift-register-sequence", "ShiftRegisterSequence", half),
  ]

  @Test(arguments: entries.indices) func leastMarginsAndFirstTiesAreThoseThatAreKnown(_ place: Int) throws {
    let entry = Self.entries[place]
    let path = Schemas.root.appending(path: "Circuits/\(entry.file).circuit")
    let circuit = try #require(
      circuits(String(contentsOf: path, encoding: .utf8)).first { $0.name == entry.circuit })
    // Sums that grow without end come closest early.
    let units = try ReachableStates(of: circuit, within: Budget(maximumStates: 64)).margins().margins
    #expect(units.compactMap(\.least).min() == entry.least, "\(entry.circuit)")
    let shortest = units.compactMap(\.tie?.word.count).min()
    guard let (name, rows) = entry.tie else {
      #expect(shortest == nil, "\(entry.circuit)")
      return
    }
    let unit = try #require(units.first { circuit[$0.preActivation.place.cell].name == name })
    let word = rows[0].indices.map { step in circuit.alphabet.letter(of: rows.map { $0[step] }) }
    #expect(unit.tie?.word == word && shortest == word.count, "\(entry.circuit)")
  }
}
