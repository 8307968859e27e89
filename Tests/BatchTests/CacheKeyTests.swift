import Testing
import Verification

@testable import Batch

/// A verdict is kept under everything that it depends on.
@Suite struct CacheKeyTests {
  /// A change of each field, by its path among the settings.
  private static let changes: [(field: String, change: @Sendable (inout Settings) -> Void)] = [
    ("selection.circuit", { $0.selection.circuit = "1" }),
    ("selection.claim", { $0.selection.claim = "1" }),
    ("engine", { $0.engine = .merge }),
    ("upTo", { $0.upTo = 1 }),
    ("diagnoses", { $0.diagnoses = true }),
    ("claimLimits.states", { $0.claimLimits.states = 1 }),
    ("claimLimits.bytes", { $0.claimLimits.bytes = 1 }),
    ("claimLimits.seconds", { $0.claimLimits.seconds = 1 }),
    ("runLimits.states", { $0.runLimits.states = 1 }),
    ("runLimits.bytes", { $0.runLimits.bytes = 1 }),
    ("runLimits.seconds", { $0.runLimits.seconds = 1 }),
  ]

  /// The paths of all fields that a value has, down to those that have none.
  private func fields(of value: Any, _ path: String = "") -> [String] {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .struct else { return [path] }
    return mirror.children.flatMap { fields(of: $0.value, path.isEmpty ? $0.label ?? "" : "\(path).\($0.label ?? "")") }
  }

  private func key(_ settings: Settings, tool: String = "tool", _ text: String = "text") -> String {
    CacheKey(tool: tool, settings, Array(text.utf8)).name
  }

  @Test func noFieldOfTheSettingsIsForgotten() {
    #expect(fields(of: Settings()).sorted() == Self.changes.map(\.field).sorted())
  }

  @Test func settingsThatDifferInAnyFieldsHaveKeysOfTheirOwn() {
    var keys: Set<String> = []
    for choice in 0..<1 << Self.changes.count {
      var settings = Settings()
      for (place, change) in Self.changes.enumerated() where choice >> place & 1 == 1 { change.change(&settings) }
      keys.insert(key(settings))
    }
    #expect(keys.count == 1 << Self.changes.count)
  }

  @Test func everyEngineHasAKeyOfItsOwn() {
    let keys = EngineChoice.allCases.map { engine in
      var settings = Settings()
      settings.engine = engine
      return key(settings)
    }
    #expect(Set(keys).count == EngineChoice.allCases.count)
  }

  @Test func namesCannotPassForOtherSettings() {
    let names = [nil, "", "none", "4:none", "a", "a none", "none a", "1:a", "a\nnone", "é", "e\u{301}"] as [String?]
    var keys: Set<String> = []
    for circuit in names {
      for claim in names {
        var settings = Settings()
        settings.selection = Selection(circuit: circuit, claim: claim)
        keys.insert(key(settings))
      }
    }
    #expect(keys.count == names.count * names.count)
  }

  @Test func theToolAndTheBytesCountAndAreNotTakenForOneAnother() {
    let keys = [
      key(Settings()), key(Settings(), tool: "tool2"), key(Settings(), "text2"), key(Settings(), ""),
      key(Settings(), tool: "tool\ntext", ""), key(Settings(), "\ntext"),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.count == 64 && $0.allSatisfy("0123456789abcdef".contains) })
  }
}
