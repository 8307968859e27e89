import CircuitLanguage
import CircuitModel
import Reports
import Testing

@testable import Batch

/// What is kept of a file, and what it is worth after somebody has had it in hand.
@Suite struct CacheEntryTests {
  private static let key = CacheKey(tool: "tool", Settings(), [])
  private static let other = CacheKey(tool: "tool", Settings(), [1])

  /// Files of a folder that is not there.
  private typealias Folder = [String: String]

  private static let folder: Folder = [
    "in/main.circuit": "import \"part.circuit\"\n" + user("Main", of: "Part"),
    "in/part.circuit": "import \"../deep.circuit\"\n" + user("Part", of: "Deep"),
    "deep.circuit": Batches.small.replacing("Small", with: "Deep"),
  ]

  private static func user(_ name: String, of part: String) -> String {
    """
    circuit \(name) {
      input x: bit
      part p = \(part)(x: x[t])
      output y[t] = p.y[t]
      prove y[t] <= x[t]
    }

    """
  }

  private func read(_ folder: Folder) -> @Sendable (String) -> Result<[UInt8], FileProblem> {
    { path in folder[path].map { .success(Array($0.utf8)) } ?? .failure(.missing) }
  }

  /// What is found out about the main file of a folder.
  private func judge(_ folder: Folder, _ path: String = "in/main.circuit") -> Report.File {
    Batches.run([folder[path] ?? ""]) { run in
      run = BatchRun([.file(path)], Settings(), workers: 1, read: read(folder))
    }.files[0]
  }

  private func text(_ file: Report.File) -> String {
    let report = Report(Report.Setting(version: "1"), files: [file])
    return TextRenderer().render(report) + JSONRenderer().render(report)
  }

  /// What an entry says of the main file of a folder.
  private func recall(_ bytes: [UInt8], _ folder: Folder, _ path: String = "in/main.circuit") -> Report.File? {
    CacheEntry(reading: bytes, Self.key)?.report(on: path, Array((folder[path] ?? "").utf8), read: read(folder))
  }

  @Test func whatIsRecalledIsWhatWasFoundOut() throws {
    for text in [Batches.small, Batches.varied, Batches.register(stages: 4, claims: 3)] {
      let file = judge(["in/main.circuit": text])
      let entry = try #require(CacheEntry(file, Self.key))
      let recalled = try #require(recall(entry.bytes, ["in/main.circuit": text]))
      #expect(self.text(recalled) == self.text(file))
      #expect(recalled.circuits == file.circuits)
      #expect(recalled.diagnostics == file.diagnostics)
      #expect(CacheEntry(recalled, Self.key)?.bytes == entry.bytes)
    }
  }

  @Test func aFileWithoutImportsIsKnownUnderAnyName() throws {
    let entry = try #require(CacheEntry(judge(["in/main.circuit": Batches.small]), Self.key))
    #expect(recall(entry.bytes, ["moved.circuit": Batches.small], "moved.circuit")?.path == "moved.circuit")
  }

  @Test func anImportThatIsNotWhatItWasIsAMiss() throws {
    let file = judge(Self.folder)
    #expect(file.sources.map(\.path) == ["in/main.circuit", "in/part.circuit", "deep.circuit"])
    let bytes = try #require(CacheEntry(file, Self.key)).bytes
    #expect(recall(bytes, Self.folder).map(text) == text(file))
    for path in ["in/part.circuit", "deep.circuit"] {
      var folder = Self.folder
      folder[path] = (folder[path] ?? "") + "\n"
      #expect(recall(bytes, folder) == nil, "\(path) is changed")
      folder[path] = nil
      #expect(recall(bytes, folder) == nil, "\(path) is missing")
    }
    let moved = Self.folder.merging(["elsewhere.circuit": Self.folder["in/main.circuit"] ?? ""]) { $1 }
    #expect(recall(bytes, moved, "elsewhere.circuit") == nil, "its imports are other files")
  }

