/// A bit of every lane: an output of a gate, or its complement.
struct Literal: Hashable, Comparable {
  /// Twice the number of the gate, plus 1 for its complement.
  let code: Int32

  init(_ gate: Int, isComplemented: Bool = false) { code = Int32(gate) * 2 + (isComplemented ? 1 : 0) }
  private init(code: Int32) { self.code = code }

  static let zero = Literal(code: 0)
  static let one = Literal(code: 1)

  var gate: Int { Int(code / 2) }
  var isComplemented: Bool { code & 1 == 1 }
  var isConstant: Bool { code < 2 }

  static prefix func ~ (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }
  static func ^ (literal: Literal, complemented: Bool) -> Literal { complemented ? ~literal : literal }
  static func < (left: Literal, right: Literal) -> Bool { left.code < right.code }
}

/// Logic over the planes of a state, in which equal gates are one.
///
/// Gates are and, exclusive or, a choice and the majority of three; complements are marks on what a gate reads, as in an
/// and-inverter graph (Kuehlmann and others, TCAD 2002, doi:10.1109/TCAD.2002.804386), so that a function and its
/// complement are one gate. Constants are folded and gates written in one form each, which finds most of what is equal.
struct GateGraph {
  enum Kind: UInt8 {
    /// The gate 0, which is 0.
    case zero
    /// A plane of the state.
    case plane
    /// `a & b`.
    case and
    /// `a ^ b`; neither is complemented.
    case xor
    /// `b` where `a`, otherwise `c`; neither `a` nor `b` is complemented.
    case select
    /// Two of the three; at most one of them is complemented.
    case majority
  }

  struct Gate: Hashable {
    let kind: Kind
    var a = Literal.zero
    var b = Literal.zero
    var c = Literal.zero

    var operands: [Literal] {
      switch kind {
      case .zero, .plane: []
      case .and, .xor: [a, b]
      case .select, .majority: [a, b, c]
      }
    }
  }

  /// The gates: 0, the planes of the state, and what is computed from them, each after what it reads.
  private(set) var gates: [Gate]
  private var known: [Gate: Int] = [:]
  private let limit: Int
  /// Whether there were more gates than there may be; whatever was built is then of no use.
  private(set) var isTooLarge = false

  /// A graph over as many planes, of at most a number of gates.
  init(planes: Int, limit: Int) {
    gates = [Gate(kind: .zero)] + Array(repeating: Gate(kind: .plane), count: planes)
    self.limit = limit + gates.count
  }

  /// A plane of the state.
  func plane(_ number: Int) -> Literal { Literal(1 + number) }
}

extension GateGraph {
  mutating func and(_ a: Literal, _ b: Literal) -> Literal {
    if a == .zero || b == .zero || a == ~b { return .zero }
    if a == .one || a == b { return b }
    if b == .one { return a }
    for (one, other) in [(a, b), (b, a)] where gates[other.gate].kind == .and {
      let inner = gates[other.gate]
      if other.isComplemented {
        // a & ~(a & q) = a & ~q, and a & ~(~a & q) = a.
        if inner.a == one { return and(one, ~inner.b) }
        if inner.b == one { return and(one, ~inner.a) }
        if inner.a == ~one || inner.b == ~one { return one }
      } else {
        if inner.a == one || inner.b == one { return other }
        if inner.a == ~one || inner.b == ~one { return .zero }
      }
    }
    return gate(Gate(kind: .and, a: min(a, b), b: max(a, b)))
  }

  mutating func or(_ a: Literal, _ b: Literal) -> Literal { ~and(~a, ~b) }

  mutating func xor(_ a: Literal, _ b: Literal) -> Literal {
    let isComplemented = a.isComplemented != b.isComplemented
    let (a, b) = (a ^ a.isComplemented, b ^ b.isComplemented)
    if a == b { return .zero ^ isComplemented }
    if a == .zero { return b ^ isComplemented }
    if b == .zero { return a ^ isComplemented }
    for (one, other) in [(a, b), (b, a)] where gates[other.gate].kind == .xor {
      if gates[other.gate].a == one { return gates[other.gate].b ^ isComplemented }
      if gates[other.gate].b == one { return gates[other.gate].a ^ isComplemented }
    }
    return gate(Gate(kind: .xor, a: min(a, b), b: max(a, b))) ^ isComplemented
  }

  /// `a` where the condition is 1, otherwise `b`.
  mutating func select(_ condition: Literal, _ a: Literal, _ b: Literal) -> Literal {
    if condition.isComplemented { return select(~condition, b, a) }
    if condition == .zero || a == b { return b }
    if a == ~b { return ~xor(condition, a) }
    if a == .one || a == condition { return or(condition, b) }
    if a == .zero || a == ~condition { return and(~condition, b) }
    if b == .one || b == ~condition { return or(~condition, a) }
    if b == .zero || b == condition { return and(condition, a) }
    let (one, other) = (gates[a.gate], gates[b.gate])
    if one.kind == .and, other.kind == .and {
      if a.isComplemented == b.isComplemented {
        for (shared, rest) in [(one.a, one.b), (one.b, one.a)] {
          // Both sides need what they share.
          if shared == other.a { return and(shared, select(condition, rest, other.b)) ^ a.isComplemented }
          if shared == other.b { return and(shared, select(condition, rest, other.a)) ^ a.isComplemented }
        }
      } else {
        // One of two where the condition is 1, otherwise both of them: two of three.
        let (either, both) = a.isComplemented ? (one, other) : (other, one)
        if either.a == ~both.a && either.b == ~both.b || either.a == ~both.b && either.b == ~both.a {
          return majority(a.isComplemented ? condition : ~condition, both.a, both.b)
        }
      }
    }
    if a.isComplemented { return ~gate(Gate(kind: .select, a: condition, b: ~a, c: ~b)) }
    return gate(Gate(kind: .select, a: condition, b: a, c: b))
  }

  /// Whether two of the three are 1.
  mutating func majority(_ a: Literal, _ b: Literal, _ c: Literal) -> Literal {
    for (x, y, z) in [(a, b, c), (b, c, a), (c, a, b)] {
      if x == y { return x }
      if x == ~y { return z }
      if x == .zero { return and(y, z) }
      if x == .one { return or(y, z) }
    }
    // The majority of complements is the complement of the majority.
    let complements = [a, b, c].count(where: \.isComplemented)
    if complements >= 2 { return ~majority(~a, ~b, ~c) }
    let sorted = [a, b, c].sorted()
    return gate(Gate(kind: .majority, a: sorted[0], b: sorted[1], c: sorted[2]))
  }

  /// The gate of a form, once.
  private mutating func gate(_ gate: Gate) -> Literal {
    if let place = known[gate] { return Literal(place) }
    if gates.count >= limit {
      isTooLarge = true
      return .zero
    }
    known[gate] = gates.count
    gates.append(gate)
    return Literal(gates.count - 1)
  }
}

extension GateGraph {
  /// Notes that something is too large to be built.
  mutating func giveUp() { isTooLarge = true }
}
