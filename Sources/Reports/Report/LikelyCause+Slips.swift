public import CircuitModel
public import Insight

extension LikelyCause {
  /// Puts a slip into words; the same slip behind several numbers has the same words.
  ///
  /// - Parameters:
  ///   - found: The slip.
  ///   - circuit: The circuit.
  ///   - claim: The claim that prints what comes out.
  ///   - file: The file, for the text of formulas.
  public init(_ found: SlipSearch.Found, in circuit: Circuit, behind claim: Claim, of file: Report.File) {
    let words = SlipWords(circuit: circuit, file: file)
    let result: String
    if found.components.isEmpty {
      let isOne = claim.sides.first.map { $0.components.count == 1 } ?? true
      result = isOne ? "this number comes out" : "these numbers come out"
    } else {
      let sizes = claim.sides.first?.sizes ?? []
      let places = found.components.map { sizes.index(of: $0) }
      result = "\(places.listed("and")) \(places.count == 1 ? "comes" : "come") out"
    }
    self.init(
      kind: .slip(found.slip.kind),
      text: "\(words.heading(of: found.slip)): with \(words.text(of: found.slip)), \(result)", changes: [])
  }
}

/// The words for slips in a circuit.
private struct SlipWords {
  let circuit: Circuit
  let file: Report.File

  func heading(of slip: Slip) -> String {
    switch slip {
    case .lostSign, .cutOff, .neighbours, .lostZero, .point: "a slip in writing it down"
    case .sigmoidSign: "the sign in the exponent of the sigmoid"
    case .window, .appearance: "a partial derivative for the total one"
    case .total: "the total derivative for a partial one"
    case .doubled: "paths that are counted twice"
    case .reading, .time: "off by one step"
    case .withoutFactor, .forgotten: "a forgotten factor"
    case .withFactor: "a factor too many"
    case .constant: "a slip in a constant"
    case .undivided: "a forgotten division"
    case .notSquared: "a forgotten square"
    case .withoutRoot: "a forgotten root"
    case .zeroStart: "the initial state"
    case .function: "another function"
    case .both: "two slips"
    }
  }

  /// What was done, after `with`.
  func text(of slip: Slip) -> String {
    switch slip {
    case .lostSign: "the other sign"
    case .cutOff: "the last digit cut off instead of rounded"
    case .neighbours: "two neighbouring digits exchanged"
    case .lostZero: "a 0 after the point left out"
    case .point(let places):
      "the point \(places.magnitude == 1 ? "one place" : "\(places.magnitude) places") too far to the "
        + (places > 0 ? "right" : "left")
    case .sigmoidSign(let signal): "1 / (1 + e^z) for 1 / (1 + e^(-z))\(part(signal))"
    case .window(1): "nothing that goes back a step (`window: 1`)"
    case .window(let steps): "only what goes back fewer than \(steps) steps (`window: \(steps)`)"
    case .appearance(let step): "the appearance of the constant at step \(step) alone (`at: \(step)`)"
    case .total: "all paths"
    case .doubled(let signal):
      "the whole derivative of \(name(signal)) at each step, times what each still does to the result, added up"
    case .reading(let later): "the values of one step \(later < 0 ? "earlier" : "later")"
    case .time(let later): "t \(later < 0 ? "-" : "+") 1 for t in the equations"
    case .withoutFactor(let factor): "the factor \(text(of: factor)) left out"
    case .withFactor(let factor): "the factor \(text(of: factor)) once more"
    case .constant(let id, as: let number):
      "\(number.shortText) for \(circuit[id].name.visible) = \(circuit[id].value.shortText)"
    case .forgotten(let factor, in: let range):
      "\(text(of: factor) ?? "a factor") left out of `\(text(at: range))`"
    case .undivided(let range): "no division in `\(text(at: range))`"
    case .notSquared(let range): "no square in `\(text(at: range))`"
    case .withoutRoot(let range): "no root in `\(text(at: range))`"
    case .zeroStart(let signal): "0 for the initial value of \(name(signal))"
    case .function(let wrong, for: let right, signal: let signal): "\(wrong.word) for \(right.word)\(part(signal))"
    case .both(let one, let other): "\(text(of: one)), and \(text(of: other))"
    }
  }

  private func text(of factor: Slip.Factor) -> String {
    switch factor {
    case .two: "2"
    case .length(let steps): "\(steps), the number of steps,"
    case .constant(let id): circuit[id].name.visible
    }
  }

  /// An operand as it is written; of a component of a constant, what its name is without indices.
  private func text(of operand: Expression) -> String? {
    switch operand {
    case .number(let number): number.shortText
    case .parameter(let id): "`\(circuit[id].name.prefix { $0 != "[" })`".visible
    case .read(_, _, let range), .apply(_, _, let range), .arithmetic(_, _, _, let range),
      .derivative(_, _, _, let range), .fold(_, _, _, _, _, let range):
      range == .none ? nil : "`\(text(at: range))`"
    default: nil
    }
  }

  private func text(at range: SourceRange) -> String { file.text(of: range).visible.shortened(to: 40) }

  private func name(_ signal: Int) -> String { circuit.signals[signal].name.visible }

  private func part(_ signal: Int?) -> String { signal.map { " in \(name($0)) alone" } ?? "" }
}
