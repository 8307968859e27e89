import Testing

/// Starts one browser for all tests of a suite, and ends it after them.
struct WithBrowser: SuiteTrait, TestScoping {
  /// The browser of the suite that is running.
  @TaskLocal static var current: Browser?

  func provideScope(for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void)
    async throws
  {
    guard let path = Browser.path else { return try await body() }
    let browser = try Browser(path)
    defer { browser.close() }
    try await WithBrowser.$current.withValue(browser) { try await body() }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips tests, and says so, where there is no browser.
  static var needsBrowser: ConditionTrait {
    .enabled(
      if: Browser.path != nil,
      "skipped: no browser is installed (chromium, chromium-browser, google-chrome, or HEAVISIDE_CHROMIUM)")
  }
}
