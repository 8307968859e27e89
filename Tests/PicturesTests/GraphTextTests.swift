import CircuitModel
import Insight
import Reports
import TestSupport
import Testing

@testable import Pictures

@Suite struct GraphTextTests {
  /// A diagram in which every text is one.
  private func diagram(of text: String) -> Diagram {
    Diagram(
      title: text, summary: text,
      nodes: [
        Diagram.Node(key: text, lines: [.name(text), .fact(text)], look: .unit, column: 0),
        Diagram.Node(key: "b", lines: [.name("b")], look: .input, frame: .output, column: 1),
      ],
      arrows: [Diagram.Arrow(key: text, from: 0, to: 1, label: text, look: .negative, width: 1)])
  }

  /// Whether Graphviz is here; that it is not is printed.
  private static let hasGraphviz: Bool = {
    let version = try? OtherProgram.run(["dot", "-V"], input: "")
    if version?.contains("graphviz") == true { return true }
    print("skipped: dot of Graphviz is not here, so no graph is read by it")
    return false
  }()

  /// Boxes and arrows, as Graphviz counts them.
  private func counts(_ dot: String) throws -> (boxes: Int, arrows: Int, said: String) {
    let plain = try OtherProgram.run(["dot", "-Tplain"], input: dot)
    let lines = plain.split(separator: "\n")
    let words = { (word: String) in lines.filter { $0.hasPrefix(word + " ") }.count }
    return (
      words("node"), words("edge"),
      lines.first { $0.hasPrefix("status") || $0.contains("Error") }.map(String.init) ?? ""
    )
  }

  @Test(.enabled(if: hasGraphviz)) func graphvizReadsWhatIsDrawn() throws {
    for circuit in LibraryCircuits.all.filter({ $0.cells.count <= 24 }).prefix(24) {
      let diagram = NetworkPicture(of: circuit).diagram
      let found = try counts(diagram.dot)
      #expect(found == (diagram.nodes.count, diagram.arrows.count, ""), "\(circuit.name)")
      let states = try? ReachableStates(of: circuit)
      if let machine = try? states?.machine() {
        let diagram = MachinePicture(of: machine, in: circuit).diagram
        #expect(try counts(diagram.dot) == (diagram.nodes.count, diagram.arrows.count, ""), "\(circuit.name)")
      }
    }
  }

  /// All at once: each is a graph of its own in one stream.
  @Test(.enabled(if: hasGraphviz)) func hostileTextsAreOnlyTextsToGraphviz() throws {
    let texts = HostileTexts.all.filter { $0.count < 1000 }
    let found = try counts(texts.map { diagram(of: $0).dot }.joined())
    #expect(found == (2 * texts.count, texts.count, ""))
  }

  @Test func hostileTextsStayTextsInDOT() {
    #expect("say \"\\N\" & go".dotText == "\"say \\\"\\\\N\\\" &amp; go\"")
    for text in HostileTexts.all {
      // Without escaped pairs no quote is left within.
      let inner = text.dotEscaped.replacing("\\\\", with: "").replacing("\\\"", with: "")
      #expect(!inner.contains("\"") && !inner.contains("\\") && !inner.contains("\n"))
    }
  }

  @Test func hostileTextsStayTextsInMermaid() {
    #expect("a[1] < \"b\"".mermaidText == "\"a#91;1#93; #60; #34;b#34;\"")
    for text in HostileTexts.all {
      let lines = diagram(of: text).mermaid.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 5)
      #expect(!text.mermaidEscaped.contains { "\"<>[]{}()|`&;%:".contains($0) && $0 != ";" })
    }
  }

  @Test func hostileTextsStayInTheirBoxes() {
    for text in HostileTexts.all where text.count < 1000 {
      let scene = diagram(of: text.visible).scene
      #expect(overlaps(in: scene) == [])
    }
  }

  @Test func aDiagramIsWrittenAsBoxesAndArrows() throws {
    let and = try #require(LibraryCircuits.named("RunningAnd"))
    #expect(
      NetworkPicture(of: and).mermaid == """
        flowchart LR
          n0["x"]
          n1("h<br>step #62; 3/2<br>h#91;0#93; = 1")
          n2[["y<br>="]]
          n1 -->|"1"| n1
          n0 -->|"1"| n1
          n1 --> n2

        """)
    #expect(NetworkPicture(of: and).dot.contains("n1 -> n1 [label=\"1\", color=\"#0072b2\", constraint=false];"))
  }
}
