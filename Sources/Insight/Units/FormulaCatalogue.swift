/// The shortest formula of every function of up to four variables, found as far as it is asked for.
///
/// Functions are met by the length of their shortest formula, that is, by how often variables occur in it: a formula of
/// length L is a shorter one joined to another by `and`, `or`, `xor` or `iff`, the two lengths adding up to L; `not` is free.
/// This is Algorithm L of D. Knuth, "The Art of Computer Programming", volume 4A (2011), section 7.1.2, which works on all
/// functions at once. Among formulas of one length those with fewer `xor` and `iff` come first, then those with fewer `not`;
/// these numbers add up too, so that a best formula is made of best ones.
///
/// - Complexity: for four variables at most some ten million steps, once; what circuits compute is mostly met in the first
///   few thousand.
struct FormulaCatalogue {
  /// How a function is made of others.
  private enum Making {
    case constant(Bool)
    case variable(Int)
    case not(Int)
    case join(Join, Int, Int)
  }

  private enum Join: CaseIterable {
    case and, or, xor, iff
  }

  /// The most variables for which every function is met.
  static let mostVariables = 4
  private static let perLiteral: UInt32 = 1 << 16
  private static let perDifference: UInt32 = 1 << 8

  private let variables: Int
  private let everything: Int
  /// What the best formula of each function costs, `.max` while none is known.
  private var costs: [UInt32]
  private var makings: [Making]
  /// The functions by the length of their shortest formula.
  private var levels: [[Int]] = []

  init(variables: Int) {
    precondition(variables <= FormulaCatalogue.mostVariables, "every function has a place of its own")
    self.variables = variables
    let rows = 1 << variables
    everything = (1 << rows) - 1
    costs = Array(repeating: .max, count: 1 << rows)
    makings = Array(repeating: .constant(false), count: 1 << rows)
    levels = [[0, everything]]
    (costs[0], costs[everything]) = (0, 0)
    makings[everything] = .constant(true)
  }
}

extension FormulaCatalogue {
  /// The shortest formula that agrees with what is known of a function.
  mutating func shortest(for function: PartialFunction) -> BooleanFormula {
    precondition(function.variables == variables, "a catalogue is about functions of so many variables")
    var length = 0
    while true {
      if length == levels.count { meetNextLength() }
      let fitting = levels[length].filter { function.agrees(with: UInt64($0)) }
      if let best = fitting.min(by: { costs[$0] < costs[$1] }) { return formula(of: best) }
      length += 1
    }
  }

  private func formula(of function: Int) -> BooleanFormula {
    switch makings[function] {
    case .constant(let value): .constant(value)
    case .variable(let number): .variable(number)
    case .not(let operand): .not(formula(of: operand))
    case .join(.and, let left, let right): .and(formula(of: left), formula(of: right))
    case .join(.or, let left, let right): .or(formula(of: left), formula(of: right))
    case .join(.xor, let left, let right): .xor(formula(of: left), formula(of: right))
    case .join(.iff, let left, let right): .iff(formula(of: left), formula(of: right))
    }
  }

  private mutating func meetNextLength() {
    let length = levels.count
    var met: [Int] = []
    if length == 1 {
      for variable in 0..<variables {
        let rows = Int(PartialFunction(variables: variables).rows(of: variable))
        note(rows, FormulaCatalogue.perLiteral, .variable(variable), in: &met)
      }
    }
    for left in 1..<max(length, 1) where left <= length - left {
      for first in levels[left] {
        for second in levels[length - left] {
          for join in Join.allCases {
            let extra = join == .xor || join == .iff ? FormulaCatalogue.perDifference : 0
            note(value(join, first, second), costs[first] + costs[second] + extra, .join(join, first, second), in: &met)
          }
        }
      }
    }
    for function in met { note(everything ^ function, costs[function] + 1, .not(function), in: &met) }
    levels.append(met)
  }

  /// Notes a way to make a function, if it is the best so far.
  private mutating func note(_ function: Int, _ cost: UInt32, _ making: Making, in met: inout [Int]) {
    guard cost < costs[function] else { return }
    if costs[function] == .max { met.append(function) }
    costs[function] = cost
    makings[function] = making
  }

  private func value(_ join: Join, _ left: Int, _ right: Int) -> Int {
    switch join {
    case .and: left & right
    case .or: left | right
    case .xor: left ^ right
    case .iff: everything ^ left ^ right
    }
  }
}
