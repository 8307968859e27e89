import Pictures
import Testing

/// What judges the pictures must itself see what is wrong.
@Suite struct GeometryTests {
  private let box = Mark(.box(Box(Point(20, 20), Size(60, 40)), corner: 0), .unit, key: "a")

  private func problems(_ marks: [Mark]) -> [String] {
    overlaps(in: Scene(title: "", summary: "", size: Size(200, 100), marks: marks))
  }

  @Test func aBoxAndItsTextsAreNoProblem() {
    let inside = Mark(.text("abc", at: Point(50, 40), anchor: .middle, size: 12), .label, inside: "a")
    let below = Mark(.text("abc", at: Point(50, 80), anchor: .middle, size: 12), .label)
    let line = Mark(
      .line(Curve(from: Point(80, 40), [.straight(to: Point(150, 40))]), width: 3, hasArrow: true), .neutral)
    #expect(problems([box, inside, below, line]) == [])
  }

  @Test func whatOverlapsIsFound() {
    let other = Mark(.box(Box(Point(70, 30), Size(60, 40)), corner: 0), .input, key: "b")
    #expect(problems([box, other]) == ["a overlaps b"])
    let wide = Mark(.text("a wide text", at: Point(50, 40), anchor: .middle, size: 12), .label)
    #expect(problems([box, wide]) == ["the text a wide text leaves a"])
    let astray = Mark(.text("x", at: Point(150, 40), anchor: .middle, size: 12), .label, inside: "a")
    #expect(problems([box, astray]) == ["the text x is not in a"])
    let texts = ["one", "two"].map { Mark(.text($0, at: Point(150, 40), anchor: .middle, size: 12), .label) }
    #expect(problems(texts) == ["the text one overlaps the text two"])
  }

  @Test func whatIsCrossedIsFound() {
    let bow = Curve(from: Point(10, 90), [.bent(Point(10, -10), Point(150, -10), to: Point(150, 90))])
    #expect(
      problems([box, Mark(.line(bow, width: 1, hasArrow: false), .grid, key: "bow")]) == ["bow passes through a"])
    let text = Mark(.text("word", at: Point(120, 40), anchor: .middle, size: 12), .label)
    let line = Mark(.line(Curve(from: Point(90, 34), [.straight(to: Point(150, 34))]), width: 1, hasArrow: false), .bad)
    #expect(problems([text, line]) == ["bad 1 passes through the text word"])
  }

  @Test func whatIsNotInThePictureIsFound() {
    let line = Mark(.line(Curve(from: Point(90, 34), [.straight(to: Point(250, 34))]), width: 1, hasArrow: false), .bad)
    #expect(problems([line]) == ["bad 0 is not in the picture"])
    let text = Mark(.text("word", at: Point(.nan, 40), anchor: .middle, size: 12), .label)
    #expect(problems([text]) == ["word is not in the picture"])
  }
}
