import CircuitLanguage
import CircuitModel
import Foundation
import Fuzzing
import TestSupport
import Testing

@testable import Reports

@Suite struct StepperTests {
  private static let text = """
    circuit RunningAnd {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 3/2)
      output y[t] = h[t]
      prove correct: y[t] iff all(x[1..t])
      prove often: y[t] == 1
      reach off: y[t] == 0
      example "by hand" {
        x = 1 0
        y = 1 1
      }
    }
    """

  private func stepper(_ word: [Int], pressing keys: StepKey...) throws -> Stepper {
    var stepper = Stepper(try circuit(Self.text), along: .letters(word))
    for key in keys { stepper.press(key) }
    return stepper
  }

  private func lines(_ stepper: Stepper, width: Int = 80, height: Int = 30) -> [String] {
    stepper.screen(width: width, height: height).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  @Test func aStepShowsTheTableTheSumsAndTheClaims() throws {
    let screen = lines(try stepper([1, 0, 1], pressing: .forward, .forward))
    #expect(
      Array(screen.prefix(15)) == [
        "step 2 of 3  RunningAnd", "", "t  1  2", "x  1  0", "y  1  0", "h  1  0", "      ^", "",
        "h: 1 + 0 - 3/2 = -1/2 < 0, so 0", "y: y[2] = h[2] = 0", "", "often: FALSE at this step",
        "by hand: differs: y[2] is 0, expected 1", "correct: true so far", "off: reached at step 2",
      ])
    #expect(screen.count == 30)
    #expect(screen.last?.contains("q quit") == true)
  }

  @Test func beforeTheFirstStepTheInitialValuesAreShown() throws {
    let screen = lines(try stepper([1]))
    #expect(screen[0] == "before step 1 of 1  RunningAnd")
    #expect(screen.contains("h[0] = 1"))
    #expect(screen.contains("letters: x = 1"))
  }

  @Test func forwardAndBackStopAtTheEnds() throws {
    #expect(try stepper([1, 1], pressing: .back).position == 0)
    #expect(try stepper([1, 1], pressing: .forward, .forward, .forward).position == 2)
    #expect(try stepper([1, 1], pressing: .end).position == 2)
    #expect(try stepper([1, 1], pressing: .end, .start).position == 0)
    #expect(lines(try stepper([1], pressing: .end, .forward)).last == "this is the end; press a for one more step")
  }

  @Test func aLetterIsChangedAndWhatFollowsIsComputedAnew() throws {
    let changed = try stepper([0, 1], pressing: .forward, .nextLetter, .forward)
    #expect(changed.word == [1, 1])
    #expect(lines(changed).contains("y  1  1"))
    #expect(try stepper([0], pressing: .forward, .previousLetter).word == [1])
    #expect(try stepper([0], pressing: .nextLetter).word == [0])
  }

  @Test func lettersAreAppendedAndDeleted() throws {
    let longer = try stepper([1], pressing: .append)
    #expect(longer.word == [1, 0])
    #expect(longer.position == 2)
    let shorter = try stepper([1, 0, 1], pressing: .forward, .forward, .delete)
    #expect(shorter.word == [1, 1])
    #expect(shorter.position == 2)
    #expect(try stepper([1], pressing: .delete).word == [1])
    #expect(try stepper([1], pressing: .end, .delete).word == [])
  }

  @Test func theFirstFailureIsFound() throws {
    #expect(try stepper([1, 1, 0, 0], pressing: .failure).position == 3)
    let none = try stepper([1, 1], pressing: .failure)
    #expect(none.wantsCounterexample)
    #expect(lines(none).last == "looking for a sequence on which a claim fails …")
    var found = none
    found.receive(counterexample: .letters([0]))
    #expect(found.word == [0] && found.position == 1 && !found.wantsCounterexample)
    var unfound = none
    unfound.receive(counterexample: nil)
    #expect(lines(unfound).last == "no claim is known to fail on any sequence")
  }

  @Test func helpIsShownUntilAnyKey() throws {
    let help = try stepper([1], pressing: .help)
    #expect(lines(help).contains { $0.contains("the first step at which a claim fails") })
    #expect(try stepper([1], pressing: .help, .forward).position == 0)
    #expect(try stepper([1], pressing: .help, .quit).isOver)
  }

  @Test func aTieIsNamedAndNothingComesAfterIt() throws {
    var stepper = Stepper(
      try circuit("circuit A {\n  input x: bit\n  output y[t] = step(x[t])\n  prove y[t] iff x[t]\n}\n"),
      along: .letters([1, 0, 1]))
    stepper.press(.end)
    #expect(stepper.position == 2)
    let screen = lines(stepper)
    #expect(screen.contains("y: 0, and no rule says what step(0) is"))
    #expect(screen.contains { $0.contains("the argument of `step` is exactly 0 at step 2") })
    stepper.press(.forward)
    #expect(lines(stepper).last == "nothing is computed after what went wrong here")
    stepper.press(.start)
    stepper.press(.failure)
    #expect(stepper.position == 2)
  }

  @Test func aBrokenAssumptionIsSaid() throws {
    var stepper = Stepper(
      try circuit("circuit A {\n  input x: bit\n  output y[t] = x[t]\n  assume x[t] == 1\n  prove y[t] == 1\n}\n"),
      along: .letters([1, 0]))
    stepper.press(.end)
    #expect(lines(stepper)[0].contains("an assumption is broken at step 2"))
    #expect(!lines(stepper).contains { $0.contains("FALSE") })
  }

