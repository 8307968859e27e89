import Testing

@testable import Reports

@Suite struct SourceRootTests {
  @Test func aPathBelowTheRootIsToldFromThere() {
    let root = SourceRoot("/home/me/repository", workingFolder: "/home/me/repository/course")
    for (path, expected) in [
      ("a.circuit", "course/a.circuit"), ("./a//b/./c.circuit", "course/a/b/c.circuit"), ("../a.circuit", "a.circuit"),
      ("/home/me/repository/a.circuit", "a.circuit"), ("x/../../a", "a"), ("..", "."),
      ("a/\u{301}b", "course/a/\u{301}b"),
    ] {
      let (text, isBelowRoot) = root.path(to: path)
      #expect(text == expected && isBelowRoot, "\(path) → \(text)")
    }
  }

  @Test func aPathElsewhereIsAbsolute() {
    let root = SourceRoot("/home/me/repository/", workingFolder: "/home/me/repository/course")
    for (path, expected) in [
      ("../../a.circuit", "/home/me/a.circuit"), ("/srv/a", "/srv/a"),
      ("/home/me/repository2/a", "/home/me/repository2/a"),
      ("../../../../../../a", "/a"), ("/../a", "/a"),
    ] {
      let (text, isBelowRoot) = root.path(to: path)
      #expect(text == expected && !isBelowRoot, "\(path) → \(text)")
    }
  }

  @Test func withoutARootPathsStayAsTheyAre() {
    let root = SourceRoot()
    #expect(root.path(to: "a/./b.circuit") == ("a/b.circuit", true))
    #expect(root.path(to: "../b.circuit") == ("../b.circuit", true))
    #expect(root.path(to: "a/../../b.circuit") == ("../b.circuit", true))
    #expect(root.path(to: "/srv/b.circuit") == ("/srv/b.circuit", false))
    #expect(root.path(to: "") == (".", true))
  }
}
