import CircuitModel
import Foundation
import FoundationXML
import Fuzzing
import Insight
import Reports
import TestSupport
import Testing
import Verification

@testable import Pictures

/// What heat maps and margin charts look like, by their places alone.
@Suite struct TablesGeometryTests {
  /// Every circuit of the library.
  private static let library: [Circuit] = {
    let root = Schemas.root.appending(path: "Circuits")
    let names = (FileManager.default.subpaths(atPath: root.path) ?? []).filter { $0.hasSuffix(".circuit") }.sorted()
    return names.flatMap { name -> [Circuit] in
      guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8) else { return [] }
      return (try? circuits(text)) ?? []
    }
  }()

  /// What is wrong with a picture: texts that overlap, and what lies outside.
  private func faults(of scene: Scene) -> [String] {
    var faults: [String] = []
    let whole = Box(Point(0, 0), scene.size)
    var texts: [(text: String, box: Box)] = []
    for mark in scene.marks {
      switch mark.shape {
      case .text(let text, let point, let anchor, let size):
        // The middle of a line is at the point, and what is below or above the letters is blank.
        let box = TextMeasure.box(of: text, at: point, anchor: anchor, size: size)
        texts.append((text, Box(Point(box.left, point.y - size * 0.5), Size(box.size.width, size))))
      case .box(let box, _): if !whole.holds(box) { faults.append("a box lies outside") }
      case .circle(let center, let radius):
        let box = Box(Point(center.x - radius, center.y - radius), Size(2 * radius, 2 * radius))
        if !whole.holds(box) { faults.append("a circle lies outside") }
      case .line(let curve, _, _):
        for point in [curve.start] + curve.pieces.map(\.end) where !whole.holds(Box(point, Size(0, 0))) {
          faults.append("a line leads outside")
        }
      }
    }
    // Texts that overlap have tops that are close, so that each need be compared with few others.
    texts.sort { $0.box.top < $1.box.top }
    for (place, one) in texts.enumerated() {
      if !whole.holds(one.box) { faults.append("`\(one.text)` lies outside") }
      for other in texts[(place + 1)...].prefix(while: { $0.box.top < one.box.bottom })
      where one.box.overlaps(other.box) {
        faults.append("`\(one.text)` and `\(other.text)` overlap")
      }
    }
    return faults
  }

  private func run(_ circuit: Circuit, along inputs: Inputs) -> Report.Run {
    var run = Run(circuit)
    for step in 0..<inputs.length where run.problem == nil { run.advance(along: inputs, step) }
    return Report.Run(run.trace, of: circuit)
  }

  @Test func noTextOfAHeatMapOverlapsAnother() {
    #expect(Self.library.count > 80)
    var generator = SeededGenerator(seed: 6)
    for circuit in Self.library {
      for length in [0, 1, 7, 90] {
        let inputs = circuit.inputs(from: (0..<length).map { _ in Int.random(in: 0..<1000, using: &generator) })
        let scene = TracePicture(of: run(circuit, along: inputs), title: circuit.name, marking: [1, 5, 80]).scene
        #expect(faults(of: scene) == [], "\(circuit.name), \(length) steps")
      }
    }
  }

  @Test func noTextOfAMarginChartOverlapsAnother() throws {
    let budget = Budget(maximumStates: 50)
    for circuit in Self.library {
      guard let states = try? ReachableStates(of: circuit, within: budget) else { continue }
      let margins = try MarginsInsight(over: states, within: budget, claimBudget: Budget(maximumStates: 50))
      #expect(faults(of: MarginsPicture(of: margins).scene) == [], "\(circuit.name)")
    }
  }

  @Test func noTextOfAGradientChartOverlapsAnother() throws {
    var drawn = 0
    for circuit in Self.library {
      guard let flow = try? GradientFlow(of: circuit) else { continue }
      drawn += 1
      #expect(faults(of: GradientPicture(of: flow).scene) == [], "\(circuit.name)")
    }
    #expect(drawn > 20)
  }

  @Test func aGradientChartHasADotForEachStepAndABoundThatIsDashed() throws {
    let circuit = try #require(Self.library.first { $0.name == "SigmoidChain" })
    let scene = GradientPicture(of: try GradientFlow(of: circuit)).scene
    let dots = scene.marks.filter { if case .circle = $0.shape { true } else { false } }
    // One for each change from step 0 to step 3, and the last state by itself, which is 1.
    #expect(
      dots.map(\.hint) == [
        "t = 0: 0.000123621", "t = 1: 0.000587802", "t = 2: 0.00353855", "t = 3: 0.0563644", "t = 4: 1",
      ])
    var heights: [Double] = []
    for case .circle(let center, _) in dots.map(\.shape) { heights.append(center.y) }
    #expect(heights == heights.sorted(by: >))
    #expect(scene.marks.contains { $0.look == .negative })
    #expect(scene.texts.contains("0.001") && scene.texts.contains("1e-4"))
  }

  @Test func whatIsExactly0LiesAtTheLowerEdgeAndIsPointedOut() throws {
    let circuit = try circuit(
      "circuit A {\n  input x: bit\n  h[0] = 1\n  output h[t] = x[t] * h[t-1]\n  prove h[t] >= 0\n}\n")
    let scene = GradientPicture(of: try GradientFlow(of: circuit, along: .letters([1, 0, 1]))).scene
    #expect(scene.marks.filter { $0.look == .bad }.count == 3)
    #expect(faults(of: scene) == [])
  }

  @Test func smallNetworksAreDrawnWithoutOverlaps() throws {
    for number in stride(from: 0, to: SmallNetworks.count, by: 997) {
      let circuit = SmallNetworks.network(number)
      let margins = try MarginsInsight(over: ReachableStates(of: circuit))
      #expect(faults(of: MarginsPicture(of: margins).scene) == [], "\(number)")
    }
  }

  @Test func farAndLongNumbersHaveRoom() throws {
    let circuit = try circuit(
      """
      circuit Far {
        input x: {0, 1, 1000000007/1000003, 123456789012345678901234567890/1234567890123456789012345678901}
        output y[t] = step(123456789012345678901 * x[t] - 1/98765432109876543210)
        prove 1 == 1
      }
      """)
    let margins = try MarginsInsight(over: ReachableStates(of: circuit))
    let scene = MarginsPicture(of: margins).scene
    #expect(faults(of: scene) == [])
    #expect(scene.texts.contains { $0.contains("beyond the ends of the line: 3 sums") })
    #expect(faults(of: TracePicture(of: run(circuit, along: .letters([0, 1, 2, 3])), title: "far").scene) == [])
  }

  @Test func everyValueStandsInItsFieldAndBitsDiffer() throws {
    let circuit = try #require(Self.library.first { $0.name == "RunningAnd" })
    let scene = TracePicture(of: run(circuit, along: .letters([1, 1, 0])), title: "three steps").scene
    #expect(
      scene.texts == ["three steps", "t", "1", "2", "3", "x", "1", "1", "0", "y", "1", "1", "0", "h", "1", "1", "0"])
    let fields = scene.marks.compactMap { mark -> Look? in if case .box = mark.shape { mark.look } else { nil } }
    #expect(fields == [.highest, .highest, .middle, .highest, .highest, .middle, .highest, .highest, .middle])
    #expect(scene.summary.contains("x is 1 1 0; y is 1 1 0; h is 1 1 0."))
  }

  @Test func numbersOnEitherSideOf0AreFilledDifferently() throws {
    let circuit = try circuit(
      "circuit A {\n  input x: {-2, -1, 0, 1, 2}\n  output y[t] = x[t]\n  prove 1 == 1\n}\n")
    let scene = TracePicture(of: run(circuit, along: .letters([0, 1, 2, 3, 4])), title: "").scene
    let fields = scene.marks.compactMap { mark -> Look? in if case .box = mark.shape { mark.look } else { nil } }
    #expect(Array(fields.prefix(5)) == [.lowest, .low, .middle, .high, .highest])
  }

  @Test func aMissingValueIsAQuestionMarkAndTheStepIsPointedAt() throws {
    let circuit = try circuit("circuit A {\n  input x: bit\n  output y[t] = step(x[t])\n  prove y[t] iff x[t]\n}\n")
    let scene = TracePicture(of: run(circuit, along: .letters([1, 0])), title: "a tie", marking: [2]).scene
    #expect(scene.texts.contains("?"))
    let pointers = scene.marks.filter {
      if case .line(_, _, hasArrow: true) = $0.shape { $0.look == .bad } else { false }
    }
    #expect(pointers.count == 1)
  }

  @Test func aLongValueIsShortenedAndWholeInTheHint() throws {
    let circuit = try circuit(
      "circuit A {\n  input x: bit\n  output y[t] = 123456789012345678901234567890 * x[t]\n  prove 1 == 1\n}\n")
    let scene = TracePicture(of: run(circuit, along: .letters([1])), title: "").scene
    let mark = try #require(scene.marks.first { $0.hint != nil })
    #expect(mark.hint == "123456789012345678901234567890")
    #expect(scene.texts.contains("123456...(18 more)...567890"))
  }

  @Test func aMarginChartSaysWhatIsClosestAndWhatIsTolerated() throws {
    let circuit = try #require(Self.library.first { $0.name == "RunningAnd" })
    let texts = MarginsPicture(of: try MarginsInsight(over: ReachableStates(of: circuit))).scene.texts
    #expect(texts.contains("h: margin 1/2"))
    #expect(texts.contains("closest below 0: -1/2, a margin of 1/2, first on 0"))
    #expect(texts.contains("closest above 0: 1/2, a margin of 1/2, first on 1"))
    #expect(texts.contains("Every answer stays while the sum falls by less than 1/2 and rises by less than 1/2."))
    #expect(texts.contains("-3/2"))
  }

  @Test func aTieIsFlaggedAndLeavesNoRoom() throws {
    let circuit = try #require(Self.library.first { $0.name == "RunningAndAtHalf" })
    let texts = MarginsPicture(of: try MarginsInsight(over: ReachableStates(of: circuit))).scene.texts
    #expect(texts.contains("h: margin 0, a tie"))
    #expect(texts.contains("0, tie"))
    #expect(texts.contains("Every answer stays while the sum falls by nothing and rises by less than 1."))
  }

  @Test func whatWasNotLookedAtIsSaid() throws {
    let circuit = try #require(Self.library.first { $0.name == "MajoritySoFar" })
    let states = try ReachableStates(of: circuit, within: Budget(maximumStates: 20))
    let texts = MarginsPicture(of: try MarginsInsight(over: states)).scene.texts.joined(separator: " ")
    #expect(texts.contains("There are more, so that sums may come closer than this."))
    #expect(texts.contains("as far as was looked."))
  }

  @Test func hostileTextsStayText() throws {
    for text in HostileTexts.all {
      var circuit = try circuit("circuit A {\n  input x: bit\n  output y[t] = step(x[t] - 1/2)\n  prove 1 == 1\n}\n")
      circuit.name = text
      circuit.signals[0].name = text
      circuit.cells[1].name = text
      let trace = TracePicture(of: run(circuit, along: .letters([1, 0])), title: text).scene
      let margins = MarginsPicture(of: try MarginsInsight(over: ReachableStates(of: circuit))).scene
      for scene in [trace, margins] {
        #expect(faults(of: scene) == [], "\(text.debugDescription.prefix(60))")
        #expect(XMLParser(data: Data(scene.svg.utf8)).parse(), "\(text.debugDescription.prefix(60))")
      }
    }
  }
}

extension Scene {
  /// Its texts, in order.
  fileprivate var texts: [String] {
    marks.compactMap { mark in if case .text(let text, _, _, _) = mark.shape { text } else { nil } }
  }
}

extension Box {
  /// Whether another rectangle lies inside, but for what a rounding makes.
  fileprivate func holds(_ other: Box) -> Bool {
    other.left >= left - 0.01 && other.right <= right + 0.01 && other.top >= top - 0.01 && other.bottom <= bottom + 0.01
  }
}

extension Curve.Piece {
  fileprivate var end: Point {
    switch self {
    case .straight(let end), .bent(_, _, let end): end
    }
  }
}