  @Test func whatIsShownIsWhatTheInterpreterSaysWhateverIsPressed() throws {
    let seed: UInt64 = 20_250_101
    var generator = SeededGenerator(seed: seed)
    let circuits =
      try [circuit(Self.text)] + stride(from: 0, to: SmallNetworks.count, by: 3701).map(SmallNetworks.network)
    let keys: [StepKey] = StepKey.allCases.filter { $0 != .quit }
    for circuit in circuits {
      var stepper = Stepper(circuit, along: .letters([]))
      for press in 0..<60 {
        stepper.press(keys.randomElement(using: &generator) ?? .append)
        if stepper.wantsCounterexample { stepper.receive(counterexample: nil) }
        var run = Run(circuit)
        for letter in stepper.word.prefix(stepper.position) { run.advance(by: letter) }
        let table = TraceTable(Report.Run(run.trace, of: circuit)).text(width: 1 << 20).split(separator: "\n")
        let screen = lines(stepper, width: 1000, height: 60)
        if stepper.position == 0 || screen.contains(where: { $0.contains("this help") }) { continue }
        #expect(Array(screen[2..<(2 + table.count)]) == table.map(String.init), "seed \(seed), key \(press)")
        for (place, claim) in circuit.claims.enumerated() {
          guard case .prove(let formula, nil) = claim.kind else { continue }
          let isTrue = try run.holds(formula)
          #expect(
            (stepper.walk.steps[stepper.position - 1].observations[place] == .holds) == isTrue,
            "seed \(seed), key \(press)")
        }
      }
    }
  }

  @Test func noScreenIsLargerThanTheTerminal() throws {
    let units = (1...40).map { "u\($0)[t] = step(x[t][\($0 % 16 + 1)] - 1/2)" }.joined(separator: "\n")
    let vector = try circuit(
      """
      circuit Wide {
        input x: bit[16]
        \(units)
        output y[t] = 123456789012345678901234567890 * x[t][1]
        prove y[t] >= 0
      }
      """)
    for circuit in [vector, try circuit(Self.text)] {
      var stepper = Stepper(circuit, along: .letters(Array(repeating: 1, count: 40)))
      for key in [StepKey.start, .forward, .end, .help, .help, .append] {
        stepper.press(key)
        for width in [1, 2, 3, 7, 20, 33, 80, 200] {
          for height in [0, 1, 2, 3, 5, 6, 10, 24, 100] {
            let screen = stepper.screen(width: width, height: height)
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= max(1, height))
            #expect(lines.allSatisfy { SafeText.width(of: String($0)) <= width }, "\(width) x \(height)")
          }
        }
      }
    }
  }

  @Test func coloursTakeNoColumns() throws {
    let stepper = try stepper([1, 0], pressing: .end)
    let coloured = stepper.screen(width: 30, height: 20, usesColor: true)
    #expect(coloured.contains("\u{1B}[7m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == stepper.screen(width: 30, height: 20))
  }

  @Test func hostileNamesStayText() throws {
    for text in HostileTexts.all {
      var circuit = try circuit(Self.text)
      circuit.name = text
      circuit.signals[1].name = text
      circuit.cells[1].name = text
      circuit.claims[0].name = text
      var stepper = Stepper(circuit, along: .letters([1, 0]))
      for key in [StepKey.start, .end] {
        stepper.press(key)
        let screen = stepper.screen(width: 60, height: 24)
        #expect(screen.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isHidden($0) && $0.value >= 0x20 })
        #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count == 24)
      }
    }
  }

  @Test func keysAreReadFromWhatTerminalsSend() {
    var reader = StepKeyReader()
    #expect(
      reader.read(Array("l h0$adf?q\u{7F}".utf8)) == [
        .forward, .forward, .back, .start, .end, .append, .delete, .failure, .help, .quit, .delete,
      ])
    #expect(
      reader.read(Array("\u{1B}[C\u{1B}[D\u{1B}OA\u{1B}[B\u{1B}[H\u{1B}[4~".utf8)) == [
        .forward, .back, .nextLetter, .previousLetter, .start, .end,
      ])
    #expect(reader.read(Array("\u{1B}[".utf8)) == [] && reader.isWaiting)
    #expect(reader.read(Array("C".utf8)) == [.forward] && !reader.isWaiting)
    #expect(reader.read([0x1B]) == [] && reader.isWaiting)
    #expect(reader.finish() == .quit && !reader.isWaiting)
    #expect(reader.finish() == nil)
    // What means nothing is passed over, whatever it is.
    #expect(reader.read(Array("\u{1B}[1;5C\u{1B}[200~zé".utf8)) == [])
    #expect(reader.read(Array(repeating: 0x1B, count: 3)) == [.quit] && reader.isWaiting)
  }

  @Test func withoutATerminalTheSumsStandBelowTheTable() throws {
    let report = TraceReport(
      running: try circuit(Self.text), on: .letters([1, 0]), of: Report.File(path: "and.circuit", sources: []),
      version: "1")
    #expect(
      report.stepText() == """
        t  1  2
        x  1  0
        y  1  0
        h  1  0

        step 1: x = 1
          h: 1 + 1 - 3/2 = 1/2 > 0, so 1
          y: y[1] = h[1] = 1

        step 2: x = 0
          h: 1 + 0 - 3/2 = -1/2 < 0, so 0
          y: y[2] = h[2] = 0
          often: FALSE at this step
          by hand: differs: y[2] is 0, expected 1

        """)
  }
}
