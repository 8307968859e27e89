public import Foundation

/// The schema files that ship with the project.
public enum Schemas {
  /// The root of the package.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a schema file.
  public static func path(_ name: String) -> String {
    root.appending(path: "Sources/Reports/Schemas/\(name).schema.json").path(percentEncoded: false)
  }

  /// Reads a schema. Any may refer to the report's.
  public static func read(_ name: String) throws -> JSONSchema {
    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
    return JSONSchema(try JSON(text(name)), among: [try JSON(text("report-1"))])
  }

  /// The path of the schema of a format that is not this project's: what its documentation says, written down for tests.
  public static func pathOfOthers(_ name: String) -> String {
    root.appending(path: "Tests/Schemas/\(name).schema.json").path(percentEncoded: false)
  }

  /// Reads the schema of a format that is not this project's.
  public static func ofOthers(_ name: String) throws -> JSONSchema {
    JSONSchema(try JSON(String(contentsOfFile: pathOfOthers(name), encoding: .utf8)))
  }
}
