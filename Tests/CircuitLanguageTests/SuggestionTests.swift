import CircuitLanguage
import Testing

@Suite struct SuggestionTests {
  let words = ["input", "output", "prove", "refute", "reach", "ref", "x", "h1", "h2", "Running", "sum"]

  @Test func oneSlipOfTheKeyboardIsForgiven() {
    #expect(nearestNames(to: "imput", among: words) == ["input"])
    #expect(nearestNames(to: "outptu", among: words) == ["output"])
    #expect(nearestNames(to: "ouput", among: words) == ["output"])
    #expect(nearestNames(to: "reffute", among: words) == ["refute"])
    #expect(nearestNames(to: "running", among: words) == ["Running"])
    #expect(nearestNames(to: "X", among: words).first == "x")
    #expect(nearestNames(to: "h", among: ["h1", "h2", "g"]) == ["g", "h1", "h2"])
  }

  @Test func whatIsFarIsNotSuggested() {
    #expect(nearestNames(to: "elephant", among: words) == [])
    #expect(nearestNames(to: "sum", among: ["sum"]) == [])
    #expect(nearestNames(to: "", among: []) == [])
  }

  @Test func atMostFourNamesEachOnce() {
    let names = ["ab", "ac", "ad", "ae", "af", "ab"]
    #expect(nearestNames(to: "aa", among: names) == ["ab", "ac", "ad", "ae"])
  }

  @Test func theQuestionReadsLikeASentence() {
    #expect(didYouMean([]) == nil)
    #expect(didYouMean(["a"]) == "did you mean `a`?")
    #expect(didYouMean(["a", "b", "c"]) == "did you mean `a`, `b` or `c`?")
  }
}
