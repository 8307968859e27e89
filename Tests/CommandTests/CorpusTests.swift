import Foundation
import TestSupport
import Testing

@Suite struct CorpusTests {
  /// A circuit of the library with the published circuit that it cites.
  struct Citation {
    var path: String
    var circuit: String
    var id: String
    var rule: String
  }

  static let citations: [Citation] = {
    let folder = Schemas.root.appending(path: "Circuits").path
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".circuit") }.sorted().flatMap { file in
      var circuit = ""
      var found: [Citation] = []
      let path = "Circuits/\(file)"
      let text = (try? String(contentsOf: Schemas.root.appending(path: path), encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n") {
        let words = line.split { " ({".contains($0) }.map(String.init)
        if words.count >= 2, words[0] == "circuit" { circuit = words[1] }
        guard words.count >= 3, words[0] == "//", words[1] == "corpus:" else { continue }
        found.append(Citation(path: path, circuit: circuit, id: words[2], rule: words.count > 3 ? words[3] : ""))
      }
      return found
    }
  }()

  @Test func everyPublishedCircuitIsCitedUnderEachRuleThatMatters() {
    #expect(Set(Corpus.entries.map(\.id)).count == 31)
    for entry in Corpus.entries {
      let cited = Self.citations.contains { $0.id == entry.id && $0.rule == entry.rule }
      // A rule that agrees with the published one needs no circuit of its own.
      let published = Corpus.entries.first { $0.id == entry.id && $0.rule == "as_published" }
      let agrees = entry.rule != "as_published" && published?.counterexample == entry.counterexample && published != nil
      #expect(cited || agrees, "\(entry.id) \(entry.rule)")
    }
  }

  @Test(arguments: citations.indices) func theVerdictIsTheOneThatIsKnown(place: Int) throws {
    let citation = Self.citations[place]
    let entry = try #require(
      Corpus.entries.first { $0.id == citation.id && $0.rule == citation.rule }, "\(citation) is not known")
    let (status, json) = try Tool.report([citation.path, "--circuit", citation.circuit])
    #expect(status == 0, "\(citation)")
    let claims = json["files"]?.elements.first?["circuits"]?.elements.first?["claims"]?.elements ?? []
    if let expected = entry.counterexample {
      let witness = try #require(claims.first { $0["kind"]?.string == "refute" }, "\(citation) refutes nothing")
      #expect(witness["counterexample"]?["length"]?.integer == expected[0].count, "\(citation)")
      #expect(rows(witness["counterexample"]?["inputs"]) == expected, "\(citation)")
    } else {
      let proved = claims.filter { $0["kind"]?.string == "prove" }.compactMap { $0["verdict"]?.string }
      #expect(!proved.isEmpty, "\(citation) proves nothing")
      #expect(proved.allSatisfy { $0 == "proved" || $0 == "holds" }, "\(citation)")
    }
  }

  /// Claims about numbers that grow without end, by file: states never repeat, and an invariant proves every length.
  private static let growing = [
    "5-counting/majority-so-far": ["MajoritySoFar more_ones", "MajoritySoFar half"],
    "7-languages/balanced-brackets": ["BalancedBrackets balanced", "BalancedBrackets as_many"],
    "7-languages/next-symbol": ["NextSymbol end", "NextSymbol another_a", "NextSymbol another_b"],
    "8-linear/alternating-sum": [
      "AlternatingSum closed_form", "AlternatingSum readout", "AlternatingSumSign positive",
      "AlternatingSumConfidence nearly_one", "AlternatingSumConfidence nearly_zero",
      "AlternatingSumConfidence undecided", "AlternatingSumConfidence never_one",
    ],
    "8-linear/alternating-sum-from": [
      "AlternatingSumFromMinusOne closed_form", "AlternatingSumFromMinusOne last_line_even",
      "EvenMinusOdd at_even_steps", "EvenMinusOdd at_odd_steps",
    ],
    "8-linear/running-difference": ["RunningDifference difference"],
    "8-linear/sign-of-sum": [
      "SignOfSum sign", "SignOfSumSmooth positive", "SignOfSumSmooth negative", "SignOfSumSmooth never_one",
    ],
  ]

  @Test(arguments: growing.keys.sorted(), ["auto", "affine"])
  func aClaimAboutNumbersThatGrowIsProvedForEveryLength(file: String, engine: String) throws {
    let (_, json) = try Tool.report(["Circuits/\(file).circuit", "--engine", engine])
    let circuits = json["files"]?.elements.first?["circuits"]?.elements ?? []
    let proved = circuits.flatMap { circuit in
      (circuit["claims"]?.elements ?? []).filter { $0["verdict"]?.string == "proved" }
        .map { "\(circuit["name"]?.string ?? "") \($0["name"]?.string ?? "")" }
    }
    #expect(proved == Self.growing[file])
  }

  /// The rows of a run's inputs, one a component.
  private func rows(_ inputs: JSON?) -> [[String]] {
    (inputs?.members ?? []).flatMap { input -> [[String]] in
      let steps = input.value.elements.map { $0.string.map { [$0] } ?? $0.elements.compactMap(\.string) }
      return (0..<(steps.first?.count ?? 0)).map { component in steps.map { $0[component] } }
    }
  }
}
