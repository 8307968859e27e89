import CircuitLanguage
public import CircuitModel
import Verification

/// A repair made in the text of a file: edits that, read again from the first byte on, give the repaired network.
///
/// An edit is looked for by trying: each number in the text that may be meant is written anew, the file is read again, and
/// what comes out must be the network that was asked for, to the last number. So what stands in a text is changed by nobody
/// who would have to understand it, and an edit that is found has been read by the whole pipeline.
public struct Mending: Sendable {
  /// The text with the repair.
  public let bytes: [UInt8]
  /// The circuit as it is read from there.
  public let circuit: Circuit
}

/// Why a repair cannot be made in the text.
public enum MendingObstacle: Error, Hashable, Sendable {
  /// No number of the file stands for the weight alone: components or instances share it, or it is computed.
  case noNumberOfItsOwn(Weight)
  /// The number also belongs to another circuit of the file, a claim of which holds now and would no longer.
  case belongsTo(circuit: String)
  /// What was read again is the network that was proved, and was not proved again: a bug.
  case notConfirmed
}

extension Mending {
  /// Makes a repair in the text.
  ///
  /// - Parameters:
  ///   - cure: the repair.
  ///   - circuit: the circuit before it.
  ///   - claims: the claims that it is made for.
  ///   - bytes: the text of the file.
  ///   - reread: reads such a text and all that it imports; `nil` where anything is wrong with it.
  /// - Returns: the text, or why it cannot be done.
  /// - Throws: a disagreement between an engine and the audit.
  public static func make(
    _ cure: Repair.Cure, of circuit: Circuit, claims: [Int]? = nil, in bytes: [UInt8],
    reread: ([UInt8]) -> [Circuit]?
  ) throws(Disagreement) -> Result<Mending, MendingObstacle> {
    let before = reread(bytes) ?? []
    var text = (bytes: bytes, circuit: circuit)
    var done: [Weight: Rational] = [:]
    for (weight, _, number) in cure.numbers {
      done[weight] = number
      guard let next = edit(text.bytes, text.circuit, weight, to: number, circuit.setting(done), reread) else {
        return .failure(.noNumberOfItsOwn(weight))
      }
      text = next
    }
    for (old, new) in zip(before, reread(text.bytes) ?? [])
    where old.name != circuit.name && !old.hasTheNumbers(of: new) {
      if try isGood(old), try !isGood(new) { return .failure(.belongsTo(circuit: old.name)) }
    }
    guard try isGood(text.circuit, claims) else { return .failure(.notConfirmed) }
    return .success(Mending(bytes: text.bytes, circuit: text.circuit))
  }

  private static func isGood(_ circuit: Circuit, _ claims: [Int]? = nil) throws(Disagreement) -> Bool {
    var check = ClaimCheck(circuit, claims: claims)
    if case .good = try check.standing(of: circuit) { return true }
    return false
  }

  /// Writes one number anew.
  private static func edit(
    _ bytes: [UInt8], _ circuit: Circuit, _ weight: Weight, to number: Rational, _ wanted: Circuit,
    _ reread: ([UInt8]) -> [Circuit]?
  ) -> (bytes: [UInt8], circuit: Circuit)? {
    let file = SourceFile(path: "", bytes: bytes)
    let old = circuit.value(of: weight)
    for slot in slots(of: weight, in: circuit, file) {
      for candidate in numbers(for: slot, weight, from: old, to: number) {
        var edited = bytes
        edited.replaceSubrange(slot.range.start..<slot.range.end, with: Array(slot.text(for: candidate).utf8))
        guard let found = reread(edited)?.first(where: { $0.name == circuit.name }) else { continue }
        if found.hasTheNumbers(of: wanted) { return (edited, found) }
      }
    }
    return nil
  }

  /// The numbers that may have to stand in a place for a weight to become another number.
  private static func numbers(
    for slot: NumberSlot, _ weight: Weight, from old: Rational, to new: Rational
  ) -> [Rational] {
    var numbers = [slot.value + new - old, slot.value - new + old]
    if !old.isZero { numbers.append(slot.value * new / old) }
    if case .parameter = weight { numbers = [new] }
    var known: Set<Rational> = [slot.value]
    return numbers.filter { known.insert($0).inserted }
  }

  private static func slots(of weight: Weight, in circuit: Circuit, _ file: SourceFile) -> [NumberSlot] {
    let place: PreActivation.Place
    switch weight {
    case .parameter(let id):
      let range = circuit[id].range
      guard range.file == 0, range != .none else { return [] }
      let isDecimal = file.text(of: range).contains(".")
      return [NumberSlot(range: range, value: circuit[id].value, form: .alone, isDecimal: isDecimal)]
    case .coefficient(let site, _), .bias(let site): place = site
    }
    let path = circuit[place.cell].name.split(separator: ".").map(String.init)
    let name = circuit.name.prefix { $0 != "(" }
    return parse(file).tree.equation(of: path[...], inCircuit: String(name), atStep: place.step)?.numberSlots ?? []
  }
}

extension Circuit {
  /// Whether all sums and constants of another circuit hold the same numbers, of the same cells.
  fileprivate func hasTheNumbers(of other: Circuit) -> Bool {
    let (own, others) = (preActivations, other.preActivations)
    return own.count == others.count && parameters.map(\.value) == other.parameters.map(\.value)
      && zip(own, others).allSatisfy { one, two in
        one.place == two.place && one.sum.numbers == two.sum.numbers
          && zip(one.sum.terms, two.sum.terms).allSatisfy { $0.factor.readCells == $1.factor.readCells }
      }
  }
}

extension SyntaxTree {
  /// The right side of the equation of a signal, through the parts that it belongs to.
  fileprivate func equation(
    of path: ArraySlice<String>, inCircuit name: String, atStep step: Int?
  ) -> ExpressionSyntax? {
    guard let circuit = circuits.first(where: { $0.name.text == name }), let first = path.first else { return nil }
    if path.count > 1 {
      for item in circuit.items {
        if case .part(_, let part, let other, _) = item.kind, part.text == first {
          return equation(of: path.dropFirst(), inCircuit: other.text, atStep: step)
        }
      }
      return nil
    }
    let signal = first.prefix { $0 != "[" }
    for item in circuit.items {
      guard case .equation(_, let own, let index, let value) = item.kind, own.text == signal else { continue }
      switch (index.kind, step) {
      case (.name("t"), nil): return value
      case (.number(let number, _), let step?) where number == Rational(step): return value
      default: continue
      }
    }
    return nil
  }
}
