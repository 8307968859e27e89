import CircuitModel
import Foundation

/// `numbers`: judges the printed numbers of the solution sheets, and writes the page about them.
struct NumbersCommand {
  static let command = DevCommand(
    name: "numbers", usage: "[--check]   writes \(NumbersTable.path) (in the folder of the package)", run: run)

  private static func run(_ words: [String]) -> Int32 {
    do {
      guard words.isEmpty || words == ["--check"] else { throw UsageError(message: "numbers takes --check or nothing") }
      let root = URL(filePath: FileManager.default.currentDirectoryPath)
      let table = try table(below: root)
      let page = root.appending(path: NumbersTable.path)
      if words.isEmpty {
        try Data(table.markdown.utf8).write(to: page)
        print("\(table.numbers.count) printed numbers, in \(NumbersTable.path)")
        return 0
      }
      if try String(contentsOf: page, encoding: .utf8) == table.markdown { return 0 }
      print("\(NumbersTable.path) is not what the files come to: run heaviside-dev numbers")
      return 1
    } catch let problem as UsageError {
      print("\(problem.message)\nusage: heaviside-dev numbers \(command.usage)")
      return 2
    } catch {
      print("\(error)")
      return 1
    }
  }

  /// Judges every claim about a printed number.
  static func table(below root: URL) throws -> NumbersTable {
    let folder = "Circuits/solutions"
    var numbers: [PrintedNumber] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    for name in names.filter({ $0.hasSuffix(".circuit") }).sorted() {
      for circuit in try Library.circuits(at: root.appending(path: "\(folder)/\(name)").path) {
        for (place, claim) in circuit.claims.enumerated() {
          if let number = try PrintedNumber(claim, at: place, of: circuit, in: name) { numbers.append(number) }
        }
      }
    }
    return NumbersTable(numbers: numbers)
  }
}
