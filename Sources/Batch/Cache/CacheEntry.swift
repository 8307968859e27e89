import CircuitLanguage
import CircuitModel
public import Reports

/// What was found out about a file, as it is kept: one line of JSON, and a line with its digest, so that damage shows.
///
/// Only files in which nothing is wrong with the text are kept; the others are rejected as quickly as an entry is read.
public struct CacheEntry: Sendable {
  /// The version of the form of entries; another form is another key.
  static let schema = "heaviside.cache/1"

  private let key: CacheKey
  private let path: String
  /// The imported files with the digests of their bytes, in the order in which they are read.
  private let imports: [(path: String, digest: String)]
  private let circuits: [Report.JudgedCircuit]

  /// Takes what was found out about a file; `nil` where it is not of the kind that is kept.
  public init?(_ file: Report.File, _ key: CacheKey) {
    // What a verdict brought up is found again in the verdict; anything else is about the text.
    let ofVerdicts = file.circuits.flatMap(\.claims).compactMap(\.problem)
    guard file.isReadable, file.diagnostics.allSatisfy(ofVerdicts.contains) else { return nil }
    self.key = key
    path = file.path
    imports = file.sources.dropFirst().map { ($0.path, SHA256.digest(of: $0.bytes)) }
    circuits = file.circuits
  }
}

extension CacheEntry {
  /// The entry as it is kept.
  public var bytes: [UInt8] {
    Sealed.bytes(
      of: .object([
        ("schema", .string(CacheEntry.schema)), ("key", .string(key.name)), ("path", .string(path)),
        ("imports", .array(imports.map { .array([.string($0.path), .string($0.digest)]) })),
        ("circuits", .array(circuits.map(\.record))),
      ]))
  }

  /// Reads an entry; `nil` where it is damaged or another one than is looked for.
  public init?(reading bytes: [UInt8], _ key: CacheKey) {
    guard let value = Sealed.value(of: bytes), value["schema"]?.string == CacheEntry.schema,
      value["key"]?.string == key.name, let path = value["path"]?.string, let imports = value["imports"]?.elements
    else { return nil }
    self.key = key
    self.path = path
    var files: [(path: String, digest: String)] = []
    for file in imports {
      guard let parts = file.elements, parts.count == 2, let path = parts[0].string, let digest = parts[1].string else {
        return nil
      }
      files.append((path, digest))
    }
    self.imports = files
    do throws(MalformedRecord) {
      circuits = try value.list("circuits") { record throws(MalformedRecord) in
        try Report.JudgedCircuit(record: record)
      }
    } catch {
      return nil
    }
  }

  /// What is known of a file, if what it imports is still what it was.
  ///
  /// - Parameters:
  ///   - path: the path of the file; imports are relative to it.
  ///   - bytes: what stands in the file.
  ///   - read: reads an imported file.
  /// - Returns: what would be found out anew, or `nil`.
  public func report(
    on path: String, _ bytes: [UInt8], read: (String) -> Result<[UInt8], FileProblem>
  ) -> Report.File? {
    guard imports.isEmpty || path == self.path else { return nil }
    var sources = [SourceFile(path: path, bytes: bytes)]
    for file in imports {
      guard case .success(let bytes) = read(file.path), SHA256.digest(of: bytes) == file.digest else { return nil }
      sources.append(SourceFile(path: file.path, bytes: bytes, number: sources.count))
    }
    return Report.File(path: path, sources: sources, circuits: circuits)
  }
}
