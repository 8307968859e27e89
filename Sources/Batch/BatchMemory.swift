public import Reports

/// What was found out about files before, and will not be found out anew.
public struct BatchMemory: Sendable {
  /// What is known of a file with these bytes, judged with these settings.
  public var recall: @Sendable (_ path: String, _ bytes: [UInt8], Settings) -> Report.File? = { _, _, _ in nil }
  /// Takes what was found out about a file, which would be found out again.
  public var keep: @Sendable (Report.File, Settings) -> Void = { _, _ in }

  /// Remembers nothing.
  public init() {}
}
