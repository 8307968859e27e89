import Foundation

/// `bench`: how fast the engines are, with checked verdicts, beside programs by others that answer the same questions.
enum BenchCommand {
  static let command = DevCommand(
    name: "bench",
    usage: "[--only NAME]… [--rounds K] [--quick] [--engines] [--format text|json|markdown] [--march NAME] [--list]",
    run: run)

  private static func run(_ words: [String]) -> Int32 {
    do {
      let options = try Options(words)
      if options.isList {
        for circuit in options.circuits { print("\(circuit.name): \(circuit.summary)") }
        return 0
      }
      let table = try measure(options)
      print(table.text(as: options.format), terminator: "")
      return table.isRight ? 0 : 1
    } catch let problem as UsageError {
      note("\(problem.message)\nusage: heaviside-dev bench \(command.usage)")
      return 2
    } catch {
      note("\((error as? Unavailable)?.reason ?? "\(error)")")
      return 1
    }
  }

  private static func measure(_ options: Options) throws -> BenchTable {
    let workshop = try Workshop(isQuick: options.isQuick, march: options.march)
    var table = BenchTable(machine: BenchMachine(workshop), rounds: options.rounds, rows: [], absences: [])
    for circuit in options.circuits {
      note("\(circuit.name)…")
      let contest = try Contest(
        circuit, rounds: options.rounds, hasBaselines: !options.isEnginesOnly, in: workshop)
      table.rows += contest.rows
      table.absences += contest.absences
    }
    if options.hasLibrary {
      note("the library…")
      table.rows += try Library(libraryFolder, rounds: options.rounds, isQuick: options.isQuick).rows
    }
    return table
  }

  /// The library of circuits, in the folder where the package is.
  static let libraryFolder = "Circuits"

  private static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// The options of `bench`.
private struct Options {
  var circuits: [BenchCircuit] = []
  /// Whether the library is timed too.
  var hasLibrary = false
  var rounds = 5
  var isQuick = false
  var isEnginesOnly = false
  var isList = false
  var format = BenchTable.Format.text
  var march: String?

  init(_ words: [String]) throws(UsageError) {
    var names: [String] = []
    var rounds: Int?
    var rest = words[...]
    while let word = rest.popFirst() {
      func value() throws(UsageError) -> String {
        guard let value = rest.popFirst() else { throw UsageError(message: "\(word) needs a value") }
        return value
      }
      switch word {
      case "--quick": isQuick = true
      case "--engines": isEnginesOnly = true
      case "--list": isList = true
      case "--march": march = try value()
      case "--only": names.append(try value())
      case "--rounds":
        guard let number = Int(try value()), number > 0 else { throw UsageError(message: "--rounds is a number") }
        rounds = number
      case "--format":
        guard let chosen = BenchTable.Format(rawValue: try value()) else {
          throw UsageError(message: "--format is text, json or markdown")
        }
        format = chosen
      default: throw UsageError(message: "there is no option \(word)")
      }
    }
    self.rounds = rounds ?? (isQuick ? 1 : 5)
    try choose(names)
  }

  private mutating func choose(_ names: [String]) throws(UsageError) {
    let known = BenchCircuit.all.map(\.name) + ["library"]
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw UsageError(message: "there is no circuit \(unknown); there are \(known.joined(separator: ", "))")
    }
    let occasions: [BenchCircuit.Occasion] = isQuick ? [.always] : [.always, .whenThereIsTime]
    circuits = BenchCircuit.all.filter {
      names.isEmpty ? occasions.contains($0.occasion) : names.contains($0.name)
    }
    hasLibrary =
      names.contains("library") || (names.isEmpty && FileManager.default.fileExists(atPath: BenchCommand.libraryFolder))
  }
}
