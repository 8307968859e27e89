import Fuzzing
import Testing

@testable import Insight

/// The shortest formulas, against the obvious ways to find their lengths.
@Suite struct ShortestFormulaTests {
  /// Every function of up to three variables, with every choice of rows that never come up.
  private func everyPartialFunction(_ variables: Int) -> [PartialFunction] {
    let rows = 1 << variables
    let count = (0..<rows).reduce(1) { count, _ in count * 3 }
    return (0..<count).map { number in
      var (rest, on, off): (Int, UInt64, UInt64) = (number, 0, 0)
      for row in 0..<rows {
        if rest % 3 == 1 { on |= 1 << UInt64(row) }
        if rest % 3 == 2 { off |= 1 << UInt64(row) }
        rest /= 3
      }
      return PartialFunction(variables: variables, on: on, off: off)
    }
  }

  private func columns(_ variables: Int) -> [Int] {
    (0..<variables).map { Int(PartialFunction(variables: variables).rows(of: $0)) }
  }

  /// The least number of literals for every function, by making pairs until nothing changes.
  private func leastLiterals(_ variables: Int) -> [Int] {
    let everything = (1 << (1 << variables)) - 1
    var least = Array(repeating: Int.max, count: everything + 1)
    (least[0], least[everything]) = (0, 0)
    for column in columns(variables) { (least[column], least[everything ^ column]) = (1, 1) }
    var isChanging = true
    while isChanging {
      isChanging = false
      for left in least.indices where least[left] < .max {
        for right in least.indices where least[right] < .max {
          for made in [left & right, left | right, left ^ right] {
            for function in [made, everything ^ made] where least[left] + least[right] < least[function] {
              least[function] = least[left] + least[right]
              isChanging = true
            }
          }
        }
      }
    }
    return least
  }

  /// The least number of literals in a sum of products for every function, by taking one product more at a time.
  private func leastLiteralsOfSums(_ variables: Int) -> [Int] {
    let everything = (1 << (1 << variables)) - 1
    var products: [(rows: Int, literals: Int)] = [(everything, 0)]
    for column in columns(variables) {
      products += products.flatMap { product in
        [(product.rows & column, product.literals + 1), (product.rows & ~column & everything, product.literals + 1)]
      }
    }
    var least = Array(repeating: Int.max, count: everything + 1)
    least[0] = 0
    var waiting: [[Int]] = [[0]]
    var price = 0
    while price < waiting.count {
      for function in waiting[price] where least[function] == price {
        for product in products where price + product.literals < least[function | product.rows] {
          least[function | product.rows] = price + product.literals
          while waiting.count <= price + product.literals { waiting.append([]) }
          waiting[price + product.literals].append(function | product.rows)
        }
      }
      price += 1
    }
    return least
  }

  private func least(_ lengths: [Int], for function: PartialFunction) -> Int? {
    lengths.indices.filter { function.agrees(with: UInt64($0)) }.map { lengths[$0] }.min()
  }

  private func agrees(_ formula: BooleanFormula, with function: PartialFunction) -> Bool {
    function.agrees(with: formula.rows(variables: function.variables))
  }

  @Test(arguments: 0...3) func noFormulaIsShorterThanTheOneFound(variables: Int) {
    let lengths = leastLiterals(variables)
    var catalogue = FormulaCatalogue(variables: variables)
    for function in everyPartialFunction(variables) {
      let formula = catalogue.shortest(for: function)
      #expect(agrees(formula, with: function))
      #expect(formula.literals == least(lengths, for: function))
    }
  }

  @Test(arguments: 0...3) func noSumOfProductsAndNoProductOfSumsIsShorterThanTheOneFound(variables: Int) {
    let lengths = leastLiteralsOfSums(variables)
    for function in everyPartialFunction(variables) {
      let (formula, isShortest) = TwoLevelFormula.shortest(for: function)
      #expect(isShortest && agrees(formula, with: function))
      let (sum, dual) = (least(lengths, for: function), least(lengths, for: function.complement))
      #expect(formula.literals == [sum, dual].compactMap(\.self).min())
    }
  }

  private func randomFunction(_ variables: Int, _ random: inout SeededGenerator) -> PartialFunction {
    let everything = PartialFunction(variables: variables).everything
    let (values, known) = (random.next() & everything, random.next() & everything)
    return PartialFunction(variables: variables, on: values & known, off: ~values & known & everything)
  }

