/// The letters of a circuit: what all its inputs together can be at one step.
///
/// Letters are numbered in the order in which counterexamples are compared: inputs in the order declared, components
/// in order, smaller values first. They are decoded from their number, so a wide alphabet costs no memory.
public struct Alphabet: Hashable, Sendable {
  /// One declared input: its cells and the values that they can take together, ascending.
  public struct Input: Hashable, Sendable {
    /// The cells, in the order of the components.
    public var cells: [CellID]
    /// The values of the cells, one list a choice, in lexicographic order and without repetition.
    public var choices: Choices

    /// Makes an input.
    public init(cells: [CellID], choices: Choices) {
      self.cells = cells
      self.choices = choices
    }
  }

  /// The values that the components of one input can take.
  public enum Choices: Hashable, Sendable {
    /// Every component takes any of these values, ascending, independently of the others.
    case each([Rational])
    /// Exactly one component is 1, the others are 0.
    case oneHot
    /// Any real number in each component: nothing that can be listed.
    case real

    /// How many choices an input of this many components has, or `nil` when that is more than fits.
    func count(components: Int) -> Int? {
      switch self {
      case .oneHot: return components
      case .real: return 0
      case .each(let values):
        var count = 1
        for _ in 0..<components {
          let (product, overflow) = count.multipliedReportingOverflow(by: values.count)
          if overflow { return nil }
          count = product
        }
        return count
      }
    }

    /// The value of a component in the choice of a number.
    func value(of component: Int, components: Int, inChoice choice: Int) -> Rational {
      switch self {
      case .oneHot:
        // Least first: 0…01 comes before 0…10.
        return choice == components - 1 - component ? 1 : 0
      case .real: preconditionFailure("a real input has no letters")
      case .each(let values):
        var rest = choice
        for _ in 0..<(components - 1 - component) { rest /= values.count }
        return values[rest % values.count]
      }
    }

    /// The number of the choice with these components, or `nil` where there is no such choice.
    func choice(of components: [Rational]) -> Int? {
      switch self {
      case .oneHot:
        guard let hot = components.firstIndex(of: 1) else { return nil }
        let ones = components.filter { $0 == 1 }.count
        let zeros = components.filter { $0 == 0 }.count
        return ones == 1 && zeros == components.count - 1 ? components.count - 1 - hot : nil
      case .real: return nil
      case .each(let values):
        var choice = 0
        for component in components {
          guard let place = values.firstIndex(of: component) else { return nil }
          choice = choice * values.count + place
        }
        return choice
      }
    }
  }

  /// The inputs in the order declared.
  public var inputs: [Input]
  /// How many letters there are: none where an input is real, since then there is nothing to enumerate.
  public let count: Int

  /// Makes an alphabet, or `nil` when it has more letters than can be numbered.
  public init?(inputs: [Input]) {
    var count = 1
    for input in inputs {
      guard let choices = input.choices.count(components: input.cells.count) else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: choices)
      if overflow { return nil }
      count = product
    }
    self.inputs = inputs
    self.count = count
  }

  /// Whether some input can be any real number.
  public var isReal: Bool { inputs.contains { $0.choices == .real } }

  /// The input cells, in the order in which letters list their values.
  public var cells: [CellID] { inputs.flatMap(\.cells) }

  /// The values of a letter, one for each of `cells`.
  ///
  /// ```swift
  /// alphabet.values(of: 2)  // [1, 0] for `input x: bit[2]`
  /// ```
  /// - Complexity: O(number of cells)
  public func values(of letter: Int) -> [Rational] {
    var values: [Rational] = []
    var weight = count
    for input in inputs {
      let components = input.cells.count
      let choices = input.choices.count(components: components) ?? 1
      weight /= choices
      let choice = letter / weight % choices
      for component in 0..<components {
        values.append(input.choices.value(of: component, components: components, inChoice: choice))
      }
    }
    return values
  }

  /// The number of the letter with these values, one for each of `cells`, or `nil` where there is no such letter.
  /// - Complexity: O(number of cells · values a cell can take)
  public func letter(of values: [Rational]) -> Int? {
    var letter = 0
    var rest = values[...]
    for input in inputs {
      let components = rest.prefix(input.cells.count)
      rest = rest.dropFirst(input.cells.count)
      guard let choice = input.choices.choice(of: Array(components)),
        let count = input.choices.count(components: input.cells.count)
      else { return nil }
      letter = letter * count + choice
    }
    return rest.isEmpty ? letter : nil
  }
}
