/// A fault that is put into the source on purpose, and the test that must notice it.
///
/// What tests are worth is what they can see (mutation testing: DeMillo, Lipton and Sayward, Computer 11(4), 1978,
/// doi:10.1109/C-M.1978.218136). Faults stand in `Tests/Faults/faults.txt`, one after another:
///
/// ```
/// ## a limit is read as closure
/// in Sources/Verification/Reachability/PackedSearch.swift
/// killed by LimitsTests/aLimitIsNeverAProof
/// - the lines as they are
/// + the lines with the fault
/// ```
public struct Fault: Hashable, Sendable {
  /// What is wrong, in a few words.
  public var title = ""
  /// The file it is put into, from the root of the package.
  public var file = ""
  /// The suite and the function of the test that must fail.
  public var test = ""
  /// The lines as they are; they occur once in the file.
  public var original = ""
  /// The lines with the fault.
  public var replacement = ""

  /// Reads a list of faults.
  ///
  /// - Parameter text: the list.
  /// - Returns: the faults in order.
  /// - Throws: the first line that cannot be read.
  public static func list(in text: String) throws(Unreadable) -> [Fault] {
    var faults: [Fault] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let title = line.content(after: "## ") {
        faults.append(Fault(title: title))
      } else if line.isEmpty || line.hasPrefix("# ") {
        continue
      } else if let last = faults.indices.last {
        if let file = line.content(after: "in ") {
          faults[last].file = file
        } else if let test = line.content(after: "killed by ") {
          faults[last].test = test
        } else if let original = line.content(after: "- ") {
          faults[last].original += (faults[last].original.isEmpty ? "" : "\n") + original
        } else if let replacement = line.content(after: "+ ") {
          faults[last].replacement += (faults[last].replacement.isEmpty ? "" : "\n") + replacement
        } else {
          throw Unreadable(line: number + 1)
        }
      } else {
        throw Unreadable(line: number + 1)
      }
    }
    return faults
  }

  /// A line of the list that is not as it should be.
  public struct Unreadable: Error {
    /// Its number, from 1.
    public let line: Int
  }

  /// The text of the file with the fault; `nil` unless the original lines occur in it exactly once.
  public func applied(to text: String) -> String? {
    let parts = text.split(separator: original, omittingEmptySubsequences: false)
    return original.isEmpty || parts.count != 2 ? nil : parts.joined(separator: replacement)
  }
}

extension Substring {
  fileprivate func content(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
