import Foundation

/// Circuit files of every kind, for tests with many of them.
enum ManyFiles {
  /// What can stand in a folder.
  enum Kind: Int, CaseIterable {
    case proved, fails, broken, unreadable, tie, vacuous, endless

    /// The status of a run over files of this kind alone.
    var status: Int32 {
      switch self {
      case .proved: 0
      case .fails, .tie, .vacuous: 1
      case .unreadable: 2
      case .broken: 3
      case .endless: 4
      }
    }

    /// The verdict on its claim; `nil` where there is none.
    var verdict: String? {
      switch self {
      case .proved, .fails, .tie, .vacuous: "\(self)"
      case .endless: "unknown"
      case .broken, .unreadable: nil
      }
    }

    /// The text; `nil` for a link that leads nowhere. Each number is another text with the same verdict.
    func text(_ number: Int) -> String? {
      let proved = VerdictTests.runningAnd + "// \(number)\n"
      return switch self {
      case .proved: proved
      case .fails: proved.replacing("all(", with: "any(")
      case .broken: proved.replacing("h[t] =", with: "h[t]")
      case .unreadable: nil
      case .tie: proved.replacing("1.5", with: "1")
      case .vacuous: proved.replacing("all(x[1..t])", with: "all(x[1..t]) when y[t] > 1")
      case .endless: VerdictTests.endless + "// \(number)\n"
      }
    }
  }

  /// Makes files of all kinds in turn, called `0000.circuit` and so on, with the kinds in that order.
  static func make(_ count: Int, of kinds: [Kind] = Kind.allCases, in scratch: Scratch, below folder: String) throws
    -> [Kind]
  {
    try (0..<count).map { number in
      let kind = kinds[number % kinds.count]
      let name = "\(folder)/\(String(repeating: "0", count: max(0, 4 - "\(number)".count)))\(number).circuit"
      if let text = kind.text(number) {
        try scratch.makeFile(name, text)
      } else {
        let link = scratch.folder.appending(path: name)
        try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "nowhere")
      }
      return kind
    }
  }

  /// A shift register of so many stages: two to the power of their number of states.
  static func register(stages: Int) -> String {
    let stage = (2...max(2, stages)).map { "  r\($0)[0] = 0\n  r\($0)[t] = r\($0 - 1)[t-1]\n" }.joined()
    return """
      circuit Register {
        input x: bit
        r1[0] = 0
        r1[t] = x[t]
      \(stage)  prove late: r\(stages)[t] == (if t >= \(stages) then x[t-\(stages - 1)] else 0)
      }

      """
  }
}