  /// Whatever formulas of a length can say about four variables, found without asking which is the shortest.
  private func functions(upTo length: Int) -> [Set<Int>] {
    let everything = (1 << 16) - 1
    var levels: [Set<Int>] = [[0, everything], Set(columns(4).flatMap { [$0, everything ^ $0] })]
    while levels.count <= length {
      var level: Set<Int> = []
      for left in 1..<levels.count {
        for one in levels[left] {
          for other in levels[levels.count - left] {
            for made in [one & other, one | other, one ^ other] { level.formUnion([made, everything ^ made]) }
          }
        }
      }
      levels.append(level)
    }
    return levels
  }

  @Test func noFormulaOfFourVariablesIsShorterThanTheOneFound() {
    let seed: UInt64 = 20_261_126
    var random = SeededGenerator(seed: seed)
    let levels = functions(upTo: 3)
    var catalogue = FormulaCatalogue(variables: 4)
    var lengths: Set<Int> = []
    for number in 0..<80 {
      var function = randomFunction(4, &random)
      // Most rows left open make short formulas, which the sets reach.
      if number % 2 == 0 {
        let mask = random.next() & random.next()
        function = PartialFunction(variables: 4, on: function.on & mask, off: function.off & mask)
      }
      let formula = catalogue.shortest(for: function)
      #expect(agrees(formula, with: function), "seed \(seed), \(number)")
      lengths.insert(formula.literals)
      for level in levels.prefix(formula.literals) {
        #expect(!level.contains { function.agrees(with: UInt64($0)) }, "seed \(seed), \(number)")
      }
    }
    #expect(lengths.isSuperset(of: [2, 3, 4, 5]))
  }

  @Test func aSumOfProductsOfFourVariablesIsAsShortAsCanBe() {
    let seed: UInt64 = 11
    var random = SeededGenerator(seed: seed)
    let lengths = leastLiteralsOfSums(4)
    for number in 0..<20 {
      let function = randomFunction(4, &random)
      let (formula, isShortest) = TwoLevelFormula.shortest(for: function)
      #expect(isShortest && agrees(formula, with: function), "seed \(seed), \(number)")
      let (sum, dual) = (least(lengths, for: function), least(lengths, for: function.complement))
      #expect(formula.literals == [sum, dual].compactMap(\.self).min(), "seed \(seed), \(number)")
    }
  }

  @Test(arguments: 5...6) func aShortFormulaOfManyVariablesIsFoundAndSaidToBeTheShortest(variables: Int) {
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    var catalogues: [FormulaCatalogue] = []
    for number in 0..<20 {
      // Three or four literals, joined at random: few enough variables for every formula to be looked at.
      let length = number % 2 == 0 ? 3 : 4
      var hidden = BooleanFormula.variable(Int(random.next() % UInt64(variables)))
      for _ in 1..<length {
        let next = BooleanFormula.variable(Int(random.next() % UInt64(variables)))
        switch random.next() % 3 {
        case 0: hidden = .and(hidden, next)
        case 1: hidden = .or(hidden.negated, next)
        default: hidden = .or(hidden, .not(next))
        }
      }
      let rows = hidden.rows(variables: variables)
      let open = random.next() & random.next()
      let everything = PartialFunction(variables: variables).everything
      let function = PartialFunction(variables: variables, on: rows & ~open, off: ~rows & ~open & everything)
      let found = UnitFunction(function, using: &catalogues)
      #expect(agrees(found.formula, with: function), "seed \(seed), \(number)")
      #expect(found.formula.literals <= length && found.shortness == .ofAll, "seed \(seed), \(number)")
    }
  }

  @Test(arguments: 1...3) func countsThatAreSaidToDecideDo(variables: Int) {
    var catalogues: [FormulaCatalogue] = []
    for table in everyPartialFunction(variables) {
      let function = UnitFunction(table, using: &catalogues)
      guard let counting = function.counting else {
        // Then no choice of literals makes the number of those that hold decide.
        for mask in 0..<table.rows where table.on != 0 {
          let ones = Set((0..<table.rows).filter { table[$0] == true }.map { ($0 ^ mask).nonzeroBitCount })
          let zeros = Set((0..<table.rows).filter { table[$0] == false }.map { ($0 ^ mask).nonzeroBitCount })
          #expect(!ones.isDisjoint(with: zeros))
        }
        continue
      }
      let mask = counting.negated.reduce(0) { $0 | 1 << (variables - 1 - $1) }
      for row in 0..<table.rows {
        guard let value = table[row] else { continue }
        #expect(counting.counts.contains((row ^ mask).nonzeroBitCount) == value)
      }
    }
  }
}
