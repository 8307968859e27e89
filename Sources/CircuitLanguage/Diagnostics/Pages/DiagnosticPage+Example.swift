extension DiagnosticPage {
  /// A file of an example.
  public struct File: Hashable, Sendable {
    /// What it is called.
    public let path: String
    /// What stands in it.
    public let bytes: [UInt8]

    /// Makes a file of a text, which gets its last line end.
    init(_ path: String, _ text: String) { self.init(path, bytes: Array((text + "\n").utf8)) }

    /// Makes a file of bytes.
    init(_ path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Files, and what is asked of them.
  public enum Example: Hashable, Sendable {
    /// `heaviside check` is given the first file, which may import the others.
    case checked([File])
    /// `heaviside check --untrusted` is given a file.
    case checkedForStranger(File)
    /// `heaviside grade` is given the files of a teacher and of a student.
    case graded(teacher: File, student: File)
    /// `heaviside trace` runs a circuit on a sequence.
    case traced(File, input: String)
    /// `heaviside check` is given a path, and it is the path that is wrong.
    case named(String)
    /// There is none, and this is why, as a sentence.
    case impossible(String)
  }
}

extension DiagnosticPage.Example: ExpressibleByStringLiteral {
  /// A single circuit file that is checked.
  public init(stringLiteral text: String) { self = .checked([.init("example.circuit", text)]) }
}

extension DiagnosticPage.Example {
  /// The files, the one that the command is about last where there are two parties, first otherwise.
  public var files: [DiagnosticPage.File] {
    switch self {
    case .checked(let files): files
    case .checkedForStranger(let file), .traced(let file, _): [file]
    case .graded(let teacher, let student): [teacher, student]
    case .named, .impossible: []
    }
  }

  /// The words of the command, without its name; `nil` where there is none.
  public var command: [String]? {
    switch self {
    case .checked(let files): ["check"] + files.prefix(1).map(\.path)
    case .checkedForStranger(let file): ["check", "--untrusted", file.path]
    case .graded(let teacher, let student): ["grade", "--claims", teacher.path, student.path]
    case .traced(let file, let input): ["trace", file.path, "--input", input]
    case .named(let path): ["check", path]
    case .impossible: nil
    }
  }
}
