import Pictures
import Testing

@Suite struct SceneTests {
  @Test func hostileTextsStayText() {
    let mark = Mark(.text("<script>&\"", at: Point(5, 5), anchor: .start, size: 12), .label, hint: "]]>", key: "a\"b")
    let svg = Scene(title: "\"<&>", summary: "", size: Size(10, 10), marks: [mark]).svg
    #expect(!svg.contains("<script>"))
    #expect(svg.contains("&lt;script&gt;&amp;&quot;"))
    #expect(svg.contains("data-key=\"a&quot;b\""))
  }
}
