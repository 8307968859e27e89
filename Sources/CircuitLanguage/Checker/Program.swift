public import CircuitModel

/// A circuit file and all that it imports: what the checker judges.
public struct Program: Sendable {
  /// A file that another imports.
  public struct Import: Sendable {
    /// The imported file, by its place among the files.
    public var file: Int
    /// Where the import is written.
    public var range: SourceRange

    /// Makes an import.
    public init(file: Int, range: SourceRange) {
      self.file = file
      self.range = range
    }
  }

  /// The files that were read, the main file first; a `SourceRange` names its file by its place here.
  public var files: [SourceFile]
  /// What each file says.
  public var trees: [SyntaxTree]
  /// What each file imports.
  public var imports: [[Import]]

  /// Makes a program of files that are read already.
  public init(files: [SourceFile], trees: [SyntaxTree], imports: [[Import]]) {
    self.files = files
    self.trees = trees
    self.imports = imports
  }

  /// Makes a program of one file that imports nothing.
  public init(_ file: SourceFile, _ tree: SyntaxTree) {
    self.init(files: [file], trees: [tree], imports: [[]])
  }
}
