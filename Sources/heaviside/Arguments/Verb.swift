/// What the command can be asked to do: its first word.
enum Verb: String, CaseIterable {
  case certify, check, completions, config, draw, explain, fmt, help, trace

  /// What stands after the verb on the command line.
  var operands: String {
    switch self {
    case .certify: "FILE..."
    case .check, .fmt: "PATH..."
    case .completions: "SHELL"
    case .config: ""
    case .draw, .explain: "FILE"
    case .trace: "FILE --input LETTERS"
    case .help: "[VERB]"
    }
  }

  /// The verb with its operands.
  var usage: String { operands.isEmpty ? rawValue : "\(rawValue) \(operands)" }

  /// What one of them is called.
  var operandName: String {
    operands.prefix { $0 == "[" || $0.isUppercase }.filter(\.isLetter)
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .certify: "check certificates of proofs again, without the engines that found them"
    case .check: "verify every claim and example of every circuit"
    case .completions: "print a script with which a shell completes this command"
    case .config: "show the settings, and where each comes from"
    case .draw: "the network as SVG"
    case .explain: "what each unit computes, ties, margins, the minimal machine"
    case .fmt: "rewrite files in the canonical form"
    case .help: "describe the command, or one of its verbs"
    case .trace: "run one sequence and print the table that a homework would"
    }
  }

  /// What else a reader should know, as paragraphs.
  var details: String {
    switch self {
    case .certify:
      """
      A FILE is a certificate that `heaviside check --certificate DIR` wrote, or a folder with such files, which are called
      *.certificate. The circuit files that it names are read again, and must not have changed.

      Exit status:
        0    every certificate shows its claim
        1    a certificate does not show its claim
        2    bad command line, unreadable or missing certificate, output that cannot be written
        3    a certificate is malformed, or a circuit file that it names is missing, changed or rejected
        130  interrupted (143: terminated)
      """
    case .check:
      """
      A PATH is a circuit file, a folder (every *.circuit file below it, in the order of their names), or - for
      standard input. Links to files are followed, links to folders are not.

      Several formats can be asked for. One without =FILE takes the place of the text on standard output.

      Exit status:
        0    everything asked for holds
        1    some claim fails
        2    bad command line, unreadable or missing file, output that cannot be written
        3    a circuit file was rejected
        4    undecided: a budget ended, or --require proof was not met
        5    the tool disagrees with itself
        130  interrupted (143: terminated), after writing what was known
      """
    case .completions:
      """
      SHELL is bash, zsh or fish. The script goes where the shell looks for such scripts, or is read when it starts:
        heaviside completions bash > ~/.local/share/bash-completion/completions/heaviside
        heaviside completions zsh > ~/.zfunc/_heaviside      (with ~/.zfunc in fpath, before compinit)
        heaviside completions fish > ~/.config/fish/completions/heaviside.fish
      """
    case .config:
      """
      Settings are read from the file .heaviside.json in this folder, or else in the nearest folder above that has one, up
      to the one with .git in it. It holds names of options without their dashes:
        {"require": "proof", "time-limit": 60, "max-memory": "2G", "quiet": true}
      Options of the command line come first. Paths in the file are seen from the folder that it lies in. What narrows what
      is checked, or says where to write, cannot be set there. A key that is not known is an error.
      """
    case .fmt:
      """
      A PATH is a circuit file, a folder, or - to format standard input to standard output. A file is written only when
      its text changes; one that cannot be parsed is left alone.
      """
    case .trace:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      The letters of one input stand one a step, those of a vector in brackets. Several inputs are named, in one
      --input or in several:
        heaviside trace RunningAnd --input "1 1 0 1"
        heaviside trace SequenceEquality --input "[0 0] [1 1] [0 1]"
        heaviside trace Adder --input "a = 1 0 1; b = 1 1 0"
        heaviside trace Adder --input a="1 0 1" --input b="1 1 0"
      """
    case .draw, .explain, .help: ""
    }
  }

  /// Whether this version can do it.
  var isAvailable: Bool {
    switch self {
    case .certify, .check, .completions, .config, .fmt, .help, .trace: true
    case .draw, .explain: false
    }
  }
}
