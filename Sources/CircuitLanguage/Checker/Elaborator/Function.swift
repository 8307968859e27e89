import CircuitModel

/// The built-in functions, by the name that a call writes.
enum Function: String, CaseIterable {
  case abs, all, any, clamp, concat, count, derivative = "d", exp, floor, historically, log, max, min, norm, once
  case outer, parity, previously, relu, reverse, sigmoid, sign, since, softmax, sqrt, step, sum, tanh, threshold
  case transpose, value

  /// What a quantifier of this name makes of its elements; `nil` for other functions.
  var fold: Fold? {
    switch self {
    case .all: .all
    case .any: .any
    case .count: .count
    case .sum: .sum
    case .min: .minimum
    case .max: .maximum
    case .parity: .parity
    default: nil
    }
  }

  /// How a call looks, for messages.
  var usage: String {
    switch self {
    case .abs, .exp, .floor, .log, .relu, .sigmoid, .sign, .sqrt, .step, .tanh: "\(rawValue)(z)"
    case .norm, .softmax: "\(rawValue)(v)"
    case .transpose: "transpose(M)"
    case .outer: "outer(u, v)"
    case .derivative: "d(L, W)"
    case .all, .any, .count, .parity: "\(rawValue)(x[1..t])` or `\(rawValue)(F for i in 1..t)"
    case .sum: "sum(x[1..t])` or `sum(e for i in 1..t)"
    case .min, .max: "\(rawValue)(a, b)`, `\(rawValue)(x[1..t])` or `\(rawValue)(e for i in 1..t)"
    case .clamp: "clamp(z, lo, hi)"
    case .concat: "concat(u, v)"
    case .historically, .once, .previously: "\(rawValue)(F)"
    case .since: "since(F, G)"
    case .reverse: "value(reverse(x[1..t]))"
    case .threshold: "threshold(z, 0.5)"
    case .value: "value(x[1..t])"
    }
  }

  /// How many arguments a call takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .abs, .exp, .floor, .log, .relu, .sigmoid, .sign, .sqrt, .step, .tanh: 1...1
    case .historically, .once, .previously, .reverse, .value, .norm, .softmax, .transpose: 1...1
    case .all, .any, .count, .parity, .sum: 1...1
    case .derivative, .outer, .since, .threshold: 2...2
    case .clamp: 3...3
    case .min, .max: 1...Limit.components
    case .concat: 2...Limit.components
    }
  }

  /// What other languages and textbooks call some of them.
  static let synonyms: [String: Function] = [
    "D": .derivative, "cat": .concat, "derivative": .derivative, "diff": .derivative, "grad": .derivative,
    "gradient": .derivative, "len": .count, "ln": .log, "logistic": .sigmoid, "sgn": .sign, "sigma": .sigmoid,
    "total": .sum,
  ]

  /// The names, sorted.
  static let names = allCases.map(\.rawValue).sorted()
  /// The names of quantifiers, sorted.
  static let quantifiers = allCases.filter { $0.fold != nil }.map(\.rawValue).sorted()
}
