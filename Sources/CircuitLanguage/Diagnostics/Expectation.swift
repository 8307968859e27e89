/// The words for what the grammar requires.
extension Expectation {
  /// What is expected, as it stands after "expected".
  var phrase: String {
    switch self {
    case .circuitName: "the name of the circuit"
    case .circuitBrace(let name): "`{` to begin the circuit `\(name)`"
    case .circuitAfterImports: "`circuit` or `import`"
    case .importPath: "a path in quotes after `import`"
    case .inputName: "the name of the input"
    case .inputColon(let name): "`:` and a type after `\(name)`"
    case .inputType: "the type of the input"
    case .constantName: "the name of the constant"
    case .constantEquals(let name): "`=` after `\(name)`"
    case .signalName(let word): "the name of a signal after `\(word)`"
    case .signalIndex(let name): "an index in brackets after `\(name)`"
    case .equationEquals(let name): "`=` after `\(name)[…]`"
    case .componentEquation(let name): "`=` after `\(name)[…]`, not a second index"
    case .partName: "the name of the part"
    case .partEquals(let name): "`=` after `\(name)`"
    case .partCircuit: "the name of the circuit that this is a part of"
    case .partArguments(let name): "`(` after `\(name)`"
    case .argumentName: "the name of an input of the other circuit"
    case .argumentColon(let name), .labelColon(let name): "`:` after `\(name)`"
    case .labelName: "the name of another argument"
    case .conventionFunction: "`step`, `threshold` or `sign` after `convention`"
    case .conventionArgument(let name): "`(0)` after `\(name)`"
    case .conventionEquals(let name): "`=` after `\(name)(0)`"
    case .claimColon(_, let name): "`:` between the name `\(name)` and the formula"
    case .claimName(let keyword): "a name or a formula after `\(keyword)`"
    case .exampleTitle: "a title in quotes after `example`"
    case .exampleBrace: "`{` to begin the example"
    case .rowName: "a row"
    case .rowEquals(let name): "`=` after `\(name)`"
    case .tolerance: "a number after `within`"
    case .memberName: "the name of a signal after `.`"
    case .pattern: "a pattern in quotes after `matches`"
    case .rangeDots: "`..` and the last value of the range"
    case .indexName: "the name of an index after `for`"
    case .indexIn(let name), .parameterIn(let name): "`in` and a range after `\(name)`"
    case .boundValue: "a number after `bound`"
    case .parameterName: "the name of a parameter"
    case .thenWord: "`then` after the condition"
    case .elseWord: "`else` and a value"
    }
  }

  /// How the whole thing is written.
  var help: String {
    switch self {
    case .circuitName, .circuitBrace: "a circuit looks like `circuit Name { … }`"
    case .circuitAfterImports: "a file holds `import \"other.circuit\"` and `circuit Name { … }`"
    case .importPath: "write `import \"other.circuit\"`"
    case .inputName, .inputColon, .inputType:
      "an input looks like `input x: bit`; the types are `bit`, `sign`, `real`, `{0, 1, 5}`, `lo..hi` and `onehot[n]`, "
        + "with a size for vectors: `bit[2]`"
    case .constantName, .constantEquals: "a constant looks like `let W = [[1, -1], [0, 2]]`"
    case .signalName(let word): "write `\(word) y[t] = …`"
    case .signalIndex(let name): "a signal is a sequence: write `\(name)[t]`"
    case .equationEquals(let name): "an equation looks like `\(name)[t] = …`"
    case .componentEquation(let name):
      "a vector is defined as a whole: `\(name)[t] = [a, b]`; its components are read as `\(name)[t][1]`"
    case .partName, .partEquals, .partCircuit, .partArguments, .argumentName, .argumentColon:
      "a part looks like `part p = Other(x: x[t])`"
    case .labelName, .labelColon:
      "what has a name comes last: `d(L, W, at: 2)`"
    case .conventionFunction, .conventionArgument, .conventionEquals:
      "a convention looks like `convention step(0) = 1`"
    case .claimColon(let keyword, let name): "write `\(keyword) \(name): …`"
    case .claimName(let keyword): "a claim looks like `\(keyword) name: y[t] iff all(x[1..t])`"
    case .exampleTitle, .exampleBrace: "an example looks like `example \"title\" { x = 0 1 1 … }`, one row a line"
    case .rowName: "a row is a signal and a value a step: `x = 0 1 1`"
    case .rowEquals(let name): rowHelp(name)
    case .tolerance: "write `y = 0.25 0.75 within 0.005`"
    case .memberName: "the signals of a part are read as `p.y[t]`"
    case .pattern: "write `x[1..t] matches \"(0|1)*101\"`"
    case .rangeDots, .indexName, .indexIn: "a range looks like `all(x[i] for i in 1..t)`"
    case .boundValue: "a bound looks like `bound 64`"
    case .parameterName, .parameterIn: "a family looks like `circuit Delay(k in 1..8) { … }`"
    case .thenWord, .elseWord: "a choice looks like `if F then a else b`"
    }
  }

  /// What may stand in an example, for something that begins like a row and is none.
  private func rowHelp(_ name: String) -> String {
    switch name {
    case "reach", "assume", "input", "output", "ref", "part", "convention", "bound", "import", "example":
      "`\(name)` cannot stand in an example, which holds rows such as `x = 0 1 1`, `let`, `prove` and `refute`"
    default:
      "a row is a signal and a value a step: `x = 0 1 1`; "
        + "what is true of the numbers is said by `prove name: …`, and values are named by `let name = …`"
    }
  }

  /// What an editor may insert to mend it, where that is certain.
  var insertion: String? {
    switch self {
    case .claimColon: ": "
    default: nil
    }
  }
}
