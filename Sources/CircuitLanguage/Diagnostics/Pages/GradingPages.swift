extension DiagnosticPage {
  /// The pages about files of students and of teachers, and about files from strangers.
  static let grading: [DiagnosticPage] = [
    DiagnosticPage(
      .missingCircuit, "A circuit that the teacher asks for is missing",
      """
      The student's file must have a circuit of the name that the teacher's file has, spelled the same. Its network then
      takes the place of the teacher's, and the claims are judged for it. Here there is none of that name.
      """,
      wrong: .graded(teacher: copyTask, student: student(copy.replacing("Copy", with: "Cpoy"))),
      right: .graded(teacher: copyTask, student: student(copy))),
    DiagnosticPage(
      .differentInput, "An input differs from the teacher's",
      """
      The claims speak of the teacher's inputs, so the student's circuit needs the same ones: the same names and the same
      types. An input that the task does not have would never be fed.
      """,
      wrong: .graded(teacher: copyTask, student: student(copy.replacing("x: bit", with: "x: sign"))),
      right: .graded(teacher: copyTask, student: student(copy))),
    DiagnosticPage(
      .differentOutput, "An output differs from the teacher's",
      """
      The claims read the teacher's outputs, so the student's circuit must compute signals of the same names and shapes.
      They must be units: a `ref` is not part of the network, and an input is not computed.
      """,
      wrong: .graded(teacher: copyTask, student: student(copy.replacing("y[t] =", with: "z[t] ="))),
      right: .graded(teacher: copyTask, student: student(copy))),
    DiagnosticPage(
      .differentFamily, "A family differs from the teacher's",
      """
      The teacher asks for a family, one circuit for each value of its parameters. The student's circuit must have the
      same parameters in the same order, and ranges that include every member asked for. A single circuit does not answer
      for a family, nor a family for a single circuit.
      """,
      wrong: .graded(teacher: scaleTask, student: student(scale.replacing("1..3", with: "1..2"))),
      right: .graded(teacher: scaleTask, student: student(scale))),
    DiagnosticPage(
      .refusedImport, "An import in a file that must stand alone",
      """
      A file that is graded, or that comes from a stranger, is judged by itself. It could otherwise read files of the
      computer that grades it, the solution among them. Copy the circuits that you use into the file.
      """,
      wrong: .graded(teacher: copyTask, student: student("import \"solution.circuit\"\n\n" + copy)),
      right: .graded(teacher: copyTask, student: student(copy))),
    DiagnosticPage(
      .readsReplacedUnit, "A teacher's claim reads what the student replaces",
      """
      This is about the teacher's file. When a student is graded, the network is the student's: units of the solution,
      its parts and its conventions are gone. Claims, examples and `ref` equations can read only what stays, which is
      inputs, outputs and other `ref` signals. Declare the signal as an `output` to ask students for it too.
      """,
      wrong: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            h[t] = x[t]
            output y[t] = h[t]
            prove copied: y[t] iff h[t] == 1
          }
          """), student: student(copy)),
      right: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            h[t] = x[t]
            output y[t] = h[t]
            prove copied: y[t] iff x[t]
          }
          """), student: student(copy))),
    DiagnosticPage(
      .assumesAnswer, "A teacher's assumption depends on the answer",
      """
      This is about the teacher's file. An assumption leaves sequences out. If it reads an output, a student who answers
      wrongly could leave no sequence to be wrong on, and would pass. Assume something of the inputs alone, or restrict
      the claim itself with `when`.
      """,
      wrong: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            output y[t] = x[t]
            assume y[t] == 1
            prove copied: y[t] iff x[t]
          }
          """), student: student(copy)),
      right: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            output y[t] = x[t]
            assume x[t] == 1
            prove copied: y[t] iff x[t]
          }
          """), student: student(copy))),
    DiagnosticPage(
      .malformedPoints, "Points that are no number, or stand at the wrong place",
      """
      This is about the teacher's file. A line `points: 3` in the `///` comment above a claim or an example says what it
      is worth. It takes a number such as `3`, `1/2` or `0.5`, stands once, and belongs to a claim: a circuit as a whole
      has no points of its own.
      """,
      wrong: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            output y[t] = x[t]
            /// points: many
            prove copied: y[t] iff x[t]
          }
          """), student: student(copy)),
      right: .graded(
        teacher: teacher(
          """
          circuit Copy {
            input x: bit
            output y[t] = x[t]
            /// points: 3
            prove copied: y[t] iff x[t]
          }
          """), student: student(copy))),
    DiagnosticPage(
      .holeInSubmission, "A `?` in a file that is graded",
      """
      Exercises are handed out with a `?` for each number that is to be found. A file that is handed in must be finished:
      write a number in place of each `?`.
      """,
      wrong: .graded(teacher: copyTask, student: student(copy.replacing("0.5", with: "?"))),
      right: .graded(teacher: copyTask, student: student(copy))),
    DiagnosticPage(
      .tooLargeForStranger, "More than is allowed in a file from a stranger",
      """
      With `--untrusted`, and when files are graded, less is allowed than in one's own files: 256 units, 64 claims, 64
      steps back, 256 kilobytes. Hundreds of files from people whom nobody knows can then be judged without one of them
      taking all the time. The file may be sound; write a smaller circuit, or check it without `--untrusted`.
      """,
      wrong: .checkedForStranger(
        .init(
          "example.circuit",
          """
          circuit Wide {
            input x: bit
            h[t] = [x[t] for i in 1..300]
            output y[t] = h[t][1]
            prove copied: y[t] iff x[t]
          }
          """)),
      right: .checkedForStranger(
        .init(
          "example.circuit",
          """
          circuit Wide {
            input x: bit
            h[t] = [x[t] for i in 1..3]
            output y[t] = h[t][1]
            prove copied: y[t] iff x[t]
          }
          """))),
  ]

  private static let copy = """
    circuit Copy {
      input x: bit
      output y[t] = step(x[t] - 0.5)
    }
    """

  private static let scale = """
    circuit Scale(k in 1..3) {
      input x: bit
      output y[t] = k * x[t]
    }
    """

  private static let copyTask = teacher(
    """
    circuit Copy {
      input x: bit
      output y[t] = x[t]
      prove copied: y[t] iff x[t]
    }
    """)

  private static let scaleTask = teacher(
    """
    circuit Scale(k in 1..3) {
      input x: bit
      output y[t] = k * x[t]
      prove scaled: y[t] == k * x[t]
    }
    """)

  private static func teacher(_ text: String) -> File { File("teacher.circuit", text) }

  private static func student(_ text: String) -> File { File("student.circuit", text) }
}
