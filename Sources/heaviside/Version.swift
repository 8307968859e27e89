/// The version of the tool, which reports carry.
enum Version {
  static let current = "0.1.0"
}
