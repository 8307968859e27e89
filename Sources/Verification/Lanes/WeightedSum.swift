import CircuitModel

/// `constant + Σ weight · literal`, every weight positive, no gate twice: what a linear form is before it is added up.
///
/// A negative weight is taken off by `−w·b = −w + w·(1 − b)`, so that there is nothing to subtract.
struct WeightedSum {
  private(set) var constant: BigInteger
  private(set) var terms: [Term]

  struct Term {
    var weight: BigInteger
    var literal: Literal
  }

  /// The most that the terms come to.
  var span: BigInteger { terms.reduce(0) { $0 + $1.weight } }

  /// Collects terms of any sign.
  init(constant: BigInteger, terms: [(coefficient: BigInteger, literal: Literal)]) {
    self.constant = constant
    var places: [Int: Int] = [:]
    var collected: [(coefficient: BigInteger, gate: Literal)] = []
    for (coefficient, literal) in terms {
      // c·(1 − b) = c − c·b
      if literal.isComplemented { self.constant += coefficient }
      if literal.gate == Literal.zero.gate { continue }
      let signed = literal.isComplemented ? -coefficient : coefficient
      if let place = places[literal.gate] {
        collected[place].coefficient += signed
      } else {
        places[literal.gate] = collected.count
        collected.append((signed, Literal(literal.gate)))
      }
    }
    self.terms = []
    for (coefficient, gate) in collected where !coefficient.isZero {
      if coefficient.signum() < 0 { self.constant += coefficient }
      self.terms.append(Term(weight: coefficient.magnitude, literal: gate ^ (coefficient.signum() < 0)))
    }
  }
}

extension WeightedSum {
  /// `Σ coefficient · number + constant`.
  init(_ parts: [(coefficient: BigInteger, number: LaneNumber)], constant: BigInteger) {
    var total = constant
    var terms: [(coefficient: BigInteger, literal: Literal)] = []
    for (coefficient, number) in parts {
      total += coefficient * number.minimum
      var weight = coefficient
      for bit in number.bits {
        terms.append((weight, bit))
        weight = weight + weight
      }
    }
    self.init(constant: total, terms: terms)
  }

  /// The planes of the sum: carry-save adders column by column, without the constant.
  ///
  /// - Parameters:
  ///   - graph: where the adders go.
  ///   - width: how many columns are wanted; the sum is taken modulo 2 to the width.
  ///   - extra: a number from 0 on that is added.
  /// - Returns: the columns, the least significant first.
  func bits(in graph: inout GateGraph, width: Int, plus extra: BigInteger = 0) -> [Literal] {
    var columns: [[Literal]] = Array(repeating: [], count: width)
    for term in terms {
      for place in term.weight.setBits where place < width { columns[place].append(term.literal) }
    }
    for place in extra.setBits where place < width { columns[place].append(.one) }
    for place in 0..<width {
      var column = columns[place][...]
      while column.count > 1 {
        let (a, b) = (column.removeFirst(), column.removeFirst())
        let c = column.popFirst() ?? .zero
        column.append(graph.xor(graph.xor(a, b), c))
        if place + 1 < width { columns[place + 1].append(graph.majority(a, b, c)) }
        if graph.isTooLarge { return [] }
      }
      columns[place] = Array(column)
    }
    return columns.map { $0.first ?? .zero }
  }
}

extension BigInteger {
  /// The places of the 1s of a number that is not negative, from the least significant one on.
  var setBits: [Int] {
    var places: [Int] = []
    var rest = self
    var place = 0
    while !rest.isZero {
      let chunk = Int(exactly: rest.flooredRemainder(by: BigInteger(1 << 32))) ?? 0
      for bit in 0..<32 where chunk >> bit & 1 == 1 { places.append(place + bit) }
      rest = rest.flooredQuotient(by: BigInteger(1 << 32))
      place += 32
    }
    return places
  }
}
