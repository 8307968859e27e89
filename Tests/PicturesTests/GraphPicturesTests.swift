import CircuitModel
import Fuzzing
import Insight
import TestSupport
import Testing

@testable import Pictures

@Suite struct GraphPicturesTests {
  /// The picture of a network with a value, as long as there is room for, wherever a script may write one.
  private func filled(_ network: NetworkPicture) -> Scene {
    let blanks = Dictionary(network.diagram.nodes.compactMap(\.value).map { ($0.key, $0.columns) }) { one, _ in one }
    var scene = network.scene
    for place in scene.marks.indices {
      guard let columns = scene.marks[place].key.flatMap({ blanks[$0] }),
        case .text(_, let point, let anchor, let size) = scene.marks[place].shape
      else { continue }
      scene.marks[place].shape = .text(String(repeating: "8", count: columns), at: point, anchor: anchor, size: size)
    }
    return scene
  }

  /// Whatever value a cell takes has room, up to where the script of a page shortens it.
  @Test func thereIsRoomForEveryValue() throws {
    for circuit in LibraryCircuits.all {
      let columns = Dictionary(
        NetworkPicture(of: circuit).diagram.nodes.compactMap(\.value).map { ($0.key, $0.columns) }
      ) { one, _ in one }
      var run = Run(circuit)
      let inputs = inputs(for: circuit, length: 12)
      for step in 0..<12 where run.problem == nil { run.advance(along: inputs, step) }
      for cell in circuit.cells.indices {
        guard let room = columns["value-\(cell)"], room < NetworkPicture.mostValueColumns else { continue }
        let texts = (1...12).compactMap { run.trace.value(of: CellID(cell), atStep: $0)?.rational?.description }
        #expect(texts.allSatisfy { $0.count <= room }, "\(circuit.name): \(circuit.cells[cell].name)")
      }
    }
  }

  /// A sequence that meets many letters.
  private func inputs(for circuit: Circuit, length: Int) -> Inputs {
    circuit.inputs(from: (0..<length).map { $0 * $0 + 3 * $0 + 1 })
  }

  private func check(_ circuit: Circuit, _ comment: Comment, lengths: [Int] = [0, 1, 5, 40]) {
    let network = NetworkPicture(of: circuit)
    #expect(overlaps(in: filled(network)) == [], comment)
    for length in lengths {
      let unrolled = UnrolledPicture(
        of: circuit, along: inputs(for: circuit, length: length), marking: [length])
      #expect(overlaps(in: unrolled.scene) == [], comment)
    }
  }

  private func machine(of circuit: Circuit) -> MooreMachine? {
    guard let states = try? ReachableStates(of: circuit) else { return nil }
    return try? states.machine()
  }

  @Test func nothingOverlapsInPicturesOfTheLibrary() {
    #expect(LibraryCircuits.all.count > 80)
    for circuit in LibraryCircuits.all { check(circuit, "\(circuit.name)", lengths: [0, 6]) }
    for circuit in LibraryCircuits.all.filter({ $0.cells.count < 8 }) { check(circuit, "\(circuit.name)") }
  }

  @Test func nothingOverlapsInMachinesOfTheLibrary() {
    var (drawn, listed) = (0, 0)
    for circuit in LibraryCircuits.all {
      guard let machine = machine(of: circuit) else { continue }
      let scene = MachinePicture(of: machine, in: circuit, along: inputs(for: circuit, length: 5).word).scene
      #expect(overlaps(in: scene) == [], "\(circuit.name)")
      if machine.states.count <= MachinePicture.mostStates { drawn += 1 } else { listed += 1 }
    }
    #expect(drawn > 60)
  }

