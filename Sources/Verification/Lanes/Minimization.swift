/// The shortest logic found for functions of few planes.
///
/// An output that depends on at most six planes is read as a truth table and taken apart anew by Shannon's expansion, at
/// each point by the plane that leaves least to do, where an expansion whose sides are constant, equal or opposite is an
/// and, nothing or an exclusive or. Combinations of planes that no state in range has may come out either way.
struct Minimization {
  /// A register's planes that do not use every combination.
  struct Field {
    var planes: Range<Int>
    /// The greatest number that the planes hold.
    var most: Int
  }

  private let fields: [Field]

  init(_ fields: [Field]) { self.fields = fields }

  /// The outputs written anew, where that takes fewer gates in all.
  func minimized(_ outputs: [Literal], in graph: inout GateGraph) -> [Literal] {
    var rewritten: [Literal] = []
    for output in outputs {
      guard var function = Function(output, in: graph, fields) else {
        rewritten.append(output)
        continue
      }
      rewritten.append(function.build(in: &graph))
    }
    return graph.cost(of: rewritten) < graph.cost(of: outputs) ? rewritten : outputs
  }
}

/// A function of at most six planes, being taken apart.
private struct Function {
  /// The truth table of a part, with the rows that matter; what does not matter is 0.
  struct Table: Hashable {
    var truth: UInt64
    var care: UInt64

    init(_ truth: UInt64, care: UInt64) {
      self.truth = truth & care
      self.care = care
    }

    var complement: Table { Table(~truth, care: care) }

    /// A table that agrees with both, if there is one.
    func merged(_ other: Table) -> Table? {
      guard (truth ^ other.truth) & care & other.care == 0 else { return nil }
      return Table(truth | other.truth, care: care | other.care)
    }
  }

  /// How a part is taken apart.
  indirect enum Plan {
    case constant(Bool)
    case same(Table)
    case xor(Int, Table)
    case select(Int, high: Table, low: Table)
  }

  let planes: [Int]
  let table: Table
  private var plans: [Table: (cost: Int, plan: Plan)] = [:]
  private var built: [Table: Literal] = [:]

  /// The rows in which each of six planes is 1.
  private static let rows: [UInt64] = [
    0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
  ]

  /// Reads a literal; `nil` where it depends on more than six planes.
  init?(_ literal: Literal, in graph: GateGraph, _ fields: [Minimization.Field]) {
    var cone: Set<Int> = []
    var waiting = [literal.gate]
    var support: Set<Int> = []
    while let gate = waiting.popLast(), support.count <= 6 {
      guard cone.insert(gate).inserted else { continue }
      if graph.gates[gate].kind == .plane { support.insert(gate - 1) }
      waiting += graph.gates[gate].operands.map(\.gate)
    }
    guard support.count <= 6 else { return nil }
    planes = support.sorted()
    var tables: [Int: UInt64] = [0: 0]
    for (place, plane) in planes.enumerated() { tables[plane + 1] = Self.rows[place] }
    func value(_ literal: Literal) -> UInt64 {
      let table = tables[literal.gate] ?? 0
      return literal.isComplemented ? ~table : table
    }
    for number in cone.sorted() where tables[number] == nil {
      let gate = graph.gates[number]
      let (a, b, c) = (value(gate.a), value(gate.b), value(gate.c))
      switch gate.kind {
      case .zero, .plane: continue
      case .and: tables[number] = a & b
      case .xor: tables[number] = a ^ b
      case .select: tables[number] = (a & b) | (~a & c)
      case .majority: tables[number] = (a & b) | (c & (a | b))
      }
    }
    table = Table(value(literal), care: Self.care(planes, fields))
  }

  /// The rows that some state in range has.
  private static func care(_ planes: [Int], _ fields: [Minimization.Field]) -> UInt64 {
    var care = UInt64.max
    for field in fields where field.planes.allSatisfy({ planes.contains($0) }) {
      for row in 0..<64 {
        let number = field.planes.reversed().reduce(0) { number, plane in
          number * 2 + (planes.firstIndex(of: plane).map { row >> $0 & 1 } ?? 0)
        }
        if number > field.most { care &= ~(1 << UInt64(row)) }
      }
    }
    return care
  }

  mutating func build(in graph: inout GateGraph) -> Literal { build(table, in: &graph) }

  private mutating func build(_ table: Table, in graph: inout GateGraph) -> Literal {
    if let literal = built[table] { return literal }
    let literal: Literal
    switch plan(table).plan {
    case .constant(let truth): literal = truth ? .one : .zero
    case .same(let other): literal = build(other, in: &graph)
    case .xor(let place, let low): literal = graph.xor(graph.plane(planes[place]), build(low, in: &graph))
    case .select(let place, let high, let low):
      let (one, other) = (build(high, in: &graph), build(low, in: &graph))
      literal = graph.select(graph.plane(planes[place]), one, other)
    }
    built[table] = literal
    return literal
  }

  /// The cheapest way to take a table apart.
  private mutating func plan(_ table: Table) -> (cost: Int, plan: Plan) {
    if table.truth == 0 { return (0, .constant(false)) }
    if table.truth == table.care { return (0, .constant(true)) }
    if let known = plans[table] { return known }
    var best: (cost: Int, plan: Plan)?
    for place in planes.indices {
      let (low, high) = sides(of: table, place)
      var found: (cost: Int, plan: Plan)
      if let both = low.merged(high) {
        // A plane that need not be looked at is not.
        if both == table { continue }
        found = (plan(both).cost, .same(both))
      } else if let both = low.merged(high.complement) {
        let rest = plan(both).cost
        found = (rest + (both.truth == 0 || both.truth == both.care ? 0 : 2), .xor(place, both))
      } else {
        let constants = [low, high].count { $0.truth == 0 || $0.truth == $0.care }
        found = (
          plan(low).cost + plan(high).cost + [3, 2, 0][constants], .select(place, high: high, low: low)
        )
      }
      if found.cost < best?.cost ?? .max { best = found }
    }
    let plan = best ?? (0, .constant(false))
    plans[table] = plan
    return plan
  }

  /// The table where a plane is 0 and where it is 1, each as a table that does not depend on the plane.
  private func sides(of table: Table, _ place: Int) -> (low: Table, high: Table) {
    let (rows, shift) = (Self.rows[place], UInt64(1 << place))
    func low(_ bits: UInt64) -> UInt64 { (bits & ~rows) | (bits & ~rows) << shift }
    func high(_ bits: UInt64) -> UInt64 { (bits & rows) | (bits & rows) >> shift }
    return (
      Table(low(table.truth), care: low(table.care)), Table(high(table.truth), care: high(table.care))
    )
  }
}
