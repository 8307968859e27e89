public import CircuitModel

/// Something to tell the author of a circuit file: one value, worded once, rendered at the end.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// A stretch of source and what to say about it.
  public struct Label: Hashable, Sendable {
    /// The stretch.
    public var range: SourceRange
    /// What to say, or "".
    public var text: String

    /// Makes a label.
    public init(_ range: SourceRange, _ text: String = "") {
      self.range = range
      self.text = text
    }
  }

  /// Text that would mend the problem if it stood in place of a range.
  public struct Fix: Hashable, Sendable {
    /// What to replace; empty for an insertion.
    public var range: SourceRange
    /// What to put there.
    public var replacement: String

    /// Makes a fix.
    public init(_ range: SourceRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// The code, stable for ever.
  public var code: DiagnosticCode
  /// How bad it is.
  public var severity: Severity
  /// If only one sentence can be shown, this is it.
  public var headline: String
  /// Where it is.
  public var primary: Label
  /// Other places that matter.
  public var secondary: [Label]
  /// What else is worth knowing.
  public var notes: [String]
  /// How to mend it.
  public var help: String?
  /// The mended text, where it is certain.
  public var fix: Fix?

  /// Makes a diagnostic.
  public init(
    _ code: DiagnosticCode, _ headline: String, at primary: Label, secondary: [Label] = [], notes: [String] = [],
    help: String? = nil, fix: Fix? = nil
  ) {
    self.code = code
    self.severity = .error
    self.headline = headline
    self.primary = primary
    self.secondary = secondary
    self.notes = notes
    self.help = help
    self.fix = fix
  }
}