  @Test func aFileWithAFaultInItsTextIsNotKept() {
    for text in ["circuit {", "import \"nowhere.circuit\"\n" + Batches.small, "", "circuit A {\n  input x: bit\n}\n"] {
      let file = judge(["in/main.circuit": text])
      #expect(!file.diagnostics.isEmpty)
      #expect(CacheEntry(file, Self.key) == nil)
    }
    #expect(CacheEntry(Report.File(path: "x", problem: .missing), Self.key) == nil)
  }

  @Test func aFaultThatAVerdictBroughtUpIsKept() throws {
    let text = Batches.small.replacing("all(x[1..t])", with: "t > 0 and x[t-1]")
    let file = judge(["in/main.circuit": text])
    #expect(file.isRejected)
    let entry = try #require(CacheEntry(file, Self.key))
    #expect(recall(entry.bytes, ["in/main.circuit": text]).map(self.text) == self.text(file))
  }

  @Test func anEntryOfAnotherKeyIsNone() throws {
    let bytes = try #require(CacheEntry(judge(Self.folder), Self.key)).bytes
    #expect(CacheEntry(reading: bytes, Self.other) == nil)
  }

  @Test func everyByteThatIsChangedShows() throws {
    let bytes = try #require(CacheEntry(judge(Self.folder), Self.key)).bytes
    for place in bytes.indices {
      for mask in [1, 0x20, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] ^= mask
        #expect(CacheEntry(reading: damaged, Self.key) == nil, "byte \(place)")
      }
    }
  }

  @Test func everyByteThatIsMissingOrTooMuchShows() throws {
    let bytes = try #require(CacheEntry(judge(Self.folder), Self.key)).bytes
    for count in bytes.indices {
      #expect(CacheEntry(reading: Array(bytes[..<count]), Self.key) == nil)
      #expect(CacheEntry(reading: Array(bytes[(count + 1)...]), Self.key) == nil)
      #expect(CacheEntry(reading: Array(bytes[..<count] + bytes[(count + 1)...]), Self.key) == nil)
    }
    for more in ["\n", " ", "\u{0}", "{}"] { #expect(CacheEntry(reading: bytes + Array(more.utf8), Self.key) == nil) }
    #expect(CacheEntry(reading: bytes + bytes, Self.key) == nil)
  }

  @Test func whatIsSealedAndNoEntryIsRefused() throws {
    let bytes = try #require(CacheEntry(judge(Self.folder), Self.key)).bytes
    let line = String(decoding: bytes.dropLast(65), as: UTF8.self)
    func sealed(_ text: String) -> [UInt8] {
      Array(text.utf8) + Array((SHA256.digest(of: Array(text.utf8)) + "\n").utf8)
    }
    #expect(CacheEntry(reading: sealed(line), Self.key) != nil)
    for (part, other) in [
      ("heaviside.cache/1", "heaviside.cache/2"), ("\"key\"", "\"Key\""), ("\"path\":\"", "\"path\":1,\"p\":\""),
      ("\"imports\":[", "\"imports\":{},\"i\":["), ("\"imports\":[[", "\"imports\":[[],["),
      ("\"imports\":[[", "\"imports\":[[1,2],["), ("\"imports\":[[", "\"imports\":[[\"a\",\"b\",\"c\"],["),
      ("\"circuits\":[", "\"circuits\":[null,"), ("\"circuits\":[", "\"circuits\":[{},"),
      ("\"circuits\"", "\"Circuits\""),
      ("proved", "sure"),
    ] {
      #expect(line.contains(part))
      #expect(CacheEntry(reading: sealed(line.replacing(part, with: other)), Self.key) == nil, "\(other)")
    }
    for text in ["", "{}", "[]", "null", "\n", String(repeating: "[", count: 100_000)] {
      #expect(CacheEntry(reading: sealed(text), Self.key) == nil)
    }
  }
}
