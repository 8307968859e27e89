import CircuitLanguage
import CircuitModel
import Testing

/// What a student reads who gets a worked solution wrong: what was seen, and the likely fix.
@Suite struct WorkedMessageTests {
  /// The first message about an example with this line, and its help.
  private func message(_ line: String, before: String = "") -> String {
    let text = """
      circuit A {
      \(before)
      input x: real
      let W = 2
      output h[t] = W * x[t]
      example "e" {
      x = 1 2
      target = 3 4
      \(line)
      prove last: target[T] == 4
      }
      }
      """
    let source = SourceFile(path: "", text: text)
    let diagnostic = parse(source).diagnostics.first ?? checked(text).diagnostics.first
    return (diagnostic?.headline ?? "nothing") + "; " + (diagnostic?.help ?? "no help")
  }

  @Test(arguments: [
    ("prove h[t] == 1", "a claim in an example has no `t`; name the step, as in `h[1]`; `T` is the last one"),
    ("prove h[3] == 1", "`h` has no step 3 here; the last step is `T`"),
    ("prove target[0] == 1", "`target` has no step 0 here; steps are counted from 1"),
    (
      "prove x[0] == 1",
      "`x` has no value at step 0; steps are counted from 1; add `x[0] = …` to the circuit if it begins earlier"
    ),
    (
      "prove h == 1",
      "`h` has a value at each step, and none is named here; write `h[1]`, or `h[T]` for the last step"
    ),
    (
      "prove sum(target) == 7",
      "the row `target` has a value at each step, and is read one value at a time; "
        + "write `target[1]`, or go through all of them: `sum(target[i] for i in 1..T)`"
    ),
    (
      "prove 0.5 ~ h[1]",
      "`h[1]` is not a number written in digits; write what is worked out on the left, and the number on the right"
    ),
    ("prove k == 1\nlet k = 1", "`k` has no value yet; move its `let` above what reads it"),
    ("let T = 3", "`T` is the length of the example; choose another name"),
    (
      "targte = 3 4",
      "there is no signal `targte`, and no claim of the example reads it; did you mean `target`?"
    ),
    (
      "let = 3 4",
      "there is no signal `let`, and no claim of the example reads it; a name stands after `let`: `let loss = …`"
    ),
    ("prove ln(h[1]) > 0", "there is no function `ln`; did you mean `log`?"),
    ("prove grad(h[1], W) > 0", "there is no function `grad`; did you mean `d`?"),
    (
      "prove d(h[1], W, 1) > 0",
      "`d` is given 3 arguments; write `d(L, W)`; what comes after has a name: `d(L, W, at: 2)`, `d(L, W, window: 2)`"
    ),
    ("prove d(h[1], at: 1, W) > 0", "expected `:` after `W`; what has a name comes last: `d(L, W, at: 2)`"),
    (
      "prove softmax(h[1]) == 1",
      "`softmax` takes a vector, and this is a number; "
        + "of two scores a and b write `softmax([a, b])`; of one, `sigmoid` is meant"
    ),
    (
      "prove outer(h[1], [1])[1][1] == 1",
      "`outer` multiplies the components of two vectors, and this is a number; write `[h[1]]` for a vector of one"
    ),
    (
      "prove transpose(h[1]) == 1",
      "`transpose` turns a matrix or a vector, and this is a number; a number is its own transpose"
    ),
    (
      "reach a: h[1] == 2",
      "expected `=` after `reach`; "
        + "`reach` cannot stand in an example, which holds rows such as `x = 0 1 1`, `let`, `prove` and `refute`"
    ),
    (
      "prove a: h[1] == 2 when T == 2",
      "a claim in an example takes no `when`; it is judged once, at the end: write `G implies F`"
    ),
    ("prove h[1] ≈ 2", "`≈`, U+2248 ALMOST EQUAL TO, means nothing in a circuit; write `~`"),
  ])
  func aMessageSaysWhatWasSeenAndTheLikelyFix(line: String, expected: String) {
    #expect(message(line) == expected)
  }

  @Test func aConstantThatHidesTheLengthIsShown() {
    #expect(message("prove h[T] == 1", before: "let T = 7") == "`h` has no step 7 here; rename the `T` of the circuit")
  }

  @Test func theLengthBelongsToExamples() {
    let found = checked("circuit A {\ninput x: bit\nprove a: x[T] == 1\n}").diagnostics
    #expect(found.map(\.headline) == ["there is no `T` in this circuit"])
    #expect(found.first?.help == "the present step is `t`" && found.first?.fix?.replacement == "t")
  }

  @Test(arguments: [("float", "real"), ("number", "real"), ("Real", "real"), ("bool", "bit")])
  func theTypesOfOtherLanguagesAreUnderstood(word: String, type: String) {
    let found = checked("circuit A {\ninput x: \(word)\nprove a: x[t] == x[t]\n}").diagnostics
    #expect(found.first?.fix?.replacement == type)
  }
}
