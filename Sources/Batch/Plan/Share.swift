import Reports

/// What a machine has done of a plan: the results of some of its units, and who found them.
///
/// A share says nothing of any claim: only `Merge` does, of shares that together have every unit.
public struct Share: Sendable {
  /// The digest of the plan.
  public var plan: String
  /// A digest of the program that did it.
  public var tool: String
  /// Which share it is.
  public var shard: Plan.Shard
  /// The results by unit.
  public var results: [Int: UnitResult] = [:]

  /// Begins with nothing done.
  public init(of plan: Plan, _ shard: Plan.Shard, tool: String) {
    self.plan = plan.digest
    self.shard = shard
    self.tool = tool
  }
}

extension Share {
  private static let schema = "heaviside.share/1"
  /// How the names of shares' files end.
  public static let fileSuffix = ".share"

  /// What the share's file is called.
  public var fileName: String { "\(plan.prefix(12))-\(shard.number)-of-\(shard.count)\(Share.fileSuffix)" }

  /// The text of the share, one line of JSON and a line with its digest.
  public var bytes: [UInt8] {
    Sealed.bytes(
      of: .object([
        ("schema", .string(Share.schema)), ("plan", .string(plan)), ("tool", .string(tool)),
        ("shard", .array([.number(shard.number), .number(shard.count)])),
        (
          "results",
          .array(results.sorted { $0.key < $1.key }.map { .array([.number($0.key), $0.value.record]) })
        ),
      ]))
  }

  /// Whether it tells of nothing but units that are its own by a plan.
  public func fits(_ plan: Plan) -> Bool {
    results.keys.allSatisfy { plan.units.indices.contains($0) && shard.has($0) }
  }

  /// Reads a text; `nil` where it is none, or not as it was written.
  public init?(reading bytes: [UInt8]) {
    guard let value = Sealed.value(of: bytes), value["schema"]?.string == Share.schema,
      let plan = value["plan"]?.string, let tool = value["tool"]?.string,
      let numbers = value["shard"]?.elements?.compactMap(\.integer), numbers.count == 2,
      let shard = Plan.Shard(numbers[0], of: numbers[1]), let results = value["results"]?.elements
    else { return nil }
    self.plan = plan
    self.tool = tool
    self.shard = shard
    for result in results {
      guard let parts = result.elements, parts.count == 2, let unit = parts[0].integer, self.results[unit] == nil,
        let read = try? UnitResult(record: parts[1])
      else { return nil }
      self.results[unit] = read
    }
    // What is spelled otherwise than a share is spelled was written by somebody else.
    guard self.bytes == bytes else { return nil }
  }
}
