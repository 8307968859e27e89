import Foundation
import TestSupport
import Testing

@Suite struct RepairTests {
  /// The slips of the library, with the claims that they refute to be proved, and none that are only true of the slip.
  static let slips: [(name: String, text: String)] = [
    (
      "RunningAndBiasSign",
      """
      circuit RunningAndBiasSign {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] + 1.5)
        output y[t] = h[t]
        prove correct: y[t] iff all(x[1..t])
      }

      """
    ),
    (
      "SequenceEqualityBiasSwapped",
      """
      circuit SequenceEqualityBiasSwapped {
        input x: bit[2]
        let W = [[-1, -1], [1, 1]]
        let b = [-1, 1]
        h[t] = step(W * x[t] + b)
        y[1] = step([1, 1] * h[1] - 0.5)
        output y[t] = step([1, 1] * h[t] + y[t-1] - 1.5)
        convention step(0) = 0
        prove equal: y[t] iff x[1..t][1] == x[1..t][2]
      }

      """
    ),
  ]

  private func repair(
    _ text: String, _ arguments: String..., in scratch: Scratch? = nil
  ) throws -> (result: Tool.Result, scratch: Scratch) {
    let scratch = try scratch ?? Scratch()
    try scratch.makeFile("a.circuit", text)
    return (try Tool.run(["repair", "a.circuit"] + arguments, in: scratch.folder), scratch)
  }

