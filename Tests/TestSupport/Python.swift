import Foundation

/// Programs in another language, as second opinions where the machine has one.
public enum Python {
  /// The interpreter: the one that `HEAVISIDE_JUDGES` names, which has the packages that judge formats, or any.
  private static let interpreter = ProcessInfo.processInfo.environment["HEAVISIDE_JUDGES"] ?? "python3"

  /// Whether Python is here and has a module.
  public static func canImport(_ module: String) -> Bool {
    (try? run("import \(module)", arguments: [], input: "")) == ""
  }

  /// Whether Python has a module; that it has not is printed, with what is left out for want of it.
  public static func canImport(_ module: String, for purpose: String) -> Bool {
    if canImport(module) { return true }
    print("skipped: python3 with the module \(module) is not here, so \(purpose) is left out")
    return false
  }

  /// Runs a program; what it prints, or how it failed. Nothing is printed by one that has nothing to complain about.
  public static func run(_ program: String, arguments: [String] = [], input: String) throws -> String {
    try OtherProgram.run([interpreter, "-c", program] + arguments, input: input)
  }
}
