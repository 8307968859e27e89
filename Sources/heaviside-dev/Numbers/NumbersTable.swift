/// The page with every printed number of the solution sheets and what became of it.
struct NumbersTable {
  /// The numbers, in the order of the files.
  let numbers: [PrintedNumber]

  /// Where the page stands in the package.
  static let path = "Sources/heaviside/heaviside.docc/PrintedNumbers.md"

  /// The page.
  var markdown: String {
    """
    # Every Printed Number

    What five published solutions print, and what is true.

    ## Overview

    Five published homework solutions on recurrent networks print \(numbers.count) numbers that can be checked:
    \(count(.right)) are right, \(count(.wrong)) are wrong, \(count(.loose)) is loose. Each of them is a claim of a file in
    `Circuits/solutions`, which `heaviside check Circuits` judges: a right number is proved, a wrong one refuted, with the
    truth beside it. This page is made of these files and their verdicts by `heaviside-dev numbers`; nothing in it is
    written by hand.

    | id | source | line | quantity | printed | true | verdict | cause or note | file |
    |---|---|---|---|---|---|---|---|---|
    \(numbers.map(row).joined(separator: "\n"))

    """
  }

  private func count(_ standing: PrintedNumber.Standing) -> Int { numbers.filter { $0.standing == standing }.count }

  private func row(_ number: PrintedNumber) -> String {
    let cells = [
      number.system, number.document, "\(number.line)", number.quantity, number.printed, number.truth,
      number.standing.rawValue, number.note, number.place,
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