  @Test func aSlipOfTheSignIsMendedInTheText() throws {
    let (result, scratch) = try repair(Self.slips[0].text, "-o", "b.circuit")
    #expect(result.status == 0)
    #expect(
      result.output == """
        RunningAndBiasSign: one number must change to make the claim true:
          the bias of h from 3/2 to -3/2
        This is the smallest change among multiples of 1/2 from -4 to 4: fewest numbers first, then the least distance.

        The repaired equation:
          h[t] = step(h[t-1] + x[t] - 3/2)
        In a.circuit, read again and proved:
          4 -   h[t] = step(h[t-1] + x[t] + 1.5)
            +   h[t] = step(h[t-1] + x[t] - 1.5)

        """)
    #expect(try Tool.run(["check", "b.circuit"], in: scratch.folder).status == 0)
    #expect(try scratch.text("b.circuit") == Self.slips[0].text.replacing("+ 1.5", with: "- 1.5"))
  }

  @Test func theBiasesThatAreTakenForEachOtherAreMendedOnWholeNumbers() throws {
    let (result, scratch) = try repair(Self.slips[1].text, "--grid", "1", "-o", "b.circuit")
    #expect(result.status == 0 && result.output.contains("  b[1] from -1 to 1\n  b[2] from 1 to -1\n"))
    #expect(try scratch.text("b.circuit").contains("let b = [1, -1]"))
    #expect(try Tool.run(["check", "b.circuit"], in: scratch.folder).status == 0)
  }

  @Test func whereNoNumberHelpsSomethingElseMay() throws {
    let (result, _) = try repair(
      Self.slips[0].text.replacing("h[0] = 1", with: "h[0] = 0").replacing("+ 1.5", with: "- 1.5"))
    #expect(result.status == 1)
    #expect(result.output.contains("there is no repair: no change of up to 3 numbers makes the claim true."))
    #expect(result.output.contains("  the initial state: with h[0] = 1 instead of 0 the claim is proved\n"))
  }

  @Test func theRunningAndAtHalfIsMovedOffItsTie() throws {
    let result = try Tool.run(["repair", "RunningAndAtHalf", "--margin", "greatest"])
    #expect(result.status == 0)
    #expect(result.output.contains("the bias of h from -2 to -3/2"))
    #expect(result.output.contains("h[t] = threshold(h[t-1] + x[t] - 1, 0.5)"))
    #expect(result.output.contains("at least 1/2 from its threshold on every reachable state"))
    #expect(try Tool.run(["repair", "RunningAndAtHalf"]).output.contains("nothing to repair"))
  }

  /// Each level tells what it may and nothing of the next, whatever the format.
  @Test func hintsLeakNothing() throws {
    let schema = try Schemas.read("repair-1")
    for (level, (tells, hides)) in [
      ("1", (["h"], ["bias", "3/2", "step("])), ("2", (["bias", "3/2"], ["-3/2", "- 3/2", "- 1.5", "step("])),
      ("3", (["bias", "-3/2"], ["step(", "- 1.5"])),
    ] {
      for format in ["text", "json"] {
        let (result, _) = try repair(Self.slips[0].text, "--hint", level, "--format", format)
        #expect(result.status == 0)
        for text in tells { #expect(result.output.contains(text), "\(level) \(format)") }
        for text in hides { #expect(!result.output.contains(text), "\(level) \(format) \(text): \(result.output)") }
        if format == "json" { #expect(try schema.violations(of: JSON(result.output)) == []) }
      }
    }
    let (refused, scratch) = try repair(Self.slips[0].text, "--hint", "1", "-o", "b.circuit")
    #expect(refused.status == 2)
    #expect(try scratch.names() == ["a.circuit"])
  }

  @Test func everyOutcomeKeepsItsSchema() throws {
    let schema = try Schemas.read("repair-1")
    for (text, arguments, outcome, status) in [
      (Self.slips[0].text, [], "repaired", 0), (Self.slips[1].text, [], "repaired", 0),
      (Self.slips[0].text.replacing("+ 1.5", with: "- 1.5"), [], "nothing-to-repair", 0),
      (Self.slips[0].text.replacing("h[0] = 1", with: "h[0] = 0"), [], "none", 1),
      (Self.slips[1].text, ["--max-changes", "1"], "none", 1),
      (Self.slips[1].text, ["--grid", "1/1000"], "undecided", 4),
    ] as [(String, [String], String, Int32)] {
      let scratch = try Scratch()
      try scratch.makeFile("a.circuit", text)
      let result = try Tool.run(["repair", "a.circuit", "--format", "json"] + arguments, in: scratch.folder)
      let json = try JSON(result.output)
      #expect(json["outcome"]?.string == outcome && result.status == status, "\(result.output)")
      #expect(schema.violations(of: json) == [])
    }
  }

  /// Numbers that are understood, of constants, of parts, of comparisons, with a point or as fractions.
  @Test(arguments: [
    ("h[t] = step(h[t-1] + x[t])", "h[t] = step(h[t-1] + x[t] - 1/2)"),
    ("h[t] = step(x[t] - h[t-1] - 0.5)", "h[t] = step(x[t] + 0.5 * h[t-1] - 0.5)"),
    ("h[t] = h[t-1] + x[t] >= 2", "h[t] = h[t-1] + x[t] >= 1"),
    ("h[t] = step(-(h[t-1]) + x[t] - 1/2)", "h[t] = step(1/2 * (h[t-1]) + x[t] - 1/2)"),
    ("h[t] = 2 < h[t-1] + x[t]", "h[t] = 1/2 < h[t-1] + x[t]"),
  ])
  func numbersAreWrittenInTheStyleOfTheFile(equation: String, repaired: String) throws {
    let text = """
      circuit A {
        input x: bit
        h[0] = 0
        \(equation)
        output y[t] = h[t]
        convention step(0) = 1
        prove y[t] iff any(x[1..t])
      }

      """.replacing(equation.contains("step") ? "" : "  convention step(0) = 1\n", with: "")
    let (result, scratch) = try repair(text, "-o", "b.circuit")
    #expect(result.status == 0, "\(result.output)\(result.notes)")
    #expect(try scratch.text("b.circuit").contains("  \(repaired)\n"), "\(result.output)")
    #expect(try Tool.run(["check", "b.circuit"], in: scratch.folder).status == 0)
  }

  @Test func aNumberThatComponentsShareIsNotChangedInTheText() throws {
    let text = """
      circuit A {
        input x: bit[2]
        let b = [1.5 for i in 1..2]
        h[t] = step(x[t] + b)
        output y[t] = h[t][1]
        prove y[t] iff x[t][1]
        prove h[t][2] == 1
      }

      """
    let (result, scratch) = try repair(text, "-o", "b.circuit")
    #expect(result.status == 2)
    #expect(result.output.contains("h[t][1] = step("))
    #expect(result.output.contains("cannot be changed number by number"))
    #expect(try scratch.names() == ["a.circuit"])
  }

  @Test func aNumberOfAPartIsChangedWhereItIsWrittenUnlessThatSpoilsAnotherCircuit() throws {
    let text = """
      circuit Latch {
        input x: bit
        h[0] = 0
        output h[t] = step(h[t-1] + x[t] - 1.5)
        prove h[t] == 0
      }
      circuit Outer {
        input x: bit
        part p = Latch(x: x[t])
        output y[t] = p.h[t]
        prove y[t] iff any(x[1..t])
      }

      """
    let (spoils, _) = try repair(text, "--circuit", "Outer")
    #expect(spoils.status == 0)
    #expect(spoils.output.contains("the number also belongs to `Latch`"), "\(spoils.output)")
    let (mended, _) = try repair(
      text.replacing("prove h[t] == 0", with: "prove h[t] iff any(x[1..t])"), "--circuit", "Outer")
    #expect(mended.output.contains("+   output h[t] = step(h[t-1] + x[t] - 0.5)"), "\(mended.output)")
  }

  @Test func oneClaimCanBeAskedFor() throws {
    let text = Self.slips[0].text.replacing("}\n", with: "  prove on: y[t] == 1\n}\n")
    #expect(try repair(text).result.status == 1)
    #expect(try repair(text, "--claim", "correct").result.status == 0)
    let wrong = try repair(text, "--claim", "corect").result
    #expect(wrong.status == 2 && wrong.notes.contains("did you mean `correct`?"))
  }
}
