import Foundation
import TestSupport
import Testing

/// A teacher's file and students' files in a folder of their own, for tests of `grade`.
final class Classroom {
  private let scratch: Scratch

  /// The folder.
  var folder: URL { scratch.folder }

  /// Makes a classroom.
  ///
  /// - Parameters:
  ///   - students: the texts by name; each becomes `class/NAME.circuit`.
  ///   - teacher: the text of `teacher.circuit`.
  /// - Throws: what keeps the files from being written.
  init(_ students: [String: String] = [:], teacher: String = Classroom.latch) throws {
    scratch = try Scratch()
    try scratch.makeFile("teacher.circuit", teacher)
    for (name, text) in students { try scratch.makeFile("class/\(name).circuit", text) }
  }

  /// Makes a file.
  func makeFile(_ name: String, _ text: String) throws { try scratch.makeFile(name, text) }

  /// Runs `grade --claims teacher.circuit` with more arguments.
  func grade(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Tool.Result {
    try Tool.run(
      ["grade", "--claims", "teacher.circuit"] + arguments, in: folder, input: Array(input.utf8),
      environment: environment)
  }

  /// The text of a file.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}

extension Classroom {
  /// Asks for a latch, for 6 points.
  static let latch = """
    /// On for as long as every input so far was 1.
    circuit Latch {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 1.5) // the teacher's secret
      output y[t] = h[t]

      /// points: 4
      prove correct: y[t] iff all(x[1..t])

      /// points: 1/2
      reach on: y[t] == 1

      /// points: 3/2
      example "by hand" {
        x = 1 1 0 1
        y = 1 1 0 0
      }
    }

    """

  /// Gets everything.
  static let right = """
    circuit Latch {
      input x: bit
      seen[0] = 0
      seen[t] = step(seen[t-1] - x[t] + 0.5)
      output y[t] = 1 - seen[t]
    }

    """

  /// Never falls.
  static let wrong = """
    circuit Latch {
      input x: bit
      h[0] = 1
      h[t] = step(h[t-1] + x[t] - 0.5)
      output y[t] = h[t]
    }

    """

  /// Is no circuit.
  static let broken = "circuit Latch {\n  input x: bit\n  output y[t] =\n}\n"

  /// Asks for a copy; the second claim takes for ever when every sequence is run (`slowly`).
  static let endless = """
    circuit Copy {
      input x: bit
      output y[t] = x[t]
      reach on: y[t] == 1
      prove same: y[t] iff x[t]
    }

    """

  /// Copies, by way of a state.
  static let copy = "circuit Copy {\n  input x: bit\n  h[0] = 0\n  h[t] = x[t]\n  output y[t] = h[t]\n}\n"

  /// Arguments with which a claim that holds is not decided while anybody waits.
  static let slowly = ["--engine", "reference", "--up-to", "60"]
}
