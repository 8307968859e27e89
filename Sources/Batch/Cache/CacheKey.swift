import CircuitModel
import Verification

/// What a verdict on a file depends on, as one name: the tool, how it is asked, and the bytes of the file.
///
/// What the file imports is not known before it is read; an entry says itself of which imported files it tells.
public struct CacheKey: Hashable, Sendable {
  /// 64 hexadecimal digits.
  public let name: String

  /// Names what is known of a file.
  ///
  /// - Parameters:
  ///   - tool: a digest of the program itself, so that no verdict outlives the code that found it.
  ///   - settings: how claims are judged.
  ///   - bytes: what stands in the file.
  public init(tool: String, _ settings: Settings, _ bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(Array("\(CacheEntry.schema)\n\(tool)\n\(settings.text)\n".utf8))
    hash.update(bytes)
    name = hash.digest
  }
}

extension Settings {
  /// Everything that the settings say, on one line; settings that differ have lines that differ.
  var text: String {
    func part(_ limits: Limits) -> [String] { [limits.states, limits.bytes, limits.seconds].map(part) }
    func part(_ number: Int?) -> String { number.map(String.init) ?? "none" }
    func part(_ name: String?) -> String { name.map { "\($0.utf8.count):\($0)" } ?? "none" }
    let parts = [part(selection.circuit), part(selection.claim), engine.rawValue, part(upTo), "\(diagnoses)"]
    return (parts + part(claimLimits) + part(runLimits)).joined(separator: " ")
  }
}
