extension DiagnosticPage {
  /// The pages about files that import each other, and about paths on the command line.
  static let files: [DiagnosticPage] = [
    DiagnosticPage(
      .unreadableImport, "An imported file that cannot be read",
      """
      The path after `import` leads to no file, or to one that the system does not let us read. It is seen from the folder
      of the file that imports, not from the folder in which the command runs. The name is written in full, with
      `.circuit` at its end.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          import "gate.circuit"

          circuit User {
            input a: bit
            part n = Not(x: a[t])
            output y[t] = n.y[t]
            prove inverted: y[t] != a[t]
          }
          """), gates,
      ]),
      right: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"

          circuit User {
            input a: bit
            part n = Not(x: a[t])
            output y[t] = n.y[t]
            prove inverted: y[t] != a[t]
          }
          """), gates,
      ])),
    DiagnosticPage(
      .importCycle, "Files that import each other",
      """
      A file imports another, which imports the first again, perhaps by way of more files. Move what they share to a file
      of its own that imports neither of them. A file need not import itself: its circuits see each other anyway.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          import "other.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """),
        .init(
          "other.circuit",
          """
          import "example.circuit"

          circuit Not {
            input x: bit
            output y[t] = 1 - x[t]
            prove inverted: y[t] != x[t]
          }
          """),
      ]),
      right: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """), gates,
      ])),
    DiagnosticPage(
      .duplicateImport, "A file that is imported twice",
      """
      One import brings in all circuits of a file. The second one would change nothing and may hide a slip for another
      path. Two paths that lead to the same file count as the same.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"
          import "./gates.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """), gates,
      ]),
      right: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """), gates,
      ])),
    DiagnosticPage(
      .absoluteImport, "An import that is not relative",
      """
      A path that begins at the root of the disk, at a drive or at a home folder works on one computer only. Name the file
      as seen from the file that imports it: `gates.circuit` beside it, `../gates.circuit` in the folder above.
      """,
      wrong: .checked([
        .init(
          "example.circuit",
          """
          import "/homework/gates.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """)
      ]),
      right: .checked([
        .init(
          "example.circuit",
          """
          import "gates.circuit"

          circuit Copy {
            input x: bit
            output y[t] = x[t]
            prove copied: y[t] iff x[t]
          }
          """), gates,
      ])),
    DiagnosticPage(
      .missingFile, "There is no file of this name",
      """
      Nothing has the name that was given on the command line. Check the spelling, and in which folder the command runs. A
      missing file is never passed over in silence: a check in a build would otherwise look at nothing and pass.
      """,
      wrong: .named("missing.circuit")),
    DiagnosticPage(
      .notAFile, "A folder, a device or a pipe where a file is needed",
      """
      One file is needed, and the path leads to something else. `check`, `fmt` and `plan` look through folders; `trace`,
      `explain` and the other verbs about one circuit need a file. What a program writes is read from standard input with
      the path `-`. Where files come from strangers, links are not followed either.
      """,
      wrong: .named("/dev/null")),
    DiagnosticPage(
      .unreadableFile, "The system refuses to read a file",
      """
      The file is there and cannot be read; the message repeats what the system says, most often that permission is
      missing. Ask for the permission, or make a copy that belongs to you. A file that could not be read counts as a
      failure of the run.
      """,
      wrong: .impossible("What the system refuses is not a matter of what stands in a file, so there is no example.")),
    DiagnosticPage(
      .fileTooLarge, "A file larger than any circuit",
      """
      The file has more than 16 million bytes, which no circuit needs. It is most likely not a circuit file at all: a data
      file or a program in its place. It is not read, so that a check always ends. A generated circuit of that size can be
      split into files that import each other.
      """,
      wrong: .impossible("An example would have 16 million bytes, so there is none here.")),
    DiagnosticPage(
      .noCircuitFiles, "A folder without circuit files",
      """
      A folder was given, and no file below it is called `*.circuit`. Hidden files and folders are left out, and so are
      exercises. A run that looked at nothing must not pass, so this is an error. Often the command runs in another folder
      than was thought.
      """,
      wrong: .named("homework")),
  ]

  /// A file that others import.
  static let gates = File(
    "gates.circuit",
    """
    circuit Not {
      input x: bit
      output y[t] = 1 - x[t]
      prove inverted: y[t] != x[t]
    }
    """)
}