  @Test func nothingOverlapsInPicturesOfRandomCircuits() {
    for seed in 0..<60 {
      let circuit = RandomCircuit.make(seed: UInt64(seed))
      check(circuit, "seed \(seed)", lengths: seed % 4 == 0 ? [19] : [4])
      if let machine = machine(of: circuit) {
        #expect(overlaps(in: MachinePicture(of: machine, in: circuit).scene) == [], "seed \(seed)")
      }
    }
    for number in stride(from: 0, to: SmallNetworks.count, by: 3023) {
      let circuit = SmallNetworks.network(number)
      check(circuit, "network \(number)", lengths: [3])
      if let machine = machine(of: circuit) {
        #expect(overlaps(in: MachinePicture(of: machine, in: circuit).scene) == [], "network \(number)")
      }
    }
  }

  @Test func aPictureIsTheSameEveryTime() {
    for circuit in LibraryCircuits.all.prefix(40) {
      #expect(NetworkPicture(of: circuit).scene.svg == NetworkPicture(of: circuit).scene.svg)
      let word = inputs(for: circuit, length: 5).word
      #expect(
        UnrolledPicture(of: circuit, along: .letters(word)).scene.svg
          == UnrolledPicture(of: circuit, along: .letters(word)).scene.svg)
    }
  }

  @Test func manyUnitsAreOnlyLarge() throws {
    var lines = ["circuit Wide {", "input x: bit[3]", "convention step(0) = 0", "prove y[t] == 0 or y[t] == 1"]
    for unit in 1...70 {
      let (near, far) = ((unit * 7) % 70 + 1, (unit * 11) % 70 + 1)
      lines.append("h\(unit)[0] = \(unit % 2)")
      lines.append(
        "h\(unit)[t] = step(h\(unit)[t-1] - 2 * h\(near)[t-1] + h\(far)[t-1] + x[t][\(unit % 3 + 1)] - \(unit)/3)")
    }
    for unit in 1...30 { lines.append("g\(unit)[t] = step(h\(unit)[t] - h\(2 * unit)[t] + x[t][1])") }
    lines += ["output y[t] = step(\((1...30).map { "g\($0)[t]" }.joined(separator: " + ")) - 9/2)", "}"]
    check(try circuit(lines.joined(separator: "\n")), "wide", lengths: [2])
  }
}

extension GraphPicturesTests {
  private func marks(_ scene: Scene, key: String) -> [Mark] { scene.marks.filter { $0.key == key } }

  private func texts(_ scene: Scene, in key: String) -> [String] {
    scene.marks.compactMap { mark in
      if mark.inside == key, case .text(let text, _, _, _) = mark.shape, !text.isEmpty { text } else { nil }
    }
  }

