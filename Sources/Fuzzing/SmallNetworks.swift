public import CircuitModel

/// Every network of two step units and one bit of input with weights −1, 0, 1 and biases −2…1, under either tie rule:
/// 23,328 of them.
public enum SmallNetworks {
  /// How many networks there are.
  public static let count = 2 * 729 * 16

  /// The network of a number, with a claim that takes turns.
  public static func network(_ number: Int) -> Circuit {
    var rest = number
    func digit(_ base: Int) -> Int {
      defer { rest /= base }
      return rest % base
    }
    let tie = Rational(digit(2))
    let (x, h1, h2) = (CellID(0), CellID(1), CellID(2))
    func unit() -> Expression {
      let weights = [digit(3) - 1, digit(3) - 1, digit(3) - 1]
      let bias = digit(4) - 2
      let reads: [Expression] = [
        .read(h1, at: .relative(lag: 1), .none), .read(h2, at: .relative(lag: 1), .none),
        .read(x, at: .relative(lag: 0), .none),
      ]
      let sum = zip(weights, reads).reduce(Expression.number(Rational(bias))) { sum, term in
        .arithmetic(.add, sum, .arithmetic(.multiply, .number(Rational(term.0)), term.1, .none), .none)
      }
      return .apply(.step(.value(tie)), sum, .none)
    }
    let cells = [
      Cell(name: "x"), Cell(name: "h1", initial: [0], equation: Equation(general: unit())),
      Cell(name: "h2", initial: [1], equation: Equation(general: unit())),
    ]
    guard let alphabet = Alphabet(inputs: [.init(cells: [x], choices: .each([0, 1]))]) else {
      preconditionFailure("one bit has two letters")
    }
    return Circuit(
      name: "Small\(number)", alphabet: alphabet,
      signals: [
        Signal(name: "x", role: .input, components: [x]), Signal(name: "h1", role: .output, components: [h1]),
        Signal(name: "h2", role: .output, components: [h2]),
      ], cells: cells, order: [h1, h2], claims: [Claim(name: "claim", kind: claims[number % claims.count])])
  }

  /// Claims of every kind of monitor about h1, h2 and x.
  private static let claims: [Claim.Kind] = {
    let (x, h1, h2) = (CellID(0), CellID(1), CellID(2))
    func now(_ cell: CellID) -> Expression { .read(cell, at: .relative(lag: 0), .none) }
    func fold(_ fold: Fold, _ cell: CellID) -> Expression {
      .fold(fold, IndexID(0), from: .number(1), to: .step, .read(cell, at: .index(IndexID(0), offset: 0), .none), .none)
    }
    let first = IndexID(1)
    let second = IndexID(2)
    let kept = Expression.fold(
      .all, second, from: .index(first), to: .step, .read(h2, at: .index(second, offset: 0), .none), .none)
    let begun = Expression.connect(.and, .read(x, at: .index(first, offset: 0), .none), kept)
    let ends101 = RegularLanguage.sequence(
      .repeated(.anySymbol, least: 0, most: nil), .sequence(.symbol(1), .sequence(.symbol(0), .symbol(1))))
    return [
      .prove(.connect(.iff, now(h1), fold(.all, x)), when: nil),
      .prove(.connect(.iff, now(h1), fold(.any, x)), when: now(h2)),
      .prove(.connect(.iff, now(h2), fold(.parity, x)), when: nil),
      .reach(.compare(.greaterOrEqual, fold(.count, h1), .number(2))),
      .prove(.compare(.equal, .arithmetic(.remainder, fold(.count, x), .number(3), .none), now(h1)), when: nil),
      .prove(
        .connect(
          .iff, now(h1),
          .fold(.any, first, from: .number(1), to: .step, begun, .none)), when: nil),
      .reach(
        .connect(
          .and, now(h2),
          .matches(ends101, first, from: .number(1), to: .step, .read(x, at: .index(first, offset: 0), .none)))),
      .prove(
        .connect(.implies, .compare(.greater, .step, .number(1)), .at(.relative(lag: 1), now(h1), .none)), when: nil),
      .prove(.compare(.lessOrEqual, fold(.count, h1), fold(.count, h2)), when: nil),
    ]
  }()
}
