/// The output formats of `check`, by the names that the command line knows: the one place that lists them.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, jsonl, junit, sarif, github, tap, markdown, compiler

  /// What a renderer may need to know of where its text goes.
  public struct Destination: Sendable {
    /// Whether it is a terminal that shows colours.
    public var usesColor: Bool
    /// Whether what passes is left out of the text for people.
    public var isQuiet: Bool
    /// The columns of the terminal.
    public var width: Int
    /// The folder of the repository, for formats that name files by their place in it.
    public var root: SourceRoot
    /// The most bytes of a text that is shown on a page; `nil` where any number will do.
    public var byteLimit: Int?

    /// Describes where a text goes.
    public init(
      usesColor: Bool = false, isQuiet: Bool = false, width: Int = 80, root: SourceRoot = SourceRoot(),
      byteLimit: Int? = nil
    ) {
      self.usesColor = usesColor
      self.isQuiet = isQuiet
      self.width = width
      self.root = root
      self.byteLimit = byteLimit
    }
  }
}

extension ReportFormat {
  /// What the format is for, in a few words.
  public var purpose: String {
    switch self {
    case .text: "for people"
    case .json: "one JSON value"
    case .jsonl: "a line of JSON for each claim, as it is decided"
    case .junit: "XML as test runners write it"
    case .sarif: "SARIF 2.1.0, for code scanning"
    case .github: "annotations of GitHub Actions"
    case .tap: "Test Anything Protocol 14"
    case .markdown: "tables for a summary or a comment"
    case .compiler: "lines as compilers write them, for editors"
    }
  }

  /// A renderer of the format.
  public func makeRenderer(for destination: Destination = Destination()) -> any ReportRenderer {
    switch self {
    case .text:
      TextRenderer(usesColor: destination.usesColor, isQuiet: destination.isQuiet, width: destination.width)
    case .json: JSONRenderer()
    case .jsonl: JSONLinesRenderer()
    case .junit: JUnitRenderer()
    case .sarif: SARIFRenderer(root: destination.root)
    case .github: GitHubRenderer(root: destination.root)
    case .tap: TAPRenderer()
    case .markdown: MarkdownRenderer(byteLimit: destination.byteLimit)
    case .compiler: CompilerRenderer()
    }
  }
}
