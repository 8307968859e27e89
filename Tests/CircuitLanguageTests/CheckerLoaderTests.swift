import CircuitLanguage
import CircuitModel
import Testing

@Suite struct CheckerLoaderTests {
  private let gate = "circuit Not {\n input x: bit\n output y[t] = 1 - x[t]\n}"
  private let main = "circuit A {\n input x: bit\n part n = Not(x: x)\n prove n.y[t] != x[t]\n}"

  private func load(_ main: String, at path: String = "a.circuit", _ files: [String: String]) -> (Program, [Diagnostic])
  {
    let loader = Loader { path in files[path].map { .success(Array($0.utf8)) } ?? .failure(.missing) }
    return loader.load(SourceFile(path: path, text: main))
  }

  private func judge(_ main: String, at path: String = "a.circuit", _ files: [String: String]) -> [String] {
    let (program, problems) = load(main, at: path, files)
    return (problems.isEmpty ? check(program).diagnostics : problems).map(\.headline)
  }

  @Test func circuitsOfImportsAreUsableAndTheirClaimsAreNotChecked() {
    let (program, problems) = load("import \"lib/not.circuit\"\n" + main, ["lib/not.circuit": gate])
    #expect(problems.map(\.headline) == [])
    let (circuits, diagnostics) = check(program)
    #expect(diagnostics.map(\.headline) == [])
    #expect(circuits.map(\.name) == ["A"])
  }

  @Test func pathsAreRelativeToTheFileThatImports() {
    let files = ["x/lib/not.circuit": "import \"../up.circuit\"\n" + gate, "x/up.circuit": "", "top.circuit": gate]
    #expect(judge("import \"./lib//not.circuit\"\n" + main, at: "x/a.circuit", files) == [])
    #expect(judge("import \"../top.circuit\"\n" + main, at: "x/a.circuit", files) == [])
    #expect(
      judge("import \"lib/not.circuit\"\n" + main, at: "y/a.circuit", files) == ["there is no file `y/lib/not.circuit`"]
    )
    #expect(
      judge("import \"../../b.circuit\"\n" + main, at: "/x/a.circuit", files) == ["there is no file `/b.circuit`"])
  }

  @Test func aFileThatIsReachedTwiceIsLoadedOnce() {
    let files = ["b.circuit": "import \"c.circuit\"", "c.circuit": gate]
    let (program, problems) = load("import \"b.circuit\"\nimport \"c.circuit\"\n" + main, files)
    #expect(problems.map(\.headline) == [])
    #expect(program.files.map(\.path) == ["a.circuit", "b.circuit", "c.circuit"])
    #expect(program.files.map(\.number) == [0, 1, 2])
    #expect(check(program).diagnostics.map(\.headline) == [])
  }

  @Test func onlyDirectImportsAreSeen() {
    let files = ["b.circuit": "import \"c.circuit\"", "c.circuit": gate]
    #expect(judge("import \"b.circuit\"\n" + main, files) == ["there is no circuit `Not`"])
  }

  @Test func circlesAreNamed() {
    #expect(judge("import \"a.circuit\"\n" + main, [:]) == ["the file imports itself"])
    let files = ["b.circuit": "import \"c.circuit\"", "c.circuit": "import \"./b.circuit\""]
    #expect(
      judge("import \"b.circuit\"\n" + main, files)
        == ["these files import each other: `b.circuit` -> `c.circuit` -> `b.circuit`"])
    let back = ["b.circuit": "import \"a.circuit\""]
    #expect(
      judge("import \"b.circuit\"\n" + main, back)
        == ["these files import each other: `a.circuit` -> `b.circuit` -> `a.circuit`"])
  }

  @Test func errorsInsideAnImportedCircuitPointIntoItsFile() throws {
    let broken = "circuit Not {\n input x: bit\n output y[t] = 1 - xx[t]\n}\ncircuit Unused {\n y[t] = z[t]\n}"
    let (program, _) = load("import \"b.circuit\"\n" + main, ["b.circuit": broken])
    let diagnostics = check(program).diagnostics
    #expect(diagnostics.map(\.code) == [.unknownName])
    #expect(diagnostics.first?.primary.range.file == 1)
  }

  @Test func twoImportsMustNotBringOneName() {
    let files = ["b.circuit": gate, "c.circuit": gate]
    #expect(judge("import \"b.circuit\"\nimport \"c.circuit\"\n" + main, files) == ["there are two circuits `Not`"])
  }

  @Test func longChainsOfImportsAreFollowed() {
    var files: [String: String] = ["f3000.circuit": gate]
    for number in 0..<3000 { files["f\(number).circuit"] = "import \"f\(number + 1).circuit\"" }
    #expect(judge("import \"f0.circuit\"\nimport \"f3000.circuit\"\n" + main, files) == [])
  }

  @Test func theReasonWhyAFileCannotBeReadIsSaid() {
    let loader = Loader { _ in .failure(.unreadable("it is a folder")) }
    let (_, problems) = loader.load(SourceFile(path: "a.circuit", text: "import \"b\"\n" + main))
    #expect(problems.map(\.headline) == ["`b` cannot be read: it is a folder"])
  }
}