  @Test func aUnitSaysWhatItDoes() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        input z: 0..3
        x[0] = 0
        h[0] = 1
        h[t] = step(h[t-1] + 2 * x[t] - 3/2 * x[t-1] - 1.5)
        r[t] = relu(z[t] - 1/2)
        m[t] = clamp(z[t], 0, 2)
        p[t] = x[t] * z[t]
        c[t] = r[t] + m[t] >= 2
        output y[t] = h[t]
        convention step(0) = 1
        prove y[t] == 0 or y[t] == 1
      }
      """)
    let scene = NetworkPicture(of: circuit).scene
    func unit(_ name: String) -> [String] {
      let number = circuit.cells.firstIndex { $0.name == name } ?? -1
      return texts(scene, in: "unit-\(number)")
    }
    #expect(unit("h") == ["h", "step > 3/2", "step(0) = 1", "h[0] = 1", "1", "2", "-3/2 (t-1)"])
    #expect(unit("r") == ["r", "relu(sum - 1/2)", "1"])
    #expect(unit("m") == ["m", "max(0, min(z[t], 2))", "·"])
    #expect(unit("p") == ["p", "x[t] * z[t]", "·", "·"])
    #expect(unit("c") == ["c", "sum >= 2", "1", "1"])
    #expect(unit("y") == ["y", "="])
    #expect(unit("x") == ["x", "x[0] = 0"])
    let (x, h) = (0, circuit.cells.firstIndex { $0.name == "h" } ?? -1)
    #expect(marks(scene, key: "edge-\(x)-\(h)-0").first?.look == .positive)
    #expect(marks(scene, key: "edge-\(x)-\(h)-1").first?.look == .negative)
    #expect(marks(scene, key: "edge-\(h)-\(h)-1").count == 1)
    #expect(marks(scene, key: "value-\(h)").count == 1)
    #expect(marks(scene, key: "unit-\(h)").first?.hint?.hasPrefix("h[t] = step(h[t-1] + 2 * x[t]") == true)
  }

  @Test func delaysStandInALineAndOnlyWhatIsFedBackIsBentBack() throws {
    let circuit = try circuit(
      """
      circuit A {
        input x: bit
        x[0] = 0
        a[0] = 0
        a[t] = x[t-1]
        b[0] = 0
        b[t] = a[t-1]
        k[0] = 0
        k[t] = k[t-1] + b[t]
        output y[t] = b[t-1]
        prove y[t] == 0 or y[t] == 1
      }
      """)
    let diagram = NetworkPicture(of: circuit).diagram
    let columns = Dictionary(uniqueKeysWithValues: diagram.nodes.map { ($0.lines[0].text, $0.column) })
    #expect(columns == ["x": 0, "a": 1, "b": 2, "k": 3, "y": 3])
    #expect(diagram.arrows.first { $0.from == $0.to }?.mark == "1")
    #expect(diagram.arrows.first { diagram.nodes[$0.to].lines[0].text == "b" }?.mark == "(t-1)")
  }

  @Test func instancesAreDrawnAndReferencesAreNot() throws {
    let agree = try #require(LibraryCircuits.named("AddersAgree"))
    let names = NetworkPicture(of: agree).diagram.nodes.map { $0.lines[0].text }
    #expect(names.contains("compact.s") && names.contains("a"))
    #expect(!names.contains { $0.hasPrefix("toronto") || $0.hasPrefix("gates") || $0.hasPrefix("compact.a") })
  }

  @Test func anUnrolledUnitShowsItsValueAndItsSum() throws {
    let and = try #require(LibraryCircuits.named("RunningAnd"))
    let h = and.cells.firstIndex { $0.name == "h" } ?? -1
    let scene = UnrolledPicture(of: and, along: .letters([1, 0]), marking: [2]).scene
    #expect(texts(scene, in: "given-\(h)-0-1") == ["h = 1"])
    #expect(texts(scene, in: "unit-\(h)-1") == ["h = 1", "2 - 3/2 = 1/2"])
    #expect(texts(scene, in: "unit-\(h)-2") == ["h = 0", "1 - 3/2 = -1/2"])
    #expect(marks(scene, key: "unit-\(h)-1").first?.look == .active)
    #expect(marks(scene, key: "unit-\(h)-2").first?.look == .unit)
    // x is 0 at step 2 and adds nothing.
    #expect(marks(scene, key: "edge-0-\(h)-2-2").first?.look == .grid)
    #expect(marks(scene, key: "edge-0-\(h)-1-1").first?.look == .positive)
    let heading = scene.marks.first { if case .text("t = 2", _, _, _) = $0.shape { true } else { false } }
    #expect(heading?.look == .bad)
  }

  @Test func aUnitStandsAtTheSameHeightAtEveryStep() throws {
    let adder = try #require(LibraryCircuits.named("TorontoAdder"))
    let scene = UnrolledPicture(of: adder, along: .letters([3, 1])).scene
    for cell in adder.cells.indices {
      let middles = scene.marks.compactMap { mark -> Double? in
        guard mark.key?.hasPrefix("unit-\(cell)-") == true, case .box(let box, _) = mark.shape else { return nil }
        return box.center.y
      }
      #expect(middles.allSatisfy { abs($0 - middles[0]) < 0.01 })
    }
  }

  @Test func aWidePictureHasRowsThatBeginWithWhatTheyLookBackTo() throws {
    let adder = try #require(LibraryCircuits.named("TorontoAdder"))
    let carry = adder.cells.firstIndex { $0.name == "h[2]" } ?? -1
    let scene = UnrolledPicture(of: adder, along: .letters([3, 3, 1, 0, 2, 0])).scene
    #expect(scene.size.width < 1400)
    #expect(texts(scene, in: "given-\(carry)-0-1") == ["h[2] = 0"])
    #expect(texts(scene, in: "given-\(carry)-2-3") == ["h[2] = 1"])
    #expect(overlaps(in: scene) == [])
  }

  @Test func tiesArePointedOutAndWhatCannotBeComputedIsAQuestionMark() throws {
    let text = """
      circuit A {
        input x: bit
        h[t] = step(x[t])
        output y[t] = step(h[t] - 1/2)
        CONVENTION
        prove y[t] == x[t]
      }
      """
    let open = try circuit(text.replacing("CONVENTION", with: ""))
    let scene = UnrolledPicture(of: open, along: .letters([1, 0])).scene
    #expect(texts(scene, in: "unit-1-2") == ["h = ?", "sum 0", "tie: step(0) = ?"])
    #expect(texts(scene, in: "unit-2-2") == ["y = ?", "sum ?"])
    let declared = try circuit(text.replacing("CONVENTION", with: "convention step(0) = 0"))
    let other = UnrolledPicture(of: declared, along: .letters([1, 0])).scene
    #expect(texts(other, in: "unit-1-2") == ["h = 0", "sum 0", "tie: step(0) = 0"])
  }

  @Test func ofManyStepsTheFirstAndTheLastAreDrawnAndItIsSaid() throws {
    let and = try #require(LibraryCircuits.named("RunningAnd"))
    let scene = UnrolledPicture(of: and, along: .letters(Array(repeating: 1, count: 300))).scene
    let texts = scene.marks.compactMap { mark in
      if mark.look != .aside, case .text(let text, _, _, _) = mark.shape { text } else { nil }
    }
    #expect(texts.filter { $0.hasPrefix("t = ") } == [1...6, 291...300].joined().map { "t = \($0)" })
    let notes = scene.marks.compactMap { if case .text(let text, _, _, _) = $0.shape { text } else { nil } }
    #expect(notes.contains("Steps 7 to 290 are left out."))
    #expect(overlaps(in: scene) == [])
  }

  @Test func aMachineHasItsLettersJoined() throws {
    let equality = try #require(LibraryCircuits.named("SequenceEquality"))
    let machine = try #require(self.machine(of: equality))
    let picture = MachinePicture(of: machine, in: equality, along: [0, 1])
    let labels = picture.diagram.arrows.map(\.label)
    #expect(labels.contains("[0 0], [1 1]") && labels.contains("any"))
    #expect(picture.diagram.arrows.filter { $0.look == .bad }.map(\.key) == ["step-0-1", "step-1-2"])
    #expect(marks(picture.scene, key: "state-2").first?.hint?.contains("[0 1]") == true)
  }

  @Test func aMachineOfTooManyStatesIsATable() throws {
    let counter = try circuit(
      """
      circuit Counter {
        input x: bit
        h[0] = 0
        h[t] = clamp(h[t-1] + x[t], 0, 80)
        output y[t] = h[t]
        prove y[t] >= 0
      }
      """)
    let machine = try #require(self.machine(of: counter))
    let scene = MachinePicture(of: machine, in: counter).scene
    #expect(machine.states.count > MachinePicture.mostStates)
    #expect(overlaps(in: scene) == [])
    let texts = scene.marks.compactMap { if case .text(let text, _, _, _) = $0.shape { text } else { nil } }
    #expect(texts.contains { $0.hasPrefix("Only the first") })
    #expect(!scene.marks.contains { if case .box = $0.shape { true } else { false } })
  }
}
