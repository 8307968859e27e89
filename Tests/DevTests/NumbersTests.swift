import Foundation
import Testing

@testable import heaviside_dev

/// The printed numbers of the solution sheets.
@Suite struct NumbersTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func thePageIsWhatTheFilesComeTo() throws {
    let table = try NumbersCommand.table(below: Self.root)
    let page = try String(contentsOf: Self.root.appending(path: NumbersTable.path), encoding: .utf8)
    #expect(table.markdown == page, "run heaviside-dev numbers")
    func count(_ standing: PrintedNumber.Standing) -> Int { table.numbers.filter { $0.standing == standing }.count }
    #expect(table.numbers.count == 66)
    #expect(count(.right) == 23)
    #expect(count(.wrong) == 42)
    #expect(count(.loose) == 1)
  }

  @Test func everyWrongNumberHasACause() throws {
    for number in try NumbersCommand.table(below: Self.root).numbers where number.standing != .right {
      #expect(!number.note.isEmpty, "\(number.quantity)")
    }
  }
}
